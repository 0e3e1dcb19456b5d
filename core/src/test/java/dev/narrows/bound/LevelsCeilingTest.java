package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Loss;
import dev.narrows.numeric.CompensatedSum;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ceilings of the shares of levels: their theorem and their failures over all data sets. */
class LevelsCeilingTest {
    private static final List<LevelsRule> RULES = BoundCatalogue.own().highProbability().stream()
            .filter(LevelsRule.class::isInstance)
            .map(LevelsRule.class::cast)
            .toList();
    private static final LossLevels THREE = LossLevels.of(0, 0.5, 1);

    /** {@code E exp(m d(Fhat, F))} of one policy, by all numbers of labels at each of three levels. */
    private static double moment(LevelsRule rule, int m, double middle, double top) {
        double[] means = {middle + top, top};
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i <= m; i++) {
            for (int j = 0; i + j <= m; j++) {
                double log = (m - i - j) * Math.log(1 - middle - top) + i * Math.log(middle) + j * Math.log(top);
                log += choose(m, i) + choose(m - i, j);
                double[] shares = {(double) (i + j) / m, (double) j / m};
                sum.add(Math.exp(log + m * rule.distance(THREE, shares, means)));
            }
        }
        return sum.value();
    }

    private static double choose(int n, int k) {
        double log = 0;
        for (int i = 1; i <= k; i++) {
            log += Math.log((double) (n - k + i) / i);
        }
        return log;
    }

    private static double largest(LevelsRule rule, int m) {
        double largest = 0;
        for (double middle = 0.02; middle < 1; middle += 0.06) {
            for (double top = 0.02; middle + top < 1; top += 0.06) {
                largest = Math.max(largest, moment(rule, m, middle, top));
            }
        }
        return largest;
    }

    @Test
    void theMeanOfTheTheoremIsAtMostItsConstant() {
        for (LevelsRule rule : RULES) {
            for (int m : new int[] {1, 3, 12, 40}) {
                assertThat(largest(rule, m))
                        .as(rule.statement().name() + " m = " + m)
                        .isLessThanOrEqualTo(Math.exp(rule.logConstant(THREE, m)) * (1 + 1e-10));
            }
        }
    }

    /** delta not split over the K levels: the mean exceeds xi(m) alone. */
    @Test
    void theSameCheckCatchesDeltaThatIsNotSplit() {
        for (int m : new int[] {3, 12, 40}) {
            assertThat(largest(SplitKlCeiling.RULE, m)).isGreaterThan(1.2 * Math.exp(Xi.log(m)));
        }
    }

    /** The grid not paid: over 16 values of eta the mean exceeds 1. */
    @Test
    void theSameCheckCatchesAGridThatIsNotPaid() {
        for (int m : new int[] {3, 12, 40}) {
            assertThat(largest(UnexpectedBernsteinCeiling.RULE, m)).isGreaterThan(1.2);
        }
    }

    /** A share of the KL and of the constant that a ceiling pays. */
    private record Paid(double kl, double constant) {}

    /**
     * Over all data sets of m labels: six places, twelve equiprobable targets that none tells of, and a posterior that
     * knows in each place what it has seen there. Guess 0 of target 1 loses 1/2, every other mistake 1.
     */
    private static final class Blind {
        private static final int PLACES = 6;
        private static final int TARGETS = 12;
        private final int m;
        private final double beta;
        private final int[] place;
        private final int[] target;

        Blind(int m, double beta) {
            this.m = m;
            this.beta = beta;
            this.place = new int[m];
            this.target = new int[m];
        }

        private static double loss(int a, int u) {
            return a == u ? 0 : a == 0 && u == 1 ? 0.5 : 1;
        }

        private interface Statistic {
            double of(double[] shares, double[] means, double kl);
        }

        /** The mean of a statistic: every sequence of labels. */
        double mean(Statistic statistic) {
            return mean(0, statistic);
        }

        private double mean(int drawn, Statistic statistic) {
            if (drawn == m) {
                return ofData(statistic);
            }
            double sum = 0;
            for (int x = 0; x < PLACES; x++) {
                for (int u = 0; u < TARGETS; u++) {
                    place[drawn] = x;
                    target[drawn] = u;
                    sum += mean(drawn + 1, statistic);
                }
            }
            return sum / (PLACES * TARGETS);
        }

        private double ofData(Statistic statistic) {
            double[] shares = new double[2];
            double[] means = new double[2];
            double kl = 0;
            for (int x = 0; x < PLACES; x++) {
                double[] q = posterior(x);
                for (int a = 0; a < TARGETS; a++) {
                    kl += q[a] > 0 ? q[a] * Math.log(q[a] * TARGETS) : 0;
                    for (int u = 0; u < TARGETS; u++) {
                        count(means, loss(a, u), q[a] / (PLACES * TARGETS));
                    }
                    for (int i = 0; i < m; i++) {
                        count(shares, place[i] == x ? loss(a, target[i]) : 0, q[a] / m);
                    }
                }
            }
            for (int j = 0; j < 2; j++) {
                shares[j] = Math.min(1, shares[j]);
                means[j] = Math.min(1, means[j]);
            }
            return statistic.of(shares, means, Math.max(0, kl));
        }

        private static void count(double[] shares, double loss, double weight) {
            shares[0] += loss >= 0.5 ? weight : 0;
            shares[1] += loss >= 1 ? weight : 0;
        }

        private double[] posterior(int x) {
            double[] q = new double[TARGETS];
            double sum = 0;
            for (int a = 0; a < TARGETS; a++) {
                double lost = 0;
                for (int i = 0; i < m; i++) {
                    lost += place[i] == x ? loss(a, target[i]) : 0;
                }
                q[a] = Math.exp(-beta * lost);
                sum += q[a];
            }
            for (int a = 0; a < TARGETS; a++) {
                q[a] /= sum;
            }
            return q;
        }
    }

    /** The probability that the risk lies above the ceiling. */
    private static double failures(LevelsRule rule, Blind model, double delta, Paid paid) {
        PacBayesBudget budget =
                PacBayesBudget.ofConstant(model.m, delta, paid.constant * rule.logConstant(THREE, model.m));
        return model.mean((shares, means, kl) -> {
            double risk = 0.5 * means[0] + 0.5 * means[1];
            return risk > rule.value(THREE, shares, budget.at(paid.kl * kl)) + 1e-12 ? 1 : 0;
        });
    }

    /** The mean over data sets that the theorem bounds by 1. */
    private static double weight(LevelsRule rule, Blind model, Paid paid) {
        double constant = paid.constant * rule.logConstant(THREE, model.m);
        return model.mean((shares, means, kl) ->
                Math.exp(model.m * rule.distance(THREE, shares, means) - paid.kl * kl - constant));
    }

    @Test
    void overAllDataSetsItFailsWithProbabilityDeltaAtMost() {
        for (LevelsRule rule : RULES) {
            for (double beta : new double[] {0.5, 4, 40}) {
                Blind model = new Blind(3, beta);
                Paid all = new Paid(1, 1);
                assertThat(weight(rule, model, all)).isLessThanOrEqualTo(1 + 1e-9);
                for (double delta : new double[] {0.05, 0.3, 0.5}) {
                    assertThat(failures(rule, model, delta, all)).isLessThanOrEqualTo(delta);
                }
            }
        }
    }

    @Test
    void theSameChecksCatchHalfTheKl() {
        Blind model = new Blind(3, 40);
        Paid half = new Paid(0.5, 1);
        assertThat(failures(SplitKlCeiling.RULE, model, 0.3, half)).isGreaterThan(0.5);
        assertThat(weight(SplitKlCeiling.RULE, model, half)).isGreaterThan(1.2);
        Paid none = new Paid(0, 0);
        assertThat(weight(UnexpectedBernsteinCeiling.RULE, model, none))
                .as("no KL and no grid")
                .isGreaterThan(1.2);
    }

    /** By the definition, each term of its own. */
    @Test
    void splitKlIsItsFormula() {
        SplittableRandom random = new SplittableRandom(20261202);
        LossLevels levels = LossLevels.of(0.1, 0.25, 0.5, 0.9);
        for (int i = 0; i < 500; i++) {
            double top = random.nextDouble();
            List<Double> shares = List.of(1 - 0.1 * (1 - top), 0.5 + 0.5 * top, top);
            double kl = 20 * random.nextDouble();
            double b = (kl + Math.log(3 * Math.exp(Xi.log(100)) / 0.05)) / 100;
            double formula = 0.1
                    + 0.15 * KlInverse.upper(shares.get(0), b)
                    + 0.25 * KlInverse.upper(shares.get(1), b)
                    + 0.4 * KlInverse.upper(shares.get(2), b);
            assertThat(new SplitKlCeiling(levels, shares, kl, 100, 0.05).value())
                    .isCloseTo(formula, within(1e-12));
        }
    }

    /** By the definition, the second moment from the shares. */
    @Test
    void unexpectedBernsteinIsItsFormula() {
        SplittableRandom random = new SplittableRandom(20261203);
        LossLevels levels = LossLevels.of(0.1, 0.5, 0.9);
        for (int i = 0; i < 500; i++) {
            double top = random.nextDouble();
            double middle = (1 - top) * random.nextDouble();
            double kl = 20 * random.nextDouble();
            double mean = 0.9 * top + 0.5 * middle + 0.1 * (1 - top - middle);
            double second = 0.81 * top + 0.25 * middle + 0.01 * (1 - top - middle);
            double least = 1;
            for (int k = 0; k < 16; k++) {
                double eta = k == 0 ? 0.9375 : Math.pow(2, -0.5 * k);
                double weight = (-Math.log1p(-eta) - eta) / eta;
                least = Math.min(least, mean + weight * second + (kl + Math.log(16 / 0.05)) / (eta * 100));
            }
            assertThat(new UnexpectedBernsteinCeiling(levels, List.of(middle + top, top), kl, 100, 0.05).value())
                    .isCloseTo(least, within(1e-11))
                    .isGreaterThanOrEqualTo(least - 1e-15);
        }
    }

    /** With two levels it is kl; with a third that many labels have it is less, and where none has it it pays log K. */
    @Test
    void splitKlBesideKl() {
        double kl = new KlCeiling(0.3, 2, 500, 0.05).value();
        double split = new SplitKlCeiling(LossLevels.zeroOne(), List.of(0.3), 2, 500, 0.05).value();
        assertThat(split).isCloseTo(kl, within(1e-14)).isGreaterThanOrEqualTo(kl);
        assertThat(SplitKlCeiling.RULE.appliesTo(LossLevels.zeroOne())).isFalse();
        assertThat(SplitKlCeiling.RULE.appliesTo(THREE)).isTrue();
        assertThat(new SplitKlCeiling(THREE, List.of(0.6, 0.0), 2, 500, 0.05).value())
                .as("all losses 0 or 1/2")
                .isLessThan(kl - 0.005);
        assertThat(new SplitKlCeiling(THREE, List.of(0.3, 0.3), 2, 500, 0.05).value())
                .as("all losses 0 or 1")
                .isGreaterThan(kl);
    }

    /** Rounded up: not below the formula whose every product and sum is moved up, and never above 1. */
    @Test
    void isRoundedUpAndCutToOne() {
        for (LevelsRule rule : RULES) {
            assertThat(rule.value(THREE, new double[] {1, 1}, 0)).isEqualTo(1);
            assertThat(rule.value(THREE, new double[] {0, 0}, Double.POSITIVE_INFINITY))
                    .isEqualTo(1);
            assertThat(rule.value(THREE, new double[] {0.7, 0.1}, 0)).isGreaterThanOrEqualTo(0.4);
        }
    }

    @Test
    void levelsAreThoseOfALoss() {
        LossLevels absolute = LossLevels.of(Loss.absolute(4));
        assertThat(absolute.steps()).isEqualTo(3);
        assertThat(absolute.index(1.0 / 3)).isEqualTo(1);
        assertThat(absolute.value(2)).isEqualTo(2.0 / 3);
        assertThat(LossLevels.of(Loss.zeroOne(3))).hasToString("[0.0, 1.0]");
        assertThat(LossLevels.of(Loss.matrix(new double[][] {{-0.0, 0.0}, {0.5, 0.5}})))
                .hasToString("[0.0, 0.5]");
    }

    @Test
    void refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossLevels.of(0, 0.5, 0.5))
                .withMessageContaining("levels[2]: 0.5, must be above levels[1]");
        assertThatIllegalArgumentException().isThrownBy(LossLevels::of).withMessageContaining("levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossLevels.of(0, 1.5))
                .withMessageContaining("levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.index(0.25))
                .withMessageContaining("must be one of [0.0, 0.5, 1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitKlCeiling(THREE, List.of(0.5), 1, 10, 0.05))
                .withMessageContaining("shares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitKlCeiling(THREE, List.of(0.5, 2.0), 1, 10, 0.05))
                .withMessageContaining("shares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitKlCeiling(LossLevels.of(0.5), List.of(), 1, 10, 0.05))
                .withMessageContaining("must be two or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitKlCeiling(THREE, List.of(0.5, 0.2), -1, 10, 0.05))
                .withMessageContaining("kl");
    }
}
