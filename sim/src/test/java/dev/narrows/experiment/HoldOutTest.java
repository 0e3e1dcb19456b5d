package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ClopperPearsonCeiling;
import dev.narrows.bound.HoldOutCeiling;
import dev.narrows.estimate.ClopperPearson;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import dev.narrows.finite.Finite;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A policy of half the labels, judged by the others. */
class HoldOutTest {
    private static final int REPLICATES = 20_000;
    /** 4.9 standard errors: false-alarm rate 1e-6 for a mean that is nearly normal. */
    private static final double ERRORS = 4.9;

    private static Cell cell(String learner) throws ScenarioException {
        return cell("absolute", "beta: 0.4, " + learner);
    }

    private static Cell cell(String loss, String learner) throws ScenarioException {
        String scenario = """
                format: 1
                name: hold-out
                seed: 5
                model:
                  family: finite
                  contexts: {weights: [0.7, 0.3]}
                  codebook: {size: 3}
                  cognitive: {type: symmetric, error: 0.2}
                  articulation: {type: symmetric, error: 0.1}
                  loss: {type: %s}
                learner: {%s}
                """.formatted(loss, learner);
        return ScenarioReader.parse("hold-out.yaml", scenario.getBytes(StandardCharsets.UTF_8), Overrides.none())
                .cell(0);
    }

    private static CellResult result(Cell cell, ReplicateValues values) {
        return Comparison.of(
                RandomCells.parts(cell, cell.model().exact(BoundCatalogue.own()), Optional.empty()),
                values,
                Comparison.Sampling.FIXED,
                1,
                BoundCatalogue.own());
    }

    private static boolean meets(double[] values, double mean) {
        MeanAccumulator accumulator = new MeanAccumulator();
        Arrays.stream(values).forEach(accumulator::add);
        double error = accumulator.standardDeviation() / Math.sqrt(values.length);
        return Math.abs(accumulator.mean() - mean) < ERRORS * error;
    }

    @Test
    void nothingElseMoves() throws ScenarioException {
        for (String observable : new String[] {"canonical", "revealed", "{proxy: [0, 1, 2]}"}) {
            ReplicateValues with =
                    RandomCells.rowsOf(cell("labels: 20, hold-out: half, observable: " + observable), 30);
            ReplicateValues without = RandomCells.rowsOf(cell("labels: 20, observable: " + observable), 30);
            for (int r = 0; r < 30; r++) {
                assertThat(Arrays.copyOf(with.row(r), without.row(r).length)).containsExactly(without.row(r));
                assertThat(with.row(r)).hasSize(without.row(r).length + 2);
            }
        }
    }

    /** The mean risk of the policy of 10 of 20 labels is that of a policy of 10 labels, exactly, and not that of 20. */
    @Test
    void thePolicyIsThatOfHalfTheLabels() throws ScenarioException {
        Cell cell = cell("labels: 20, hold-out: half");
        ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
        ExactExpectations half = Finite.expectations(cell("labels: 10")).orElseThrow();
        ExactExpectations all = Finite.expectations(cell("labels: 20")).orElseThrow();
        double[] risks = values.column(Quantity.HOLD_OUT_RISK);
        double[] heldOut = values.column(Quantity.HOLD_OUT_EMPIRICAL_RISK);
        assertThat(meets(risks, half.risk())).isTrue();
        assertThat(meets(heldOut, half.risk())).as("unbiased").isTrue();
        assertThat(meets(risks, all.risk())).as("planted: all labels").isFalse();
        assertThat(meets(heldOut, half.empiricalRisk()))
                .as("planted: labels that trained")
                .isFalse();
    }

    /** Failures over 20,000 data sets at delta 0.05: at most 1,146, 4.75 standard deviations above 1,000. */
    @Test
    void failsAsSeldomAsItSays() throws ScenarioException {
        Cell cell = cell("zero-one", "beta: 20, labels: 20, hold-out: half, observable: revealed");
        ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
        double[] risks = values.column(Quantity.HOLD_OUT_RISK);
        double[] heldOut = values.column(Quantity.HOLD_OUT_EMPIRICAL_RISK);
        double[] trained = values.column(Quantity.EMPIRICAL_RISK);
        assertThat(failures(r -> new HoldOutCeiling(heldOut[r], 10, 0.05).value(), risks))
                .isLessThanOrEqualTo(1_146);
        assertThat(failures(r -> new HoldOutCeiling(heldOut[r], 40, 0.05).value(), risks))
                .as("planted: four times the labels")
                .isGreaterThan(1_146);
        assertThat(failures(r -> new HoldOutCeiling(trained[r], 20, 0.05).value(), values.column(Quantity.RISK)))
                .as("planted: labels that trained")
                .isGreaterThan(1_146);
    }

    /** As above, of one policy drawn for each data set, whose limit is that of its count. */
    @Test
    void theDrawnPolicyFailsAsSeldomAsItSays() throws ScenarioException {
        for (String policies :
                new String[] {"", "class: enumerated, policies: [[[0, 1, 2], [0, 1, 2]], [[2, 1, 0], [1, 1, 1]]], "}) {
            Cell cell = cell("zero-one", policies + "beta: 1, labels: 20, hold-out: half, observable: revealed");
            ReplicateValues values = RandomCells.rowsOf(cell, REPLICATES);
            double[] risks = values.column(Quantity.DRAWN_RISK);
            double[] errors = values.column(Quantity.HELD_OUT_ERRORS);
            double[] heldOut = values.column(Quantity.HOLD_OUT_EMPIRICAL_RISK);
            assertThat(failures(r -> limit(errors[r], 10, 0), risks)).isLessThanOrEqualTo(1_146);
            assertThat(failures(r -> limit(errors[r], 40, 0), risks))
                    .as("planted: four times the labels")
                    .isGreaterThan(1_146);
            assertThat(failures(r -> limit(errors[r], 10, 1), risks))
                    .as("planted: an error not counted")
                    .isGreaterThan(1_146);
            double[] difference = new double[REPLICATES];
            double[] onHeldOut = new double[REPLICATES];
            Arrays.setAll(difference, r -> risks[r] - values.column(Quantity.HOLD_OUT_RISK)[r]);
            Arrays.setAll(onHeldOut, r -> errors[r] - heldOut[r]);
            assertThat(meets(difference, 0)).as("drawn from Q_1").isTrue();
            assertThat(meets(onHeldOut, 0)).as("on the same labels").isTrue();
            assertThat(meets(risks, values.column(Quantity.RISK)[0]))
                    .as("planted: another mean")
                    .isFalse();
        }
    }

    private static double limit(double share, int labels, int missed) {
        long errors = Math.max(0, Math.round(share * labels) - missed);
        return new ClopperPearsonCeiling(errors, labels, 0.05).value();
    }

    @Test
    void aDrawnPolicyIsJudgedWhereItsLossIsNoughtOrOne() throws ScenarioException {
        Cell cell = cell("zero-one", "labels: 21, hold-out: half, observable: revealed");
        ReplicateValues values = RandomCells.rowsOf(cell, 400);
        CellResult result = result(cell, values);
        double[] errors = values.column(Quantity.HELD_OUT_ERRORS);
        MeanAccumulator mean = new MeanAccumulator();
        Arrays.stream(errors).forEach(x -> mean.add(limit(x, 11, 0)));
        assertThat(result.ceiling("clopper-pearson").value()).isEqualTo(mean.mean());
        // Commons Statistics has the quantiles of the beta law: both limits at twice the error rate
        double high = ClopperPearson.of(Math.round(errors[0] * 11), 11, 0.1).high();
        assertThat(limit(errors[0], 11, 0)).isCloseTo(high, within(1e-11));
        assertThat(result.checks())
                .filteredOn(c -> c.bound().equals("ceiling_clopper_pearson_measured"))
                .hasSize(1);
        for (String other : new String[] {"absolute", "zero-one"}) {
            Cell means = cell(other, "labels: 20, hold-out: half");
            assertThat(result(means, RandomCells.rowsOf(means, 400)).findCeiling("clopper-pearson"))
                    .as("the canonical loss is a mean: %s", other)
                    .isEmpty();
        }
    }

    private static int failures(IntToDoubleFunction ceiling, double[] risks) {
        int failures = 0;
        for (int r = 0; r < risks.length; r++) {
            failures += risks[r] > ceiling.applyAsDouble(r) ? 1 : 0;
        }
        return failures;
    }

    @Test
    void theCeilingIsHeldAgainstItsOwnPolicyAndHasNoBudget() throws ScenarioException {
        Cell cell = cell("labels: 20, hold-out: half");
        ReplicateValues values = RandomCells.rowsOf(cell, 400);
        CellResult result = result(cell, values);
        CeilingSummary ceiling = result.ceiling("hold-out");
        double[] heldOut = values.column(Quantity.HOLD_OUT_EMPIRICAL_RISK);
        MeanAccumulator mean = new MeanAccumulator();
        Arrays.stream(heldOut).forEach(x -> mean.add(new HoldOutCeiling(x, 10, 0.05).value()));
        assertThat(ceiling.value()).isEqualTo(mean.mean());
        assertThat(result.ceilings())
                .filteredOn(c -> c.name().equals("hold-out"))
                .hasSize(1);
        assertThat(result.checks())
                .filteredOn(c -> c.bound().equals("ceiling_hold_out_measured"))
                .hasSize(1);
        assertThat(result(cell("labels: 20"), RandomCells.rowsOf(cell("labels: 20"), 400))
                        .findCeiling("hold-out"))
                .isEmpty();
    }

    @Test
    void isRefusedForMoreLabelsThanAreSplit() {
        assertThatThrownBy(() -> cell("labels: 2000000, hold-out: half"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("hold-out.yaml:11:")
                .hasMessageContaining("may split 1,000,000");
        assertThatThrownBy(() -> cell("labels: 20, hold-out: third"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("half");
    }
}
