package dev.narrows.cli;

import dev.narrows.montecarlo.Effort;
import dev.narrows.montecarlo.EstimatorKind;
import dev.narrows.montecarlo.StatedPolicy;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is estimated, and how much is drawn. */
final class EstimatorOptions {
    private static final int MOST_DRAWS = 1 << 20;
    private static final int MOST_REPLICATES = 100_000;
    private static final int MOST_THREADS = 1024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--cell", paramLabel = "N", description = "one cell alone (default: every one that is selected)")
    private Optional<Integer> cell;

    @Option(
            names = "--against",
            paramLabel = "N",
            description = "with --cell: the difference from this cell too, with common and with independent numbers")
    private Optional<Integer> against;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "gibbs",
            description = "whose true risk: gibbs, that of replicate 0, or bayes (default: ${DEFAULT-VALUE})")
    private StatedPolicy policy;

    @Option(
            names = "--only",
            paramLabel = "NAME,NAME,..",
            split = ",",
            description = "only these estimators, beside tuple-wise: collapsed, conditional, stratified,"
                    + " control-variate, importance, quasi-monte-carlo")
    private List<String> only = List.of();

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "1024",
            description = "draws of a replicate, a power of two (default: ${DEFAULT-VALUE})")
    private int draws;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            defaultValue = "1",
            description = "threads that make replicates; times are of one (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--no-times", description = "take no times: what is printed is then always the same")
    private boolean noTimes;

    StatedPolicy policy() {
        return policy;
    }

    boolean timed() {
        return !noTimes;
    }

    /** Those that are asked for, in their own order; the tuple-wise one always, as what they are compared with. */
    List<EstimatorKind> kinds() {
        Set<EstimatorKind> kinds = EnumSet.of(EstimatorKind.TUPLE_WISE);
        for (String name : only) {
            try {
                kinds.add(EstimatorKind.parse(name));
            } catch (IllegalArgumentException e) {
                throw usage("--only: " + name + " " + e.getMessage());
            }
        }
        return List.copyOf(only.isEmpty() ? EnumSet.allOf(EstimatorKind.class) : kinds);
    }

    /** Checks what does not depend on a scenario. */
    void check() {
        if (draws < 2 || draws > MOST_DRAWS || Integer.bitCount(draws) != 1) {
            throw usage("--draws: " + draws + ", must be a power of two from 2 to " + MOST_DRAWS);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw usage("-j: " + threads + ", must be in 1.." + MOST_THREADS);
        }
        if (against.isPresent() && cell.isEmpty()) {
            throw usage("--against: only with --cell");
        }
        kinds();
    }

    /** How much is drawn for a scenario. */
    Effort effort(Scenario scenario) {
        long replicates = Math.min(scenario.replicates(), MOST_REPLICATES);
        if (replicates < 2) {
            throw usage("replicates: 1, must be at least 2 for a variance; --replicates N");
        }
        return new Effort(draws, (int) replicates, threads, scenario.cell(0).seed());
    }

    /** The cells of a scenario that are asked for. */
    List<Cell> cells(Scenario scenario) {
        return cell.isPresent()
                ? List.of(cell("--cell", cell.get(), scenario))
                : IntStream.range(0, scenario.cellCount())
                        .mapToObj(scenario::cell)
                        .toList();
    }

    /** The cell whose risk is subtracted. */
    Optional<Cell> against(Scenario scenario) {
        return against.map(number -> cell("--against", number, scenario));
    }

    private Cell cell(String option, int number, Scenario scenario) {
        int[] numbers = scenario.numbers();
        int place = IntStream.range(0, numbers.length)
                .filter(i -> numbers[i] == number)
                .findFirst()
                .orElseThrow(() -> usage(option + ": " + number + ", must be the number of a cell, "
                        + (numbers.length == 1 ? "" : "from ") + numbers[0]
                        + (numbers.length == 1 ? "" : " to " + numbers[numbers.length - 1])));
        return scenario.cell(place);
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
