package dev.narrows.cli;

import static dev.narrows.cli.ClaimRun.at;
import static dev.narrows.cli.ClaimRun.labels;
import static dev.narrows.cli.ClaimRun.number;
import static dev.narrows.cli.WrittenFigures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The paper's claims on labels, capacity and over-optimisation, as the shipped scenarios show them. */
class ScenarioClaimsTest {
    @TempDir
    private Path dir;

    /** The exact risk where there is one, else the simulated mean. */
    private static double risk(JsonNode cell) {
        return cell.get("risk_exact").isNumber() ? number(cell, "risk_exact") : number(cell, "risk.mean");
    }

    @Test
    void labelsAloneSaturateAtTheBayesRisk() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "label-saturation").wentWell();
        assertThat(run.cells()).hasSize(60);
        Map<String, List<JsonNode>> curves = run.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> at(cell, "learner.observable").asString() + " " + at(cell, "learner.beta")));
        assertThat(curves).hasSize(6);
        curves.forEach((name, curve) -> saturates(name, curve));
        WrittenFigures.mustBe("label-saturation", saturation(run));
    }

    private static void saturates(String name, List<JsonNode> curve) {
        double before = 1;
        for (JsonNode cell : curve) {
            double risk = risk(cell);
            double bayes = number(cell, "bayes_risk");
            onlyTheseFloorsReach(bayes, cell);
            assertThat(risk)
                    .as(name + " " + labels(cell))
                    .isGreaterThan(bayes - 1e-12)
                    .isLessThan(before + 1e-12);
            if (labels(cell) >= 10_000) {
                assertThat(risk - bayes).as(name + " " + labels(cell)).isLessThan(1e-6);
            }
            assertThat(cell.get("risk_exact").isNumber()).isEqualTo(name.startsWith("canonical") || labels(cell) <= 10);
            undecidedIsAnExpectedCeilingOfRevealedLabels(cell);
            before = risk;
        }
    }

    /** Arimoto's floor of the cascade and the meta-converse reach the Bayes risk from below; no other comes near it. */
    private static void onlyTheseFloorsReach(double bayes, JsonNode cell) {
        assertThat(number(cell, "floor_best")).isBetween(bayes - 1e-9, bayes + 1e-12);
        List<String> reach = new ArrayList<>();
        for (JsonNode floor : cell.get("floors")) {
            double value = number(floor, "value");
            if (value >= bayes - 0.01) {
                assertThat(value).isBetween(bayes - 1e-9, bayes + 1e-12);
                reach.add(floor.get("rung").asString() + "/"
                        + floor.get("information").asString());
            }
        }
        assertThat(reach).containsExactlyInAnyOrder("arimoto/cascade", "meta-converse/mixture");
    }

    private static void undecidedIsAnExpectedCeilingOfRevealedLabels(JsonNode cell) {
        for (JsonNode verdict : cell.get("verdicts")) {
            assertThat(verdict.get("verdict").asString()).isNotEqualTo("violated");
            if (verdict.get("verdict").asString().equals("inconclusive")) {
                assertThat(verdict.get("bound").asString())
                        .isIn("ceiling_expected_kl_measured", "ceiling_xu_raginsky_measured");
                assertThat(at(cell, "learner.observable").asString()).isEqualTo("revealed");
                assertThat(labels(cell)).isGreaterThanOrEqualTo(1_000_000);
            }
        }
    }

    private static List<String> saturation(ClaimRun run) {
        JsonNode first = run.cells().get(0);
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "R* %.4f, best floor %.4f, the paper's floor %.4f",
                number(first, "bayes_risk"), number(first, "floor_best"), number(first, "floor_paper")));
        lines.add("               canonical (exact)        revealed (from 10^2 on simulated)");
        lines.add("labels   beta  0.1       1      20     0.1       1      20");
        for (int m = 0; m < 10; m++) {
            StringBuilder text = new StringBuilder(line("10^%d       ", m));
            for (int curve = 0; curve < 6; curve++) {
                text.append(line("  %.4f", risk(run.cells().get(10 * curve + m))));
            }
            lines.add(text.toString());
        }
        JsonNode lowest = run.cells().get(50);
        lines.add(line("empirical risk at one label, revealed, beta 20: %.4f", number(lowest, "empirical_risk.mean")));
        lines.add(line(
                "cells with every bound decided: %d of 60",
                run.cells().stream()
                        .filter(cell -> cell.get("verdict").asString().equals("holds"))
                        .count()));
        return lines;
    }

    /** What 5,000 data sets leave open is open for want of data sets, three cells at 150,000 still. */
    @Test
    @Tag("long")
    void moreDataSetsDecideMoreCellsOfLabelSaturation() {
        ClaimRun run =
                ClaimRun.of(dir, "label-saturation", "--replicates", "150000").wentWell();
        assertThat(run.cells())
                .extracting(cell -> cell.get("verdict").asString())
                .doesNotContain("violated");
        assertThat(run.cells().stream()
                        .filter(cell -> cell.get("verdict").asString().equals("inconclusive")))
                .hasSize(3);
    }

    /** Risks and capacities are exact: two data sets per cell give the same ones as two hundred. */
    @Test
    void neededCapacityGrowsWithTheLogarithmOfTheNumberOfValues() throws IOException {
        ClaimRun run =
                ClaimRun.of(dir, "capacity-vs-complexity", "--replicates", "2").wentWell();
        TreeMap<Integer, Double> needed = new TreeMap<>();
        run.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> at(cell, "model.codebook.size").asInt()))
                .forEach((size, cells) -> needed.put(size, leastCapacity(cells)));
        assertThat(needed).hasSize(10);
        SimpleRegression fit = new SimpleRegression();
        needed.forEach((size, capacity) -> {
            fit.addData(Math.log(size), closedForm(size));
            assertThat(capacity).as("M = " + size).isGreaterThan(paper(size)).isCloseTo(closedForm(size), within(1e-4));
        });
        List<String> lines = new ArrayList<>();
        lines.add("   M  least capacity  from the cells  0.75 log M - log 2");
        needed.forEach((size, capacity) ->
                lines.add(line("%4d  %14.4f  %14.4f  %18.4f", size, closedForm(size), capacity, paper(size))));
        lines.add(line("the paper: slope %.4f, intercept %.4f", 0.75, -Math.log(2)));
        lines.add(line("least squares over these ten: slope %.4f, intercept %.4f", fit.getSlope(), fit.getIntercept()));
        lines.add(
                line("slope from M to 2M: %.4f at 2, %.4f at 512, %.4f at 32768", slope(2), slope(512), slope(32768)));
        WrittenFigures.mustBe("capacity-vs-complexity", lines);
    }

    private static double slope(int size) {
        return (closedForm(2 * size) - closedForm(size)) / Math.log(2);
    }

    private static double paper(int size) {
        return 0.75 * Math.log(size) - Math.log(2);
    }

    /** A symmetric channel of error 0.25 has this capacity: log M - h(0.25) - 0.25 log(M-1). */
    private static double closedForm(int size) {
        return Math.log(size) + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75) - 0.25 * Math.log(size - 1);
    }

    /** Between the neighbours whose trained risks enclose 0.25, on a straight line. */
    private static double leastCapacity(List<JsonNode> cells) {
        List<JsonNode> sorted = cells.stream()
                .sorted(Comparator.comparingDouble(ScenarioClaimsTest::risk))
                .toList();
        int i = 0;
        while (risk(sorted.get(i + 1)) < 0.25) {
            i++;
        }
        double low = risk(sorted.get(i));
        double high = risk(sorted.get(i + 1));
        assertThat(low).isLessThan(0.25);
        double share = (0.25 - low) / (high - low);
        String capacity = "capacity.cascade_average";
        return number(sorted.get(i), capacity) * (1 - share) + number(sorted.get(i + 1), capacity) * share;
    }

    @Test
    @Tag("long")
    void capacityVersusComplexityDecidesEveryCell() {
        ClaimRun run = ClaimRun.of(dir, "capacity-vs-complexity").wentWell();
        assertThat(run.cells())
                .hasSize(40)
                .allSatisfy(cell -> assertThat(cell.get("verdict").asString()).isEqualTo("holds"));
    }

    @Test
    void trainingHarderOnTheProxyTurnsTheTrueRiskUp() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "over-optimisation").wentWell();
        double[] observed = run.column("observable_risk_exact");
        double[] truth = run.column("risk_exact");
        int least = 0;
        for (int i = 1; i < truth.length; i++) {
            assertThat(observed[i]).isLessThan(observed[i - 1]);
            least = truth[i] < truth[least] ? i : least;
        }
        int most = least;
        for (int i = 1; i < truth.length; i++) {
            if (i <= least) {
                assertThat(truth[i]).isLessThan(truth[i - 1]);
            }
            most = i > least && truth[i] > truth[most] ? i : most;
        }
        assertThat(truth[most]).isGreaterThan(1.25 * truth[least]);
        assertThat(run.cells())
                .allSatisfy(cell -> assertThat(cell.get("matched").asBoolean()).isFalse());
        double faceValue = faceValue();
        assertThat(truth[truth.length - 1]).isCloseTo(faceValue, within(1e-3));
        List<String> lines = new ArrayList<>();
        lines.add("beta m   observed  true");
        for (int i = 0; i < truth.length; i++) {
            lines.add(line(
                            "%-7s  %.4f    %.4f",
                            Double.toString(labels(run.cells().get(i)) * 0.1), observed[i], truth[i])
                    + (i == least ? "  least" : i == most ? "  most after it" : ""));
        }
        lines.add(line(
                "every label taken at face value: %.4f; R* %.4f",
                faceValue, number(run.cells().get(0), "bayes_risk")));
        WrittenFigures.mustBe("over-optimisation", lines);
    }

    /** Risk of the action that the label names: P(Y != U), of the honest context and of the two kinds of flatterers. */
    private static double faceValue() {
        double honest = 0.1;
        double flattering = 1 - (0.8 * 0.15 + 0.2 * 0.9);
        double more = 1 - (0.95 * 0.15 + 0.05 * 0.9);
        return 0.76 * honest + 0.12 * flattering + 0.12 * more;
    }

    @Test
    void finerLabelsCarryMoreUpToAPoint() throws IOException {
        List<JsonNode> kinds =
                new ArrayList<>(ClaimRun.of(dir, "interfaces").wentWell().cells());
        kinds.addAll(ClaimRun.of(dir, "interfaces-pairwise").wentWell().cells());
        List<String> names = List.of("two steps", "five steps", "ten steps", "pairwise");
        List<String> lines = new ArrayList<>();
        lines.add("label       articulation  cascade  floor   R*      ceiling");
        for (int i = 0; i < kinds.size(); i++) {
            JsonNode cell = kinds.get(i);
            lines.add(line(
                    "%-10s  %12.4f  %7.4f  %.4f  %.4f  %.4f",
                    names.get(i),
                    articulation(cell),
                    number(cell, "capacity.cascade_average"),
                    number(cell, "floor_best"),
                    number(cell, "bayes_risk"),
                    number(cell, "ceiling_expected")));
        }
        for (int i = 1; i < 3; i++) {
            assertThat(articulation(kinds.get(i))).isGreaterThan(articulation(kinds.get(i - 1)));
            assertThat(number(kinds.get(i), "bayes_risk")).isLessThan(number(kinds.get(i - 1), "bayes_risk"));
        }
        assertThat(articulation(kinds.get(2)) - articulation(kinds.get(1)))
                .isLessThan(articulation(kinds.get(1)) - articulation(kinds.get(0)));
        assertThat(articulation(kinds.get(0)))
                .isGreaterThan(articulation(kinds.get(3)))
                .isLessThan(Math.log(2));
        WrittenFigures.mustBe("interfaces", lines);
    }

    private static double articulation(JsonNode cell) {
        return number(cell.get("capacity").get("articulation").get(0), "upper");
    }
}
