package dev.narrows.cli;

import dev.narrows.channel.ChannelReader;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.channel.RatedChannels;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.RatingsException;
import dev.narrows.judge.RatingsReader;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "matrices (CSV) or channel files (.yaml), 2 to 26; or one CSV of ratings, with --raters")
    private List<Path> files;

    @Option(
            names = "--raters",
            paramLabel = "NAME,NAME,..",
            split = ",",
            description = "compare these raters of a file of ratings beside the truth, 2 to 26")
    private List<String> raters = List.of();

    @Mixin
    private RatingOptions columns;

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
    private CertificateOption certificates;

    @Mixin
    private TableOrJson format;

    private final FileOperations operations;

    DeficiencyCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        checkOptions();
        certificates.open(operations, 1);
        try {
            DeficiencyText text = raters.isEmpty() ? ofFiles() : ofRaters();
            certificates.write(console, proofs -> proofs.write(text.given(), text.report()));
            console.out().write(format.json() ? text.json() + "\n" : text.text(console.screen()));
            return ExitCode.OK;
        } catch (IllegalArgumentException | RatingsException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private void checkOptions() {
        int number = raters.isEmpty() ? files.size() : raters.size();
        String what = raters.isEmpty() ? "FILE" : "--raters";
        if (number > MOST_FILES) {
            throw usage(what + ": has " + number + " entries, may have " + MOST_FILES);
        }
        if (number < 2) {
            throw usage(what + ": has 1 entry, must have 2"
                    + (raters.isEmpty() ? "" : ", between commas")
                    + (raters.isEmpty() ? "; of one CSV of ratings, name the raters: --raters NAME,NAME" : ""));
        }
        if (!raters.isEmpty() && files.size() > 1) {
            throw usage("FILE: has " + files.size() + " entries, must have 1 with --raters");
        }
        if (raters.isEmpty() && columns.given()) {
            throw usage("--item, --rater, --label, --truth, --context: are columns of ratings, and need --raters");
        }
        if (resamples != 0 && !(resamples >= 100 && resamples <= MOST_RESAMPLES)) {
            throw usage("--resamples: " + resamples + ", must be 0 or from 100 to " + MOST_RESAMPLES);
        }
    }

    private DeficiencyText ofFiles() throws ScenarioException {
        List<GivenChannel> given = read();
        int most = given.stream().mapToInt(GivenChannel::contexts).max().orElseThrow();
        DeficiencyReport report =
                DeficiencyReport.of(given, GivenLaws.law(spec, "--contexts", contexts, most), resamples, seed);
        return new DeficiencyText(given, report, false, resamples, seed);
    }

    private DeficiencyText ofRaters() throws IOException, RefusedException {
        Ratings ratings = RatingsReader.read(files.get(0), columns.columns(Optional.empty()));
        if (!ratings.truthKnown()) {
            throw new RefusedException(
                    files.get(0) + ": has no column of truths, must have one; name it: --truth COLUMN");
        }
        if (ratings.raters().size() < 2) {
            throw new RefusedException(
                    files.get(0) + ": has one rater, must have two; name their column: --rater COLUMN");
        }
        RatedChannels rated = RatedChannels.of(ratings, raters);
        int most = rated.given().get(0).contexts();
        DeficiencyReport report =
                DeficiencyReport.of(rated, GivenLaws.law(spec, "--contexts", contexts, most), resamples, seed);
        return new DeficiencyText(rated.given(), report, true, resamples, seed);
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

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
