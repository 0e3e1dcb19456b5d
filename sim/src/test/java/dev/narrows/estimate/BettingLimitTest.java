package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BettingLimitTest {
    private static double[] draw(int n, double least, double width) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(35L);
        double[] values = new double[n];
        Arrays.setAll(values, i -> least + width * rng.nextDouble());
        return values;
    }

    /** {@code sum_i log(1 + min(lam_i, c/m) (x_i - m))}. */
    private static double logCapital(double[] x, double[] bets, double m, double c) {
        double log = 0;
        for (int i = 0; i < x.length; i++) {
            log += StrictMath.log1p(Math.min(bets[i], c / m) * (x[i] - m));
        }
        return log;
    }

    private static double[] bets(double[] x, double logThreshold) {
        return PredictableBets.of(x, logThreshold, false);
    }

    /** A product of ten thousand factors, far beyond the range of a double in either direction. */
    @Test
    void theCapitalIsTheProductBeyondTheRangeOfADouble() {
        double[] x = draw(10_000, 0.25, 0.5);
        double[] bets = new double[x.length];
        Arrays.fill(bets, 0.75);
        for (double m : new double[] {0.05, 0.3, 0.5, 0.9, 1}) {
            double log = logCapital(x, bets, m, 0.5);
            assertThat(BettingLimit.logCapital(x, bets, m, 0.5)).isCloseTo(log, within(1e-10));
        }
        assertThat(Math.abs(logCapital(x, bets, 0.05, 0.5))).isGreaterThan(1000);
        assertThat(logCapital(x, bets, 1, 0.5)).isLessThan(-1000);
    }

    /** The end that is returned is excluded, by more than the rounding; 1e-10 of it further nothing is. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-3, 1e-9, 1e-20})
    void theLimitIsTheOuterEndOfANarrowBracket(double scale) {
        for (int n : new int[] {10, 100, 3000}) {
            for (double c : new double[] {0.5, 0.9}) {
                double[] x = draw(n, 0.25 * scale, 0.5 * scale);
                double[] bets = bets(x, 3);
                double limit = BettingLimit.lower(x, bets, 3, c);
                double threshold = 3 + n * BettingLimit.ROUNDING;
                if (limit == 0) {
                    assertThat(logCapital(x, bets, 1e-40, c)).isLessThan(threshold + 1e-9);
                } else {
                    assertThat(logCapital(x, bets, limit, c)).isGreaterThanOrEqualTo(threshold - 1e-13 * n);
                    assertThat(logCapital(x, bets, limit * (1 + 2e-10) + 2e-30, c))
                            .isLessThan(threshold);
                }
            }
        }
    }

    @Test
    void theThresholdIsRaisedByTheRounding() {
        double[] ones = {1, 1};
        // K(0) = 4: excluded at a threshold that is below log 4 by more than the rounding of two values
        double full = StrictMath.log(4);
        assertThat(BettingLimit.lower(ones, ones, full - 1.5 * BettingLimit.ROUNDING, 0.5))
                .isZero();
        assertThat(BettingLimit.lower(ones, ones, full - 3 * BettingLimit.ROUNDING, 0.5))
                .isPositive();
        assertThat(BettingLimit.lower(new double[] {0, 0}, new double[] {1, 1}, 1, 0.5))
                .isZero();
    }

    /** Bets from the source's formulas. */
    @Test
    void betsAreTheirFormulas() {
        double[] x = {0.25, 0.75, 0.5, 1};
        double[] meanBefore = {0.5, 0.75 / 2, 1.5 / 3, 2.0 / 4};
        double[] squares = new double[4];
        squares[0] = 0.25;
        for (int i = 1; i < 4; i++) {
            double difference = x[i - 1] - meanBefore[i];
            squares[i] = squares[i - 1] + difference * difference;
        }
        double[] sequence = PredictableBets.of(x, 3, false);
        double[] fixed = PredictableBets.of(x, 3, true);
        for (int t = 1; t <= 4; t++) {
            double variance = squares[t - 1] / t;
            assertThat(sequence[t - 1]).isCloseTo(Math.sqrt(6 / (variance * t * StrictMath.log(1 + t))), within(1e-14));
            assertThat(fixed[t - 1]).isCloseTo(Math.sqrt(6 / (variance * 4)), within(1e-14));
        }
    }

    /** Both limits of the interval for a fixed number: there the wealth meets its threshold. */
    @Test
    void fixedLimitsAreWhereTheWealthMeetsItsThreshold() {
        double[] x = draw(60, 0.1, 0.6);
        double threshold = StrictMath.log(2 / 0.05);
        double[] bets = PredictableBets.of(x, threshold, true);
        double[] mirrored = UnitValues.reflected(x);
        Interval interval = MeanInterval.fixedBetting(x, 0, 1, 0.05);
        assertThat(logCapital(x, bets, interval.low(), 0.9)).isCloseTo(threshold, within(1e-7));
        assertThat(logCapital(mirrored, bets, 1 - interval.high(), 0.9)).isCloseTo(threshold, within(1e-7));
        assertThat(interval.low()).isPositive();
        assertThat(interval.high()).isLessThan(1);
    }

    /** Whatever the search does it ends at the same limit, only later: so its steps are counted. */
    @Test
    void theSearchTakesFewSteps() {
        AtomicInteger tried = new AtomicInteger();
        for (double scale : new double[] {1, 0.1, 1e-3, 1e-9}) {
            for (int n : new int[] {20, 60, 1000}) {
                for (double[] x : List.of(draw(n, 0.25 * scale, 0.5 * scale), draw(n, 0.7 * scale, 0.3 * scale))) {
                    double[] bets = PredictableBets.of(x, 5, true);
                    BettingLimit.search(
                            m -> {
                                tried.incrementAndGet();
                                return BettingLimit.logCapital(x, bets, m, 0.9) - 5;
                            },
                            scale);
                }
            }
        }
        assertThat(tried.get()).isLessThanOrEqualTo(99);
    }

    /** Where f is so flat, or so steep, that no parabola serves, halving ends it all the same. */
    @Test
    void theSearchEndsWhateverTheFunction() {
        for (double root : new double[] {1e-12, 0.3, 0.999999}) {
            AtomicInteger tried = new AtomicInteger();
            double found = BettingLimit.search(
                    m -> {
                        tried.incrementAndGet();
                        return m < root ? 1 + 1e-6 * (root - m) : -1e9;
                    },
                    1);
            assertThat(found).isBetween(root * (1 - 2e-10), root);
            assertThat(tried.get()).isLessThan(100);
        }
    }
}
