package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Narrows;
import dev.narrows.bound.Tightness;
import dev.narrows.family.Quantity;
import dev.narrows.finite.Finite;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid scenarios at the edge of the arithmetic: each gives a result with its bounds in order, none fails. */
class EdgeCellsTest {
    private static CellResult run(String model, String rest) throws ScenarioException {
        String text = "format: 1\nname: edge\nseed: 1\nmodel:\n  family: finite\n" + model.indent(2) + rest + "\n";
        List<CellOutcome> outcomes =
                Narrows.run(ScenarioReader.parse("edge.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none()));
        assertThat(outcomes.get(0)).as(outcomes.toString()).isInstanceOf(CellResult.class);
        CellResult result = (CellResult) outcomes.get(0);
        double floor = result.exact().floors().best().value();
        assertThat(floor).isLessThanOrEqualTo(result.exact().bayesRisk().getAsDouble() + 1e-12);
        assertThat(result.riskExact().orElse(0))
                .isLessThanOrEqualTo(result.ceilingExpected().orElseThrow().value() + 1e-12);
        assertThat(floor)
                .isLessThanOrEqualTo(result.ceilingExpected().orElseThrow().value());
        return result;
    }

    private static String noiseless() {
        return """
                codebook: {size: 2}
                cognitive: {type: noiseless, size: 2}
                articulation: {type: noiseless, size: 2}
                loss: {type: zero-one}
                """;
    }

    /** Posterior weights sum to 1 up to rounding only: a mean of losses that are all 1 must not come out above 1. */
    @ParameterizedTest
    @ValueSource(strings = {"uniform", "[0.1, 0.1, 0.3, 0.2, 0.2, 0.1]", "[0.7, 0.1, 0.05, 0.05, 0.05, 0.05]"})
    void sixPoliciesThatAlwaysErr(String prior) throws ScenarioException {
        CellResult result = run(
                noiseless(),
                "learner: {class: enumerated, labels: 1, policies: "
                        + "[[[1, 0]], [[1, 0]], [[1, 0]], [[1, 0]], [[1, 0]], [[1, 0]]], prior: " + prior + "}");
        assertThat(result.riskExact()).hasValue(1);
    }

    @Test
    void fortyNineActionsThatAlwaysErr() throws ScenarioException {
        String rows = "[1, 1], ".repeat(48) + "[1, 1]";
        run(noiseless().replace("{type: zero-one}", "{type: matrix, rows: [" + rows + "]}"), "learner: {labels: 7}");
    }

    /** A mean posterior of one pair underflows where its mean times the count does not: I_1 was infinite. */
    @Test
    void meanPosteriorsThatUnderflow() throws ScenarioException {
        run("""
                codebook: {size: 40}
                cognitive: {type: random, inputs: 40, outputs: 40, seed: 3, sharpness: 3}
                articulation: {type: random, inputs: 40, outputs: 40, seed: 4, sharpness: 3}
                loss: {type: squared}
                """, "learner: {labels: 1e6, beta: 1.2}\nreplicates: 2");
    }

    @Test
    void probabilitiesWhoseProductsUnderflow() throws ScenarioException {
        CellResult result = run("""
                codebook: {size: 3, prior: [1, 1e-200, 1e-200]}
                cognitive: {type: noiseless, size: 3}
                articulation: {type: matrix, rows: [[1, 0, 0], [1, 1e-200, 1e-200], [1, 1e-200, 1e-200]]}
                loss: {type: zero-one}
                """, "");
        assertThat(Finite.capacities(result.exact()).mixture(0)).isBetween(0.0, 1e-12);
    }

    @Test
    void confidenceNextToOne() throws ScenarioException {
        run(noiseless(), "learner: {class: enumerated, policies: [[[0, 1]], [[1, 0]]]}\nconfidence: 0.999999999999999");
    }

    @Test
    void oneReplicateOfOneLabel() throws ScenarioException {
        run(noiseless(), "learner: {labels: 1}\nreplicates: 1");
    }

    @Test
    void asManyLabelsAsThereMayBe() throws ScenarioException {
        run(
                noiseless().replace("articulation: {type: noiseless, size: 2}", "articulation: {type: z, error: 0.25}"),
                "learner: {labels: 1000000000000, beta: 1e-6}");
    }

    /** Exact expectations of an enumerated class, by all count vectors where these are few, decide its verdicts. */
    @Test
    void fewCountVectorsGiveAnEnumeratedClassItsExactAnswer() throws ScenarioException {
        String model =
                noiseless().replace("articulation: {type: noiseless, size: 2}", "articulation: {type: z, error: 0.25}");
        String learner = "learner: {class: enumerated, policies: [[[0, 1]], [[1, 0]], [[0, 0]]], labels: ";
        CellResult few = run(model, learner + "50}");
        assertThat(few.riskExact()).isPresent();
        assertThat(few.risk().low()).isLessThanOrEqualTo(few.riskExact().getAsDouble());
        assertThat(few.risk().high()).isGreaterThanOrEqualTo(few.riskExact().getAsDouble());
        assertThat(run(model, learner + "100000000}").riskExact()).isEmpty();
    }

    /**
     * Without an exact answer the printed ceiling is made of upper limits: never below the mean of a single replicate.
     */
    @Test
    void aSampledExpectedCeilingErrsHigh() throws ScenarioException {
        String model =
                noiseless().replace("articulation: {type: noiseless, size: 2}", "articulation: {type: z, error: 0.25}");
        CellResult result =
                run(model, "learner: {class: enumerated, policies: [[[0, 1]]], labels: 100000000}\nreplicates: 2");
        assertThat(result.ceilingExpected().orElseThrow().value()).isGreaterThan(0.125 + 1e-3);
    }

    @Test
    void noNegativeZeroInTheRangeOfTheKl() throws ScenarioException {
        CellResult result = run(noiseless(), "learner: {class: enumerated, policies: [[[0, 1]]]}");
        assertThat(Double.doubleToRawLongBits(
                        result.mean(Quantity.KL).orElseThrow().high()))
                .isZero();
    }

    /** At R* = 0 the ratios with R* say nothing and are left out; the other one is not. */
    @Test
    void tightnessIsUndefinedWithoutARisk() throws ScenarioException {
        CellResult result = run(noiseless(), "learner: {labels: 5, beta: 0.5}");
        Tightness tightness = result.tightness(result.exact().floors().best());
        assertThat(result.exact().bayesRisk().getAsDouble()).isZero();
        assertThat(tightness.floorToBayes()).isEmpty();
        assertThat(tightness.bayesToRisk()).isEmpty();
        assertThat(tightness.riskToCeiling()).isPresent();
    }
}
