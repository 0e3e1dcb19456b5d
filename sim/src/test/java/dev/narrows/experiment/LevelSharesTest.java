package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.LossLevels;
import dev.narrows.bound.SplitKlCeiling;
import dev.narrows.bound.UnexpectedBernsteinCeiling;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Quantity;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The shares of labels on which the loss reaches each of its levels. */
class LevelSharesTest {
    private static final String ENUMERATED = "class: enumerated, policies: [[[0, 1, 2, 3], [3, 2, 1, 0]],"
            + " [[0, 0, 3, 3], [1, 1, 2, 2]], [[2, 2, 2, 2], [1, 1, 1, 1]]], ";

    private static Cell cell(String loss, String learner) throws ScenarioException {
        String scenario = """
                format: 1
                name: levels
                seed: 5
                model:
                  family: finite
                  contexts: {weights: [0.7, 0.3]}
                  codebook: {size: 4}
                  cognitive: {type: symmetric, error: 0.2}
                  articulation: {type: symmetric, error: 0.1}
                  loss: {type: %s}
                learner: {beta: 2, labels: 30, observable: revealed, %s}
                """.formatted(loss, learner);
        return ScenarioReader.parse("levels.yaml", scenario.getBytes(StandardCharsets.UTF_8), Overrides.none())
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

    @Test
    void nothingElseMoves() throws ScenarioException {
        for (String others : new String[] {"", "hold-out: half, ", ENUMERATED}) {
            ReplicateValues with = RandomCells.rowsOf(cell("absolute", others + "split: levels"), 30);
            ReplicateValues without = RandomCells.rowsOf(cell("absolute", others), 30);
            for (int r = 0; r < 30; r++) {
                assertThat(Arrays.copyOf(with.row(r), without.row(r).length)).containsExactly(without.row(r));
                assertThat(with.row(r)).hasSize(without.row(r).length + 6);
            }
        }
    }

    /** The levels times their shares are the mean loss. */
    private static double mean(ReplicateValues values, int replicate, double step, IntFunction<String> name) {
        double sum = 0;
        for (int j = 1; j <= 3; j++) {
            sum += step * values.value(replicate, name.apply(j));
        }
        return sum;
    }

    @Test
    void theSharesMakeUpTheRisks() throws ScenarioException {
        for (String others : new String[] {"", ENUMERATED}) {
            ReplicateValues values = RandomCells.rowsOf(cell("absolute", others + "split: levels"), 100);
            for (int r = 0; r < 100; r++) {
                assertThat(mean(values, r, 1.0 / 3, Quantity::levelEmpiricalShare))
                        .isCloseTo(values.value(r, Quantity.EMPIRICAL_RISK), within(1e-13));
                assertThat(mean(values, r, 1.0 / 3, Quantity::levelShare))
                        .isCloseTo(values.value(r, Quantity.RISK), within(1e-13));
                assertThat(mean(values, r, 1.0 / 3, Quantity::levelShare))
                        .as("planted: the empirical shares are others")
                        .isNotCloseTo(values.value(r, Quantity.EMPIRICAL_RISK), within(1e-6));
                for (int j = 1; j < 3; j++) {
                    assertThat(values.value(r, Quantity.levelShare(j)))
                            .isGreaterThanOrEqualTo(values.value(r, Quantity.levelShare(j + 1)));
                }
            }
        }
    }

    @Test
    void theCeilingIsThatOfEachDataSetAndHasNoBudget() throws ScenarioException {
        Cell cell = cell("absolute", "split: levels");
        ReplicateValues values = RandomCells.rowsOf(cell, 400);
        CellResult result = result(cell, values);
        LossLevels levels = LossLevels.of(0, 1.0 / 3, 2.0 / 3, 1);
        MeanAccumulator mean = new MeanAccumulator();
        MeanAccumulator ofMoment = new MeanAccumulator();
        for (int r = 0; r < 400; r++) {
            List<Double> shares = new ArrayList<>();
            for (int j = 1; j <= 3; j++) {
                shares.add(values.value(r, Quantity.levelEmpiricalShare(j)));
            }
            double kl = values.value(r, Quantity.KL);
            ofMoment.add(new UnexpectedBernsteinCeiling(levels, shares, kl, 30, 0.05).value());
            mean.add(new SplitKlCeiling(levels, shares, kl, 30, 0.05).value());
        }
        assertThat(result.ceiling("split-kl").value()).isEqualTo(mean.mean());
        assertThat(result.ceiling("unexpected-bernstein").value()).isEqualTo(ofMoment.mean());
        assertThat(result.checks())
                .filteredOn(check -> check.bound().contains("split_kl"))
                .singleElement()
                .satisfies(check -> assertThat(check.verdict()).isEqualTo(Verdict.HOLDS));
        Cell without = cell("absolute", "");
        assertThat(result(without, RandomCells.rowsOf(without, 40)).findCeiling("split-kl"))
                .isEmpty();
        Cell two = cell("zero-one", "split: levels");
        assertThat(result(two, RandomCells.rowsOf(two, 40)).findCeiling("split-kl"))
                .as("two levels: it is kl")
                .isEmpty();
        assertThat(result(two, RandomCells.rowsOf(two, 40)).findCeiling("unexpected-bernstein"))
                .isPresent();
    }

    @Test
    void replayHasTheSameCeiling() throws ScenarioException {
        Cell cell = cell("absolute", "split: levels");
        assertThat(Replay.of(cell, 3).ceilings()).containsKey("split-kl");
        assertThat(Replay.of(cell("absolute", ""), 3).ceilings()).doesNotContainKey("split-kl");
    }
}
