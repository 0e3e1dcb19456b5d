package dev.narrows.cli;

import picocli.CommandLine.Option;

/** The option of commands that print a table for people, or JSON or CSV for programs. */
final class AnyFormat {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or csv (default: ${DEFAULT-VALUE})")
    private Format format;

    Format chosen() {
        return format;
    }
}
