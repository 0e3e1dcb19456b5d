package dev.narrows.cli;

import dev.narrows.foreign.LabelsPin;
import dev.narrows.foreign.Scoring;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: policies of other programs, held against the floors and ceilings of a cell like a run's own. */
@Command(
        description =
                "Read the policies that other programs made of the labels of one cell; compute their exact risks, "
                        + "hold them against floors and ceilings, write an output folder like a run's.")
final class ScoreCommand extends Verb {
    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneCell cell;

    @Mixin
    private Printing printing;

    @Option(
            names = "--policies",
            paramLabel = "P.csv",
            required = true,
            description = "columns replicate, s, y and action, or a probability p_<action> for each; learner, where "
                    + "there are several")
    private Path policies;

    @Option(
            names = "--labels",
            paramLabel = "DIR",
            description = "the folder of labels that they were trained on: refused if it is of other data")
    private Optional<Path> labels;

    @Option(
            names = "--trained-on",
            paramLabel = "M",
            description = "the policies are made of the first M labels of each data set alone: the others certify them")
    private Long trainedOn;

    @Option(
            names = "--prior",
            paramLabel = "PRIOR",
            description = "uniform or scenario: measure the KL of the policies from this law over actions, and make "
                    + "ceilings of it")
    private Optional<Scoring.Prior> prior;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path out;

    ScoreCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        BatchRun.Settings settings = printing.settings(true);
        try (Interruption interruption = new Interruption(Optional.empty())) {
            OneCell.Found found = cell.read();
            Scoring.Claims claims = new Scoring.Claims(found.replicates(), trainedOn(found), prior);
            Scoring scoring = Scoring.of(found.scenario(), found.cell(), policies, found.data(), claims);
            return new FilesRun(
                            console,
                            out,
                            RunFolder.Opening.of(operations),
                            settings,
                            interruption,
                            false,
                            scoring::rows)
                    .run(List.of(scoring.scenario()));
        }
    }

    /** What is said here, else what the folder of labels says. */
    private OptionalLong trainedOn(OneCell.Found found) throws IOException {
        long all = found.cell().learner().labels();
        if (trainedOn != null && !(trainedOn >= 0 && trainedOn < all)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--trained-on: " + trainedOn + ", must be in 0.." + (all - 1));
        }
        OptionalLong said = trainedOn == null ? OptionalLong.empty() : OptionalLong.of(trainedOn);
        if (labels.isEmpty()) {
            return said;
        }
        LabelsPin pin = LabelsPin.read(labels.get());
        pin.require(labels.get(), found.cell(), found.replicates());
        return said.isPresent() || pin.shown() == all ? said : OptionalLong.of(pin.shown());
    }
}
