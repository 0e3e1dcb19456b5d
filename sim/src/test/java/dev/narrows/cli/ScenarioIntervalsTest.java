package dev.narrows.cli;

import static dev.narrows.cli.ClaimRun.at;
import static dev.narrows.cli.ClaimRun.labels;
import static dev.narrows.cli.ClaimRun.number;
import static dev.narrows.cli.WrittenFigures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Holds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How tight the paper's interval is, and what the channel does to the KL, as the shipped scenarios show them. */
class ScenarioIntervalsTest {
    private static final Set<Long> SHOWN = Set.of(1L, 10L, 100L, 10_000L);

    @TempDir
    private Path dir;

    @Test
    void tightnessOfEveryRungOverRandomCascades() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "interval-tightness").wentWell();
        assertThat(run.cells()).hasSize(200);
        List<String> lines = new ArrayList<>();
        lines.add("of R*                                 least   lower  median  upper   most   zero");
        for (int rung = 0; rung < 21; rung++) {
            int i = rung;
            JsonNode named = run.cells().get(0).get("floors").get(i);
            String name = named.get("rung").asString() + " "
                    + named.get("information").asString() + " "
                    + named.get("context").asString();
            lines.add(quartiles(
                    name, run, cell -> number(cell.get("floors").get(i), "value") / number(cell, "bayes_risk")));
        }
        lines.add(quartiles("R* / exact risk", run, cell -> number(cell, "bayes_risk") / number(cell, "risk_exact")));
        lines.add(quartiles(
                "exact risk / expected ceiling",
                run,
                cell -> number(cell, "risk_exact") / number(cell, "ceiling_expected")));
        lines.add(quartiles(
                "exact risk / kl ceiling, 95 %",
                run, cell -> number(cell, "risk_exact") / number(cell, "ceiling_best")));
        lines.addAll(ofEveryCeiling(run));
        lines.add(quartiles(
                "expected ceiling - best floor",
                run,
                cell -> number(cell, "ceiling_expected") - number(cell, "floor_best")));
        lines.add(median("floor_paper", run));
        lines.add(median("floor_best", run));
        lines.add(widths(run));
        assertThat(run.cells()).allSatisfy(cell -> {
            assertThat(cell.get("verdict").asString()).isEqualTo("holds");
            assertThat(number(cell, "floor_best")).isGreaterThan(number(cell, "floor_paper"));
        });
        WrittenFigures.mustBe("interval-tightness", lines);
        theMathematicsShowsTheMedians(lines);
        assertThat(Files.readString(ClaimRun.SCENARIOS.resolve("../README.md")).replaceAll("\\s+", " "))
                .contains("1471 times as wide in the median, and more than 10 times in every one")
                .contains("0.754 of the kl ceiling of one data set and 0.955 of `kl-excess-estimated`");
        assertThat(lines).contains("interval of the mean risk over a normal one: median 1471, above 10 in 200 of 200");
    }

    /** The exact mean risk over each ceiling, that of one data set by its mean over data sets. */
    private static List<String> ofEveryCeiling(ClaimRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("exact risk over the ceiling           least   lower  median  upper   most   vacuous");
        for (int i = 0; i < run.cells().get(0).get("ceilings").size(); i++) {
            int at = i;
            JsonNode named = run.cells().get(0).get("ceilings").get(i);
            long vacuous = run.cells().stream()
                    .filter(cell -> cell.get("ceilings").get(at).get("vacuous").asBoolean())
                    .count();
            lines.add(quartiles(
                    named.get("name").asString() + " " + named.get("kl").asString(),
                    run,
                    cell -> number(cell, "risk_exact")
                            / number(cell.get("ceilings").get(at), "value"),
                    vacuous));
        }
        return lines;
    }

    /** What the mathematics says of each bound: a floor by its best form, a ceiling measured and from the budget. */
    private static void theMathematicsShowsTheMedians(List<String> lines) throws IOException {
        Map<String, String> medians = new TreeMap<>();
        Map<String, String> vacuous = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.trim().split(" +");
            if (words.length > 6 && words[words.length - 1].matches("\\d+") && !line.contains("R*")) {
                String name = words[0] + (line.contains(" budget ") ? " K" : "");
                medians.merge(name, words[words.length - 4], (x, y) -> x.compareTo(y) > 0 ? x : y);
                vacuous.put(name, words[words.length - 1]);
            }
        }
        String page = Files.readString(ClaimRun.SCENARIOS.resolve("../core/README.md"));
        BoundCatalogue own = BoundCatalogue.own();
        for (FloorRule floor : own.floors()) {
            String name = floor.statement().name();
            if (floor.statement().holds() == Holds.OVER_PRIOR) {
                continue; // these channels are known
            }
            assertThat(page)
                    .contains("| floor `" + name + "` | " + medians.get(name) + " | - | " + vacuous.get(name) + " | ");
        }
        for (CeilingRule ceiling : own.ceilings()) {
            String name = ceiling.statement().name();
            assertThat(page)
                    .contains("| ceiling `" + name + "` | " + medians.getOrDefault(name, "-") + " | "
                            + medians.getOrDefault(name + " K", "-") + " | " + vacuous.getOrDefault(name, "-") + " | ");
        }
    }

    /**
     * What it costs to assume nothing but the range: the interval of the mean risk beside a normal one, 2.576 standard
     * errors a side.
     */
    private static String widths(ClaimRun run) {
        double[] sorted = run.cells().stream()
                .mapToDouble(ScenarioIntervalsTest::overNormal)
                .sorted()
                .toArray();
        long wide = Arrays.stream(sorted).filter(ratio -> ratio > 10).count();
        return line(
                "interval of the mean risk over a normal one: median %.0f, above 10 in %d of %d",
                new Percentile()
                        .withEstimationType(Percentile.EstimationType.R_7)
                        .evaluate(sorted, 50),
                wide,
                sorted.length);
    }

    /** Infinite where the replicates show no spread at all, unless the interval has none either. */
    private static double overNormal(JsonNode cell) {
        double width = number(cell, "risk.high") - number(cell, "risk.low");
        return width == 0 ? 0 : width / (2 * 2.5758 * number(cell, "risk.standard_error"));
    }

    private static String quartiles(String name, ClaimRun run, ToDoubleFunction<JsonNode> value) {
        long zero = run.cells().stream()
                .filter(cell -> value.applyAsDouble(cell) == 0)
                .count();
        return quartiles(name, run, value, zero);
    }

    private static String quartiles(String name, ClaimRun run, ToDoubleFunction<JsonNode> value, long count) {
        double[] sorted = run.cells().stream().mapToDouble(value).sorted().toArray();
        assertThat(sorted[0]).isNotNegative();
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(1 + 1e-12);
        Percentile quantile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        return line(
                "%-35s   %.3f   %.3f   %.3f   %.3f   %.3f   %4d",
                name,
                sorted[0],
                quantile.evaluate(sorted, 25),
                quantile.evaluate(sorted, 50),
                quantile.evaluate(sorted, 75),
                sorted[sorted.length - 1],
                count);
    }

    /** Between two order statistics that enclose the median of any continuous law with at least this probability. */
    private static String median(String floor, ClaimRun run) {
        int n = run.cells().size();
        int below = 82;
        BinomialDistribution under = new BinomialDistribution(n, 0.5);
        assertThat(under.cumulativeProbability(n - below) - under.cumulativeProbability(below - 1))
                .isGreaterThan(0.99);
        double[] sorted = run.cells().stream()
                .mapToDouble(cell -> number(cell, floor) / number(cell, "bayes_risk"))
                .sorted()
                .toArray();
        return line("median of %s over R*, 99 %% interval: [%.3f, %.3f]", floor, sorted[below - 1], sorted[n - below]);
    }

    @Test
    void theBudgetAllowsTheKlAndGrowsWithTheLabels() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "budget-decomposition").wentWell();
        List<String> lines = new ArrayList<>();
        lines.add("beta    labels  information      mismatch         E KL    K          E KL/m    K/m     ceilings     "
                + "   risk");
        for (JsonNode cell : run.cells()) {
            isADecomposition(cell);
            if (SHOWN.contains(labels(cell))) {
                lines.add(terms(cell));
            }
        }
        JsonNode one = run.cells().get(0);
        assertThat(labels(one)).isEqualTo(1);
        double channel = number(one, "decomposition.channel");
        double context = number(one, "decomposition.target_context");
        for (int beta = 0; beta < 3; beta++) {
            JsonNode most = run.cells().get(9 * beta + 8);
            assertThat(number(most, "decomposition.budget") / labels(most)).isCloseTo(channel + context, within(1e-3));
            assertThat(number(most, "kl_exact") / labels(most)).isLessThan(1e-3);
        }
        lines.add(line("a label: total capacity %.4f, I(U;S) %.4f nats", channel, context));
        lines.add(line("K over E KL: %.1f at least, %.0f at most", ratio(run, 1), -ratio(run, -1)));
        WrittenFigures.mustBe("budget-decomposition", lines);
    }

    /** The least of sign times the ratio of K to E KL. */
    private static double ratio(ClaimRun run, int sign) {
        return run.cells().stream()
                .mapToDouble(cell -> sign * number(cell, "decomposition.budget") / number(cell, "kl_exact"))
                .min()
                .orElseThrow();
    }

    /**
     * Information and mismatch enclose the exact E KL, K is at least E KL, and the ceiling from K at least that from E
     * KL.
     */
    private static void isADecomposition(JsonNode cell) {
        double kl = number(cell, "kl_exact");
        String part = "decomposition.";
        assertThat(number(cell, part + "information.low") + number(cell, part + "mismatch.low"))
                .isLessThanOrEqualTo(kl + 1e-9);
        assertThat(number(cell, part + "information.high") + number(cell, part + "mismatch.high"))
                .isGreaterThanOrEqualTo(kl - 1e-9);
        assertThat(number(cell, part + "information.low") + number(cell, part + "mismatch.high"))
                .isCloseTo(kl, within(1e-6));
        assertThat(number(cell, part + "budget")).isGreaterThan(kl);
        assertThat(ceiling(cell, "budget"))
                .isGreaterThan(ceiling(cell, "measured"))
                .isGreaterThan(0.5);
    }

    private static String terms(JsonNode cell) {
        double kl = number(cell, "kl_exact");
        double budget = number(cell, "decomposition.budget");
        long m = labels(cell);
        return line(
                "%-4s  %8d  %.4f..%.4f  %.4f..%.4f  %.4f  %9.4f  %.6f  %.4f  %.4f, %.4f  %.4f",
                at(cell, "learner.beta").asString(),
                m,
                number(cell, "decomposition.information.low"),
                number(cell, "decomposition.information.high"),
                number(cell, "decomposition.mismatch.low"),
                number(cell, "decomposition.mismatch.high"),
                kl,
                budget,
                kl / m,
                budget / m,
                ceiling(cell, "measured"),
                ceiling(cell, "budget"),
                number(cell, "risk_exact"));
    }

    private static double ceiling(JsonNode cell, String kl) {
        for (JsonNode ceiling : cell.get("ceilings")) {
            if (ceiling.get("name").asString().equals("expected-kl")
                    && ceiling.get("kl").asString().equals(kl)) {
                return number(ceiling, "value");
            }
        }
        throw new AssertionError("no expected-kl ceiling with the KL " + kl);
    }
}
