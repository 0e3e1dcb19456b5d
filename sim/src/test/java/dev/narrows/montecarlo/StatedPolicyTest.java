package dev.narrows.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.bound.BayesRisk;
import dev.narrows.family.Trials;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedPolicyTest {
    private static Cell cell(String scenario) throws Exception {
        return ScenarioReader.read(Path.of("..", "scenarios", scenario + ".yaml"), Overrides.none())
                .cell(0);
    }

    /** The Gibbs policy is that of the first replicate of a run, so its risk is the one that the run has there. */
    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "real-raters", "over-optimisation", "interfaces", "label-saturation"})
    void theRiskOfTheGibbsPolicyIsThatOfReplicateZero(String scenario) throws Exception {
        Cell cell = cell(scenario);
        Trials trials = cell.trials();
        double[] row = new double[trials.quantities().size()];
        trials.trial().replicate(0, row);
        assertThat(StatedPolicy.GIBBS.of(cell).value()).isCloseTo(row[0], offset(1e-14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "real-raters", "over-optimisation", "interfaces", "label-saturation"})
    void theRiskOfTheBayesPolicyIsTheBayesRisk(String scenario) throws Exception {
        Cell cell = cell(scenario);
        double bayes = BayesRisk.of((FiniteModel) cell.model().loop());
        assertThat(StatedPolicy.BAYES.of(cell).value()).isCloseTo(bayes, offset(1e-14));
        assertThat(StatedPolicy.GIBBS.of(cell).bayes()).isCloseTo(bayes, offset(1e-14));
    }

    @Test
    void aCellOfAnotherFamilyIsRefused() throws Exception {
        Cell cell = cell("unknown-channel");
        for (StatedPolicy policy : StatedPolicy.values()) {
            assertThatThrownBy(() -> policy.of(cell))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cell 0 is of the family dirichlet, must be of finite");
        }
    }

    @Test
    void whatIsNoPolicyIsRefused() throws Exception {
        FiniteModel model = (FiniteModel) cell("quickstart").model().loop();
        for (double[][] policy : List.of(
                new double[0][],
                new double[model.pairs()][1],
                new double[model.pairs()][model.actions()],
                new double[model.pairs() + 1][model.actions()])) {
            assertThatThrownBy(() -> PolicyRisk.of(model, policy))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("policy");
        }
    }

    /** Replicates are the same whoever makes them, of every estimator. */
    @ParameterizedTest
    @EnumSource(EstimatorKind.class)
    void sameBitsForOneTwoAndSevenThreads(EstimatorKind kind) throws Exception {
        RiskEstimator estimator = kind.of(StatedPolicy.GIBBS.of(cell("quickstart")), 64, 7);
        double[][] one = Replication.rows(estimator, kind.streams(7), 0, 101, 1);
        for (int threads : new int[] {2, 7, 200}) {
            assertThat(Replication.rows(estimator, kind.streams(7), 0, 101, threads))
                    .isDeepEqualTo(one);
        }
        assertThat(Replication.rows(estimator, kind.streams(7), 50, 51, 1))
                .as("replicates 50 to 100 by themselves")
                .isDeepEqualTo(Arrays.copyOfRange(one, 50, 101));
        assertThat(Replication.rows(estimator, kind.streams(8), 0, 101, 1)).isNotEqualTo(one);
    }

    /** What goes wrong in a thread is thrown, and leaves no row that looks like an estimate. */
    @Test
    void aThreadThatFailsIsNotSilent() throws Exception {
        TupleWise good = TupleWise.of(StatedPolicy.GIBBS.of(cell("quickstart")), 16);
        RiskEstimator failing = new RiskEstimator() {
            @Override
            public int draws() {
                return good.draws();
            }

            @Override
            public OptionalDouble variance() {
                return good.variance();
            }

            @Override
            public Sampler sampler() {
                return (stream, row) -> {
                    throw new IllegalStateException("no draw today");
                };
            }
        };
        for (int threads : new int[] {1, 2}) {
            assertThatThrownBy(() -> Replication.rows(failing, EstimatorKind.TUPLE_WISE.streams(7), 0, 10, threads))
                    .isInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("no draw today");
        }
    }

    /** The control variate is made of the tuples of the tuple-wise estimator: with the coefficient 0 it is that. */
    @Test
    void theControlVariateHasTheTuplesOfTheTupleWiseEstimator() throws Exception {
        PolicyRisk risk = StatedPolicy.GIBBS.of(cell("quickstart"));
        double[][] plain = Replication.rows(TupleWise.of(risk, 64), EstimatorKind.TUPLE_WISE.streams(7), 0, 20, 1);
        double[][] control =
                Replication.rows(ControlVariate.of(risk, 0, 64), EstimatorKind.CONTROL_VARIATE.streams(7), 0, 20, 1);
        assertThat(control).isDeepEqualTo(plain);
    }

    @Test
    void effortsOutOfRangeAreRefused() {
        for (int[] wrong : new int[][] {{1, 2, 1}, {0, 2, 1}, {3, 2, 1}, {1000, 2, 1}, {16, 1, 1}, {16, 2, 0}}) {
            assertThatThrownBy(() -> new Effort(wrong[0], wrong[1], wrong[2], 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be");
        }
    }
}
