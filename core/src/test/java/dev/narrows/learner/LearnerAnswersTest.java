package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.math.BigInteger;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a learner is asked of itself, and what it refuses to be made of. */
class LearnerAnswersTest {
    private static final double[] ONE = {1};
    private static final double[] LOSSES = {0, 1};
    private static final double[] HALF = {0.5, 0.5};
    private static final int[][] POLICIES = {{0}, {1}};

    @Test
    void aTableAnswersWithItsOwnTerms() {
        FiniteModel model = LearnerModels.random(RandomSource.XO_RO_SHI_RO_128_PP.create(51L), 1, 2);
        TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 1);
        ExactExpectations expectations = ExactExpectations.of(learner, 3);
        assertThat(learner.expectations(3, 1)).contains(expectations);
        assertThat(learner.informationBracket(3, expectations))
                .contains(InformationBracket.of(learner, 3, expectations));
        assertThat(learner.decompositionSize(model, 3).feasible()).isTrue();
        assertThat(learner.decomposition(model, 3).expectedKl()).isCloseTo(expectations.kl(), within(1e-12));
        assertThat(learner.nestedInformation(3)).isInstanceOf(NestedTables.class);
    }

    @Test
    void aListAnswersWithItsOwnTerms() {
        FiniteModel model = LearnerModels.random(RandomSource.XO_RO_SHI_RO_128_PP.create(51L), 1, 2);
        EnumeratedGibbs learner = EnumeratedGibbs.of(
                ObservedLosses.canonical(model), new int[][] {new int[model.pairs()]}, Pmf.uniform(1), 1);
        assertThat(learner.decompositionSize(model, 3).policies()).isEqualTo(BigInteger.ONE);
        // a posterior over one policy is its prior
        assertThat(learner.decomposition(model, 3).expectedKl()).isZero();
        assertThat(learner.informationBracket(3, ExactExpectations.of(KlDecomposition.of(learner, 3))))
                .isEmpty();
        assertThat(learner.nestedInformation(3)).isInstanceOf(NestedPolicies.class);
    }

    /** Uniforms at the middles of 10,000 intervals: the shares of what is drawn are the posterior's. */
    @Test
    void aDrawnPolicyHasTheLawOfThePosterior() {
        double[] losses = {0.1, 0.7, 0.3, 0.2};
        ObservedLosses observed = ObservedLosses.of(HALF, losses, losses, 2);
        long[] counts = {3, 5};
        EnumeratedGibbs list = EnumeratedGibbs.of(observed, new int[][] {{0, 1}, {1, 0}, {1, 1}}, Pmf.uniform(3), 0.4);
        double[] q = new double[3];
        list.policyLaw().posterior(counts, q);
        int[] drawn = new int[3];
        for (int i = 0; i < 10_000; i++) {
            double u = (i + 0.5) / 10_000;
            int[] policy = list.drawn(counts, () -> u);
            drawn[policy[0] == 0 ? 0 : policy[1] == 0 ? 1 : 2]++;
            assertThat(policy).as("a policy of the list, whole").isNotEqualTo(new int[] {0, 0});
        }
        for (int k = 0; k < 3; k++) {
            assertThat(drawn[k] / 1e4).isCloseTo(q[k], within(1e-4));
        }
        TableGibbs tables = TableGibbs.of(observed, Pmf.uniform(2), 0.4);
        double[] of = tables.posterior(1, 5);
        long ones = 0;
        for (int i = 0; i < 10_000; i++) {
            double[] u = {0.999, (i + 0.5) / 10_000};
            int[] next = {0};
            ones += tables.drawn(counts, () -> u[next[0]++])[1];
        }
        assertThat(ones / 1e4).isCloseTo(of[1], within(1e-4));
        assertThat(LearnerModels.revealed(HALF, losses, HALF, 2, 20).drawn(new long[] {3, 5}, () -> 0))
                .hasSize(1);
    }

    @Test
    void roundingLeavesNoPlaceWithoutProbability() {
        assertThat(PolicyDraw.of(new double[] {0.25, 0, 0.75 - 1e-9, 0}, 1 - 1e-12))
                .isEqualTo(2);
        assertThat(PolicyDraw.of(new double[] {0, 0.5, 0.5}, 0)).isEqualTo(1);
        assertThat(PolicyDraw.of(new double[] {0.5, 0.5}, 0.5)).isEqualTo(1);
    }

    @Test
    void whatIsObservedIsTold() {
        double[] seen = {0.5, 1};
        ObservedLosses observed = ObservedLosses.of(ONE, LOSSES, seen, 2);
        assertThat(observed.actions()).isEqualTo(2);
        assertThat(observed.trueLosses()).containsExactly(LOSSES).isNotSameAs(observed.trueLosses());
        assertThat(observed.observableLosses()).containsExactly(seen).isNotSameAs(observed.observableLosses());
    }

    /**
     * Sums of 10^15 labels leave roundings of 0.01 behind: kept for the next data set they would tilt its posterior.
     */
    @Test
    void anEvaluatorKeepsNothingOfTheDataSetBefore() {
        double[] losses = {0.1, 0.7, 0.3, 0.2};
        GibbsLearner list = EnumeratedGibbs.of(
                ObservedLosses.of(HALF, losses, losses, 2), new int[][] {{0, 0}, {1, 1}}, Pmf.uniform(2), 20);
        GibbsLearner revealed = LearnerModels.revealed(HALF, losses, HALF, 2, 20);
        for (GibbsLearner learner : List.of(list, revealed)) {
            double[] fresh = new double[GibbsLearner.VALUES];
            double[] used = new double[GibbsLearner.VALUES];
            long[] few = {1, 2};
            learner.evaluator().evaluate(few, fresh);
            Evaluator evaluator = learner.evaluator();
            evaluator.evaluate(new long[] {333_333_333_333_333L, 444_444_444_444_444L}, used);
            evaluator.evaluate(few, used);
            assertThat(used).containsExactly(fresh);
        }
    }

    /** Four count vectors of three labels over two pairs, times two policies; and labels are limited for themselves. */
    @Test
    void expectationsOfAListAreThoseThatCanBeEnumerated() {
        double[] losses = {0, 1, 1, 0};
        EnumeratedGibbs two = EnumeratedGibbs.of(
                ObservedLosses.of(HALF, losses, losses, 2), new int[][] {{0, 1}, {1, 1}}, Pmf.uniform(2), 1);
        assertThat(two.expectations(3, 8)).contains(ExactExpectations.of(KlDecomposition.of(two, 3)));
        assertThat(two.expectations(3, 7)).isEmpty();
        EnumeratedGibbs one =
                EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), new int[][] {{0}}, Pmf.uniform(1), 1);
        assertThat(one.expectations(5, 5)).isPresent();
        assertThat(one.expectations(5, 4)).isEmpty();
        // one triple: one count vector, times two actions
        RevealedTableGibbs revealed = LearnerModels.revealed(ONE, LOSSES, HALF, 1, 1);
        assertThat(revealed.expectations(1, 2)).contains(RevealedExpectations.of(revealed, 1));
        assertThat(revealed.expectations(1, 1)).isEmpty();
        assertThat(revealed.expectations(5, 5)).isPresent();
        assertThat(revealed.expectations(5, 4)).isEmpty();
    }

    /** Both limits are inclusive: so many labels, count vectors and pairs of one and a policy may be enumerated. */
    @Test
    void whatCanBeEnumeratedIsSaidToTheLast() {
        KlDecomposition.requireFeasible(1, 2_000_000, BigInteger.ONE);
        refused("labels", () -> KlDecomposition.requireFeasible(1, 2_000_001, BigInteger.ONE));
        KlDecomposition.requireFeasible(2, 1_999_999, BigInteger.valueOf(50));
        refused("labels", () -> KlDecomposition.requireFeasible(2, 2_000_000, BigInteger.ONE));
        refused("labels", () -> KlDecomposition.requireFeasible(2, 1_999_999, BigInteger.valueOf(51)));
        // two pairs of two targets, beside which there is a third cell: twice C(3 + 2, 2) count vectors
        double[] law = {0.25, 0.25, 0.25, 0.25};
        RevealedTableGibbs revealed = LearnerModels.revealed(law, new double[] {0, 1, 1, 0, 0, 1, 1, 0}, HALF, 2, 1);
        assertThat(RevealedExpectations.countVectors(revealed, 3)).isEqualTo(20);
        RevealedTableGibbs single = LearnerModels.revealed(ONE, LOSSES, HALF, 1, 1);
        assertThat(RevealedExpectations.of(single, 2_000_000).empiricalRisk()).isCloseTo(0, within(1e-12));
        refused("labels: 2000001", () -> RevealedExpectations.of(single, 2_000_001));
        RevealedTableGibbs two = LearnerModels.revealed(HALF, new double[] {0, 1, 1, 0}, HALF, 1, 1);
        assertThat(RevealedExpectations.countVectors(two, 999_999)).isEqualTo(2_000_000);
        assertThat(RevealedExpectations.of(two, 999_999).empiricalRisk()).isCloseTo(0, within(1e-12));
        refused("labels: 1000000", () -> RevealedExpectations.of(two, 1_000_000));
    }

    /** The limits of the decomposition by targets, both inclusive, and what is too much or of another model. */
    @Test
    void decompositionsSayHowMuchWorkTheyAre() {
        assertThat(size(25, 4_000_000, 1, 1).feasible()).isTrue();
        assertThat(size(26, 4_000_000, 1, 1).feasible()).isFalse();
        assertThat(size(1, 4_000_001, 1, 1).feasible()).isFalse();
        assertThat(size(1, 1000, 1, 4_000).feasible()).isTrue();
        assertThat(size(1, 1000, 1, 4_001).feasible()).isFalse();
        FiniteModel model = twoContexts();
        TableGibbs table = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(2), 1);
        assertThat(table.decompositionSize(model, 1).policies()).isEqualTo(BigInteger.valueOf(16));
        EnumeratedGibbs list =
                EnumeratedGibbs.of(ObservedLosses.canonical(model), new int[][] {new int[4]}, Pmf.uniform(1), 1);
        refused("labels: 1000", () -> list.decomposition(model, 1000));
        refused("labels: 1000", () -> table.decomposition(model, 1000));
        TableGibbs other = TableGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), HALF, 1);
        refused("learner", () -> other.decomposition(model, 1));
        EnumeratedGibbs otherList =
                EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), POLICIES, Pmf.uniform(2), 1);
        refused("learner", () -> otherList.decomposition(model, 1));
    }

    private static ChannelDecomposition.Size size(long compositions, long vectors, long policies, long labels) {
        return new ChannelDecomposition.Size(
                BigInteger.valueOf(compositions), BigInteger.valueOf(vectors), BigInteger.valueOf(policies), labels);
    }

    /** A list of all tables and the sum over pairs: observable losses that are not the true ones. */
    @Test
    void theObservableRiskOfAListIsThatOfTheTable() {
        double[] trueLoss = {0, 1, 1, 0.5};
        double[] observable = {0.25, 0.75, 0.5, 0};
        double[] law = {0.25, 0.75};
        EnumeratedGibbs list = EnumeratedGibbs.of(
                ObservedLosses.of(law, trueLoss, observable, 2),
                new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
                Pmf.uniform(4),
                2);
        TableGibbs table =
                TableGibbs.of(ObservedLosses.of(law, trueLoss, observable, 2), new double[] {0.5, 0.5, 0.5, 0.5}, 2);
        ExactExpectations exact = ExactExpectations.of(table, 4);
        KlDecomposition listed = KlDecomposition.of(list, 4);
        assertThat(listed.observableRisk()).isCloseTo(exact.observableRisk(), within(1e-14));
        assertThat(listed.risk()).isCloseTo(exact.risk(), within(1e-14));
        assertThat(exact.risk()).isGreaterThan(exact.observableRisk() + 0.01);
    }

    /** Losses that differ between contexts: what the prior risks is the same whatever the learner sees. */
    @Test
    void revealedLossesAreThoseOfTheContext() {
        FiniteModel model = twoContexts();
        double[] revealed = new double[GibbsLearner.VALUES];
        double[] canonical = new double[GibbsLearner.VALUES];
        Pmf prior = Pmf.of(0.25, 0.75);
        RevealedTableGibbs learner = RevealedTableGibbs.of(ObservedLosses.revealed(model), prior, 1);
        learner.evaluator().evaluate(new long[learner.pairs()], revealed);
        TableGibbs.of(ObservedLosses.canonical(model), prior, 1)
                .evaluator()
                .evaluate(new long[model.pairs()], canonical);
        assertThat(revealed[GibbsLearner.RISK]).isCloseTo(canonical[GibbsLearner.RISK], within(1e-15));
        refused("actionPrior", () -> RevealedTableGibbs.of(ObservedLosses.revealed(model), Pmf.uniform(3), 1));
        refused(
                "policies[0]",
                () -> EnumeratedGibbs.of(ObservedLosses.revealed(model), new int[][] {new int[5]}, Pmf.uniform(1), 1));
    }

    /** A table over pairs does not learn from triples, nor one over triples from pairs; a list does from both. */
    @Test
    void whatIsObservedMustFitTheLearner() {
        FiniteModel model = twoContexts();
        ObservedLosses labels = ObservedLosses.canonical(model);
        ObservedLosses targets = ObservedLosses.revealed(model);
        Pmf prior = Pmf.uniform(2);
        refused("observed: shows targets, must show labels alone", () -> TableGibbs.of(targets, prior, 1));
        refused("observed: shows labels alone, must show targets", () -> RevealedTableGibbs.of(labels, prior, 1));
        refused("actions: 0", () -> ObservedLosses.of(ONE, LOSSES, LOSSES, 0));
        int[][] policies = {{0, 1, 0, 1}};
        assertThat(EnumeratedGibbs.of(labels, policies, Pmf.uniform(1), 1).fromLabels())
                .isPresent();
        assertThat(EnumeratedGibbs.of(targets, policies, Pmf.uniform(1), 1).fromLabels())
                .isEmpty();
        assertThat(targets.size()).isEqualTo(8);
        assertThat(targets.pairs()).isEqualTo(4);
        assertThat(targets.pairOf(5)).isEqualTo(2);
    }

    /** Two targets, two labels, and losses that differ between the contexts. */
    private static FiniteModel twoContexts() {
        Channel noisy = NamedChannels.binarySymmetric(0.25);
        return FiniteModel.of(
                Pmf.of(0.25, 0.75),
                Pmf.of(0.5, 0.5),
                Codebook.identity(2, 2),
                Cascade.of(List.of(noisy), List.of(noisy)),
                Loss.perContext(List.of(new double[][] {{0, 1}, {1, 0}}, new double[][] {{0.25, 0.5}, {0.75, 0.125}})));
    }

    @Test
    void tablesOfAnotherShapeAreRefused() {
        double[] three = {0, 1, 1};
        refused("trueLoss", () -> TableGibbs.of(ObservedLosses.of(ONE, three, LOSSES, 2), HALF, 1));
        refused("trueLoss[1]", () -> TableGibbs.of(ObservedLosses.of(ONE, new double[] {0, 2}, LOSSES, 2), HALF, 1));
        refused("observableLoss", () -> TableGibbs.of(ObservedLosses.of(ONE, LOSSES, three, 2), HALF, 1));
        refused("prior", () -> TableGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), new double[] {0.5, 0.5, 0}, 1));
        FiniteModel model = LearnerModels.random(RandomSource.XO_RO_SHI_RO_128_PP.create(51L), 1, 2);
        refused(
                "actionPrior",
                () -> TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions() + 1), 1));
        refused(
                "actionPrior",
                () -> TableGibbs.of(ObservedLosses.proxy(twoContexts(), new int[] {0, 1}), Pmf.uniform(3), 1));
        refused("target[1]: 2, must be a target, 0..1", () -> ObservedLosses.proxy(twoContexts(), new int[] {0, 2}));
    }

    @Test
    void listsOfAnotherShapeAreRefused() {
        double[] three = {0, 1, 1};
        Pmf prior = Pmf.uniform(2);
        refused("trueLoss", () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, three, LOSSES, 2), POLICIES, prior, 1));
        refused(
                "trueLoss[1]",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, new double[] {0, 2}, LOSSES, 2), POLICIES, prior, 1));
        refused(
                "observableLoss",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, three, 2), POLICIES, prior, 1));
        refused(
                "observableLoss[0]",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, new double[] {-1, 0}, 2), POLICIES, prior, 1));
        refused(
                "policyPrior",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), POLICIES, Pmf.uniform(3), 1));
        refused(
                "policies[1]",
                () -> EnumeratedGibbs.of(
                        ObservedLosses.of(ONE, LOSSES, LOSSES, 2), new int[][] {{0}, {0, 1}}, prior, 1));
        refused(
                "policies[1][0]: 2, must be an action, 0..1",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), new int[][] {{0}, {2}}, prior, 1));
        refused(
                "policies[0][0]: -1, must be",
                () -> EnumeratedGibbs.of(ObservedLosses.of(ONE, LOSSES, LOSSES, 2), new int[][] {{-1}, {0}}, prior, 1));
        refused(
                "probability",
                () -> EnumeratedGibbs.of(ObservedLosses.of(new double[] {0.5}, LOSSES, LOSSES, 2), POLICIES, prior, 1));
    }

    private static void refused(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(name);
    }
}
