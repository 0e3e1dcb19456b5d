package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.judge.Quantity;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of {@code solve} that say what is asked, and the question that they make. */
final class QuestionOptions {
    private static final int FEWEST_JUDGES = 10;
    private static final int MOST_JUDGES = 100_000;
    private static final int JUDGES = 200;
    private static final int DATA_SETS = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "QUESTION",
            description =
                    "capacity, codewords, raters, labels, allocation or gold; raters and gold take ratings (CSV or "
                            + "JSON lines), a matrix (CSV) or a channel file in place of a scenario too")
    private Purpose purpose;

    @Option(names = "--risk", paramLabel = "R", description = "the mean risk that is wanted, above 0 and below 1")
    private Double risk;

    @Option(
            names = "--costs",
            paramLabel = "C,C,..",
            description = "of allocation: what a nat costs in each context (default: 1)")
    private String costs;

    @Option(names = "--width", paramLabel = "W", description = "of gold: the mean width of a judge's 95 %% interval")
    private Double width;

    @Option(
            names = "--of",
            paramLabel = "QUANTITY",
            description = "of gold: the interval of information or of risk (default: information)")
    private Measure of;

    @Option(
            names = "--judges",
            paramLabel = "N",
            description =
                    "of gold: judges, or with --risk data sets, simulated at each number of labels (default: 200, of "
                            + "data sets 1000)")
    private Integer judges;

    /** What is asked for. */
    enum Purpose {
        CAPACITY,
        CODEWORDS,
        RATERS,
        LABELS,
        ALLOCATION,
        GOLD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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

    Purpose purpose() {
        return purpose;
    }

    /** The question for the cells of scenarios. */
    Question question(OptionalLong seed) {
        return switch (purpose) {
            case CAPACITY -> new CapacityQuestion(risk(), BoundCatalogue.load());
            case CODEWORDS -> new CodewordsQuestion(risk(), BoundCatalogue.load());
            case RATERS -> new RatersQuestion(risk());
            case LABELS -> new LabelsQuestion(risk(), BoundCatalogue.load());
            case ALLOCATION -> new AllocationQuestion(risk(), costs());
            case GOLD -> risk == null ? gold(seed, false) : goldForRisk();
        };
    }

    /** The question of gold for a risk, of a learner that estimates the channel. */
    private GoldRiskQuestion goldForRisk() {
        if (width != null) {
            throw usage("--risk: not with --width, which asks for the interval of a judge");
        }
        refuse("--of", of, true, "gold and --width");
        int simulated = simulated(DATA_SETS);
        judges = null;
        return new GoldRiskQuestion(risk(), simulated);
    }

    /** The risk that is wanted. */
    double risk() {
        refuse("--costs", costs, purpose != Purpose.ALLOCATION, "allocation");
        refuse("--width", width, true, "gold");
        refuse("--of", of, true, "gold");
        refuse("--judges", judges, true, "gold");
        if (risk == null) {
            throw usage("--risk is needed");
        }
        if (!(risk > 0 && risk < 1)) {
            String percent = risk >= 2 && risk < 100
                    ? "; " + Wording.number(risk) + " %? write " + Wording.number(risk / 100)
                    : "";
            throw usage("--risk: " + risk + ", must be above 0 and below 1" + percent);
        }
        return risk;
    }

    /** The question of gold, of items with one label each or of those of a file. */
    GoldQuestion gold(OptionalLong seed, boolean ofRatings) {
        refuse("--costs", costs, true, "allocation");
        if (risk != null) {
            throw usage("--risk: with --for gold only of a scenario, must be --width here");
        }
        if (width == null) {
            throw usage("--width is needed, or of a learner that is calibrated --risk");
        }
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw usage("--width: " + width + ", must be above 0");
        }
        int simulated = simulated(JUDGES);
        Measure measure = of == null ? Measure.INFORMATION : of;
        return new GoldQuestion(width, measure.quantity, simulated, seed, ofRatings);
    }

    private int simulated(int usually) {
        int simulated = judges == null ? usually : judges;
        if (simulated < FEWEST_JUDGES || simulated > MOST_JUDGES) {
            throw usage("--judges: " + simulated + ", must be from " + FEWEST_JUDGES + " to " + MOST_JUDGES);
        }
        return simulated;
    }

    private void refuse(String option, Object value, boolean elsewhere, String only) {
        if (value != null && elsewhere) {
            throw usage(option + ": only with --for " + only);
        }
    }

    private List<Double> costs() {
        return costs == null
                ? List.of()
                : Arrays.stream(costs.split(",", -1)).map(this::cost).toList();
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
