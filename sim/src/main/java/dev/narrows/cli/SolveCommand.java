package dev.narrows.cli;

import dev.narrows.channel.ChannelReader;
import dev.narrows.channel.GivenChannel;
import dev.narrows.cli.QuestionOptions.Purpose;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.RatingsException;
import dev.narrows.judge.RatingsReader;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code solve}: what it takes for a risk, cell by cell, or for an interval. */
@Command(
        description =
                "What it takes: capacity, codewords, raters, labels, budget for a risk; true labels for an interval.")
final class SolveCommand extends Verb {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private QuestionOptions options;

    @Mixin
    private RatingOptions columns;

    @Option(names = "--only", paramLabel = "RATER", description = "of ratings: those of this rater alone")
    private Optional<String> only;

    @Mixin
    private TableOrJson format;

    /** What a file holds. */
    private enum Kind {
        SCENARIO("a scenario"),
        CHANNEL("a channel or a matrix"),
        RATINGS("a file of ratings");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    SolveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        List<Path> paths = files.paths();
        Optional<Path> alone =
                paths.stream().filter(file -> kind(file) != Kind.SCENARIO).findFirst();
        if (alone.isPresent()) {
            requireAlone(alone.get());
            byItself(alone.get(), kind(alone.get()));
        } else {
            requireNoColumns();
            scenarios(options.question(files.seed()));
        }
        return ExitCode.OK;
    }

    /** By the name, for YAML by its keys, else by the line of names; whose columns are named, those are ratings. */
    private Kind kind(Path file) {
        if (!ChannelReader.isChannel(file)) {
            return Kind.SCENARIO;
        }
        return !isYaml(file) && (columnsGiven() || RatingsReader.isRatings(file)) ? Kind.RATINGS : Kind.CHANNEL;
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private boolean columnsGiven() {
        return columns.given() || only.isPresent();
    }

    private void requireNoColumns() {
        if (columnsGiven()) {
            throw usage("--item, --rater, --label, --truth, --context, --only: are of ratings, which are a CSV or JSON"
                    + " lines");
        }
    }

    private void requireAlone(Path file) {
        Kind kind = kind(file);
        if (options.purpose() != Purpose.RATERS && options.purpose() != Purpose.GOLD) {
            throw usage("FILE: is " + kind.words + ", which --for raters and --for gold take, must be a scenario for"
                    + " --for " + options.purpose().word()
                    + (kind == Kind.CHANNEL
                            ? "; a scenario names a channel file as {type: file, path: ..}"
                            : "; narrows judge --write-channel writes a channel file, which a scenario names as"
                                    + " {type: file, path: ..}"));
        }
        if (files.paths().size() > 1) {
            throw usage("FILE: has " + files.paths().size() + " entries, may have one where it is " + kind.words);
        }
        files.ofScenario().ifPresent(option -> {
            throw usage(option + ": only with a scenario");
        });
        if (kind == Kind.CHANNEL) {
            requireNoColumns();
        }
    }

    private void byItself(Path file, Kind kind) throws IOException, ScenarioException {
        if (kind == Kind.RATINGS) {
            ofRatings(file);
        } else if (options.purpose() == Purpose.GOLD) {
            GoldQuestion question = options.gold(files.seed(), false);
            write(question, file, question.of(channel(file)));
        } else {
            RatersQuestion question = new RatersQuestion(options.risk());
            write(question, file, question.of(channel(file)));
        }
    }

    private void ofRatings(Path file) throws IOException {
        if (options.purpose() == Purpose.GOLD) {
            GoldQuestion question = options.gold(files.seed(), true);
            Ratings ratings = ratings(file);
            write(question, file, question.of(ratings).noting(ratings.notes()));
        } else {
            PanelQuestion question = new PanelQuestion(options.risk(), files.seed());
            if (columns.hasContext()) {
                throw usage("--context: not with --for raters, which takes all labels of an item");
            }
            Ratings ratings = ratings(file);
            write(question, file, question.of(file, ratings).noting(ratings.notes()));
        }
    }

    private Ratings ratings(Path file) throws IOException {
        try {
            Ratings ratings = RatingsReader.read(file, columns.columns(only));
            if (!ratings.truthKnown()) {
                throw new RefusedException(file + ": has no column of truths, must have one; name it: --truth COLUMN");
            }
            JudgeCommand.requireSeveralTruths(file, ratings);
            return ratings;
        } catch (RatingsException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private static GivenChannel channel(Path file) throws IOException, ScenarioException {
        GivenChannel given;
        try {
            given = ChannelReader.read(file);
        } catch (ScenarioException e) {
            throw isYaml(file) || !Files.isRegularFile(file) ? e : orRatings(e);
        }
        if (given.truths() < 2) {
            throw new RefusedException(given.source() + ": has one truth, must have at least 2");
        }
        return given;
    }

    /** What is no matrix may have been meant for ratings. */
    private static ScenarioException orRatings(ScenarioException refused) {
        return new ScenarioException(refused.problems().stream()
                .map(problem -> new Problem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        problem.message() + "; it is read as a matrix: ratings have a column label, or name it:"
                                + " --label COLUMN",
                        problem.sourceLine(),
                        problem.warning()))
                .toList());
    }

    private void write(Wanted wanted, Path file, Solution solution) throws IOException {
        String source = file.toString();
        console.out()
                .write(
                        format.json()
                                ? SolveText.json(wanted, source, solution) + "\n"
                                : SolveText.text(wanted, source, solution, console.screen()));
    }

    private void scenarios(Question question) throws IOException, ScenarioException {
        SolveText text = new SolveText(question);
        boolean follows = false;
        for (Scenario scenario : files.read(console, false)) {
            String shown = format.json() ? text.json(scenario) + "\n" : text.text(scenario, console.screen());
            console.out().write((follows && !format.json() ? "\n" : "") + shown);
            follows = true;
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
