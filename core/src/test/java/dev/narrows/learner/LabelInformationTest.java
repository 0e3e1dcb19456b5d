package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.IndividualSampleCeiling;
import dev.narrows.bound.MutualInformationCeiling;
import dev.narrows.bound.XuRaginskyCeiling;
import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * What one label tells of the policy: against every sequence of labels, one by one, and in the ceiling that follows
 * from it.
 */
class LabelInformationTest {
    private static final double ROUNDING = 1e-11;
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(61);

    /**
     * Informations by their definitions, over every sequence of m labels (which of them are the same does not matter
     * here).
     *
     * @param ownAction I_1
     * @param label I(theta;Z_1)
     * @param data I(theta;D)
     */
    private record Informations(double ownAction, double label, double data) {}

    private static Informations bySequences(double[] law, int[][] policies, EnumeratedGibbs learner, int labels) {
        int pairs = law.length;
        double[] mean = new double[policies.length];
        double[][] given = new double[pairs][policies.length];
        double data = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int sequence = 0; sequence < (int) Math.pow(pairs, labels); sequence++) {
                long[] counts = new long[pairs];
                double probability = 1;
                int rest = sequence;
                for (int i = 0; i < labels; i++) {
                    counts[rest % pairs]++;
                    probability *= law[rest % pairs];
                    rest /= pairs;
                }
                double[] q = LearnerModels.posterior(learner, counts);
                for (int k = 0; k < q.length && probability > 0; k++) {
                    if (pass == 0) {
                        mean[k] += probability * q[k];
                        given[sequence % pairs][k] += probability * q[k] / law[sequence % pairs];
                    } else {
                        data += q[k] > 0 ? probability * q[k] * StrictMath.log(q[k] / mean[k]) : 0;
                    }
                }
            }
        }
        double label = 0;
        double own = 0;
        for (int c = 0; c < pairs; c++) {
            if (law[c] > 0) {
                label += law[c] * divergence(given[c], mean);
                own += law[c] * divergence(actions(given[c], policies, c), actions(mean, policies, c));
            }
        }
        return new Informations(own, label, data);
    }

    private static double[] actions(double[] ofPolicies, int[][] policies, int pair) {
        double[] law = new double[8];
        for (int k = 0; k < policies.length; k++) {
            law[policies[k][pair]] += ofPolicies[k];
        }
        return law;
    }

    private static double divergence(double[] q, double[] p) {
        return IntStream.range(0, q.length)
                .filter(k -> q[k] > 0)
                .mapToDouble(k -> q[k] * StrictMath.log(q[k] / p[k]))
                .sum();
    }

    @Test
    void tablesAndListsAreWhatEverySequenceOfLabelsGives() {
        int strict = 0;
        for (int i = 0; i < 60; i++) {
            FiniteModel model = LearnerModels.random(rng, 1, 3);
            double beta = LearnerModels.logUniform(rng, -1, 1.5);
            int labels = 1 + rng.nextInt(4);
            int[][] all = GibbsPosteriorTest.allTables(model);
            EnumeratedGibbs listed =
                    EnumeratedGibbs.of(ObservedLosses.canonical(model), all, Pmf.uniform(all.length), beta);
            Informations defined = bySequences(model.pairProbabilities(), all, listed, labels);
            ExactExpectations table = ExactExpectations.of(
                    TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta), labels);
            assertThat(table.labelInformation()).isCloseTo(defined.ownAction(), within(ROUNDING));
            assertThat(KlDecomposition.of(
                                    TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta),
                                    labels)
                            .labelInformation())
                    .isCloseTo(defined.ownAction(), within(ROUNDING));
            assertThat(KlDecomposition.of(listed, labels).labelInformation())
                    .isCloseTo(defined.ownAction(), within(ROUNDING));
            assertThat(defined.ownAction()).isLessThanOrEqualTo(defined.label() + ROUNDING);
            assertThat(defined.label()).isLessThanOrEqualTo(defined.data() / labels + ROUNDING);
            strict += defined.ownAction() < defined.label() - 1e-6 ? 1 : 0;
        }
        assertThat(strict)
                .as("the action on the label's own pair is less than the whole policy")
                .isGreaterThan(10);
    }

    @Test
    void revealedTablesAreWhatTheListOfAllTablesGives() {
        for (int i = 0; i < 20; i++) {
            FiniteModel model = LearnerModels.random(rng, 1, 2);
            double beta = LearnerModels.logUniform(rng, -1, 1.5);
            int labels = 1 + rng.nextInt(4);
            int[][] all = GibbsPosteriorTest.allTables(model);
            double listed = KlDecomposition.of(
                            EnumeratedGibbs.of(ObservedLosses.revealed(model), all, Pmf.uniform(all.length), beta),
                            labels)
                    .labelInformation();
            double table = RevealedExpectations.of(
                            RevealedTableGibbs.of(ObservedLosses.revealed(model), Pmf.uniform(model.actions()), beta),
                            labels)
                    .labelInformation();
            assertThat(table).isCloseTo(listed, within(ROUNDING));
        }
    }

    /**
     * Up to 10^6 labels, where the law of a count is integrated and not summed, it stays below the other informations.
     */
    @Test
    void theCeilingsHoldAndAreOrdered() {
        int caught = 0;
        for (int i = 0; i < 2_000; i++) {
            FiniteModel model = LearnerModels.random(rng, 3, 4);
            TableGibbs learner = TableGibbs.of(
                    ObservedLosses.canonical(model),
                    Pmf.uniform(model.actions()),
                    LearnerModels.logUniform(rng, -2, 2));
            long labels = Math.max(1, Math.round(LearnerModels.logUniform(rng, 0, 6)));
            ExactExpectations e = ExactExpectations.of(learner, labels);
            double slack = 1e-12 + e.remainder();
            double empirical = Math.min(1, e.empiricalRisk() + slack);
            double individual = new IndividualSampleCeiling(empirical, e.labelInformation() + slack).value();
            double mutual = new MutualInformationCeiling(
                            empirical, Math.min(e.informationFactorised(), e.kl()) + labels * slack, labels)
                    .value();
            double expected = new ExpectedKlCeiling(empirical, e.kl() + labels * slack, labels).value();
            assertThat(e.observableRisk()).isLessThanOrEqualTo(individual + 1e-12);
            assertThat(individual).isLessThanOrEqualTo(mutual + 1e-12);
            assertThat(mutual).isLessThanOrEqualTo(expected);
            // planted: the law of the action without regard to the label is taken for both laws
            caught += e.observableRisk() > new IndividualSampleCeiling(empirical, 0).value() + 1e-12 ? 1 : 0;
            // planted: the information of all labels is divided by m once too often
            caught += e.observableRisk()
                            > new IndividualSampleCeiling(empirical, e.labelInformation() / labels).value() + 1e-12
                    ? 1
                    : 0;
        }
        assertThat(caught).isGreaterThan(500);
    }

    /**
     * beta = 8, m = 5 of scenarios/budget-decomposition.yaml: 0.3498 after Xu and Raginsky, 0.3031 from I(theta;D),
     * 0.2917 from I(theta;Z_1), 0.2776 from I_1; the risk is 0.1715.
     */
    @Test
    void theSmallBudgetPair() {
        Channel noisy = Channel.of(new double[][] {{0.9, 0.1}, {0.1, 0.9}});
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(2),
                Pmf.uniform(2),
                Codebook.of(new int[][] {{0, 1}, {1, 1}}),
                Cascade.of(List.of(noisy), List.of(noisy)),
                Loss.zeroOne(2));
        TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 8);
        ExactExpectations e = ExactExpectations.of(learner, 5);
        int[][] all = GibbsPosteriorTest.allTables(model);
        EnumeratedGibbs listed = EnumeratedGibbs.of(ObservedLosses.canonical(model), all, Pmf.uniform(all.length), 8);
        Informations defined = bySequences(model.pairProbabilities(), all, listed, 5);
        assertThat(new XuRaginskyCeiling(e.empiricalRisk(), Math.min(e.informationFactorised(), e.kl()), 5).value())
                .isCloseTo(0.3498, within(5e-5));
        assertThat(new MutualInformationCeiling(e.empiricalRisk(), defined.data(), 5).value())
                .isCloseTo(0.3031, within(5e-5));
        assertThat(new IndividualSampleCeiling(e.empiricalRisk(), defined.label()).value())
                .isCloseTo(0.2917, within(5e-5));
        assertThat(new IndividualSampleCeiling(e.empiricalRisk(), e.labelInformation()).value())
                .isCloseTo(0.2776, within(5e-5));
    }

    @Test
    void refusesWhatCannotBeEnumerated() {
        FiniteModel model = LearnerModels.random(rng, 1, 3);
        int[][] all = GibbsPosteriorTest.allTables(model);
        EnumeratedGibbs listed = EnumeratedGibbs.of(ObservedLosses.canonical(model), all, Pmf.uniform(all.length), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> KlDecomposition.of(listed, 10_000_000));
        RevealedTableGibbs revealed =
                RevealedTableGibbs.of(ObservedLosses.revealed(model), Pmf.uniform(model.actions()), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> RevealedExpectations.of(revealed, 10_000_000));
    }
}
