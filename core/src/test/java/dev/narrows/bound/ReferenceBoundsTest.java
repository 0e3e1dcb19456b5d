package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.info.CapacityBracket;
import dev.narrows.testing.ReferenceModels;
import dev.narrows.testing.ReferenceModels.Reference;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against values computed with numpy and scipy, independently of the project. */
class ReferenceBoundsTest {
    private static final Offset<Double> NEAR = offset(1e-9);
    private static final double CERTIFIED = 1e-12;

    @Test
    void klInverse() {
        JsonNode cases = ReferenceModels.document().get("kl_inverse_upper");
        assertThat(cases.size()).isEqualTo(48);
        for (JsonNode c : cases) {
            double inverse = KlInverse.upper(number(c, "q"), number(c, "budget"));
            assertThat(inverse).as("%s", c).isCloseTo(number(c, "p"), NEAR);
        }
    }

    @Test
    void xi() {
        JsonNode cases = ReferenceModels.document().get("xi");
        assertThat(cases.size()).isEqualTo(9);
        for (JsonNode c : cases) {
            assertThat(Xi.of(c.get("m").longValue())).as("%s", c).isCloseTo(number(c, "xi"), NEAR);
        }
    }

    @Test
    void fano() {
        JsonNode cases = ReferenceModels.document().get("fano_error");
        assertThat(cases.size()).isEqualTo(30);
        for (JsonNode c : cases) {
            int m = c.get("M").intValue();
            double information = number(c, "information");
            double entropy = StrictMath.log(m);
            assertThat(new WeakFano(entropy, information, m).value())
                    .as("%s", c)
                    .isCloseTo(number(c, "weak"), NEAR);
            assertThat(new SharpFano(entropy, information, m).value())
                    .as("%s", c)
                    .isCloseTo(number(c, "sharp"), NEAR);
        }
    }

    static List<Reference> models() {
        return ReferenceModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void capacities(Reference reference) {
        JsonNode values = reference.values();
        Capacities capacities = Capacities.of(reference.model());
        double gap = number(values, "bracket_gap_max");
        for (int s = 0; s < reference.model().contexts(); s++) {
            meets(
                    capacities.cognitive(s),
                    values.get("capacity_cognitive_upper").get(s).doubleValue(),
                    gap);
            meets(
                    capacities.articulation(s),
                    values.get("capacity_articulation_upper").get(s).doubleValue(),
                    gap);
            meets(
                    capacities.cascade(s),
                    values.get("capacity_cascade_upper").get(s).doubleValue(),
                    gap);
            assertThat(capacities.mixture(s))
                    .isCloseTo(
                            values.get("information_mixture_per_context").get(s).doubleValue(), NEAR);
        }
        assertThat(capacities.targetContext()).isCloseTo(number(values, "information_target_context"), NEAR);
    }

    private static void meets(CapacityBracket bracket, double upper, double gap) {
        assertThat(bracket.lower()).isLessThanOrEqualTo(upper + CERTIFIED);
        assertThat(bracket.upper()).isGreaterThanOrEqualTo(upper - gap - CERTIFIED);
        assertThat(bracket.gap()).isLessThanOrEqualTo(1.01e-10);
        assertThat(bracket.converged()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void separationAndBayesRisk(Reference reference) {
        JsonNode values = reference.values();
        for (int s = 0; s < reference.model().contexts(); s++) {
            assertThat(reference.model().separation().at(s))
                    .isEqualTo(values.get("separation").get(s).doubleValue());
            assertThat(reference.model().separation().base(s))
                    .isEqualTo(values.get("base_loss").get(s).doubleValue());
        }
        assertThat(BayesRisk.of(reference.model())).isCloseTo(number(values, "bayes_risk"), NEAR);
    }

    @ParameterizedTest
    @MethodSource("models")
    void floors(Reference reference) {
        FloorLadder ladder = FloorLadder.of(reference.model(), Capacities.of(reference.model()));
        assertThat(ladder.floors()).hasSize(21);
        List<Floor> fromInformations = ladder.floors().subList(0, 18);
        for (Floor floor : fromInformations) {
            JsonNode of = reference
                    .values()
                    .get("floors")
                    .get(floor.form().information().orElseThrow().label());
            String use = floor.form().context().orElseThrow() == ContextUse.AVERAGED ? "averaged" : "per_context";
            assertThat(ladder.floor(floor.label())).isEqualTo(floor);
            switch (floor.rung()) {
                case WeakFano.NAME ->
                    assertThat(floor.value()).as("%s", floor).isCloseTo(number(of, "weak_" + use), NEAR);
                case SharpFano.NAME ->
                    assertThat(floor.value()).as("%s", floor).isCloseTo(number(of, "sharp_" + use), NEAR);
                case "rate-distortion" ->
                    assertThat(floor.value())
                            .as("%s", floor)
                            .isBetween(
                                    number(of, "rate_distortion_" + use + "_lower") - 1e-9,
                                    number(of, "rate_distortion_" + use + "_lower") + 1e-6);
                default -> throw new AssertionError(floor.rung() + " has no values here");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void ceilings(Reference reference) {
        long labels = 0;
        for (JsonNode row : reference.values().get("counts")) {
            for (JsonNode count : row) {
                labels += count.longValue();
            }
        }
        for (JsonNode c : reference.values().get("gibbs_delta_0_05")) {
            double risk = number(c, "empirical_risk");
            double kl = number(c, "kl");
            near(new KlCeiling(risk, kl, labels, 0.05), number(c, "ceiling_kl"));
            near(new McAllesterCeiling(risk, kl, labels, 0.05), number(c, "ceiling_mcallester"));
            near(new ThiemannCeiling(risk, kl, labels, 0.05), number(c, "ceiling_thiemann"));
            near(new TolstikhinSeldinCeiling(risk, kl, labels, 0.05), number(c, "ceiling_tolstikhin_seldin"));
            near(new CatoniCeiling(risk, kl, labels, 0.05), number(c, "ceiling_catoni_grid17"));
        }
        for (JsonNode c : reference.values().get("exact_expectations")) {
            ExpectedKlCeiling ceiling = new ExpectedKlCeiling(
                    number(c, "Eemp"), number(c, "EKL"), c.get("labels").longValue());
            near(ceiling, number(c, "ceiling_expected_kl"));
        }
    }

    private static void near(UpperBound bound, double expected) {
        assertThat(bound.value()).as("%s", bound).isCloseTo(expected, NEAR);
    }

    private static double number(JsonNode node, String name) {
        return node.get(name).doubleValue();
    }
}
