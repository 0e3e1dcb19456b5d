package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema}: what a scenario file may hold, what the columns of points.csv hold, or which bounds there are. */
@Command(
        description = "Print the JSON Schema of scenario files, the table of the columns of points.csv, or that of the "
                + "bounds.")
final class SchemaCommand extends Verb {
    @Option(names = "--columns", description = "the columns of points.csv as a Markdown table")
    private boolean columns;

    @Option(names = "--bounds", description = "every floor and ceiling as a Markdown table")
    private boolean bounds;

    SchemaCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        console.out()
                .write(
                        columns
                                ? ColumnTable.markdown()
                                : bounds ? BoundTable.markdown(BoundCatalogue.load()) : ScenarioSchema.text());
        return ExitCode.OK;
    }
}
