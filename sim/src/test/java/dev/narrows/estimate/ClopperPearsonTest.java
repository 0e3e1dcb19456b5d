package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClopperPearsonTest {
    private static final double[] LOG_FACTORIAL = new double[1001];

    static {
        for (int k = 1; k < LOG_FACTORIAL.length; k++) {
            LOG_FACTORIAL[k] = LOG_FACTORIAL[k - 1] + StrictMath.log(k);
        }
    }

    /** An interval for k of n. */
    private interface Limits {
        double[] of(int k, int n);
    }

    private static double[] clopperPearson(int k, int n, double confidence) {
        Interval interval = ClopperPearson.of(k, n, 1 - confidence);
        return new double[] {interval.low(), interval.high()};
    }

    /** Probability that the interval holds p, by summing over every k. */
    private static double coverage(double[][] limits, int n, double p) {
        double logP = StrictMath.log(p);
        double logQ = StrictMath.log1p(-p);
        double covered = 0;
        for (int k = 0; k <= n; k++) {
            if (limits[k][0] <= p && p <= limits[k][1]) {
                covered += StrictMath.exp(
                        LOG_FACTORIAL[n] - LOG_FACTORIAL[k] - LOG_FACTORIAL[n - k] + k * logP + (n - k) * logQ);
            }
        }
        return covered;
    }

    private static double leastCoverage(int maxTrials, Limits limits) {
        double least = 1;
        for (int n = 1; n <= maxTrials; n++) {
            double[][] all = new double[n + 1][];
            for (int k = 0; k <= n; k++) {
                all[k] = limits.of(k, n);
            }
            for (int i = 0; i < 1000; i++) {
                least = Math.min(least, coverage(all, n, (i + 0.5) / 1000));
            }
        }
        return least;
    }

    /** No randomness: every outcome of every n in 1..200 at 1,000 proportions. */
    @Test
    void coversAtLeastTheNominal() {
        assertThat(leastCoverage(200, (k, n) -> clopperPearson(k, n, 0.95))).isBetween(0.95 - 1e-12, 0.955);
    }

    @Test
    void shorterIntervalsAreCaughtByTheSameEnumeration() {
        assertThat(leastCoverage(40, (k, n) -> clopperPearson(k, n, 0.90)))
                .as("alpha not halved")
                .isLessThan(0.94);
        assertThat(leastCoverage(40, (k, n) -> {
                    double mean = k / (double) n;
                    double half = 1.959964 * Math.sqrt(mean * (1 - mean) / n);
                    return new double[] {mean - half, mean + half};
                }))
                .as("normal approximation")
                .isLessThan(0.5);
        double[] none = {0, 0};
        double[][] wald = new double[1001][];
        for (int k = 0; k <= 1000; k++) {
            double half = 1.959964 * Math.sqrt(k / 1000.0 * (1 - k / 1000.0) / 1000);
            wald[k] = k == 0 ? none : new double[] {k / 1000.0 - half, k / 1000.0 + half};
        }
        assertThat(coverage(wald, 1000, 0.001)).as("n = 1000, p = 0.001").isEqualTo(0.632, within(0.001));
    }

    /** The equations that define the limits, by bisection on a plain sum of binomial terms. */
    @ParameterizedTest
    @CsvSource({"1, 2, 0.95", "1, 10, 0.99", "7, 10, 0.95", "50, 100, 0.999", "3, 1000, 0.95", "999, 1000, 0.9999999"})
    void limitsSolveTheirEquations(int k, int n, double confidence) {
        Interval interval = ClopperPearson.of(k, n, 1 - confidence);
        double tail = (1 - confidence) / 2;
        double low = bisect(p -> upperTail(k, n, p) - tail);
        double high = 1 - bisect(p -> upperTail(n - k, n, p) - tail);
        assertThat(interval.low()).isLessThanOrEqualTo(low).isEqualTo(low, within(1e-11 * low));
        assertThat(interval.high()).isGreaterThanOrEqualTo(high).isEqualTo(high, within(1e-11 * high));
    }

    private static double upperTail(int k, int n, double p) {
        double sum = 0;
        for (int i = n; i >= k; i--) {
            sum += StrictMath.exp(LOG_FACTORIAL[n]
                    - LOG_FACTORIAL[i]
                    - LOG_FACTORIAL[n - i]
                    + i * StrictMath.log(p)
                    + (n - i) * StrictMath.log1p(-p));
        }
        return sum;
    }

    private static double bisect(DoubleUnaryOperator increasing) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 1000, 10_000_000})
    void noSuccessAndNothingElseAreExactAtTheirEnds(long n) {
        double high = -StrictMath.expm1(StrictMath.log(0.005) / n);
        Interval none = ClopperPearson.of(0, n, 0.01);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isBetween(high, high * (1 + 3e-12));
        Interval all = ClopperPearson.of(n, n, 0.01);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isBetween((1 - high) * (1 - 3e-12), 1 - high);
    }

    @ParameterizedTest
    @CsvSource({"5000, 10000000", "5, 10000000", "9999999, 10000000", "500000, 1000000"})
    void holdsAtManyTrials(int k, int n) {
        Interval interval = ClopperPearson.of(k, n, 0.01);
        assertThat(interval.contains(k / (double) n)).isTrue();
        assertThat(BinomialDistribution.of(n, interval.low()).survivalProbability(k - 1))
                .isBetween(0.005 * 0.99, 0.005 * (1 + 1e-10));
        assertThat(BinomialDistribution.of(n, interval.high()).cumulativeProbability(k))
                .isBetween(0.005 * 0.99, 0.005 * (1 + 1e-10));
    }

    @Test
    void argumentsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(0, 0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(-1, 3, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(4, 3, 0.1));
        for (double alpha : new double[] {0, 1, Double.NaN, -1, 95}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClopperPearson.of(1, 3, alpha))
                    .withMessageStartingWith("alpha: ");
        }
        for (double alpha : new double[] {0, 1, Double.NaN, -1, 1.5}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClopperPearson.of(1, 3, alpha))
                    .withMessageStartingWith("alpha: ");
        }
    }
}
