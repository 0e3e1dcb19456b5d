package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import dev.narrows.finite.Finite;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.PrecisionSpec;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * Replicates are added at looks fixed beforehand, whatever the threads, and intervals keep their level when they
 * decide.
 */
class StoppingRuleTest {
    private static final String MODEL = """
            format: 1
            name: stopping
            seed: %d
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-symmetric, error: 0.1}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            learner: {beta: 1, labels: 4}
            confidence: 0.9
            """;

    private static Scenario scenario(long seed, String more) {
        try {
            return ScenarioReader.parse(
                    "stopping.yaml", (MODEL.formatted(seed) + more).getBytes(StandardCharsets.UTF_8), Overrides.none());
        } catch (ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static List<CellResult> run(Scenario scenario, int threads) {
        List<CellResult> results = new ArrayList<>();
        new Experiment(scenario, threads, new Latency()).run(outcome -> results.add((CellResult) outcome));
        return results;
    }

    private static List<String> shown(List<CellResult> results) {
        return results.stream()
                .map(r -> r.replicates() + " " + r.stopReason() + " " + r.risk() + " " + r.means() + " " + r.ceilings()
                        + " " + r.checks())
                .toList();
    }

    @Test
    void looksGrowByAQuarterUpToTheMost() {
        StoppingRule rule =
                StoppingRule.of(scenario(1, "precision: {half-width: 0.01, min-replicates: 2, max-replicates: 30}\n"));
        List<Integer> looks = new ArrayList<>(List.of(rule.first()));
        while (looks.get(looks.size() - 1) < 30) {
            looks.add(rule.next(looks.get(looks.size() - 1)));
        }
        assertThat(looks).containsExactly(2, 3, 4, 6, 8, 11, 14, 18, 23, 29, 30);
    }

    @Test
    void sameStopAndSameBitsForOneTwoAndSevenThreads() {
        Scenario scenario = scenario(
                1,
                "precision: {half-width: 0.02}\n"
                        + "sweep: {grid: {learner.labels: [1, 4, 20], learner.beta: [0.5, 5]}}\n");
        List<CellResult> one = run(scenario, 1);
        assertThat(one)
                .allMatch(
                        r -> r.stopReason() == StopReason.PRECISION && r.risk().halfWidth() <= 0.02);
        assertThat(one.stream().map(CellResult::replicates).distinct().count()).isGreaterThan(1);
        assertThat(shown(run(scenario, 2))).isEqualTo(shown(one));
        assertThat(shown(run(scenario, 7))).isEqualTo(shown(one));
    }

    /** A stopped cell has the very replicates of one that was told so many. */
    @Test
    void theReplicatesAreThoseOfAFixedNumber() {
        CellResult stopped =
                run(scenario(1, "precision: {of: kl, half-width: 0.02}\n"), 2).get(0);
        CellResult fixed = run(scenario(1, "replicates: " + stopped.replicates() + "\n"), 2)
                .get(0);
        assertThat(stopped.stopReason()).isEqualTo(StopReason.PRECISION);
        assertThat(fixed.stopReason()).isEqualTo(StopReason.REPLICATES);
        assertThat(stopped.risk().mean()).isEqualTo(fixed.risk().mean());
        assertThat(stopped.mean(Quantity.KL).orElseThrow().method()).isEqualTo("betting-sequence");
        assertThat(stopped.risk().high()).isGreaterThan(fixed.risk().high());
    }

    @Test
    void endsAtTheMostWhenItIsNotPrecise() {
        CellResult result = run(scenario(1, "precision: {half-width: 1e-6, max-replicates: 500}\n"), 2)
                .get(0);
        assertThat(result.stopReason()).isEqualTo(StopReason.MAX_REPLICATES);
        assertThat(result.replicates()).isEqualTo(500);
    }

    /** It claimed a confidence that a number chosen by the replicates does not leave it. */
    @Test
    void studentsIntervalIsNoPrecision() {
        assertThatThrownBy(() -> ScenarioReader.parse(
                        "stopping.yaml",
                        (MODEL.formatted(1) + "precision: {half-width: 0.01, method: t}\n")
                                .getBytes(StandardCharsets.UTF_8),
                        Overrides.none()))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("stopping.yaml:12:31: error at precision.method");
    }

    /**
     * 400 runs, each stopped by its own replicates, alpha = 0.1; the exact E R is known. Missed by at most 0.1: at most
     * 40 + 4.75 sd = 68 of 400, false-alarm rate 1e-6. Few labels make the risk a variable of five values, mostly the
     * least one, so that early replicates often show no spread at all: the control, a normal interval under the same
     * rule, stops there and misses far more often.
     */
    @Test
    void stoppedIntervalsKeepTheirLevel() {
        PrecisionSpec spec = scenario(1, "precision: {half-width: 0.03, min-replicates: 2, max-replicates: 2000}\n")
                .precision()
                .orElseThrow();
        int missed = 0;
        int missedByNormal = 0;
        for (int run = 0; run < 400; run++) {
            Cell cell = scenario(run, "").cell(0);
            GibbsLearner learner = Finite.gibbs(cell);
            double truth = Finite.expectations(cell).orElseThrow().risk();
            ReplicateValues values = RandomCells.rowsOf(cell, 2000);
            missed += stopped(cell, values, spec).contains(truth) ? 0 : 1;
            missedByNormal +=
                    stoppedByNormal(values, spec, 1 - cell.confidence()).contains(truth) ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(68);
        assertThat(missedByNormal).isGreaterThan(100);
    }

    private static Interval stopped(Cell cell, ReplicateValues all, PrecisionSpec spec) {
        StoppingRule rule = new StoppingRule(Optional.of(spec), spec.maxReplicates());
        ReplicateValues values = RandomCells.first(all, rule.first());
        while (rule.stop(cell, values).isEmpty()) {
            values = RandomCells.first(all, rule.next(values.size()));
        }
        Estimate risk = new Estimates(values, Limits.ANYTIME).of(Quantity.RISK, 1 - cell.confidence());
        return new Interval(risk.low(), risk.high());
    }

    private static Interval stoppedByNormal(ReplicateValues all, PrecisionSpec spec, double alpha) {
        StoppingRule rule = new StoppingRule(Optional.of(spec), spec.maxReplicates());
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
        int n = rule.first();
        while (true) {
            MeanAccumulator mean = new MeanAccumulator();
            for (int r = 0; r < n; r++) {
                mean.add(all.value(r, Quantity.RISK));
            }
            double half = z * mean.standardDeviation() / Math.sqrt(n);
            if (half <= spec.halfWidth() || n == spec.maxReplicates()) {
                return new Interval(mean.mean() - half, mean.mean() + half);
            }
            n = rule.next(n);
        }
    }
}
