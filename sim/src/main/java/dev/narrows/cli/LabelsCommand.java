package dev.narrows.cli;

import dev.narrows.foreign.LabelsFolder;
import dev.narrows.foreign.LabelsPin;
import dev.narrows.foreign.ReplicateRange;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RefusedException;
import dev.narrows.sampling.LabelOrder;
import dev.narrows.yaml.Wording;
import java.nio.file.Path;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code labels}: the data sets that a run of a cell sees, for learners of other programs. */
@Command(
        description = "Write the data sets that a run of one cell sees as CSV, for learners of other programs; their "
                + "policies are read by score.")
final class LabelsCommand extends Verb {
    /** Some two gigabytes. */
    private static final long MOST_ROWS = 100_000_000;

    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OneCell cell;

    @Option(
            names = "--counts",
            description = "how often each pair of context and label came, and not label by label; no order is drawn")
    private boolean counts;

    @Option(
            names = "--first",
            paramLabel = "M",
            description = "only the first M labels of each data set: the others can certify a policy")
    private Long first;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder for labels.csv and labels.json, a new one, an empty one or one of labels")
    private Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "nothing on stderr but errors")
    private boolean quiet;

    LabelsCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        OneCell.Found found = cell.read();
        long labels = found.cell().learner().labels();
        long shown = shown(labels);
        boolean ordered = !counts || shown < labels;
        requireFew(labels, ordered, rows(found, shown));
        LabelsPin pin = LabelsPin.of(found.scenario(), found.cell(), found.replicates(), shown, counts);
        long rows = new LabelsFolder(operations, out).write(pin, found.data());
        if (!quiet) {
            console.message(
                    "labels: " + out + " (" + Wording.count(rows) + " rows, replicates " + found.replicates() + ")");
        }
        return ExitCode.OK;
    }

    private long shown(long labels) {
        OptionalLong asked = first == null ? OptionalLong.empty() : OptionalLong.of(first);
        if (asked.isPresent() && !(first >= 1 && first <= labels)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--first: " + first + ", must be in 1.." + labels);
        }
        return asked.orElse(labels);
    }

    private long rows(OneCell.Found found, long shown) {
        ReplicateRange replicates = found.replicates();
        return replicates.size() * (counts ? found.data().places() : shown);
    }

    private static void requireFew(long labels, boolean ordered, long rows) throws RefusedException {
        if (ordered && labels > LabelOrder.MOST_LABELS) {
            throw new RefusedException("a data set has " + Wording.count(labels) + " labels, may have "
                    + Wording.count(LabelOrder.MOST_LABELS) + " to be put in order: --counts needs no order");
        }
        if (rows > MOST_ROWS) {
            throw new RefusedException("there would be " + Wording.count(rows) + " rows, may be "
                    + Wording.count(MOST_ROWS) + ": write some replicates at a time (--replicates), or --counts");
        }
    }
}
