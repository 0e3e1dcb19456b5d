package dev.narrows.cli;

import dev.narrows.channel.ChannelReader;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deficiency}: what the labels of one channel lose against those of another, whatever they are used for. */
@Command(description = "What the labels of one channel lose at most against those of another, for any use of them.")
final class DeficiencyCommand extends Verb {
    private static final int MOST_FILES = 26;
    private static final int MOST_RESAMPLES = 100_000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "2..*", paramLabel = "FILE", description = "matrices (CSV) or channel files (.yaml), 2 to 26")
    private List<Path> files;

    @Option(
            names = "--contexts",
            paramLabel = "P,P,..",
            description = "probability of each context, or uniform (default: the shares of the counts, else uniform)")
    private String contexts;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "bootstrap resamples of counts, 0 for no interval (default: ${DEFAULT-VALUE})")
    private int resamples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the bootstrap (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private TableOrJson format;

    DeficiencyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        if (files.size() > MOST_FILES) {
            throw usage("FILE: has " + files.size() + " entries, may have " + MOST_FILES);
        }
        if (resamples != 0 && !(resamples >= 100 && resamples <= MOST_RESAMPLES)) {
            throw usage("--resamples: " + resamples + ", must be 0 or from 100 to " + MOST_RESAMPLES);
        }
        List<GivenChannel> given = read();
        DeficiencyReport report = report(given);
        DeficiencyText text = new DeficiencyText(given, report, resamples, seed);
        console.out().write(format.json() ? text.json() + "\n" : text.text(console.screen()));
        return ExitCode.OK;
    }

    private List<GivenChannel> read() throws ScenarioException {
        List<GivenChannel> given = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                given.add(ChannelReader.read(file));
            } catch (ScenarioException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return given;
    }

    private DeficiencyReport report(List<GivenChannel> given) throws RefusedException {
        int most = given.stream().mapToInt(GivenChannel::contexts).max().orElseThrow();
        try {
            return DeficiencyReport.of(given, GivenLaws.law(spec, "--contexts", contexts, most), resamples, seed);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
