package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.info.DirichletPrior;
import dev.narrows.info.Pmf;
import dev.narrows.model.Codebook;
import dev.narrows.model.LearnedLoop;
import dev.narrows.model.Loop;
import dev.narrows.model.Loss;
import dev.narrows.model.Separation;
import dev.narrows.numeric.Bracket;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The floor in m against exact fractions, every data set, closed forms of its limit, and itself. */
class LearningFloorTest {
    private static final Pmf ONE = Pmf.uniform(1);
    private static final double[][] UNIFORM = {{1, 1}, {1, 1}};
    private static final double[][] ZERO_ONE = {{0, 1}, {1, 0}};

    /** A setting: contexts, pseudo-counts, losses. */
    private record Setting(double[] contexts, double[][][] alpha, double[][] loss, int mostLabels) {
        LearningFloor floor(int labels) {
            return floor(labels, LearningFloor.MOST);
        }

        LearningFloor floor(int labels, long most) {
            return LearningFloor.of(
                    Pmf.of(contexts), DirichletPrior.perContext(alpha), Loss.matrix(loss), labels, most);
        }

        AllDataSets all() {
            return new AllDataSets(contexts, alpha, loss);
        }
    }

    /** Uneven priors, other sizes and losses, targets that never come with a label, and two contexts. */
    private static final List<Setting> SETTINGS = List.of(
            new Setting(new double[] {1}, new double[][][] {UNIFORM}, ZERO_ONE, 6),
            new Setting(
                    new double[] {1},
                    new double[][][] {{{1, 0.5, 2}, {0.25, 1.5, 1}, {2, 1, 0.75}}},
                    new double[][] {{0, 0.5, 1}, {0.5, 0, 0.5}, {1, 0.5, 0}},
                    4),
            new Setting(
                    new double[] {1},
                    new double[][][] {{{3, 0.125}, {0.5, 2}, {1, 1}, {0, 0.75}}},
                    new double[][] {{0, 1, 1, 0.25}, {0.875, 0, 0.5, 1}, {0.375, 0.375, 0.375, 0.375}},
                    4),
            new Setting(
                    new double[] {0.75, 0.25},
                    new double[][][] {{{2, 0.5}, {0.5, 1}}, {{0.25, 4}, {1, 0}}},
                    new double[][] {{0, 1}, {0.5, 0}},
                    4));

    /** Fractions by an independent program (Python's fractions): 1/2, 2/5, 20/63, 83/286, .. */
    @Test
    void theNumbersOfTheUniformPrior() {
        int[] labels = {0, 1, 5, 10, 50, 100, 500};
        double[] exact = {
            1.0 / 2, 2.0 / 5, 20.0 / 63, 83.0 / 286, 1403.0 / 5406, 0.25487840046140536, 0.2509950278369702
        };
        for (int i = 0; i < labels.length; i++) {
            LearningFloor floor = LearningFloor.of(ONE, DirichletPrior.of(UNIFORM), Loss.zeroOne(2), labels[i]);
            assertThat(floor.isExact()).isTrue();
            assertThat(floor.value()).isLessThanOrEqualTo(exact[i]).isCloseTo(exact[i], offset(1e-11));
        }
        assertThat(Arrays.stream(labels)
                        .mapToObj(m -> LearningFloor.of(ONE, DirichletPrior.of(UNIFORM), Loss.zeroOne(2), m)
                                .value())
                        .map(value -> String.format(Locale.ROOT, "%.4f", value)))
                .containsExactly("0.5000", "0.4000", "0.3175", "0.2902", "0.2595", "0.2549", "0.2510");
        Bracket limit = LearningFloor.of(ONE, DirichletPrior.of(UNIFORM), Loss.zeroOne(2), 1)
                .limit();
        assertThat(limit.low()).isBetween(0.24999, 0.25);
        assertThat(limit.high()).isBetween(0.25, 0.25001);
    }

    private interface Floor {
        double of(Setting setting, int labels);
    }

    /** How often a value is above that of all data sets, or more than 1e-11 below it. */
    private static int wrong(Floor floor) {
        int wrong = 0;
        for (Setting setting : SETTINGS) {
            for (int m = 0; m <= setting.mostLabels(); m++) {
                BigDecimal exact = setting.all().risk(m);
                BigDecimal above = new BigDecimal(floor.of(setting, m)).subtract(exact);
                wrong += above.signum() <= 0 && above.doubleValue() >= -1e-11 ? 0 : 1;
            }
        }
        return wrong;
    }

    @Test
    void isTheRiskOverAllDataSets() {
        assertThat(wrong((setting, m) -> setting.floor(m).value())).isZero();
    }

    /** Planted: one label more, and labels that split over contexts in fixed parts. */
    @Test
    void theSameCheckCatchesWrongNumbersOfLabels() {
        assertThat(wrong((setting, m) -> setting.floor(m + 1).value())).isGreaterThan(15);
        assertThat(wrong((setting, m) -> {
                    double risk = 0;
                    for (int s = 0; s < setting.contexts().length; s++) {
                        Setting one =
                                new Setting(new double[] {1}, new double[][][] {setting.alpha()[s]}, setting.loss(), 0);
                        risk += setting.contexts()[s]
                                * one.floor((int) (m * setting.contexts()[s])).value();
                    }
                    return risk;
                }))
                .isPositive();
    }

    @Test
    void doesNotIncreaseInTheNumberOfLabels() {
        for (Setting setting : SETTINGS) {
            double before = 1;
            for (int m = 0; m <= 80; m++) {
                double value = setting.floor(m).value();
                assertThat(value).as("%d labels", m).isLessThanOrEqualTo(before);
                before = value;
            }
            assertThat(before)
                    .isLessThan(setting.floor(0).value())
                    .isGreaterThanOrEqualTo(setting.floor(1).limit().low());
        }
    }

    /** With less work allowed it is the lower end of the limit, which is not above any exact value. */
    @Test
    void theLowerEndIsNotAboveTheExactValue() {
        for (Setting setting : SETTINGS) {
            double limit = setting.floor(0).limit().low();
            for (int m : new int[] {0, 1, 10, 40, 100}) {
                LearningFloor lower = setting.floor(m, 0);
                assertThat(lower.isExact()).isFalse();
                assertThat(lower.value())
                        .isEqualTo(limit)
                        .isPositive()
                        .isLessThan(setting.floor(m).value());
            }
        }
        LearningFloor large = SETTINGS.get(1).floor(1_000_000);
        assertThat(large.isExact()).isFalse();
        assertThat(large.value()).isLessThan(SETTINGS.get(1).floor(200).value());
    }

    /** {@code E max} of uniform shares of K targets is {@code (1 + 1/2 + .. + 1/K)/K}. */
    @Test
    void theLimitHoldsClosedForms() {
        double[] widths = {0, 0, 1e-5, 0.005, 0.03, 0.2, 0.3};
        for (int targets = 2; targets <= 6; targets++) {
            double[][] alpha = new double[targets][1];
            Arrays.stream(alpha).forEach(row -> row[0] = 1);
            double harmonic =
                    IntStream.rangeClosed(1, targets).mapToDouble(k -> 1.0 / k).sum();
            Bracket limit = LearningFloor.of(ONE, DirichletPrior.of(alpha), Loss.zeroOne(targets), 1)
                    .limit();
            double exact = 1 - harmonic / targets;
            assertThat(exact).as(limit.toString()).isBetween(limit.low(), limit.high());
            assertThat(limit.high() - limit.low()).as("%d targets", targets).isLessThan(widths[targets]);
        }
        // Beta(2,1): 1/4; Beta(3,1): 3/4 - 15/32 = 7/32 (integrals of min(q,1-q) times the density, by hand)
        assertHolds(new double[][] {{2}, {1}}, 1.0 / 4);
        assertHolds(new double[][] {{3}, {1}}, 7.0 / 32);
        assertHolds(new double[][] {{1, 0}, {0, 1}}, 0);
    }

    private static void assertHolds(double[][] alpha, double exact) {
        Bracket limit = LearningFloor.of(ONE, DirichletPrior.of(alpha), Loss.zeroOne(2), 1)
                .limit();
        assertThat(exact).isBetween(limit.low(), limit.high());
        assertThat(limit.high() - limit.low()).isLessThan(1e-5);
    }

    /** The posterior given labels alone, by brute force over the targets that are not seen. */
    @Test
    void labelsWithoutTheirTargetsTeachNothing() {
        for (Setting setting : SETTINGS.subList(0, 3)) {
            double[][] alpha = setting.alpha()[0];
            double floor = LearningFloor.withoutTargets(ONE, DirichletPrior.of(alpha), Loss.matrix(setting.loss()))
                    .value();
            assertThat(floor).isEqualTo(setting.floor(0).value());
            for (int m = 0; m <= 3; m++) {
                assertThat(unseen(alpha, setting.loss(), m)).isCloseTo(floor, offset(1e-12));
            }
        }
    }

    /** Planted: with the targets seen the same sum is another. */
    @Test
    void theSameCheckCatchesTargetsThatAreSeen() {
        assertThat(unseen(UNIFORM, ZERO_ONE, 3)).isCloseTo(0.5, offset(1e-12));
        assertThat(SETTINGS.get(0).floor(3).value()).isLessThan(0.35);
    }

    /** {@code sum over y^m and y of min_a sum_u P(y^m, u, y) l(a,u)}. */
    private static double unseen(double[][] alpha, double[][] loss, int labels) {
        int size = alpha[0].length;
        double risk = 0;
        for (int sequence = 0; sequence < StrictMath.pow(size, labels); sequence++) {
            for (int y = 0; y < size; y++) {
                double least = Double.POSITIVE_INFINITY;
                for (double[] ofAction : loss) {
                    double mean = 0;
                    for (int u = 0; u < alpha.length; u++) {
                        int[][] seen = new int[alpha.length][size];
                        seen[u][y]++;
                        mean += ofAction[u] * joint(alpha, seen, 1, weight(alpha, u, y), sequence, labels);
                    }
                    least = Math.min(least, mean);
                }
                risk += least;
            }
        }
        return risk;
    }

    private static double weight(double[][] alpha, int u, int y) {
        return alpha[u][y]
                / Arrays.stream(alpha).flatMapToDouble(Arrays::stream).sum();
    }

    /** Probability of what is drawn and the labels of a sequence, whatever their targets. */
    private static double joint(double[][] alpha, int[][] seen, int drawn, double probability, int sequence, int left) {
        if (left == 0) {
            return probability;
        }
        int y = sequence % alpha[0].length;
        double total = Arrays.stream(alpha).flatMapToDouble(Arrays::stream).sum() + drawn;
        double sum = 0;
        for (int u = 0; u < alpha.length; u++) {
            double next = (alpha[u][y] + seen[u][y]) / total;
            seen[u][y]++;
            sum += joint(alpha, seen, drawn + 1, probability * next, sequence / alpha[0].length, left - 1);
            seen[u][y]--;
        }
        return sum;
    }

    /** It says nothing of one law: it stands among the floors of a loop that learns, and is never the best. */
    @Test
    void isNeverTheBestFloor() {
        LearningRule rule = new LearningRule();
        Learned loop = new Learned();
        Informations carried = informations();
        assertThat(rule.statement().holds()).isEqualTo(Holds.OVER_PRIOR);
        FloorLadder ladder = FloorLadder.of(loop, carried);
        assertThat(ladder.floor("learning").value()).isEqualTo(0.75 - 1e-13);
        assertThat(ladder.best().rung()).isEqualTo("weak-fano");
        assertThat(ladder.best().value()).isZero();
        assertThat(ladder.capacityOnly().value()).isZero();
        assertThat(rule.appliesTo(new Plain())).isFalse();
        assertThat(FloorLadder.of(new Plain(), carried).find("learning")).isEmpty();
    }

    private static Informations informations() {
        return new Informations() {
            @Override
            public double information(InformationKind kind, int s) {
                return 1;
            }

            @Override
            public double average(InformationKind kind) {
                return 1;
            }

            @Override
            public double targetContext() {
                return 0;
            }
        };
    }

    /** Two codewords. */
    private static class Plain implements Loop {
        @Override
        public Pmf contextLaw() {
            return ONE;
        }

        @Override
        public double logCodewords() {
            return StrictMath.log(2);
        }

        @Override
        public double entropy() {
            return 0;
        }

        @Override
        public Separation separation() {
            return Separation.of(Codebook.identity(1, 2), Loss.zeroOne(2));
        }

        @Override
        public double logLabels() {
            return StrictMath.log(2);
        }
    }

    /** The same under a prior. */
    private static final class Learned extends Plain implements LearnedLoop {
        @Override
        public double learningFloor() {
            return 0.75;
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        DirichletPrior prior = DirichletPrior.of(UNIFORM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningFloor.of(Pmf.uniform(2), prior, Loss.zeroOne(2), 1))
                .withMessage("contexts: has 2 entries, must have 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningFloor.of(ONE, prior, Loss.zeroOne(3), 1))
                .withMessage("loss: has 3 targets, must have 2 as the prior");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningFloor.of(ONE, prior, Loss.zeroOne(2), -1))
                .withMessage("labels: -1, must be in 1..2^53");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LearningFloor.of(ONE, prior, Loss.perContext(List.<double[][]>of(ZERO_ONE, ZERO_ONE)), 1))
                .withMessage("loss: has 2 tables, must have 1, one for each context");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletPrior.of(new double[][] {{1, -1}}))
                .withMessage("alpha[0][0][1]: -1.0, must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletPrior.of(new double[][] {{1, 1}, {1}}))
                .withMessage("alpha[0][1]: has 1 labels, must have 2 as alpha[0][0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletPrior.of(new double[][] {{0, 0}}))
                .withMessage("sum of alpha[0]: 0.0, must be finite and above 0");
    }
}
