package dev.narrows.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.InformationKind;
import dev.narrows.budget.InformationLimits.Method;
import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ChannelDecomposition;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.InformationBracket;
import dev.narrows.learner.LabelGibbs;
import dev.narrows.learner.NestedInformation;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CompositionSampler;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class NestedMonteCarloTest {
    /** All four limits fail with probability below 1e-6 a model. */
    private static final NestedMonteCarlo EFFORT = new NestedMonteCarlo(3_000, 30, 1 - 1e-6);

    private static StreamKey key(String name) {
        return StreamKey.of(List.of("nested", name));
    }

    private static InformationLimits bracket(TableGibbs learner, FiniteModel model, long labels) {
        Bracket information = InformationBracket.of(learner, labels, ExactExpectations.of(learner, labels));
        Bracket rho = NestedMonteCarlo.rho(information, Capacities.of(model), labels);
        return new InformationLimits(information, rho, 1, Method.BRACKET);
    }

    /** Narrowed by sampling even where enumeration would do. */
    private static InformationLimits sampled(
            NestedMonteCarlo effort, TableGibbs learner, FiniteModel model, long labels, StreamKey key) {
        return effort.narrowed(
                learner.nestedInformation(labels),
                bracket(learner, model, labels).information(),
                model,
                Capacities.of(model),
                labels,
                key);
    }

    /** The limits that the decomposition of a learner has. */
    private static InformationLimits decomposed(
            NestedMonteCarlo effort,
            LabelGibbs learner,
            FiniteModel model,
            long labels,
            Optional<ExactExpectations> expectations,
            StreamKey key) {
        return new Decomposer(model, Capacities.of(model), labels, Optional.of(effort), key)
                .of(learner, expectations)
                .terms()
                .orElseThrow()
                .limits();
    }

    private static InformationLimits decomposed(
            NestedMonteCarlo effort, TableGibbs learner, FiniteModel model, long labels, StreamKey key) {
        return decomposed(effort, learner, model, labels, Optional.of(ExactExpectations.of(learner, labels)), key);
    }

    /** Twelve models, four of them with I(U;S) > 0; false-alarm rate below 2e-5. */
    @Test
    void limitsHoldTheEnumeratedValuesAndAreNarrowerThanTheBracket() {
        int narrower = 0;
        int enumerated = 0;
        int number = 0;
        for (SmallModels c : SmallModels.some(12, 5001)) {
            ChannelDecomposition exact = c.exact();
            InformationLimits bracket = bracket(c.learner(), c.model(), c.labels());
            InformationLimits nested = sampled(EFFORT, c.learner(), c.model(), c.labels(), key("twelve " + number++));
            InformationLimits found = decomposed(EFFORT, c.learner(), c.model(), c.labels(), key("any"));
            for (InformationLimits limits : List.of(bracket, nested, found)) {
                assertHolds(limits.information(), exact.information());
                assertHolds(limits.rho(), exact.rho());
                checkBudget(c, exact, limits);
            }
            narrower += width(nested.information()) < 0.9 * width(bracket.information()) ? 1 : 0;
            assertThat(nested.method()).isEqualTo(Method.NESTED);
            enumerated += found.method() == Method.ENUMERATED ? 1 : 0;
        }
        assertThat(narrower).isGreaterThan(5);
        assertThat(enumerated).isGreaterThan(5);
    }

    private static void assertHolds(Bracket bracket, double value) {
        assertThat(value).isBetween(bracket.low() - 1e-11, bracket.high() + 1e-11);
    }

    private static double width(Bracket bracket) {
        return bracket.high() - bracket.low();
    }

    private static ChannelBudget budget(SmallModels c, ChannelDecomposition exact, InformationLimits limits) {
        return limits.budget(Capacities.of(c.model()), InformationKind.TOTAL, c.labels(), exact.expectedKl());
    }

    private static void checkBudget(SmallModels c, ChannelDecomposition exact, InformationLimits limits) {
        Capacities capacities = Capacities.of(c.model());
        double k = c.labels() * (capacities.average(InformationKind.TOTAL) + capacities.targetContext())
                + exact.rho()
                + exact.marginalDivergence();
        assertThat(budget(c, exact, limits).value()).isGreaterThanOrEqualTo(k - 1e-10);
        assertThat(k).isGreaterThanOrEqualTo(exact.expectedKl() - 1e-10);
    }

    /** Where the labels show the targets all information is the targets': rho is 0, and narrowing lowers the budget. */
    @Test
    void narrowingLowersTheBudgetOfACleanChannel() {
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(3),
                Codebook.identity(1, 3),
                Cascade.of(NamedChannels.noiseless(3), NamedChannels.noiseless(3)),
                Loss.zeroOne(3));
        SmallModels clean = new SmallModels(model, 0.2, 10);
        ChannelDecomposition exact = clean.exact();
        assertThat(exact.rho()).isCloseTo(0, within(1e-12));
        InformationLimits bracket = bracket(clean.learner(), model, clean.labels());
        InformationLimits nested =
                sampled(new NestedMonteCarlo(3_000, 100, 0.99), clean.learner(), model, clean.labels(), key("clean"));
        assertHolds(nested.rho(), 0);
        assertHolds(nested.information(), exact.information());
        assertThat(nested.rho().high()).isLessThan(0.2);
        assertThat(budget(clean, exact, nested).value())
                .isLessThan(budget(clean, exact, bracket).value() - 0.3 * exact.information());
    }

    /** Means of low and up, and their standard errors, for I(theta;D) or rho. */
    private static MeanAccumulator[] means(NestedInformation nested, SmallModels c, int inner, boolean rho) {
        MeanAccumulator[] means = {new MeanAccumulator(), new MeanAccumulator()};
        CollapsedSampler sampler = CollapsedSampler.of(c.model().pairProbabilities());
        CompositionSampler conditional = CompositionSampler.of(c.model());
        long[] targets = new long[conditional.targets()];
        double[] values = new double[2];
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5002);
        for (int r = 0; r < 4_000; r++) {
            conditional.composition(rng, c.labels(), targets);
            nested.evaluate(
                    rho
                            ? counts -> conditional.counts(rng, targets, counts)
                            : counts -> sampler.sample(rng, c.labels(), counts),
                    rng::nextDouble,
                    inner,
                    values);
            means[0].add(values[0]);
            means[1].add(values[1]);
        }
        return means;
    }

    /**
     * With one inner draw the two means are far apart, on their sides within 5 standard errors (24 means: false-alarm
     * rate below 1e-5); low in the place of up (theta's own data set among the others) would be seen, and so would up
     * for low.
     */
    @Test
    void meansLieOnTheirSides() {
        int seen = 0;
        for (SmallModels c : SmallModels.some(6, 5003)) {
            ChannelDecomposition exact = c.exact();
            for (boolean rho : new boolean[] {false, true}) {
                double truth = rho ? exact.rho() : exact.information();
                MeanAccumulator[] m = means(c.learner().nestedInformation(c.labels()), c, 1, rho);
                double lowError = 5 * m[0].standardDeviation() / Math.sqrt(4_000) + 1e-9;
                double upError = 5 * m[1].standardDeviation() / Math.sqrt(4_000) + 1e-9;
                assertThat(m[0].mean()).isLessThanOrEqualTo(truth + lowError);
                assertThat(m[1].mean()).isGreaterThanOrEqualTo(truth - upError);
                seen += m[0].mean() < truth - lowError && m[1].mean() > truth + upError ? 1 : 0;
            }
        }
        assertThat(seen).as("planted: the two exchanged").isGreaterThan(6);
    }

    @Test
    void listsAreHeldToo() {
        for (SmallModels c : SmallModels.some(6, 5004)) {
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5005);
            int[][] policies = new int[5][c.model().pairs()];
            for (int[] policy : policies) {
                Arrays.setAll(policy, i -> rng.nextInt(c.model().actions()));
            }
            EnumeratedGibbs learner =
                    EnumeratedGibbs.of(ObservedLosses.canonical(c.model()), policies, Pmf.uniform(5), 3);
            ChannelDecomposition exact = learner.decomposition(c.model(), c.labels());
            InformationLimits nested = EFFORT.narrowed(
                    learner.nestedInformation(c.labels()),
                    new Bracket(0, StrictMath.log(5)),
                    c.model(),
                    Capacities.of(c.model()),
                    c.labels(),
                    key("list"));
            assertHolds(nested.information(), exact.information());
            assertHolds(nested.rho(), exact.rho());
            assertThat(decomposed(EFFORT, learner, c.model(), c.labels(), Optional.empty(), key("list"))
                            .information()
                            .low())
                    .isCloseTo(exact.information(), within(1e-8));
        }
    }

    @Test
    void manyLabelsAreSampledUnlessThereIsNoInformationLeft() {
        FiniteModel model = SmallModels.some(1, 5006).get(0).model();
        NestedMonteCarlo effort = new NestedMonteCarlo(50, 20, 0.99);
        for (long m : new long[] {10_000, 1_000_000_000}) {
            TableGibbs weak = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 3.0 / m);
            InformationLimits limits = sampled(effort, weak, model, m, key("many"));
            assertThat(limits.method()).isEqualTo(Method.NESTED);
            assertThat(limits).isEqualTo(sampled(effort, weak, model, m, key("many")));
            assertThat(decomposed(effort, weak, model, m, key("many")).method())
                    .isEqualTo(m == 10_000 ? Method.NESTED : Method.BRACKET);
            InformationLimits bracket = bracket(weak, model, m);
            assertThat(limits.information().low())
                    .isGreaterThanOrEqualTo(bracket.information().low());
            assertThat(limits.rho().high()).isLessThanOrEqualTo(bracket.rho().high());
            TableGibbs settled = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 1e6);
            assertThat(decomposed(effort, settled, model, m, key("many"))).isEqualTo(bracket(settled, model, m));
        }
    }

    @Test
    void refusesNoEffort() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NestedMonteCarlo(0, 1, 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new NestedMonteCarlo(1, 0, 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new NestedMonteCarlo(1, 1, 1));
    }
}
