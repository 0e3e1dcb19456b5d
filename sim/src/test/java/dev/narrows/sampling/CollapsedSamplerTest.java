package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollapsedSamplerTest {
    private static final double[] LAW = {0.3, 0.05, 0, 0.2, 0.001, 0.25, 0.149, 0.05};

    private static ChiSquare.Draws vectorsOf(CountsSampler sampler, int labels) {
        return (rng, n, histogram) -> {
            long[] counts = new long[sampler.pairs()];
            for (long drawn = 0; drawn < n; drawn += labels) {
                sampler.sample(rng, labels, counts);
                for (int c = 0; c < counts.length; c++) {
                    histogram[c] += counts[c];
                }
            }
        };
    }

    private static double[] geometricLaw(int pairs) {
        double[] law = new double[pairs];
        double sum = 0;
        for (int i = 0; i < pairs; i++) {
            law[i] = StrictMath.pow(0.98, i * 7 % pairs);
            sum += law[i];
        }
        for (int i = 0; i < pairs; i++) {
            law[i] /= sum;
        }
        return law;
    }

    /** False-alarm rates: 0.0016 for each scheme of 50 tests, 1e-6 for each large test. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000, 10_000})
    void pairsHaveTheirProbabilities(int labels) {
        for (double[] law : List.of(LAW, geometricLaw(77), new double[] {0.5, 0.5}, new double[] {1e-3, 0, 0.999})) {
            ChiSquare.Draws vectors = vectorsOf(CollapsedSampler.of(law), labels);
            assertThat(ChiSquare.failuresOf50(1, law, vectors)).isLessThanOrEqualTo(3);
            assertThat(ChiSquare.large(2, 2_000_000, law, vectors)).isGreaterThan(1e-6);
            ChiSquare.Draws once = vectorsOf(CollapsedSampler.once(law), labels);
            assertThat(ChiSquare.large(3, 2_000_000, law, once)).isGreaterThan(1e-6);
        }
    }

    /** All count vectors of 4 labels over 3 pairs, each with its multinomial probability: the joint law, exactly. */
    @Test
    void jointLawIsMultinomial() {
        double[] p = {0.5, 0.2, 0.3};
        double[] joint = new double[25];
        for (int a = 0; a <= 4; a++) {
            for (int b = 0; a + b <= 4; b++) {
                int c = 4 - a - b;
                joint[5 * a + b] = 24.0
                        / (factorial(a) * factorial(b) * factorial(c))
                        * StrictMath.pow(p[0], a)
                        * StrictMath.pow(p[1], b)
                        * StrictMath.pow(p[2], c);
            }
        }
        CollapsedSampler sampler = CollapsedSampler.of(p);
        long[] counts = new long[3];
        ChiSquare.Draws draws = ChiSquare.each(rng -> {
            sampler.sample(rng, 4, counts);
            return (int) (5 * counts[0] + counts[1]);
        });
        assertThat(ChiSquare.failuresOf50(3, joint, draws)).isLessThanOrEqualTo(3);
        assertThat(ChiSquare.large(4, 2_000_000, joint, draws)).isGreaterThan(1e-6);
    }

    private static int factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /**
     * Largest |z| of the pairs' means and of the covariances of all pairs, of {@code draws} vectors of m labels,
     * against {@code m p_i} and {@code m p_i (1{i=j} - p_j)}. 44 of them: above 6 with probability 9e-8 where counts
     * are near normal.
     */
    private static double largestDeviation(CountsSampler sampler, double[] p, long m, int draws) {
        int pairs = p.length;
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);
        long[] counts = new long[pairs];
        double[] z = new double[pairs];
        double[] sums = new double[pairs];
        double[][] products = new double[pairs][pairs];
        for (int r = 0; r < draws; r++) {
            sampler.sample(rng, m, counts);
            for (int i = 0; i < pairs; i++) {
                z[i] = (counts[i] - m * p[i]) / Math.sqrt(m * p[i] * (1 - p[i]));
                sums[i] += z[i];
                for (int j = 0; j <= i; j++) {
                    products[i][j] += z[i] * z[j];
                }
            }
        }
        double largest = 0;
        for (int i = 0; i < pairs; i++) {
            largest = Math.max(largest, Math.abs(sums[i]) / Math.sqrt(draws));
            for (int j = 0; j <= i; j++) {
                double rho = i == j ? 1 : -Math.sqrt(p[i] * p[j] / ((1 - p[i]) * (1 - p[j])));
                double deviation = (products[i][j] / draws - rho) / Math.sqrt((1 + rho * rho) / draws);
                largest = Math.max(largest, Math.abs(deviation));
            }
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000, 1_000_000_000L, 1_000_000_000_000L})
    void meansVariancesAndCovariancesAreMultinomial(long m) {
        double[] p = {0.3, 0.05, 0.2, 0.001 * 50, 0.2, 0.1, 0.06, 0.04};
        assertThat(largestDeviation(CollapsedSampler.of(p), p, m, 200_000)).isLessThan(6);
    }

    @Test
    void plantedFaultsAreCaughtByTheSameChecks() {
        double[] p = {0.3, 0.05, 0.2, 0.05, 0.2, 0.1, 0.06, 0.04};
        assertThat(largestDeviation(faulty(p, false), p, 10_000, 20_000))
                .as("not renormalised")
                .isGreaterThan(6);
        assertThat(largestDeviation(faulty(p, true), p, 10_000, 20_000))
                .as("pairs apart")
                .isGreaterThan(6);
        ChiSquare.Draws vectors = vectorsOf(faulty(p, false), 1000);
        assertThat(ChiSquare.large(2, 200_000, p, vectors)).isLessThan(1e-6);
        assertThat(ChiSquare.failuresOf50(1, p, vectors)).isGreaterThan(3);
    }

    /**
     * One pair after the other from what is left, but with p_i, not p_i over the mass left; or with all m each time.
     */
    private static CountsSampler faulty(double[] p, boolean independent) {
        return new CountsSampler() {
            @Override
            public int pairs() {
                return p.length;
            }

            @Override
            public CountsSampler copy() {
                return this;
            }

            @Override
            public void sample(UniformRandomProvider rng, long labels, long[] counts) {
                long left = labels;
                for (int i = 0; i < p.length; i++) {
                    counts[i] = Binomial.sample(rng, independent ? labels : left, p[i], StrictMath.log1p(-p[i]));
                    left -= counts[i];
                }
                counts[p.length - 1] += independent ? 0 : left;
            }
        };
    }

    @Test
    void countsSumToTheLabelsAndStayOutOfImpossiblePairs() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(6L);
        CollapsedSampler sampler = CollapsedSampler.of(LAW);
        long[] counts = new long[LAW.length];
        for (long m : new long[] {0, 1, 2, 1000, 1_000_000, CountsSampler.MAX_LABELS}) {
            for (int r = 0; r < 1000; r++) {
                Arrays.fill(counts, -7);
                sampler.sample(rng, m, counts);
                assertThat(Arrays.stream(counts).sum()).isEqualTo(m);
                assertThat(counts[2]).isZero();
                assertThat(Arrays.stream(counts).min().getAsLong()).isNotNegative();
            }
        }
    }

    @Test
    void degenerateLawsAreExact() {
        UniformRandomProvider none = () -> {
            throw new AssertionError("a number was drawn");
        };
        long[] one = new long[1];
        CollapsedSampler.of(new double[] {1}).sample(none, 17, one);
        assertThat(one).containsExactly(17);
        long[] counts = new long[4];
        CollapsedSampler.of(new double[] {0, 0, 1, 0}).sample(none, 1_000_000_000_000L, counts);
        assertThat(counts).containsExactly(0, 0, 1_000_000_000_000L, 0);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        for (int r = 0; r < 1000; r++) {
            CollapsedSampler.of(new double[] {1e-300, 0.5, 1e-300, 0.5}).sample(rng, 1_000_000_000_000L, counts);
            assertThat(counts[0] + counts[2]).isZero();
        }
    }

    @Test
    void aMillionPairs() {
        int pairs = 1_000_000;
        double[] law = new double[pairs];
        Arrays.fill(law, 1.0 / pairs);
        long[] counts = new long[pairs];
        CollapsedSampler.of(law).sample(RandomSource.XO_RO_SHI_RO_128_PP.create(8L), 100_000_000L, counts);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(100_000_000L);
        assertThat(ChiSquare.pValue(counts, law)).isBetween(1e-6, 1 - 1e-6);
    }

    /** The same bits on every JDK: part of the rng contract v1. Pinned anew when slots and inner generator came. */
    @Test
    void firstCountsOfAKeyArePinned() {
        UniformRandomProvider rng = StreamKey.of(List.of("narrows rng v1", "golden")).stream(0, Purpose.COUNTS);
        CollapsedSampler sampler = CollapsedSampler.of(LAW);
        long[] counts = new long[LAW.length];
        sampler.sample(rng, 20, counts);
        assertThat(counts).containsExactly(9, 0, 0, 2, 0, 6, 2, 1);
        sampler.sample(rng, 1000, counts);
        assertThat(counts).containsExactly(312, 54, 0, 208, 0, 241, 142, 43);
        sampler.sample(rng, 1_000_000_000_000L, counts);
        assertThat(counts)
                .containsExactly(
                        299999823676L,
                        50000070884L,
                        0,
                        199999638174L,
                        999968449,
                        250000208656L,
                        149000157707L,
                        50000132454L);
        long hash = 0;
        for (int r = 0; r < 20_000; r++) {
            sampler.sample(rng, 1L << r % 40, counts);
            hash = 31 * hash + Arrays.hashCode(counts);
        }
        assertThat(hash).as("20,000 more vectors").isEqualTo(-4697120731758615456L);
    }

    @Test
    void argumentsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollapsedSampler.of(new double[] {0.5, 0.4}))
                .withMessage("pairProbabilities: sums to 0.9, must be 1");
        assertThatIllegalArgumentException().isThrownBy(() -> CollapsedSampler.of(new double[] {Double.NaN, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> CollapsedSampler.of(new double[] {-0.1, 1.1}));
        assertThatIllegalArgumentException().isThrownBy(() -> CollapsedSampler.of(new double[0]));
        CollapsedSampler sampler = CollapsedSampler.of(LAW);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(9L);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(rng, -1, new long[8]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(rng, CountsSampler.MAX_LABELS + 1, new long[8]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(rng, 1, new long[7]))
                .withMessage("counts: has length 7, must have 8");
    }
}
