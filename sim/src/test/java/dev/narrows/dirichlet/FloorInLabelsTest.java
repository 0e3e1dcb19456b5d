package dev.narrows.dirichlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.info.DirichletPrior;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.StreamKey;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The floor in m against simulated risks averaged over the prior: three priors, Bayes learner and Gibbs posteriors,
 * 200,000 replicates each. A mean more than 4.9 standard errors from its exact value, or 4.76 below the floor, is an
 * alarm: false-alarm rate 1e-6 each (normal limit), 5e-5 for all.
 */
class FloorInLabelsTest {
    private static final int REPLICATES = 200_000;
    private static final double TWO_SIDED = 4.9;
    private static final double ONE_SIDED = 4.76;
    private static final List<DirichletModel> MODELS = List.of(
            model(new double[][] {{1, 1}, {1, 1}}, Loss.zeroOne(2)),
            model(new double[][] {{1, 0.5, 2}, {0.25, 1.5, 1}, {2, 1, 0.75}}, Loss.absolute(3)),
            model(new double[][] {{3, 0.125}, {0.5, 2}, {1, 1}, {0, 0.75}}, Loss.matrix(new double[][] {
                {0, 1, 1, 0.25}, {0.875, 0, 0.5, 1}, {0.375, 0.375, 0.375, 0.375}
            })));
    private static final int[] LABELS = {1, 10, 60};

    /** A simulated cell: means of risk, empirical risk, KL and the least risk of who knows the law. */
    private record Simulated(DirichletLearner learner, MeanAccumulator[] means) {
        static Simulated of(DirichletLearner learner) {
            MeanAccumulator[] means = new MeanAccumulator[4];
            IntStream.range(0, 4).forEach(i -> means[i] = new MeanAccumulator());
            Trials trials = learner.trials(StreamKey.of(List.of("floor in labels", learner.toString())));
            Trial trial = trials.trial();
            double[] row = new double[4];
            for (int r = 0; r < REPLICATES; r++) {
                trial.replicate(r, row);
                for (int i = 0; i < 4; i++) {
                    means[i].add(row[i]);
                }
            }
            return new Simulated(learner, means);
        }

        double standardError(int i) {
            return means[i].standardDeviation() / Math.sqrt(means[i].count());
        }

        double floor() {
            return learner.model().floor(learner.labels()).value();
        }

        boolean isBelow(double floor) {
            return means[0].mean() + ONE_SIDED * standardError(0) < floor;
        }

        boolean isAwayFrom(int i, double exact) {
            return Math.abs(means[i].mean() - exact) > TWO_SIDED * standardError(i) + 1e-12;
        }
    }

    private static final List<Simulated> CELLS = new ArrayList<>();

    private static DirichletModel model(double[][] alpha, Loss loss) {
        return new DirichletModel(DirichletPrior.of(alpha), loss, Json.object(), new DirichletFamily());
    }

    @BeforeAll
    static void simulate() {
        for (DirichletModel model : MODELS) {
            for (int labels : LABELS) {
                CELLS.add(Simulated.of(new DirichletLearner(model, false, 0, labels)));
                CELLS.add(Simulated.of(new DirichletLearner(model, true, 1, labels)));
            }
        }
    }

    @Test
    void noSimulatedRiskAveragedOverThePriorIsBelowTheFloor() {
        for (Simulated cell : CELLS) {
            assertThat(cell.isBelow(cell.floor())).as(cell.learner().toString()).isFalse();
        }
    }

    /** Planted: a floor that is two per cent too high is above the risk of every Bayes learner. */
    @Test
    void theSameCheckCatchesAFloorThatIsTwoPerCentTooHigh() {
        assertThat(CELLS.stream()
                        .filter(cell -> !cell.learner().gibbs())
                        .filter(cell -> cell.isBelow(1.02 * cell.floor())))
                .hasSize(MODELS.size() * LABELS.length);
    }

    @Test
    void simulatedMeansAgreeWithTheExactOnes() {
        for (Simulated cell : CELLS) {
            ExactExpectations exact = cell.learner()
                    .trials(StreamKey.of(List.of("exact")))
                    .expectations()
                    .orElseThrow();
            String name = cell.learner().toString();
            assertThat(cell.isAwayFrom(0, exact.risk())).as(name).isFalse();
            assertThat(cell.isAwayFrom(1, exact.empiricalRisk())).as(name).isFalse();
            assertThat(cell.isAwayFrom(2, exact.kl())).as(name).isFalse();
            // planted: two per cent of the risk
            assertThat(cell.isAwayFrom(0, 1.02 * exact.risk())).as(name).isTrue();
        }
    }

    /** Who knows the law has, on average, the limit of the floor. */
    @Test
    void whoKnowsTheLawHasTheLimit() {
        for (Simulated cell : CELLS) {
            Bracket limit = cell.learner().model().floor(0).limit();
            double slack = TWO_SIDED * cell.standardError(3);
            assertThat(cell.means()[3].mean()).isBetween(limit.low() - slack, limit.high() + slack);
            assertThat(cell.means()[3].mean()).isLessThan(cell.floor());
        }
    }

    /** The floor stands among those of the cell, and nowhere among those that hold under one law. */
    @Test
    void standsAmongTheFloorsAndIsNotTheBest() {
        BoundCatalogue bounds = BoundCatalogue.own();
        for (Simulated cell : CELLS) {
            var ofModel = cell.learner().model().exact(bounds);
            var exact = cell.learner().exact(ofModel, bounds);
            assertThat(ofModel.floors().find("learning")).isEmpty();
            assertThat(exact.floors().floor("learning").value()).isEqualTo(cell.floor() - 1e-13);
            assertThat(exact.floors().best().value()).isZero();
            assertThat(cell.learner().exact(exact, bounds).floors().floors())
                    .isEqualTo(exact.floors().floors());
            assertThat(exact.blindRisk().getAsDouble())
                    .isGreaterThanOrEqualTo(cell.learner().model().floor(0).value());
        }
    }
}
