package dev.narrows.sampling;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Pearson's test of counts against a law, and the scheme of repeated tests that the samplers share. */
final class ChiSquare {
    private static final double LEAST_EXPECTED = 5;

    private ChiSquare() {}

    /**
     * p-value of counts under a law; bins with fewer than 5 expected are pooled in order, a count where p = 0 gives 0.
     */
    static double pValue(long[] counts, double[] law) {
        long total = Arrays.stream(counts).sum();
        double statistic = 0;
        double pooledExpected = 0;
        long pooled = 0;
        int bins = 0;
        double left = total;
        for (int i = 0; i < law.length; i++) {
            if (law[i] == 0 && counts[i] > 0) {
                return 0;
            }
            pooledExpected += total * law[i];
            pooled += counts[i];
            if (pooledExpected >= LEAST_EXPECTED && left - pooledExpected >= LEAST_EXPECTED || i == law.length - 1) {
                if (pooledExpected > 0) {
                    statistic += (pooled - pooledExpected) * (pooled - pooledExpected) / pooledExpected;
                    bins++;
                }
                left -= pooledExpected;
                pooledExpected = 0;
                pooled = 0;
            }
        }
        return bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1.0).survivalProbability(statistic);
    }

    /** p-value of two count vectors of one law. */
    static double twoSample(long[] first, long[] second) {
        double a = Arrays.stream(first).sum();
        double b = Arrays.stream(second).sum();
        double statistic = 0;
        int bins = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] + second[i] > 0) {
                double difference = first[i] * Math.sqrt(b / a) - second[i] * Math.sqrt(a / b);
                statistic += difference * difference / (first[i] + second[i]);
                bins++;
            }
        }
        return ChiSquaredDistribution.of(bins - 1.0).survivalProbability(statistic);
    }

    /**
     * Failures among 50 tests of 10,000 draws each at the 1 % level, by what {@code draws} adds to the histogram. A
     * correct sampler has more than 3 with probability 0.0016.
     */
    static int failuresOf50(long seed, double[] law, Draws draws) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int failures = 0;
        for (int run = 0; run < 50; run++) {
            long[] counts = new long[law.length];
            draws.add(rng, 10_000, counts);
            failures += pValue(counts, law) < 0.01 ? 1 : 0;
        }
        return failures;
    }

    /** p-value of one test with many draws. */
    static double large(long seed, long draws, double[] law, Draws sampler) {
        long[] counts = new long[law.length];
        sampler.add(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), draws, counts);
        return pValue(counts, law);
    }

    /** Draws single values; values beyond the histogram count in its last bin. */
    static Draws each(ToIntFunction<UniformRandomProvider> value) {
        return (rng, n, counts) -> {
            for (long i = 0; i < n; i++) {
                counts[Math.min(counts.length - 1, value.applyAsInt(rng))]++;
            }
        };
    }

    /** Binomial pmf from a library of other make, the last of {@code bins} taking the rest. */
    static double[] binomialLaw(int n, double p, int bins) {
        BinomialDistribution binomial = BinomialDistribution.of(n, p);
        double[] law = new double[bins];
        for (int k = 0; k < bins - 1; k++) {
            law[k] = binomial.probability(k);
        }
        law[bins - 1] = binomial.survivalProbability(bins - 2);
        return law;
    }

    /** Adds n draws to a histogram. */
    @FunctionalInterface
    interface Draws {
        void add(UniformRandomProvider rng, long n, long[] counts);
    }
}
