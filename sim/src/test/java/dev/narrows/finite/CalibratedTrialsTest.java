package dev.narrows.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replicates of a learner that estimates the channel from gold labels. */
class CalibratedTrialsTest {
    private static final int REPLICATES = 20_000;
    /** 4.9 standard errors: false-alarm rate 1e-6 for a mean that is nearly normal. */
    private static final double ERRORS = 4.9;

    private static Cell cell(String learner) throws ScenarioException {
        String scenario = """
                format: 1
                name: calibrated
                seed: 5
                model:
                  family: finite
                  contexts: {weights: [0.7, 0.3]}
                  codebook: {size: 2, prior: [0.4, 0.6]}
                  cognitive: {type: symmetric, error: 0.2}
                  articulation: {type: symmetric, error: 0.1}
                  loss: {type: zero-one}
                learner: {beta: 2, labels: 12, %s}
                """.formatted(learner);
        return ScenarioReader.parse("calibrated.yaml", scenario.getBytes(StandardCharsets.UTF_8), Overrides.none())
                .cell(0);
    }

    private static double[][] rows(Cell cell, int n) {
        Trials trials = cell.trials();
        Trial trial = trials.trial();
        double[][] rows = new double[n][trials.quantities().size()];
        for (int r = 0; r < n; r++) {
            trial.replicate(r, rows[r]);
        }
        return rows;
    }

    private static boolean meets(double[][] rows, int place, double mean) {
        MeanAccumulator accumulator = new MeanAccumulator();
        Arrays.stream(rows).forEach(row -> accumulator.add(row[place]));
        double error = accumulator.standardDeviation() / Math.sqrt(rows.length);
        return Math.abs(accumulator.mean() - mean) < ERRORS * error;
    }

    @Test
    void meansAreTheExactExpectations() throws ScenarioException {
        for (String policies :
                new String[] {"", "class: enumerated, policies: [[[0, 1], [0, 1]], [[1, 1], [0, 0]]], "}) {
            Cell cell = cell(policies + "observable: {calibrated: {gold: 4}}");
            ExactExpectations exact = cell.trials().expectations().orElseThrow();
            double[][] rows = rows(cell, REPLICATES);
            List<String> names =
                    cell.trials().quantities().stream().map(Quantity::name).toList();
            assertThat(meets(rows, names.indexOf(Quantity.RISK), exact.risk())).isTrue();
            assertThat(meets(rows, names.indexOf(Quantity.OBSERVABLE_RISK), exact.observableRisk()))
                    .isTrue();
            assertThat(meets(rows, names.indexOf(Quantity.EMPIRICAL_RISK), exact.empiricalRisk()))
                    .isTrue();
            assertThat(meets(rows, names.indexOf(Quantity.KL), exact.kl())).isTrue();
            ExactExpectations fewer = cell(policies + "observable: {calibrated: {gold: 3}}")
                    .trials()
                    .expectations()
                    .orElseThrow();
            assertThat(meets(rows, 0, fewer.risk()))
                    .as("planted: a label fewer")
                    .isFalse();
        }
    }

    @Test
    void manyGoldLabelsAreTheChannel() throws ScenarioException {
        double[][] known = rows(cell("observable: canonical"), 200);
        double[][] many = rows(cell("observable: {calibrated: {gold: 1000000000}}"), 200);
        double[][] few = rows(cell("observable: {calibrated: {gold: 1}}"), 200);
        double furthest = 0;
        for (int r = 0; r < 200; r++) {
            assertThat(Math.abs(many[r][0] - known[r][0]))
                    .as("the labels are the same")
                    .isLessThan(1e-3);
            furthest = Math.max(furthest, Math.abs(few[r][0] - known[r][0]));
        }
        assertThat(furthest).as("planted: one gold label").isGreaterThan(0.1);
    }

    @Test
    void aStrongPriorIsThePrior() throws ScenarioException {
        double[][] none = rows(cell("observable: {calibrated: {gold: 0}}"), 100);
        double[][] strong = rows(cell("observable: {calibrated: {gold: 50, strength: 1e9}}"), 100);
        double[][] weak = rows(cell("observable: {calibrated: {gold: 50, strength: 1}}"), 100);
        for (int r = 0; r < 100; r++) {
            assertThat(strong[r][0]).isCloseTo(none[r][0], within(1e-6));
        }
        assertThat(weak[0][0]).as("planted: a weak one").isNotCloseTo(none[0][0], within(1e-6));
    }

    @Test
    void oneTrialAfterTheOtherIsThatOfItsNumber() throws ScenarioException {
        Cell cell = cell("observable: {calibrated: {gold: 7}}");
        double[][] rows = rows(cell, 50);
        Trial other = cell.trials().trial();
        double[] row = new double[rows[0].length];
        for (int r = 49; r >= 0; r--) {
            other.replicate(r, row);
            assertThat(row).containsExactly(rows[r]);
        }
    }

    @Test
    void isUnmatchedAndShowsItsGoldLabels() throws ScenarioException {
        Cell cell = cell("observable: {calibrated: {gold: 7}}");
        assertThat(cell.learner().observed().matched()).isFalse();
        assertThat(cell.learner().observed().bounds())
                .isEqualTo("the risk under the calibrated loss, not the true risk");
        Trials.Drawn drawn = cell.trials().drawn(3).orElseThrow();
        long gold = 0;
        for (var label : drawn.json().get("labels")) {
            assertThat(label.get("gold")).hasSize(2);
            gold += label.get("gold").get(0).asLong() + label.get("gold").get(1).asLong();
        }
        assertThat(gold).isEqualTo(7);
        assertThat(drawn.table().get(0)).contains("gold of targets");
    }
}
