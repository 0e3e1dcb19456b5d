package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.budget.Decomposition;
import dev.narrows.budget.KlTerms;
import dev.narrows.finite.Finite;
import dev.narrows.learner.ChannelDecomposition;
import dev.narrows.learner.LabelGibbs;
import dev.narrows.learner.ObservableLoss;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Terms of the KL, budgets and waterfalls of random cells as a run gives them; exact, seeds fixed. */
class ChannelTermsTest {
    private static final int CELLS = 200;
    private static final long[] LABELS = {1, 2, 4, 60, 5000, 1_000_000_000};
    private static final double[] BETAS = {0, 0.01, 1, 30};

    private static RandomCells.Trial trial(int i) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(4300 + i);
        PolicyKind policies = PolicyKind.values()[i / 2 % PolicyKind.values().length];
        long labels = LABELS[rng.nextInt(policies == PolicyKind.TABLE ? LABELS.length : 3)];
        String bounds = i % 5 == 0 ? "bounds: {eta: 0.3, nested: {outer: 20, inner: 5}}" : "";
        return RandomCells.Trial.of(new RandomCells(rng)
                .next(
                        i % 2 == 0 ? ObservableLoss.CANONICAL : ObservableLoss.PROXY,
                        policies,
                        labels,
                        BETAS[rng.nextInt(BETAS.length)],
                        bounds));
    }

    private static void assertMonotone(List<Waterfall.Step> steps, int sign) {
        for (int i = 1; i < steps.size(); i++) {
            double change = sign * (steps.get(i).value() - steps.get(i - 1).value());
            assertThat(change).as(steps.get(i).step()).isGreaterThanOrEqualTo(-1e-11);
        }
    }

    @Test
    void termsContainTheExpectedKlAndTheBudgetIsNoLess() {
        int apart = 0;
        for (int i = 0; i < CELLS; i++) {
            RandomCells.Trial trial = trial(i);
            CellResult result = trial.result(trial.replicates(1), trial.expectations());
            KlTerms terms = result.decomposition().terms().orElseThrow();
            double kl = trial.expectations().orElseThrow().kl();
            double rounding = 1e-9 * Math.max(1, kl);
            assertThat(terms.expectedKl()).isCloseTo(kl, within(rounding));
            assertThat(terms.budget()).as("cell " + i).isGreaterThanOrEqualTo(kl);
            assertThat(terms.limits().information().low() + terms.mismatch().low())
                    .isLessThanOrEqualTo(kl + rounding);
            assertThat(terms.limits().information().high() + terms.mismatch().high())
                    .isGreaterThanOrEqualTo(kl - rounding);
            assertThat(terms.limits().rho().high())
                    .isLessThanOrEqualTo(terms.limits().information().high() + rounding);
            for (String ceiling : List.of("expected-kl", "xu-raginsky")) {
                assertThat(result.ceiling(ceiling, CeilingSummary.BUDGET).getAsDouble())
                        .isGreaterThanOrEqualTo(result.ceiling(ceiling).value());
            }
            apart += terms.budget() > 1.01 * kl + 1e-6 ? 1 : 0;
            assertWaterfall(trial, result);
        }
        assertThat(apart).isGreaterThan(CELLS / 2);
    }

    private static void assertWaterfall(RandomCells.Trial trial, CellResult result) {
        List<Waterfall.Step> floor = result.waterfall().floor();
        List<Waterfall.Step> ceiling = result.waterfall().ceiling();
        assertMonotone(floor, 1);
        assertMonotone(ceiling, -1);
        assertThat(floor.get(0).value())
                .isEqualTo(result.exact().floors().paper().value());
        assertThat(floor.get(floor.size() - 1).value())
                .isEqualTo(result.exact().bayesRisk().getAsDouble());
        Waterfall.Step last = ceiling.get(ceiling.size() - 1);
        assertThat(last.value())
                .isEqualTo(
                        result.matched()
                                ? result.riskExact().getAsDouble()
                                : result.observableRiskExact().getAsDouble());
        assertThat(ceiling.get(4).value())
                .isEqualTo(result.ceiling("expected-kl").value());
    }

    /** Where all data sets and compositions can be enumerated the terms are those of core's enumeration. */
    @Test
    void enumeratedTermsAreThoseOfTheEnumeration() {
        int enumerated = 0;
        int positive = 0;
        for (int i = 0; i < CELLS; i++) {
            RandomCells.Trial trial = trial(i);
            KlTerms terms = trial.decomposition().terms().orElseThrow();
            if (terms.limits().method().label().equals("enumerated")) {
                ChannelDecomposition all = enumeration(trial);
                enumerated++;
                positive += all.rho() > 1e-3 && all.marginalDivergence() > 1e-3 ? 1 : 0;
                assertThat(terms.limits().confidence()).isOne();
                for (double[] pair : new double[][] {
                    {terms.limits().information().low(), all.information()},
                    {terms.limits().information().high(), all.information()},
                    {terms.limits().rho().low(), all.rho()},
                    {terms.limits().rho().high(), all.rho()},
                    {terms.mismatch().low(), all.marginalDivergence()},
                    {terms.mismatch().high(), all.marginalDivergence()},
                    {terms.expectedKl(), all.expectedKl()}
                }) {
                    assertThat(pair[0]).isCloseTo(pair[1], within(1e-9 * Math.max(1, pair[1])));
                }
            }
        }
        assertThat(enumerated).isGreaterThan(CELLS / 4);
        assertThat(positive).isGreaterThan(10);
    }

    private static ChannelDecomposition enumeration(RandomCells.Trial trial) {
        return ((LabelGibbs) trial.learner())
                .decomposition(
                        Finite.model(trial.cell()), trial.cell().learner().labels());
    }

    @Test
    void revealedTargetsHaveNoTermsNoBudgetAndAShorterWaterfall() {
        for (int i = 0; i < 20; i++) {
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(4600 + i);
            PolicyKind policies = PolicyKind.values()[i % PolicyKind.values().length];
            RandomCells.Trial trial = RandomCells.Trial.of(
                    new RandomCells(rng).next(ObservableLoss.REVEALED, policies, 1 + i % 4, 1, ""));
            CellResult result = trial.result(trial.replicates(50), trial.expectations());
            assertThat(result.decomposition()).isEqualTo(Decomposition.NONE);
            assertThat(result.checks()).noneMatch(check -> check.bound().endsWith("_budget"));
            assertThat(result.ceiling("kl", CeilingSummary.BUDGET)).isEmpty();
            assertThat(result.waterfall().ceiling())
                    .extracting(Waterfall.Step::step)
                    .filteredOn(step -> !step.equals("information"))
                    .containsExactly("measured", "delta", "expectation", "label", "risk");
            // I(theta;D) itself is known where a list of policies was enumerated, of tables no more than E KL
            assertThat(result.waterfall().ceiling().size()).isLessThanOrEqualTo(policies == PolicyKind.TABLE ? 5 : 6);
            assertMonotone(result.waterfall().ceiling(), -1);
            assertMonotone(
                    trial.result(trial.replicates(50), Optional.empty())
                            .waterfall()
                            .ceiling(),
                    -1);
        }
    }
}
