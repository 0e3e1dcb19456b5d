package dev.narrows.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema}: what a scenario file may hold, or what the columns of points.csv hold. */
@Command(name = "schema", mixinStandardHelpOptions = true, versionProvider = Main.VersionText.class,
        description = "Print the JSON Schema of scenario files, or the table of the columns of points.csv.")
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--columns", description = "the columns of points.csv as a Markdown table")
    private boolean columns;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        console.out().write(columns ? ColumnTable.markdown() : Resource.SCHEMA.text());
        return ExitCode.OK;
    }
}
