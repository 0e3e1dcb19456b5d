package dev.narrows.cli;

import dev.narrows.channel.ChannelReader;
import dev.narrows.channel.ChannelReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code capacity}: what a channel carries that is given by itself, and what a label of it leaves. */
@Command(description = "Capacity, information, Bayes risk and best floor of a channel: a matrix or a channel file.")
final class CapacityCommand extends Verb {
    private static final int MOST_CLASSES = 1_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "matrix (CSV; a row for each truth, a column for each label) or channel file (.yaml)")
    private Path file;

    @Option(
            names = "--agreement",
            paramLabel = "SHARE",
            description = "instead of a file: the symmetric channel whose labels are right this often")
    private Double agreement;

    @Option(names = "--classes", paramLabel = "N", description = "with --agreement: how many classes (default: 2)")
    private Integer classes;

    @Mixin
    private GivenLaws laws;

    @Mixin
    private TableOrJson format;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "nats",
            description = "nats or bits in the printed table (default: nats)")
    private Unit unit;

    CapacityCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        GivenChannel given = given();
        ChannelReport report = report(given);
        CapacityText text = new CapacityText(given, report, unit, Optional.ofNullable(agreement));
        if (format.json()) {
            console.out().write(text.json() + "\n");
        } else {
            console.out().write(text.text(console.screen()));
        }
        return ExitCode.OK;
    }

    private GivenChannel given() throws ScenarioException {
        if ((file == null) == (agreement == null)) {
            throw usage("one of FILE and --agreement is needed");
        }
        if (agreement == null) {
            if (classes != null) {
                throw usage("--classes: only with --agreement");
            }
            return ChannelReader.read(file);
        }
        int q = classes == null ? 2 : classes;
        if (!(agreement >= 0 && agreement <= 1)) {
            throw usage("--agreement: " + agreement + ", must be from 0 to 1");
        }
        if (q < 2 || q > MOST_CLASSES) {
            throw usage("--classes: " + q + ", must be from 2 to " + MOST_CLASSES);
        }
        return GivenChannel.ofAgreement(agreement, q);
    }

    private ChannelReport report(GivenChannel given) {
        return ChannelReport.of(given, laws.prior(given.truths()), laws.contexts(given.contexts()));
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
