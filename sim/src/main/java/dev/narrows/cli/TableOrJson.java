package dev.narrows.cli;

import picocli.CommandLine.Option;

/** The option of commands that print a table for people or JSON for programs. */
final class TableOrJson {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json (default: ${DEFAULT-VALUE})")
    private Format format;

    private enum Format {
        TABLE,
        JSON
    }

    boolean json() {
        return format == Format.JSON;
    }
}
