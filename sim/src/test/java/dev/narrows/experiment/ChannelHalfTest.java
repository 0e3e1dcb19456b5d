package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Narrows;
import dev.narrows.budget.Decomposition;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Channel budget, its ceilings and the waterfall as a run gives them, on random scenarios; seeds fixed. */
class ChannelHalfTest {
    private static String row(UniformRandomProvider rng) {
        double a = rng.nextDouble();
        return String.format(Locale.ROOT, "[%.17f, %.17f]", a, 1 - a);
    }

    private static String rows(UniformRandomProvider rng) {
        return "{type: matrix, rows: [" + row(rng) + ", " + row(rng) + "]}";
    }

    private static CellResult run(UniformRandomProvider rng, long labels, String bounds) throws ScenarioException {
        String words = rng.nextBoolean() ? "[[0, 1], [1, 0]]" : "[[0, 1], [1, 1]]";
        String text = "format: 1\nname: budget\nseed: 3\nmodel:\n  family: finite\n  contexts: {weights: [0.3, 0.7]}\n"
                + "  codebook: {words: " + words + "}\n  cognitive: " + rows(rng) + "\n  articulation: " + rows(rng)
                + "\n  loss: {type: zero-one}\nlearner: {beta: " + (0.2 + 3 * rng.nextDouble()) + ", labels: " + labels
                + "}\nbounds: " + bounds + "\nreplicates: 2000\n";
        return (CellResult) Narrows.run(
                        ScenarioReader.parse("budget.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none()))
                .get(0);
    }

    private static void assertDescends(List<Waterfall.Step> steps, int sign) {
        for (int i = 1; i < steps.size(); i++) {
            double change = sign * (steps.get(i).value() - steps.get(i - 1).value());
            assertThat(change).as(steps.get(i).step()).isGreaterThanOrEqualTo(-1e-11);
        }
    }

    @Test
    void budgetsLieAboveWhatIsMeasuredAndTheWaterfallFalls() throws ScenarioException {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5201);
        for (int i = 0; i < 20; i++) {
            CellResult result = run(rng, i % 2 == 0 ? 3 + i / 2 : 1000L * i, "{delta: 0.025, eta: 0.025}");
            if (i % 2 == 1) {
                assertThat(result.decomposition().method()).isEqualTo("bracket");
            }
            double budget = result.decomposition().terms().orElseThrow().budget();
            assertThat(budget).isGreaterThanOrEqualTo(result.klExact().getAsDouble());
            assertThat(result.ceiling("expected-kl", CeilingSummary.BUDGET).getAsDouble())
                    .isGreaterThanOrEqualTo(result.ceiling("expected-kl").value());
            List<Waterfall.Step> floor = result.waterfall().floor();
            List<Waterfall.Step> ceiling = result.waterfall().ceiling();
            assertDescends(floor, 1);
            assertDescends(ceiling, -1);
            assertThat(floor.get(0).value())
                    .isEqualTo(result.exact().floors().paper().value());
            assertThat(floor.get(6).value())
                    .isEqualTo(result.exact().floors().best().value());
            assertThat(floor.get(7).value())
                    .isEqualTo(result.exact().bayesRisk().getAsDouble());
            assertThat(ceiling)
                    .extracting(Waterfall.Step::step)
                    .containsExactly(
                            "markov",
                            "budget",
                            "measured",
                            "delta",
                            "expectation",
                            "information",
                            "label",
                            "excess",
                            "risk");
            assertThat(ceiling.get(4).value())
                    .isEqualTo(result.ceiling("expected-kl").value());
            assertThat(ceiling.get(7).value())
                    .isEqualTo(Math.min(
                            ceiling.get(6).value(),
                            result.ceiling("expected-kl-excess").value()));
            assertThat(ceiling.get(8).value()).isEqualTo(result.riskBestKnown());
            checkFailures(result);
        }
    }

    /**
     * At most 146 of 2,000 at a rate of at most 0.05: 4.7 standard deviations above 100, false-alarm rate below 5e-6
     * each.
     */
    private static void checkFailures(CellResult result) {
        List<Check> checks = result.checks().stream()
                .filter(check ->
                        check.bound().endsWith("_budget") && check.failures().isPresent())
                .toList();
        assertThat(checks).hasSize(9);
        checks.forEach(check -> {
            assertThat(check.failures().get().allowed()).isEqualTo(0.05);
            assertThat(check.failures().get().failures()).isLessThanOrEqualTo(146);
        });
    }

    @Test
    void nestedMonteCarloOnRequestIsDeterministicAndNarrower() throws ScenarioException {
        CellResult plain = run(RandomSource.XO_RO_SHI_RO_128_PP.create(5202), 200, "{delta: 0.05}");
        String asked = "{nested: {outer: 200, inner: 20}}";
        CellResult nested = run(RandomSource.XO_RO_SHI_RO_128_PP.create(5202), 200, asked);
        assertThat(plain.decomposition().method()).isEqualTo("bracket");
        assertThat(nested.decomposition().method()).isEqualTo("nested");
        assertThat(nested.decomposition())
                .isEqualTo(run(RandomSource.XO_RO_SHI_RO_128_PP.create(5202), 200, asked)
                        .decomposition());
        assertThat(nested.decomposition().terms().get().limits().information().low())
                .isGreaterThanOrEqualTo(plain.decomposition()
                        .terms()
                        .get()
                        .limits()
                        .information()
                        .low());
    }

    @Test
    void aLearnerThatSeesTheTargetsHasNone() {
        RandomCells.Trial trial = RandomCells.Trial.of(new RandomCells(RandomSource.XO_RO_SHI_RO_128_PP.create(5203))
                .next(ObservableLoss.REVEALED, PolicyKind.ENUMERATED, 5, 1, ""));
        assertThat(trial.decomposition()).isEqualTo(Decomposition.NONE);
        assertThat(Decomposition.NONE.method()).isEqualTo("none");
    }
}
