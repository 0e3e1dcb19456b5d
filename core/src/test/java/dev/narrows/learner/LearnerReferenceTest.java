package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Values computed with numpy and scipy, independently of the project, to 1e-9 absolute. */
class LearnerReferenceTest {
    private static final Offset<Double> TOLERANCE = within(1e-9);

    static Stream<JsonNode> models() {
        return LearnerModels.reference().get("models").values().stream();
    }

    static Stream<JsonNode> decompositions() {
        return LearnerModels.reference().get("expected_kl_decomposition").values().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void posteriorOfTheCounts(JsonNode node) {
        FiniteModel model = LearnerModels.model(node);
        long[] counts = new long[model.pairs()];
        double[][] table = LearnerModels.table(node.get("counts"));
        for (int s = 0; s < model.contexts(); s++) {
            for (int y = 0; y < model.labels(); y++) {
                counts[model.pair(s, y)] = (long) table[s][y];
            }
        }
        double[] values = new double[GibbsLearner.VALUES];
        assertThat(node.get("gibbs_delta_0_05")).isNotEmpty();
        for (JsonNode expected : node.get("gibbs_delta_0_05")) {
            TableGibbs.of(
                            ObservedLosses.canonical(model),
                            Pmf.uniform(model.actions()),
                            expected.get("beta").asDouble())
                    .evaluator()
                    .evaluate(counts, values);
            assertThat(values[GibbsLearner.KL]).isCloseTo(expected.get("kl").asDouble(), TOLERANCE);
            assertThat(values[GibbsLearner.EMPIRICAL_RISK])
                    .isCloseTo(expected.get("empirical_risk").asDouble(), TOLERANCE);
            assertThat(values[GibbsLearner.RISK])
                    .isCloseTo(expected.get("true_risk").asDouble(), TOLERANCE);
            assertThat(values[GibbsLearner.OBSERVABLE_RISK]).isCloseTo(values[GibbsLearner.RISK], within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void exactExpectations(JsonNode node) {
        FiniteModel model = LearnerModels.model(node);
        assertThat(node.get("exact_expectations")).isNotEmpty();
        for (JsonNode expected : node.get("exact_expectations")) {
            ExactExpectations exact = ExactExpectations.of(
                    TableGibbs.of(
                            ObservedLosses.canonical(model),
                            Pmf.uniform(model.actions()),
                            expected.get("beta").asDouble()),
                    expected.get("labels").asLong());
            assertThat(exact.risk()).isCloseTo(expected.get("ER").asDouble(), TOLERANCE);
            assertThat(exact.empiricalRisk()).isCloseTo(expected.get("Eemp").asDouble(), TOLERANCE);
            assertThat(exact.kl()).isCloseTo(expected.get("EKL").asDouble(), TOLERANCE);
            assertThat(exact.informationFactorised())
                    .isCloseTo(expected.get("I_fact").asDouble(), TOLERANCE);
            assertThat(exact.informationLargestPair())
                    .isCloseTo(expected.get("I_cell_max").asDouble(), TOLERANCE);
            assertThat(exact.remainder()).isBetween(0.0, 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("decompositions")
    void decomposition(JsonNode node) {
        FiniteModel model = LearnerModels.decompositionModel(node);
        KlDecomposition found = KlDecomposition.of(
                TableGibbs.of(
                        ObservedLosses.canonical(model),
                        Pmf.uniform(model.actions()),
                        node.get("beta").asDouble()),
                node.get("labels").asLong());
        assertThat(found.expectedKl()).isCloseTo(node.get("EKL").asDouble(), TOLERANCE);
        assertThat(found.information()).isCloseTo(node.get("I_thetaD").asDouble(), TOLERANCE);
        assertThat(found.marginalDivergence()).isCloseTo(node.get("KL_Qbar_P").asDouble(), TOLERANCE);
        assertThat(found.risk()).isCloseTo(node.get("ER").asDouble(), TOLERANCE);
        assertThat(found.empiricalRisk()).isCloseTo(node.get("Eemp").asDouble(), TOLERANCE);
    }

    @Test
    void reachesTheCaseInWhichTheContextTellsOfTheTarget() {
        assertThat(models().count()).isGreaterThanOrEqualTo(18);
        assertThat(decompositions()
                        .filter(node -> node.has("information_target_context"))
                        .count())
                .isEqualTo(1);
    }
}
