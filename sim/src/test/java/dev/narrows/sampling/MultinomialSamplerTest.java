package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultinomialSamplerTest {
    private static final int DRAWS = 400;
    /** Of a normal law, with false alarms in less than 1e-6 of cases. */
    private static final double Z = 5;

    /** Ones, zeros and others in turn, and not a whole number of blocks. */
    private static long[] weights(int size) {
        long[] weights = new long[size];
        Arrays.setAll(weights, i -> i % 11 == 3 ? 0 : i % 7 == 0 ? 3 : i % 1000 == 1 ? 5000 : i % 13 == 0 ? 17 : 1);
        return weights;
    }

    private static UniformRandomProvider rng() {
        return RandomSource.XO_SHI_RO_256_PP.create(20250919);
    }

    /** One by one, and from 2^14 on in blocks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 700, 16_000, 40_000})
    void drawsHaveTheSumOfTheWeightsAndTheirZeros(int size) {
        long[] weights = weights(size);
        MultinomialSampler sampler = new MultinomialSampler(weights);
        UniformRandomProvider rng = rng();
        for (int d = 0; d < 10; d++) {
            long[] drawn = sampler.draw(rng);
            assertThat(LongStream.of(drawn).sum())
                    .isEqualTo(LongStream.of(weights).sum());
            for (int i = 0; i < size; i++) {
                assertThat(drawn[i]).isGreaterThanOrEqualTo(0);
                assertThat(weights[i] > 0 || drawn[i] == 0).isTrue();
            }
        }
    }

    /** Pearson's statistic of the sum of all draws: the shares are those of the weights. */
    @Test
    void blocksHaveTheSharesOfTheWeights() {
        long[] weights = weights(40_000);
        assertThat(Math.abs(z(weights, new MultinomialSampler(weights)))).isLessThan(Z);
        // the planted fault: a place in a hundred that is drawn twice as often
        long[] faulty = weights.clone();
        for (int i = 1; i < faulty.length; i += 100) {
            faulty[i] *= 2;
        }
        assertThat(z(weights, new MultinomialSampler(faulty))).isGreaterThan(Z);
    }

    private static double z(long[] weights, MultinomialSampler sampler) {
        long[] sums = new long[weights.length];
        UniformRandomProvider rng = rng();
        long all = 0;
        for (int d = 0; d < DRAWS; d++) {
            long[] drawn = sampler.draw(rng);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += drawn[i];
                all += drawn[i];
            }
        }
        double total = LongStream.of(weights).sum();
        double statistic = 0;
        int places = 0;
        for (int i = 0; i < sums.length; i++) {
            if (weights[i] > 0) {
                double expected = all * (weights[i] / total);
                statistic += (sums[i] - expected) * (sums[i] - expected) / expected;
                places++;
            }
        }
        return (statistic - (places - 1)) / Math.sqrt(2.0 * (places - 1));
    }

    /** How far single draws spread: the mean of Pearson's statistic is the number of places less one. */
    @Test
    void blocksSpreadAsTheLawDoes() {
        long[] weights = weights(40_000);
        MultinomialSampler sampler = new MultinomialSampler(weights);
        UniformRandomProvider rng = rng();
        double sum = 0;
        double inverse = 0;
        long places = LongStream.of(weights).filter(w -> w > 0).count();
        for (int d = 0; d < DRAWS; d++) {
            long[] drawn = sampler.draw(rng);
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] == 0 ? 0 : Math.pow(drawn[i] - weights[i], 2) / weights[i];
                inverse += weights[i] == 0 || d > 0 ? 0 : 1.0 / weights[i];
            }
        }
        // its variance is at most 2 (k - 1) + sum 1/w (J. B. S. Haldane, Biometrika 29 (1937) 133)
        double sd = Math.sqrt((2 * (places - 1) + inverse) / DRAWS);
        assertThat(sum / DRAWS).isBetween(places - 1 - Z * sd, places - 1 + Z * sd);
    }

    @Test
    void smallOnesAreDrawnAsByTheTree() {
        long[] weights = weights(700);
        int[] places = IntStream.range(0, 700).filter(i -> weights[i] > 0).toArray();
        long[] counts = new long[700];
        new BinomialTree(Arrays.stream(weights).asDoubleStream().toArray(), places)
                .draw(rng(), LongStream.of(weights).sum(), counts);
        assertThat(new MultinomialSampler(weights).draw(rng())).containsExactly(counts);
    }
}
