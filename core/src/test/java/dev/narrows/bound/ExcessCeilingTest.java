package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Ceilings of the excess loss: their formula, what is fixed before the data, and what fails where it is not. */
class ExcessCeilingTest {
    private static final CatoniGrid GRID = CatoniGrid.standard();
    private static final ExcessRule KNOWN = rule("kl-excess");
    private static final ExcessRule ESTIMATED = rule("kl-excess-estimated");

    private static ExcessRule rule(String name) {
        return (ExcessRule) BoundCatalogue.own().ceilings().stream()
                .filter(ceiling -> ceiling.statement().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Two contexts of two labels, two actions; the pair of the largest excess has no probability. */
    private static final double[] PROBABILITY = {0.25, 0.25, 0.5, 0};

    private static final double[] LOSSES = {0.125, 0.5, 0.25, 0.125, 0.75, 0.5, 0, 1};
    private static final ExcessLoss EXCESS = ExcessLoss.of(PROBABILITY, LOSSES, 2, 2);

    @Test
    void whatIsFixedBeforeTheData() {
        double step = 1e-12;
        assertThat(EXCESS.largest()).isCloseTo(0.375 + step, within(1e-16));
        assertThat(EXCESS.bayesRisk()).isCloseTo(0.0625 + 0.25 + step, within(1e-16));
        assertThat(EXCESS.bayesRiskLow()).isCloseTo(0.0625 + 0.25 - step, within(1e-16));
        assertThat(EXCESS.low()).isCloseTo(0.125 - step, within(1e-16));
        assertThat(EXCESS.high()).isCloseTo(0.5 + step, within(1e-16));
        double[] values = new double[3];
        EXCESS.means(new long[] {1, 3, 4, 0}, values, 1);
        assertThat(values).containsExactly(0, (4 * 0.125 + 4 * 0.5) / 8, (4 * 0.125 + 4 * 0.5) / 8);
        ExcessLoss uneven = ExcessLoss.of(new double[] {0.5, 0.5}, new double[] {0, 1, 0.75, 0.25}, 2, 2);
        uneven.means(new long[] {3, 1}, values, 0);
        assertThat(values).containsExactly(0.0625, 0.125, values[2]);
        uneven.means(new long[2], values, 0);
        assertThat(values).startsWith(0, 0);
    }

    @Test
    void eachIsItsFormula() {
        double share = (0.4 - 0.3 + 1e-12) / (0.375 + 1e-12);
        double known = 0.3125
                + 0.375 * KlInverse.upper(share, PacBayesBudget.of(40, 0.05).at(2));
        assertThat(KNOWN.of(EXCESS, 40, 0.05, GRID).at(0.4, 0.3, 0.2, 2))
                .isCloseTo(known, within(1e-11))
                .isGreaterThan(known);
        double catoni = 0.3125 + 0.375 * new CatoniCeiling(share, 2, 40, 0.05).value();
        assertThat(rule("catoni-excess").of(EXCESS, 40, 0.05, GRID).at(0.4, 0.3, 0.2, 2))
                .isCloseTo(catoni, within(1e-11))
                .isGreaterThan(catoni);
        double bayes = 0.125 + 0.375 * KlInverse.upper(0.2, StrictMath.log(40) / 40);
        double split = bayes
                + 0.375 * KlInverse.upper(share, PacBayesBudget.of(40, 0.025).at(2));
        assertThat(ESTIMATED.of(EXCESS, 40, 0.05, GRID).at(0.4, 0.3, 0.2, 2))
                .isCloseTo(split, within(1e-10))
                .isGreaterThan(split);
        double both = bayes + 0.375 * new CatoniCeiling(share, 2, 40, 0.025).value();
        assertThat(rule("catoni-excess-estimated").of(EXCESS, 40, 0.05, GRID).at(0.4, 0.3, 0.2, 2))
                .isCloseTo(both, within(1e-10))
                .isGreaterThan(both);
        double mean = 0.3125 + 0.375 * KlInverse.upper((0.4 - 0.3125) / 0.375, 0.05);
        assertThat(rule("expected-kl-excess").of(EXCESS, 40, 1, GRID).at(0.4, 0.3125, 0, 2))
                .isCloseTo(mean, within(1e-10))
                .isGreaterThan(mean);
        // an empirical risk below that of the best policy is a rounding, and all of a ceiling above 1 is cut
        assertThat(KNOWN.of(EXCESS, 40, 0.05, GRID).at(0.2, 0.3, 0.2, 0)).isGreaterThan(EXCESS.bayesRisk());
        assertThat(KNOWN.of(EXCESS, 1, 0.05, GRID).at(0.9, 0.3, 0.2, Double.POSITIVE_INFINITY))
                .isCloseTo(0.6875, within(1e-11));
    }

    @Test
    void aRuleSaysWhatItPresumes() {
        assertThat(KNOWN.statement().hypotheses()).contains("canonical", "R* and L known");
        assertThat(ESTIMATED.statement().hypotheses()).contains("canonical", "which contexts there are");
        assertThat(KNOWN.reads()).isEqualTo(CeilingRule.Reads.EXCESS);
        assertThat(ESTIMATED.reads()).isEqualTo(CeilingRule.Reads.EXCESS_ESTIMATED);
        assertThat(KNOWN.needs()).isEqualTo(CeilingRule.Needs.KL);
    }

    /** kl is jointly convex: where R* + L <= 1, kl(R* + L q||R* + L p) <= L kl(q||p). So it pays, in expectation. */
    private static int aboveTheLossItself(double scaledBy) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(77);
        int above = 0;
        for (int i = 0; i < Cases.of(20_000); i++) {
            double bayes = random.nextDouble();
            double largest = (0.01 + 0.98 * random.nextDouble()) * (1 - bayes);
            double share = StrictMath.pow(random.nextDouble(), 3);
            double rate = StrictMath.exp(6 * random.nextDouble() - 6);
            double excess = bayes + largest * KlInverse.upper(share, scaledBy * rate);
            above += excess > KlInverse.upper(bayes + largest * share, rate) + 1e-12 ? 1 : 0;
        }
        return above;
    }

    @Test
    void inExpectationItIsNotAboveTheCeilingOfTheLoss() {
        assertThat(aboveTheLossItself(1)).isZero();
        assertThat(aboveTheLossItself(4)).as("four times the information").isPositive();
    }

    /** A ceiling of a data set of one policy out of some, or a faulty one. */
    private interface Formula {
        double value(Table table, long[] counts, double empiricalRisk, double kl, long labels);
    }

    /** Pairs of two labels each, with two actions and a policy for each of the two. */
    private record Table(double[] probability, double[] losses, double delta) {
        ExcessLoss excess() {
            return ExcessLoss.of(probability, losses, 2, 2);
        }

        /** Probability that some policy has a risk above its ceiling, by enumeration of the counts of four pairs. */
        double failureRate(int labels, int[][] policies, double[] prior, Formula ceiling) {
            double rate = 0;
            for (int i = 0; i <= labels; i++) {
                for (int j = 0; i + j <= labels; j++) {
                    for (int k = 0; i + j + k <= labels; k++) {
                        long[] counts = {i, j, k, labels - i - j - k};
                        if (fails(counts, labels, policies, prior, ceiling)) {
                            rate += multinomial(counts, labels);
                        }
                    }
                }
            }
            return rate;
        }

        private boolean fails(long[] counts, int labels, int[][] policies, double[] prior, Formula ceiling) {
            for (int p = 0; p < policies.length; p++) {
                double risk = 0;
                double empirical = 0;
                for (int c = 0; c < counts.length; c++) {
                    double loss = losses[2 * c + policies[p][c]];
                    risk += probability[c] * loss;
                    empirical += counts[c] * loss / labels;
                }
                double kl = -StrictMath.log(prior[p]);
                if (risk > ceiling.value(this, counts, Math.min(1, empirical), kl, labels) + 1e-9) {
                    return true;
                }
            }
            return false;
        }

        private double multinomial(long[] counts, int labels) {
            double result = 1;
            int left = labels;
            for (int c = 0; c < counts.length; c++) {
                for (int n = 1; n <= counts[c]; n++) {
                    result *= probability[c] * left / n;
                    left--;
                }
            }
            return result;
        }
    }

    private static double[] means(ExcessLoss excess, long[] counts) {
        double[] values = new double[2];
        excess.means(counts, values, 0);
        return values;
    }

    private static Formula of(ExcessRule rule) {
        return (table, counts, risk, kl, m) -> {
            double[] means = means(table.excess(), counts);
            return rule.of(table.excess(), m, table.delta(), GRID).at(risk, means[0], means[1], kl);
        };
    }

    /** {@code vhat + shift}, R* times a factor, L times another. */
    private static Formula planted(double ofBayes, double ofLargest, ToIntFunction<Integer> cell) {
        return (table, counts, risk, kl, m) -> {
            ExcessLoss excess = table.excess();
            long[] moved = new long[counts.length];
            for (int c = 0; c < counts.length; c++) {
                moved[cell.applyAsInt(c)] += counts[c];
            }
            double largest = ofLargest * excess.largest();
            double share = Math.min(1, Math.max(0, risk - means(excess, moved)[0]) / largest);
            double budget = PacBayesBudget.of(m, table.delta()).at(kl);
            return ofBayes * excess.bayesRisk() + largest * KlInverse.upper(share, budget);
        };
    }

    /**
     * Ten labels of which none is of the rare pair, with probability 0.9^10: who takes L from the pairs of the data has
     * a hundredth of it.
     */
    @Test
    void theLargestExcessOfTheDataAloneFails() {
        Table table = new Table(new double[] {0.9, 0, 0.1, 0}, new double[] {0, 0.01, 0, 0, 0, 1, 0, 0}, 0.05);
        int[][] worst = {{1, 1, 1, 1}};
        Formula ofTheData = (t, counts, risk, kl, m) -> {
            double[] seen = t.losses().clone();
            for (int i = 0; i < seen.length; i++) {
                seen[i] = counts[i / 2] > 0 ? seen[i] : 0;
            }
            ExcessLoss excess = ExcessLoss.of(t.probability(), seen, 2, 2);
            return KNOWN.of(excess, m, t.delta(), GRID).at(risk, 0, 0, kl);
        };
        assertThat(table.failureRate(10, worst, new double[] {1}, ofTheData))
                .isCloseTo(StrictMath.pow(0.9, 10), within(1e-12))
                .isGreaterThan(table.delta());
        assertThat(table.failureRate(10, worst, new double[] {1}, of(KNOWN))).isZero();
    }

    /**
     * One label, delta = 0.2, two policies between which the data choose. Context 0 (probability 0.19) is one of no
     * risk: seen, it makes R* look small, and the policy of the largest excess everywhere is above its ceiling. The
     * rare label of context 1 (0.08) hides the excess of the other one. Unsplit the ceiling fails in both.
     */
    @Test
    void deltaThatIsNotSplitFails() {
        double h = 0.01;
        Table table = new Table(
                new double[] {0.19, 0, 0.08, 0.73}, new double[] {0, 0.9, 0, 0.9, h, h + 0.9, h, h + 0.9}, 0.2);
        int[][] policies = {{1, 1, 1, 1}, {1, 1, 0, 1}};
        double[] prior = {0.001, 0.999};
        Formula unsplit = (t, counts, risk, kl, m) -> {
            double[] means = means(t.excess(), counts);
            return ESTIMATED.of(t.excess(), m, Math.min(1, 2 * t.delta()), GRID).at(risk, means[0], means[1], kl);
        };
        assertThat(table.failureRate(1, policies, prior, unsplit))
                .isCloseTo(0.27, within(1e-12))
                .isGreaterThan(table.delta());
        assertThat(table.failureRate(1, policies, prior, of(ESTIMATED))).isLessThanOrEqualTo(table.delta());
    }

    private static double worst(Formula ceiling) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(78);
        int[][] policies = {{0, 0, 0, 0}, {1, 1, 1, 1}, {0, 1, 1, 0}};
        double[] prior = {0.2, 0.3, 0.5};
        double worst = 0;
        for (int i = 0; i < Cases.of(300); i++) {
            double[] probability = new double[4];
            double sum = 0;
            for (int c = 0; c < 4; c++) {
                probability[c] = StrictMath.pow(random.nextDouble(), 4);
                sum += probability[c];
            }
            for (int c = 0; c < 4; c++) {
                probability[c] /= sum;
            }
            double[] losses = new double[8];
            for (int a = 0; a < 8; a++) {
                losses[a] = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
            }
            Table table = new Table(probability, losses, 0.01 + 0.29 * random.nextDouble());
            int labels = 1 + random.nextInt(9);
            worst = Math.max(worst, table.failureRate(labels, policies, prior, ceiling) / table.delta());
        }
        return worst;
    }

    /** Exactly, without chance: the most by which the probability of a failure exceeds delta, over 300 models. */
    @Test
    void failsWithProbabilityDeltaAtMost() {
        for (String name :
                new String[] {"kl-excess", "catoni-excess", "kl-excess-estimated", "catoni-excess-estimated"}) {
            assertThat(worst(of(rule(name)))).as(name).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theSameCheckCatchesEachPlantedError() {
        assertThat(worst(planted(1, 1, c -> c))).as("nothing planted").isLessThanOrEqualTo(1);
        assertThat(worst(planted(1, 0.25, c -> c))).as("L too small").isGreaterThan(1);
        assertThat(worst(planted(0.5, 1, c -> c))).as("R* too small").isGreaterThan(1);
        assertThat(worst(planted(1, 1, c -> (c + 1) % 4)))
                .as("least loss of another pair")
                .isGreaterThan(1);
    }

    @Test
    void refusesWhatIsNoLossOrNoCeilingOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExcessLoss.of(new double[] {1}, new double[] {0, 2}, 2, 1))
                .withMessageContaining("losses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExcessLoss.of(new double[] {0.5, 0.5, 0}, new double[6], 2, 2))
                .withMessageContaining("probability");
        assertThatIllegalArgumentException().isThrownBy(() -> ExcessLoss.of(new double[] {1}, new double[2], 2, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXCESS.means(new long[3], new double[2], 0))
                .withMessageContaining("counts");
        assertThatIllegalArgumentException().isThrownBy(() -> EXCESS.share(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> EXCESS.bayesRiskCeiling(0.5, 0, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExcessRule(KNOWN.statement(), KNOWN, false))
                .withMessage("kl-excess: of kl-excess, must be of a ceiling of a loss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExcessRule(KNOWN.statement(), ExpectedKlCeiling.RULE, false))
                .withMessageContaining("must hold as expected-kl");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExcessRule(ExpectedKlCeiling.RULE.statement(), ExpectedKlCeiling.RULE, true))
                .withMessageContaining("estimates R*");
    }
}
