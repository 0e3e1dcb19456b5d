package dev.narrows.cli;

import dev.narrows.cli.QuestionOptions.Purpose;
import dev.narrows.cli.SolveFile.Kind;
import dev.narrows.judge.Ratings;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
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

    SolveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Optional<SolveFile> alone = files.paths().stream()
                .map(path -> SolveFile.of(path, columnsGiven()))
                .filter(file -> file.kind() != Kind.SCENARIO)
                .findFirst();
        if (alone.isEmpty() || alone.get().kind() == Kind.CHANNEL) {
            requireNoColumns();
        }
        if (alone.isPresent()) {
            requireAlone(alone.get().kind());
            byItself(alone.get());
        } else {
            scenarios(options.question(files.seed()));
        }
        return ExitCode.OK;
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

    private void requireAlone(Kind kind) {
        if (options.purpose() != Purpose.RATERS && options.purpose() != Purpose.GOLD) {
            throw usage("FILE: is " + kind.words() + ", which --for raters and --for gold take, must be a scenario for"
                    + " --for " + options.purpose().word()
                    + (kind == Kind.CHANNEL
                            ? "; a scenario names a channel file as {type: file, path: ..}"
                            : "; narrows judge --write-channel writes a channel file, which a scenario names as"
                                    + " {type: file, path: ..}"));
        }
        if (files.paths().size() > 1) {
            throw usage("FILE: has " + files.paths().size() + " entries, may have one where it is " + kind.words());
        }
        files.ofScenario().ifPresent(option -> {
            throw usage(option + ": only with a scenario");
        });
    }

    private void byItself(SolveFile file) throws IOException, ScenarioException {
        if (options.purpose() == Purpose.GOLD) {
            boolean ofRatings = file.kind() == Kind.RATINGS;
            GoldQuestion question = options.gold(files.seed(), ofRatings);
            write(question, file, ofRatings ? gold(question, ratings(file)) : question.of(file.channel()));
        } else if (file.kind() == Kind.RATINGS) {
            panel(file);
        } else {
            RatersQuestion question = new RatersQuestion(options.risk());
            write(question, file, question.of(file.channel()));
        }
    }

    private static Solution gold(GoldQuestion question, Ratings ratings) {
        return question.of(ratings).noting(ratings.notes());
    }

    private void panel(SolveFile file) throws IOException {
        PanelQuestion question = new PanelQuestion(options.risk(), files.seed());
        if (columns.hasContext()) {
            throw usage("--context: not with --for raters, which takes all labels of an item");
        }
        Ratings ratings = ratings(file);
        write(question, file, question.of(file.path(), ratings).noting(ratings.notes()));
    }

    private Ratings ratings(SolveFile file) throws IOException {
        return file.ratings(columns.columns(only));
    }

    private void write(Wanted wanted, SolveFile file, Solution solution) throws IOException {
        String source = file.path().toString();
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
