package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.estimate.MeanAccumulator;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every case of the scheme of 50 tests has a false-alarm rate of 0.0016 (fixed seeds), every large test one of 1e-6.
 */
class BinomialTest {
    private static long draw(UniformRandomProvider rng, long n, double p) {
        return Binomial.sample(rng, n, p, StrictMath.log1p(-p));
    }

    private static ChiSquare.Draws binomial(int n, double p) {
        double logComplement = StrictMath.log1p(-p);
        return ChiSquare.each(rng -> (int) Binomial.sample(rng, n, p, logComplement));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5",
        "3, 0.2",
        "19, 0.5",
        "20, 0.5",
        "25, 0.4",
        "99, 0.1",
        "100, 0.1",
        "1000, 0.0099",
        "1000, 0.5",
        "100000, 0.0001",
        "100000, 0.3",
        "2000000000, 4e-9",
        "2000000000, 1e-7"
    })
    void hasItsLaw(int n, double p) {
        int bins = (int) Math.min(n + 1L, (long) (n * p + 12 * Math.sqrt(n * p) + 20));
        double[] law = ChiSquare.binomialLaw(n, p, bins);
        assertThat(ChiSquare.failuresOf50(20250919, law, binomial(n, p))).isLessThanOrEqualTo(3);
        assertThat(ChiSquare.large(20250920, 1_000_000, law, binomial(n, p))).isGreaterThan(1e-6);
    }

    /**
     * 40 wide bins of 10^7 draws, for small smooth deviations: a squeeze that is 0.05 too wide drowns among a thousand
     * single values, but not here.
     */
    @Test
    void hasItsShape() {
        assertThat(shape(rng -> draw(rng, 100_000, 0.3))).isGreaterThan(1e-6);
        assertThat(shape(rng -> wideSqueeze(rng, 100_000, 0.3)))
                .as("planted fault")
                .isLessThan(1e-6);
    }

    private static double shape(ToLongFunction<UniformRandomProvider> sampler) {
        double sd = Math.sqrt(100_000 * 0.3 * 0.7);
        BinomialDistribution binomial = BinomialDistribution.of(100_000, 0.3);
        double[] law = new double[40];
        int[] ends = new int[40];
        for (int i = 0; i < 40; i++) {
            ends[i] = i == 39 ? 100_000 : (int) (30_000 + (i - 19) * sd / 5);
            law[i] = binomial.cumulativeProbability(ends[i])
                    - (i == 0 ? 0 : binomial.cumulativeProbability(ends[i - 1]));
        }
        return ChiSquare.large(20250923, 10_000_000, law, ChiSquare.each(rng -> {
            int bin = Arrays.binarySearch(ends, (int) sampler.applyAsLong(rng));
            return bin >= 0 ? bin : -bin - 1;
        }));
    }

    /** The rejection with 0.97 in the place of 0.92. */
    private static long wideSqueeze(UniformRandomProvider rng, int n, double p) {
        double mean = n * p;
        double sd = Math.sqrt(mean * (1 - p));
        double b = 1.15 + 2.53 * sd;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double atMode = BinomialRejection.logWeight(Math.floor(mean + p), n, p, mean);
        while (true) {
            double u = rng.nextDouble() - 0.5;
            double v = rng.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.5);
            if (us >= 0.07 && v <= 0.97 - 4.2 / b) {
                return (long) k;
            }
            double hat = (2.83 + 5.1 / b) * sd / (a / (us * us) + b);
            if (k >= 0 && k <= n && StrictMath.log(v * hat) <= BinomialRejection.logWeight(k, n, p, mean) - atMode) {
                return (long) k;
            }
        }
    }

    @Test
    void plantedFaultsAreCaughtByTheSameChecks() {
        double[] law = ChiSquare.binomialLaw(100, 0.3, 80);
        assertCaught(law, ChiSquare.each(rng -> withoutAcceptance(rng, 100, 0.3)));
        assertCaught(law, binomial(100, 0.301));
        assertCaught(law, ChiSquare.each(rng -> rounded(rng, 100, 0.3)));
        double[] small = ChiSquare.binomialLaw(50, 0.1, 40);
        assertCaught(small, ChiSquare.each(rng -> inversionWithoutShrinkingN(rng, 50, 0.1)));
    }

    private static void assertCaught(double[] law, ChiSquare.Draws faulty) {
        assertThat(ChiSquare.large(20250921, 1_000_000, law, faulty)).isLessThan(1e-6);
    }

    /** The candidate of the rejection, taken as it comes. */
    private static int withoutAcceptance(UniformRandomProvider rng, int n, double p) {
        double sd = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * sd;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        while (true) {
            double u = rng.nextDouble() - 0.5;
            double k = Math.floor((2 * a / (0.5 - Math.abs(u)) + b) * u + n * p + 0.5);
            if (k >= 0 && k <= n) {
                return (int) k;
            }
        }
    }

    /** A rounded normal variate instead of the binomial. */
    private static int rounded(UniformRandomProvider rng, int n, double p) {
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - rng.nextDouble()))
                * StrictMath.cos(2 * StrictMath.PI * rng.nextDouble());
        return (int) Math.max(0, Math.rint(n * p + Math.sqrt(n * p * (1 - p)) * normal));
    }

    /** Inversion with the Poisson ratio n p/(x+1). */
    private static int inversionWithoutShrinkingN(UniformRandomProvider rng, int n, double p) {
        double f = StrictMath.pow(1 - p, n);
        double u = rng.nextDouble();
        int x = 0;
        while (u >= f && x < n) {
            u -= f;
            f *= n * p / (1 - p) / (x + 1);
            x++;
        }
        return x;
    }

    /** Means within 5 standard errors (6e-7), variances within 5 of theirs. */
    @ParameterizedTest
    @CsvSource({
        "1000000000, 0.5",
        "1000000000, 1e-9",
        "1000000000, 2e-8",
        "1000000000000, 0.5",
        "1000000000000, 0.123",
        "1000000000000, 1e-6",
        "1000000000000, 1.1e-11",
        "1000000000000, 3e-12"
    })
    void meanAndVarianceHoldAtHugeN(long n, double p) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20250922L);
        int draws = 200_000;
        double mean = n * p;
        double variance = mean * (1 - p);
        MeanAccumulator z = new MeanAccumulator();
        MeanAccumulator square = new MeanAccumulator();
        for (int i = 0; i < draws; i++) {
            double d = (draw(rng, n, p) - mean) / Math.sqrt(variance);
            z.add(d);
            square.add(d * d);
        }
        double kurtosis = 3 + (1 - 6 * p * (1 - p)) / variance;
        assertThat(z.mean()).isEqualTo(0, within(5 / Math.sqrt(draws)));
        assertThat(square.mean()).isEqualTo(1, within(5 * Math.sqrt((kurtosis - 1) / draws)));
    }

    /** The law's own recursion f(k+1)/f(k) = (n-k)/(k+1) p/(1-p), at n where log-factorials have no digits left. */
    @ParameterizedTest
    @CsvSource({
        "20, 0.5",
        "1000, 0.25",
        "1000000, 0.001",
        "1000000000000, 0.5",
        "1000000000000, 1e-11",
        "1000000000000, 0.01"
    })
    void logWeightsKeepTheRecursion(double n, double p) {
        double sd = Math.sqrt(n * p * (1 - p));
        for (double z = -6; z <= 6; z += 0.25) {
            double k = Math.floor(n * p + z * sd);
            if (k >= 0 && k < n) {
                double step =
                        BinomialRejection.logWeight(k + 1, n, p, n * p) - BinomialRejection.logWeight(k, n, p, n * p);
                double exact = StrictMath.log1p(((n - k) * p - (k + 1) * (1 - p)) / ((k + 1) * (1 - p)));
                assertThat(step).as("k = %s", k).isEqualTo(exact, within(1e-13));
            }
        }
    }

    /** The quick test's bound, wherever it is used: log f(k)/f(mode) is that near to the normal exponent. */
    @ParameterizedTest
    @CsvSource({
        "100, 0.5",
        "300, 0.2",
        "200, 0.5",
        "1000, 0.5",
        "1000, 0.1",
        "100000, 0.0006",
        "100000, 0.3",
        "1000000, 0.5",
        "1000000000, 6e-8",
        "1000000000, 0.25",
        "1000000000000, 0.5",
        "1000000000000, 1e-9"
    })
    void quickTestIsABound(double n, double p) {
        double npq = n * p * (1 - p);
        double mode = Math.floor(n * p + p);
        double atMode = BinomialRejection.logWeight(mode, n, p, n * p);
        double step = Math.max(1, Math.floor(12 * Math.sqrt(npq) / 1000));
        for (double d = 21; d < Math.min(npq / 2 - 1, 12 * Math.sqrt(npq)); d += step) {
            for (double k : new double[] {mode - d, mode + d}) {
                if (k >= 0 && k <= n) {
                    double error = BinomialRejection.logWeight(k, n, p, n * p) - atMode + d * d / (2 * npq);
                    assertThat(Math.abs(error))
                            .as("k = %s", k)
                            .isLessThanOrEqualTo(BinomialRejection.slack(d, npq) + 1e-12);
                }
            }
        }
    }

    @Test
    void degenerateLawsTakeNoRandomNumber() {
        UniformRandomProvider none = () -> {
            throw new AssertionError("a number was drawn");
        };
        assertThat(draw(none, 0, 0.3)).isZero();
        assertThat(draw(none, 1_000_000_000_000L, 0)).isZero();
    }

    @Test
    void staysInRangeOnExtremeUniforms() {
        for (long bits : new long[] {0, -1, 1L << 11, Long.MIN_VALUE}) {
            long[] turns = {0};
            UniformRandomProvider rng = () -> turns[0]++ < 4 ? bits : turns[0] * 0x9E3779B97F4A7C15L;
            for (double p : new double[] {1e-300, 1e-3, 0.3, 0.5}) {
                for (long n : new long[] {1, 20, 21, 1000, 1_000_000_000_000L}) {
                    turns[0] = 0;
                    assertThat(draw(rng, n, p)).isBetween(0L, n);
                }
            }
        }
    }
}
