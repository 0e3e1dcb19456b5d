package dev.narrows.cli;

import dev.narrows.result.FileOperations;
import dev.narrows.result.ReplicatesCsv;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: the replicates behind the results. */
@Command(
        description =
                "Write the replicates of a finished run as CSV: cell, replicate, and every quantity of its family, "
                        + "with the bits that the run had.")
final class ExportCommand extends Verb {
    private final FileOperations operations;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--replicates",
            paramLabel = "FILE",
            required = true,
            description = "a row for each replicate into this file; compressed where it ends in .gz")
    private Path file;

    @Option(
            names = {"-q", "--quiet"},
            description = "nothing on stderr but errors")
    private boolean quiet;

    ExportCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        folder = GivenFolder.resolved(folder, console, quiet);
        GivenFolder.requireOutside("--replicates", file, List.of(folder));
        GivenFolder.<Void>read(folder, () -> {
            ReplicatesCsv.write(operations, new ResultFolder(folder), file.toAbsolutePath());
            return null;
        });
        if (!quiet) {
            console.message(file.toString());
        }
        return ExitCode.OK;
    }
}
