package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Verdicts where ceilings are equalities or nothing is left to chance: nothing may be called violated. Valid bounds,
 * fixed seeds: at confidence 1 - 1e-9 a false alarm is out of the question.
 */
class EdgeVerdictsTest {
    private static final String CHANNELS = """
            format: 1
            name: edge
            seed: 1
            confidence: 0.999999999
            model:
              family: finite
              contexts: {weights: [0.3, 0.7]}
              codebook: {size: 2, prior: [0.37, 0.63]}
              cognitive: {type: matrix, rows: [[0.71, 0.29], [0.13, 0.87]]}
              articulation: {type: matrix, rows: [[0.83, 0.17], [0.31, 0.69]]}
            """;
    private static final String ZERO_ONE = "  loss: {type: zero-one}\n";

    private static CellResult result(String text, int replicates) {
        RandomCells.Trial trial = RandomCells.Trial.of(RandomCells.read(text));
        return trial.result(trial.replicates(replicates), trial.expectations());
    }

    private static void assertNothingViolated(CellResult result) {
        assertThat(result.checks()).extracting(Check::verdict).doesNotContain(Verdict.VIOLATED);
        assertThat(result.checks()).extracting(Check::cellVerdict).doesNotContain(Verdict.VIOLATED);
        assertDescends(result.waterfall().floor(), 1);
        assertDescends(result.waterfall().ceiling(), -1);
    }

    private static void assertDescends(List<Waterfall.Step> steps, int sign) {
        for (int i = 1; i < steps.size(); i++) {
            assertThat(sign * (steps.get(i).value() - steps.get(i - 1).value()))
                    .as(steps.get(i).step())
                    .isGreaterThanOrEqualTo(-1e-11);
        }
    }

    /** At beta 0 the posterior is the prior: E Rhat = E R, E KL = 0, and every expected ceiling is an equality. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 1000, 1_000_000, 1_000_000_000, 1_000_000_000_000L})
    void withoutTemperatureExpectedCeilingsAreEqualities(long labels) {
        String text = CHANNELS + ZERO_ONE;
        for (String learner : List.of("", ", observable: {proxy: [1, 0]}", ", observable: revealed")) {
            assertNothingViolated(result(text + "learner: {beta: 0, labels: " + labels + learner + "}\n", 50));
        }
    }

    /** Many count vectors of many labels: the rounding of their probabilities must not decide. */
    @ParameterizedTest
    @ValueSource(longs = {1, 100, 10_000, 300_000, 1_900_000})
    void oneContextAndOnePolicyIsAnEqualityToo(long labels) {
        String text = CHANNELS.replace("  contexts: {weights: [0.3, 0.7]}\n", "") + ZERO_ONE;
        for (String observable : List.of("canonical", "{proxy: [1, 1]}", "revealed")) {
            assertNothingViolated(result(
                    text + "learner: {class: enumerated, policies: [[[0, 1]]], labels: " + labels + ", observable: "
                            + observable + "}\n",
                    20));
        }
    }

    /**
     * One action: risk, empirical risk and every ceiling that needs no confidence are the same number in every data
     * set.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1_000_000_007L})
    void oneActionOfConstantLoss(long labels) {
        String text = CHANNELS + "  loss: {type: matrix, rows: [[0.3, 0.3]]}\n";
        for (String observable : List.of("canonical", "{proxy: [1, 0]}", "revealed")) {
            for (String kind : List.of("", ", class: enumerated, policies: [[[0, 0], [0, 0]]]")) {
                CellResult result =
                        result(text + "learner: {labels: " + labels + ", observable: " + observable + kind + "}\n", 50);
                assertNothingViolated(result);
                assertThat(result.ceilingExpected().orElseThrow().value()).isBetween(0.3 - 1e-12, 0.3 + 1e-5);
            }
        }
    }

    @Test
    void noCapacityAndNoRisk() {
        String none = CHANNELS.replace("[[0.83, 0.17], [0.31, 0.69]]", "[[0.4, 0.6], [0.4, 0.6]]") + ZERO_ONE;
        CellResult blind = result(none + "learner: {labels: 20, beta: 1}\n", 200);
        assertNothingViolated(blind);
        assertThat(blind.exact().floors().best().value()).isPositive();
        String noiseless = CHANNELS.replace("[[0.83, 0.17], [0.31, 0.69]]", "[[1, 0], [0, 1]]")
                        .replace("[[0.71, 0.29], [0.13, 0.87]]", "[[1, 0], [0, 1]]")
                + ZERO_ONE;
        for (String observable : List.of("canonical", "{proxy: [0, 1]}", "revealed")) {
            for (int labels : new int[] {1, 4}) {
                CellResult perfect = result(
                        noiseless + "learner: {labels: " + labels + ", beta: 5, observable: " + observable + "}\n",
                        200);
                assertNothingViolated(perfect);
                assertThat(perfect.exact().bayesRisk().getAsDouble()).isZero();
            }
        }
    }

    /** delta + eta of 1 and more promise nothing: such a ceiling holds whatever fails, and is vacuous. */
    @ParameterizedTest
    @ValueSource(strings = {"{delta: 0.5, eta: 0.5}", "{delta: 0.9, eta: 0.9}"})
    void aCeilingThatMayAlwaysFailHoldsAndIsVacuous(String bounds) {
        String text = CHANNELS + ZERO_ONE + "learner: {labels: 3, beta: 1}\nbounds: " + bounds + "\n";
        RandomCells.Trial trial = RandomCells.Trial.of(RandomCells.read(text));
        trial.result(trial.replicates(50), trial.expectations()).checks().stream()
                .filter(check ->
                        check.bound().endsWith("_budget") && check.failures().isPresent())
                .forEach(check -> {
                    assertThat(check.failures().get().allowed()).isEqualTo(1);
                    assertThat(check.verdict()).isEqualTo(Verdict.HOLDS);
                    assertThat(check.vacuous()).as(check.bound()).isTrue();
                });
        assertThat(new FailureRate(50, 50, Limits.FIXED).verdict(1, 0.01)).isEqualTo(Verdict.HOLDS);
        assertThat(new FailureRate(50, 50, Limits.ANYTIME).verdict(1, 0.01)).isEqualTo(Verdict.HOLDS);
        assertThat(new FailureRate(50, 50, Limits.ANYTIME).verdict(Math.nextDown(1.0), 0.01))
                .isNotEqualTo(Verdict.HOLDS);
    }
}
