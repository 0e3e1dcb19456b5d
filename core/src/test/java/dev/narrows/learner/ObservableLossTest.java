package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revealed and proxy learners against their definition: every policy, every data set, label by label. */
class ObservableLossTest {
    private static final double TOLERANCE = 1e-11;
    private UniformRandomProvider rng;

    @BeforeEach
    void seed() {
        rng = RandomSource.XO_RO_SHI_RO_128_PP.create(4099L);
    }

    /** Loss of an action on a labelled example, from which a brute-force learner learns. */
    private interface Observed {
        double loss(int a, int s, int y, int u);
    }

    /** The values of every data set in expectation, by going through sequences of (s, y, u) and all policies. */
    private static double[] expectations(
            FiniteModel model, int[][] policies, double[] prior, double beta, int labels, Observed observed) {
        double[] law = ObservedLosses.revealed(model).probabilities();
        double[] values = new double[GibbsLearner.VALUES];
        int[] data = new int[labels];
        do {
            double probability = 1;
            for (int triple : data) {
                probability *= law[triple];
            }
            if (probability > 0) {
                double[] q = posterior(model, policies, prior, beta, data, observed);
                for (int k = 0; k < policies.length; k++) {
                    values[GibbsLearner.RISK] += probability
                            * q[k]
                            * risk(
                                    model,
                                    policies[k],
                                    law,
                                    (a, s, y, u) -> model.loss().value(a, u, s));
                    values[GibbsLearner.OBSERVABLE_RISK] +=
                            probability * q[k] * risk(model, policies[k], law, observed);
                    values[GibbsLearner.EMPIRICAL_RISK] +=
                            probability * q[k] * total(model, policies[k], data, observed) / labels;
                    values[GibbsLearner.KL] += q[k] > 0 ? probability * q[k] * StrictMath.log(q[k] / prior[k]) : 0;
                }
            }
        } while (next(data, law.length));
        return values;
    }

    private static boolean next(int[] digits, int base) {
        for (int i = 0; i < digits.length; i++) {
            if (++digits[i] < base) {
                return true;
            }
            digits[i] = 0;
        }
        return false;
    }

    private static double[] posterior(
            FiniteModel model, int[][] policies, double[] prior, double beta, int[] data, Observed observed) {
        double[] q = new double[policies.length];
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            q[k] = prior[k] * StrictMath.exp(-beta * total(model, policies[k], data, observed));
            sum += q[k];
        }
        for (int k = 0; k < q.length; k++) {
            q[k] /= sum;
        }
        return q;
    }

    private static double total(FiniteModel model, int[] policy, int[] data, Observed observed) {
        double sum = 0;
        for (int triple : data) {
            sum += loss(model, policy, triple, observed);
        }
        return sum;
    }

    private static double risk(FiniteModel model, int[] policy, double[] law, Observed observed) {
        double sum = 0;
        for (int triple = 0; triple < law.length; triple++) {
            sum += law[triple] * loss(model, policy, triple, observed);
        }
        return sum;
    }

    private static double loss(FiniteModel model, int[] policy, int triple, Observed observed) {
        int pair = triple / model.targets();
        return observed.loss(policy[pair], pair / model.labels(), pair % model.labels(), triple % model.targets());
    }

    private static double[] productPrior(int[][] tables, Pmf actions) {
        return Arrays.stream(tables)
                .mapToDouble(
                        t -> Arrays.stream(t).mapToDouble(actions::probability).reduce(1, (x, y) -> x * y))
                .toArray();
    }

    private FiniteModel small() {
        FiniteModel model = LearnerModels.random(rng, 2, 2);
        return model.pairs() * model.targets() <= 12 && model.actions() <= 3 ? model : small();
    }

    @Test
    void revealedTableIsTheGibbsPosteriorOfAllTables() {
        for (int i = 0; i < 25; i++) {
            FiniteModel model = small();
            Pmf actions = Pmf.of(LearnerModels.law(rng, model.actions()));
            double beta = LearnerModels.logUniform(rng, -1, 1);
            int[][] tables = GibbsPosteriorTest.allTables(model);
            double[] expected = expectations(
                    model,
                    tables,
                    productPrior(tables, actions),
                    beta,
                    3,
                    (a, s, y, u) -> model.loss().value(a, u, s));
            ExactExpectations found =
                    RevealedExpectations.of(RevealedTableGibbs.of(ObservedLosses.revealed(model), actions, beta), 3);
            assertThat(found.risk()).isCloseTo(expected[GibbsLearner.RISK], within(TOLERANCE));
            assertThat(found.empiricalRisk()).isCloseTo(expected[GibbsLearner.EMPIRICAL_RISK], within(TOLERANCE));
            assertThat(found.kl()).isCloseTo(expected[GibbsLearner.KL], within(TOLERANCE));
            assertThat(expected[GibbsLearner.OBSERVABLE_RISK])
                    .isCloseTo(expected[GibbsLearner.RISK], within(TOLERANCE));
        }
    }

    @Test
    void revealedTableAndListAgreeOnEveryDataSet() {
        for (int i = 0; i < 200; i++) {
            FiniteModel model = small();
            Pmf actions = Pmf.of(LearnerModels.law(rng, model.actions()));
            double beta = LearnerModels.logUniform(rng, -2, 1);
            int[][] tables = GibbsPosteriorTest.allTables(model);
            RevealedTableGibbs table = RevealedTableGibbs.of(ObservedLosses.revealed(model), actions, beta);
            EnumeratedGibbs listed = EnumeratedGibbs.of(
                    ObservedLosses.revealed(model), tables, Pmf.of(productPrior(tables, actions)), beta);
            long[] counts = new long[table.pairs()];
            Arrays.setAll(counts, t -> rng.nextInt(3) == 0 ? 0 : rng.nextInt(30));
            double[] ofTable = new double[GibbsLearner.VALUES];
            double[] ofList = new double[GibbsLearner.VALUES];
            table.evaluator().evaluate(counts, ofTable);
            listed.evaluator().evaluate(counts, ofList);
            assertThat(ofTable).containsExactly(ofList, within(TOLERANCE));
        }
    }

    /** A pair's actions at 10^12 labels that differ by one loss: shifted and exact sums tell them apart. */
    @Test
    void revealedTableTellsActionsApartAtManyLabels() {
        double third = 1.0 / 3;
        RevealedTableGibbs learner = LearnerModels.revealed(
                new double[] {0.25, 0.75}, new double[] {third, 1, 1, third}, new double[] {0.5, 0.5}, 2, 1);
        long[] counts = {500_000_000_000L, 500_000_000_001L};
        double odds = StrictMath.exp(-(1 - third));
        assertThat(learner.actionLaws(counts)[0][0]).isCloseTo(odds / (1 + odds), within(1e-14));
    }

    @Test
    void proxyLearnersFallForTheProxyRiskAndReportTheTrueOne() {
        int biased = 0;
        for (int i = 0; i < 25; i++) {
            FiniteModel model = small();
            int[] target = new int[model.labels()];
            Arrays.setAll(target, y -> rng.nextInt(model.targets()));
            Pmf actions = Pmf.of(LearnerModels.law(rng, model.actions()));
            double beta = LearnerModels.logUniform(rng, -1, 1);
            int[][] tables = GibbsPosteriorTest.allTables(model);
            double[] prior = productPrior(tables, actions);
            double[] expected = expectations(
                    model, tables, prior, beta, 3, (a, s, y, u) -> model.loss().value(a, target[y], s));
            ExactExpectations table =
                    ExactExpectations.of(TableGibbs.of(ObservedLosses.proxy(model, target), actions, beta), 3);
            KlDecomposition listed = KlDecomposition.of(
                    EnumeratedGibbs.of(ObservedLosses.proxy(model, target), tables, Pmf.of(prior), beta), 3);
            assertThat(new double[] {table.risk(), table.observableRisk(), table.empiricalRisk(), table.kl()})
                    .containsExactly(expected, within(TOLERANCE));
            assertThat(new double[] {listed.risk(), listed.empiricalRisk(), listed.expectedKl()})
                    .containsExactly(
                            new double[] {
                                expected[GibbsLearner.RISK],
                                expected[GibbsLearner.EMPIRICAL_RISK],
                                expected[GibbsLearner.KL]
                            },
                            within(TOLERANCE));
            biased += Math.abs(table.risk() - table.observableRisk()) > 0.01 ? 1 : 0;
        }
        assertThat(biased).as("a proxy is biased").isGreaterThan(10);
    }

    @Test
    void listedProxyReportsBothRisks() {
        FiniteModel model = small();
        int[] target = new int[model.labels()];
        int[][] tables = GibbsPosteriorTest.allTables(model);
        Pmf actions = Pmf.uniform(model.actions());
        long[] counts = new long[model.pairs()];
        Arrays.fill(counts, 2);
        double[] ofTable = new double[GibbsLearner.VALUES];
        double[] ofList = new double[GibbsLearner.VALUES];
        TableGibbs.of(ObservedLosses.proxy(model, target), actions, 2)
                .evaluator()
                .evaluate(counts, ofTable);
        EnumeratedGibbs.of(ObservedLosses.proxy(model, target), tables, Pmf.of(productPrior(tables, actions)), 2)
                .evaluator()
                .evaluate(counts, ofList);
        assertThat(ofTable).containsExactly(ofList, within(TOLERANCE));
        assertThat(ofTable[GibbsLearner.RISK]).isNotCloseTo(ofTable[GibbsLearner.OBSERVABLE_RISK], within(1e-3));
    }

    @Test
    void saysWhatEachLossAllows() {
        assertThat(ObservableLoss.values())
                .extracting(ObservableLoss::label)
                .containsExactly("canonical", "revealed", "proxy", "calibrated");
        assertThat(ObservableLoss.values())
                .extracting(ObservableLoss::matched)
                .containsExactly(true, true, false, false);
        assertThat(ObservableLoss.PROXY.bounds()).isEqualTo("the risk under the proxy loss, not the true risk");
        assertThat(ObservableLoss.CALIBRATED.bounds())
                .isEqualTo("the risk under the calibrated loss, not the true risk");
    }

    @Test
    void refusesWhatIsNoMapAndWhatIsTooMuch() {
        FiniteModel model = small();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedLosses.proxy(model, new int[model.labels() + 1]))
                .withMessageStartingWith("target: has");
        int[] beyond = new int[model.labels()];
        beyond[0] = model.targets();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedLosses.proxy(model, beyond))
                .withMessageContaining("must be a target");
        RevealedTableGibbs learner =
                RevealedTableGibbs.of(ObservedLosses.revealed(model), Pmf.uniform(model.actions()), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevealedExpectations.of(learner, 10_000_000))
                .withMessageContaining("count vectors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.evaluator().evaluate(new long[1], new double[4]))
                .withMessageStartingWith("counts: has 1 entries");
        long[] negative = new long[learner.pairs()];
        negative[0] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.evaluator().evaluate(negative, new double[4]))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.actionLaws(negative))
                .withMessageContaining("negative");
    }
}
