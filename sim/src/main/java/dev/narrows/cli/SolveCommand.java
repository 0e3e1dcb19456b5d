package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.channel.ChannelReader;
import dev.narrows.judge.Quantity;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    private static final int FEWEST_JUDGES = 10;
    private static final int MOST_JUDGES = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioFiles files;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "QUESTION",
            description =
                    "capacity, codewords, raters, labels, allocation or gold; gold takes a matrix (CSV) or a channel "
                            + "file in place of a scenario too")
    private Purpose purpose;

    @Option(names = "--risk", paramLabel = "R", description = "the mean risk that is wanted, above 0 and below 1")
    private Double risk;

    @Option(
            names = "--costs",
            paramLabel = "C,C,..",
            description = "of allocation: what a nat costs in each context (default: 1)")
    private String costs;

    @Option(names = "--width", paramLabel = "W", description = "of gold: the mean width of the 95 %% interval")
    private Double width;

    @Option(
            names = "--of",
            paramLabel = "QUANTITY",
            description = "of gold: the interval of information or of risk (default: information)")
    private Measure of;

    @Option(
            names = "--judges",
            paramLabel = "N",
            description = "of gold: judges that are simulated at each number of labels (default: 200)")
    private Integer judges;

    @Mixin
    private TableOrJson format;

    /** What is asked for. */
    private enum Purpose {
        CAPACITY,
        CODEWORDS,
        RATERS,
        LABELS,
        ALLOCATION,
        GOLD
    }

    /** Of what an interval is. */
    private enum Measure {
        INFORMATION(Quantity.INFORMATION),
        RISK(Quantity.RISK);

        private final Quantity quantity;

        Measure(Quantity quantity) {
            this.quantity = quantity;
        }
    }

    SolveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        if (purpose == Purpose.GOLD) {
            gold();
        } else {
            write(new SolveText(question()));
        }
        return ExitCode.OK;
    }

    private void write(SolveText text) throws IOException, ScenarioException {
        if (purpose != Purpose.GOLD && files.paths().stream().anyMatch(ChannelReader::isChannel)) {
            throw usage("FILE: a channel or a matrix is read with --for gold alone, must be a scenario; a scenario"
                    + " names a channel file as {type: file, path: ..}");
        }
        boolean follows = false;
        for (Scenario scenario : files.read(console, false)) {
            String shown = format.json() ? text.json(scenario) + "\n" : text.text(scenario, console.screen());
            console.out().write((follows && !format.json() ? "\n" : "") + shown);
            follows = true;
        }
    }

    private void gold() throws IOException, ScenarioException {
        GoldQuestion question = goldQuestion();
        SolveText text = new SolveText(question);
        List<Path> paths = files.paths();
        if (paths.stream().noneMatch(ChannelReader::isChannel)) {
            write(text);
            return;
        }
        if (paths.size() > 1) {
            throw usage("FILE: has " + paths.size() + " entries, may have one where it is a channel");
        }
        files.ofScenario().ifPresent(option -> {
            throw usage(option + ": only with a scenario");
        });
        Solution solution = question.of(ChannelReader.read(paths.get(0)));
        String source = paths.get(0).toString();
        console.out()
                .write(
                        format.json()
                                ? text.json(source, solution) + "\n"
                                : text.text(source, solution, console.screen()));
    }

    private Question question() {
        refuse("--costs", costs, purpose != Purpose.ALLOCATION, "allocation");
        refuse("--width", width, true, "gold");
        refuse("--of", of, true, "gold");
        refuse("--judges", judges, true, "gold");
        if (risk == null) {
            throw usage("--risk is needed");
        }
        if (!(risk > 0 && risk < 1)) {
            throw usage("--risk: " + risk + ", must be above 0 and below 1");
        }
        return switch (purpose) {
            case CAPACITY -> new CapacityQuestion(risk, BoundCatalogue.load());
            case CODEWORDS -> new CodewordsQuestion(risk, BoundCatalogue.load());
            case RATERS -> new RatersQuestion(risk);
            case LABELS -> new LabelsQuestion(risk, BoundCatalogue.load());
            default -> new AllocationQuestion(risk, costs());
        };
    }

    private GoldQuestion goldQuestion() {
        refuse("--costs", costs, true, "allocation");
        refuse("--risk", risk, true, "all but gold");
        if (width == null) {
            throw usage("--width is needed");
        }
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw usage("--width: " + width + ", must be above 0");
        }
        int simulated = judges == null ? 200 : judges;
        if (simulated < FEWEST_JUDGES || simulated > MOST_JUDGES) {
            throw usage("--judges: " + simulated + ", must be from " + FEWEST_JUDGES + " to " + MOST_JUDGES);
        }
        Measure measure = of == null ? Measure.INFORMATION : of;
        return new GoldQuestion(width, measure.quantity, simulated, files.seed());
    }

    private void refuse(String option, Object value, boolean elsewhere, String only) {
        if (value != null && elsewhere) {
            throw usage(option + ": only with --for " + only);
        }
    }

    private List<Double> costs() {
        if (costs == null) {
            return List.of();
        }
        return Arrays.stream(costs.split(",", -1)).map(this::cost).toList();
    }

    private double cost(String text) {
        double cost;
        try {
            cost = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            cost = Double.NaN;
        }
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw usage("--costs: " + costs + ", must be numbers above 0 between commas, one for each context");
        }
        return cost;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
