package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    private static final double CONFIDENCE = 0.95;

    private static double[] draw(UniformRandomProvider rng, int n, ToDoubleFunction<UniformRandomProvider> value) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> value.applyAsDouble(rng));
        return values;
    }

    private static double bernoulli(UniformRandomProvider rng) {
        return rng.nextDouble() < 0.1 ? 1 : 0;
    }

    /**
     * Log of the wealth that bets on a mean above m (sign 1) or below it (-1), written from the source's definition.
     */
    private static double logWealth(double[] x, double m, int sign, double confidence) {
        double alpha = 1 - confidence;
        double log = 0;
        for (int t = 1; t <= x.length; t++) {
            double[] past = Arrays.copyOf(x, t - 1);
            double spread = 0.25;
            double sum = 0.5;
            for (int i = 1; i < t; i++) {
                sum += past[i - 1];
                spread += (past[i - 1] - sum / (i + 1)) * (past[i - 1] - sum / (i + 1));
            }
            double bet = StrictMath.sqrt(2 * StrictMath.log(2 / alpha) / (spread / t * t * StrictMath.log(t + 1)));
            double cap = sign > 0 ? 0.5 / m : 0.5 / (1 - m);
            log += StrictMath.log(1 + sign * Math.min(bet, cap) * (x[t - 1] - m));
        }
        return log;
    }

    @Test
    void bettingLimitsAreWhereTheWealthMeetsItsThreshold() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(31L);
        for (ToDoubleFunction<UniformRandomProvider> law : List.<ToDoubleFunction<UniformRandomProvider>>of(
                UniformRandomProvider::nextDouble, MeanIntervalTest::bernoulli, r -> 0.4 + 0.01 * r.nextDouble())) {
            for (int n : new int[] {2, 30, 400}) {
                double[] x = draw(rng, n, law);
                Interval interval = MeanInterval.betting(x, 0, 1, 1 - CONFIDENCE);
                double threshold = StrictMath.log(2 / 0.05);
                assertMeets(x, interval.low(), 0, 1, threshold);
                assertMeets(x, interval.high(), 1, -1, threshold);
            }
        }
    }

    /** Outside the limit the wealth is at least the threshold, a hair inside it is not. */
    private static void assertMeets(double[] x, double limit, double end, int sign, double threshold) {
        if (limit == end) {
            assertThat(logWealth(x, end, sign, CONFIDENCE)).isLessThan(threshold);
        } else {
            assertThat(logWealth(x, limit, sign, CONFIDENCE)).isGreaterThanOrEqualTo(threshold - 1e-12);
            assertThat(logWealth(x, limit + sign * 1e-7, sign, CONFIDENCE)).isLessThan(threshold);
        }
    }

    /**
     * 2,000 runs of up to 5,000 values, each looked at 50 times: how often does the interval ever miss the mean? A
     * valid sequence at most 5 % + 4.75 standard deviations = 7.3 % (false alarm 1e-6); the normal interval must fail
     * here.
     */
    @Test
    void coversHoweverOftenItIsLookedAtAndTheNormalIntervalDoesNot() {
        int betting = 0;
        int normal = 0;
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(32L);
        int runs = Cases.of(2000);
        for (int run = 0; run < runs; run++) {
            double[] x = draw(rng, 5000, MeanIntervalTest::bernoulli);
            betting += everMisses(x, v -> MeanInterval.betting(v, 0, 1, 1 - CONFIDENCE)) ? 1 : 0;
            normal += everMisses(x, MeanIntervalTest::normal) ? 1 : 0;
        }
        double most = runs * (0.05 + 4.75 * Math.sqrt(0.05 * 0.95 / runs));
        assertThat((double) betting).isLessThanOrEqualTo(most);
        assertThat((double) normal).as("control").isGreaterThan(2 * most);
    }

    private static boolean everMisses(double[] x, Function<double[], Interval> interval) {
        for (int look = 1; look <= 50; look++) {
            int n = (int) Math.rint(10 * StrictMath.pow(x.length / 10.0, look / 50.0));
            if (!interval.apply(Arrays.copyOf(x, n)).contains(0.1)) {
                return true;
            }
        }
        return false;
    }

    private static Interval normal(double[] x) {
        MeanAccumulator accumulator = new MeanAccumulator();
        for (double v : x) {
            accumulator.add(v);
        }
        double half = 1.959964 * accumulator.standardDeviation() / Math.sqrt(x.length);
        return new Interval(accumulator.mean() - half, accumulator.mean() + half);
    }

    /**
     * 4,000 samples of 30 and of 300 values at alpha = 0.05: misses at most 200 + 4.75 standard deviations (false
     * alarms 1e-6), while the normal interval misses a skewed mean more often; narrower on average than the interval
     * that may be looked at.
     */
    @Test
    void fixedBettingCoversAndIsNarrowerThanTheSequence() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(31);
        for (int n : new int[] {30, 300}) {
            int misses = 0;
            int normal = 0;
            double width = 0;
            double sequence = 0;
            int runs = Cases.of(4000);
            for (int run = 0; run < runs; run++) {
                double[] x = draw(rng, n, r -> r.nextDouble() < 1.0 / n ? 1 : 0);
                Interval fixed = MeanInterval.fixedBetting(x, 0, 1, 0.05);
                misses += fixed.contains(1.0 / n) ? 0 : 1;
                normal += normal(x).contains(1.0 / n) ? 0 : 1;
                width += fixed.width();
                sequence += MeanInterval.betting(x, 0, 1, 0.05).width();
            }
            int most = runs / 20 + (int) (4.75 * Math.sqrt(runs * 0.05 * 0.95));
            assertThat(misses).isLessThanOrEqualTo(most);
            assertThat(normal).as("the control misses").isGreaterThan(most);
            assertThat(width).isLessThan(sequence);
        }
    }

    @Test
    void followsTheRange() {
        double[] unit = draw(RandomSource.XO_RO_SHI_RO_128_PP.create(34L), 500, UniformRandomProvider::nextDouble);
        double[] moved = Arrays.stream(unit).map(x -> 3 + 0.25 * x).toArray();
        Interval a = MeanInterval.betting(unit, 0, 1, 0.01);
        Interval b = MeanInterval.betting(moved, 3, 3.25, 0.01);
        assertThat(b.low()).isEqualTo(3 + 0.25 * a.low(), within(1e-9));
        assertThat(b.high()).isEqualTo(3 + 0.25 * a.high(), within(1e-9));
        assertThat(MeanInterval.betting(moved, 0, 10, 0.01).width()).isGreaterThan(4 * b.width());
        double[] mirrored = Arrays.stream(unit).map(x -> 1 - x).toArray();
        assertThat(MeanInterval.betting(mirrored, 0, 1, 0.01).low()).isEqualTo(1 - a.high(), within(1e-9));
    }

    @Test
    void degenerateDataStayInside() {
        for (Function<double[], Interval> method : methods(0, 1)) {
            assertThat(method.apply(new double[0])).isEqualTo(new Interval(0, 1));
            assertThat(method.apply(new double[] {0.5}).contains(0.5)).isTrue();
            for (double value : new double[] {0, 1, 0.3, 1e-300, 1 - 0x1p-53}) {
                for (int n : new int[] {1, 2, 1000, 100_000}) {
                    double[] same = new double[n];
                    Arrays.fill(same, value);
                    Interval interval = method.apply(same);
                    assertThat(interval.contains(value))
                            .as("%s of %s: %s", n, value, interval)
                            .isTrue();
                    assertThat(interval.low() >= 0 && interval.high() <= 1).isTrue();
                    assertThat(interval.width()).isLessThan(n == 100_000 ? 0.005 : 1.01);
                }
            }
        }
        for (Function<double[], Interval> method : methods(0.25, 0.25)) {
            assertThat(method.apply(new double[] {0.25, 0.25})).isEqualTo(new Interval(0.25, 0.25));
        }
    }

    /** First the one end only, then only the other: no mean is left, and still there is an interval. */
    @Test
    void dataAgainstTheAssumptionGiveAnInterval() {
        double[] drift = new double[20_000];
        Arrays.fill(drift, 10_000, 20_000, 1);
        for (Function<double[], Interval> method : methods(0, 1)) {
            Interval interval = method.apply(drift);
            assertThat(interval.low() >= 0 && interval.high() <= 1).isTrue();
        }
    }

    private static List<Function<double[], Interval>> methods(double lo, double hi) {
        return List.of(v -> MeanInterval.betting(v, lo, hi, 0.01), v -> MeanInterval.fixedBetting(v, lo, hi, 0.01));
    }

    @Test
    void roundingOutsideIsClampedAndMoreIsRefused() {
        for (Function<double[], Interval> method : methods(0, 1)) {
            assertThat(method.apply(new double[] {-1e-13, 0.5, 1 + 1e-13}))
                    .isEqualTo(method.apply(new double[] {0, 0.5, 1}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> method.apply(new double[] {0.5, 1 + 1e-9}))
                    .withMessage("values[1]: 1.000000001, must be in [0.0, 1.0]");
            assertThatIllegalArgumentException().isThrownBy(() -> method.apply(new double[] {Double.NaN}));
        }
        double[] one = {0.5};
        for (double no : new double[] {0, 1, -1, Double.NaN}) {
            refused("alpha: ", () -> MeanInterval.betting(one, 0, 1, 1 - no));
            refused("alpha: ", () -> MeanInterval.betting(one, 0, 1, no));
            refused("alpha: ", () -> MeanInterval.fixedBetting(one, 0, 1, no));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MeanInterval.betting(one, 1, 0, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanInterval.betting(one, 0, Double.POSITIVE_INFINITY, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanInterval.betting(one, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanInterval.fixedBetting(one, 0, 1, Double.NaN));
    }

    /** The intervals of values that are all the same are kept: each kind, and each confidence, has its own. */
    @Test
    void whatIsKeptOfOneKindIsNotTakenForAnother() {
        double[] same = new double[50];
        Arrays.fill(same, 0.5);
        double[] nearly = same.clone();
        nearly[49] = Math.nextUp(0.5);
        for (double alpha : new double[] {0.01, 0.05}) {
            Interval sequence = MeanInterval.betting(same, 0, 1, alpha);
            Interval fixed = MeanInterval.fixedBetting(same, 0, 1, alpha);
            assertThat(fixed.width()).isLessThan(sequence.width());
            assertThat(sequence.low())
                    .isEqualTo(MeanInterval.betting(nearly, 0, 1, alpha).low(), within(1e-9));
            assertThat(fixed.low())
                    .isEqualTo(MeanInterval.fixedBetting(nearly, 0, 1, alpha).low(), within(1e-9));
        }
    }

    private static void refused(String start, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(start);
    }

    /** Limits of values that are all the same are remembered by the first of them. */
    @Test
    void valuesThatBeginAlikeHaveTheirOwnLimits() {
        Interval constant = MeanInterval.fixedBetting(new double[] {0.5, 0.5, 0.5}, 0, 1, 0.5);
        Interval lower = MeanInterval.fixedBetting(new double[] {0.5, 0.1, 0.1}, 0, 1, 0.5);
        Interval higher = MeanInterval.fixedBetting(new double[] {0.5, 0.9, 0.9}, 0, 1, 0.5);
        assertThat(lower.high()).isLessThan(constant.high());
        assertThat(higher.low()).isGreaterThan(constant.low());
        assertThat(MeanInterval.fixedBetting(new double[] {0.5, 0.5, 0.5}, 0, 1, 0.5))
                .isEqualTo(constant);
    }
}
