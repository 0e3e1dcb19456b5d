package dev.narrows.cli;

import dev.narrows.result.FileOperations;
import dev.narrows.result.ReplicatesCsv;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: the replicates behind the results. */
@Command(
        description =
                "Write the replicates of a finished run as CSV: cell, replicate, and every quantity of its family, "
                        + "with the bits that the run had.")
final class ExportCommand extends Verb {
    /** As other verbs take it: the number of data sets per cell. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /** Names of files that are no text. */
    private static final Pattern OTHER = Pattern.compile("[.](?:parquet|xlsx?|json|arrow|feather|zip)$");

    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--replicates",
            paramLabel = "FILE",
            required = true,
            description = "a row for each replicate into this file, CSV; compressed where it ends in .gz")
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
        if (NUMBER.matcher(file.toString()).matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--replicates: " + file + " is a number, must be the file to write, such as replicates.csv: all "
                            + "replicates of the run go into it");
        }
        if (OTHER.matcher(file.toString()).find()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--replicates: " + file
                            + ", would be CSV: must have a name of that, such as replicates.csv or replicates.csv.gz");
        }
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
