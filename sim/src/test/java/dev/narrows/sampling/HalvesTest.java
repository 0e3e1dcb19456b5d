package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The split of labels is multivariate hypergeometric: chi-squared over all outcomes, false-alarm rate 1e-6. */
class HalvesTest {
    private static final int DRAWS = 200_000;
    private static final long[] COUNTS = {3, 0, 2, 4};
    private static final int LABELS = 9;
    private static final int TRAINING = 4;

    private interface Split {
        void sample(UniformRandomProvider rng, long[] counts, long[] chosen);
    }

    private static double probability(long[] chosen) {
        double ways = 1;
        for (int c = 0; c < COUNTS.length; c++) {
            ways *= CombinatoricsUtils.binomialCoefficientDouble((int) COUNTS[c], (int) chosen[c]);
        }
        return ways / CombinatoricsUtils.binomialCoefficientDouble(LABELS, TRAINING);
    }

    /** The statistic, infinite where something came that cannot. */
    private static double statistic(Split split) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(901);
        Map<List<Long>, Integer> seen = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            long[] chosen = {9, 9, 9, 9};
            split.sample(rng, COUNTS, chosen);
            seen.merge(List.of(chosen[0], chosen[1], chosen[2], chosen[3]), 1, Integer::sum);
        }
        double sum = 0;
        for (long a = 0; a <= 3; a++) {
            for (long b = 0; b <= 2; b++) {
                long d = TRAINING - a - b;
                if (d >= 0 && d <= 4) {
                    double expected = DRAWS * probability(new long[] {a, 0, b, d});
                    Integer found = seen.remove(List.of(a, 0L, b, d));
                    sum += StrictMath.pow((found == null ? 0 : found) - expected, 2) / expected;
                }
            }
        }
        return seen.isEmpty() ? sum : Double.POSITIVE_INFINITY;
    }

    @Test
    void hasItsLaw() {
        // outcomes: 3 x 4 pairs (a, b) with 0 <= 4 - a - b <= 4
        double most = new ChiSquaredDistribution(11).inverseCumulativeProbability(1 - 1e-6);
        assertThat(statistic(Halves::sample)).isLessThan(most);
        assertThat(statistic((rng, counts, chosen) -> {
                    // the last labels are taken a little too readily
                    long[] last = {counts[3], counts[2], counts[1], counts[0]};
                    long[] of = new long[4];
                    Halves.sample(rng, last, of);
                    boolean moved = rng.nextInt(50) == 0 && of[0] < 4 && of[3] > 0;
                    chosen[0] = of[3] - (moved ? 1 : 0);
                    chosen[1] = of[2];
                    chosen[2] = of[1];
                    chosen[3] = of[0] + (moved ? 1 : 0);
                }))
                .isGreaterThan(most);
    }

    @Test
    void halfOfThemIsRoundedDown() {
        assertThat(Halves.training(9)).isEqualTo(4);
        assertThat(Halves.training(1)).isZero();
        long[] chosen = new long[2];
        Halves.sample(RandomSource.XO_RO_SHI_RO_128_PP.create(902), new long[] {0, 1}, chosen);
        assertThat(chosen).containsExactly(0, 0);
    }

    @Test
    void refusesOtherSizesAndMoreLabels() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(903);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halves.sample(rng, new long[3], new long[2]))
                .withMessageContaining("chosen");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halves.sample(rng, new long[] {1_000_001}, new long[1]))
                .withMessage("labels: 1000001, must be at most 1000000");
    }
}
