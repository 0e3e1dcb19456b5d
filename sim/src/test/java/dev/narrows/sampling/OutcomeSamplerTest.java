package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeSamplerTest {
    private static final StreamKey KEY = StreamKey.of(List.of("outcomes"));
    private static final double[][] LAWS = {{0.5, 0, 0.3, 0.2}, {0.1, 0.2, 0.7}, {1}};

    private static int[] drawn(OutcomeSampler sampler, int law, int n) {
        int[] outcomes = new int[n];
        sampler.seed(KEY.stream(0, Purpose.ESTIMATOR)).draw(law, outcomes, n);
        return outcomes;
    }

    private static long[] counts(int[] outcomes, int size) {
        long[] counts = new long[size];
        IntStream.of(outcomes).forEach(i -> counts[i]++);
        return counts;
    }

    /** A million draws of each law: each count within 4.9 standard errors (1e-6 each) of its expectation, of 0 none. */
    @Test
    void outcomesHaveTheirLaws() {
        OutcomeSampler sampler = OutcomeSampler.of(LAWS);
        for (int law = 0; law < LAWS.length; law++) {
            long[] counts = counts(drawn(sampler, law, 1_000_000), LAWS[law].length);
            for (int i = 0; i < counts.length; i++) {
                double p = LAWS[law][i];
                assertThat(Math.abs(counts[i] - 1e6 * p))
                        .as("law %d, outcome %d", law, i)
                        .isLessThanOrEqualTo(4.9 * Math.sqrt(1e6 * p * (1 - p)));
            }
        }
    }

    /** Planted: the counts of one law are not those of a law that is off by 2 %. */
    @Test
    void anotherLawIsCaught() {
        long[] counts = counts(drawn(OutcomeSampler.of(LAWS), 0, 1_000_000), 4);
        assertThat(Math.abs(counts[0] - 1e6 * 0.51)).isGreaterThan(4.9 * Math.sqrt(1e6 * 0.51 * 0.49));
    }

    @Test
    void theStreamAloneDecidesTheDraws() {
        OutcomeSampler sampler = OutcomeSampler.of(LAWS);
        int[] first = drawn(sampler, 0, 1000);
        assertThat(drawn(sampler.copy(), 0, 1000)).isEqualTo(first);
        assertThat(drawn(sampler, 0, 300))
                .as("a shorter one begins with the same")
                .isEqualTo(Arrays.copyOf(first, 300));
    }
}
