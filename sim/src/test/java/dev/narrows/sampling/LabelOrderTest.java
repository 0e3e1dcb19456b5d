package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class LabelOrderTest {
    private static final StreamKey KEY = StreamKey.of(List.of("narrows rng v1", "label order"));
    private static final int DRAWS = 60_000;
    /** Of chi-squared with 11 degrees of freedom 1e-6 lies above. */
    private static final double MOST = 50.7;

    private static int[] order(int replicate, long... counts) {
        return LabelOrder.of(KEY.cursor().moveTo(replicate, Purpose.LABEL_ORDER), counts);
    }

    /** Chi-squared of the 4!/(2! 1! 1!) = 12 orders of labels a, a, b, c against equal frequencies. */
    private static double chiSquared(IntFunction<int[]> drawn) {
        Map<String, Integer> seen = new HashMap<>();
        for (int r = 0; r < DRAWS; r++) {
            seen.merge(Arrays.toString(drawn.apply(r)), 1, Integer::sum);
        }
        assertThat(seen).hasSize(12);
        double each = DRAWS / 12.0;
        return seen.values().stream()
                .mapToDouble(n -> (n - each) * (n - each) / each)
                .sum();
    }

    @Test
    void everyOrderIsEquallyLikely() {
        assertThat(chiSquared(r -> order(r, 2, 1, 1))).isLessThan(MOST);
    }

    /** The shuffle in which every place is exchanged with any: 4^4 ways are no multiple of 4!. */
    @Test
    void theSameCheckCatchesTheNaiveShuffle() {
        assertThat(chiSquared(r -> {
                    UniformRandomProvider rng = KEY.cursor().moveTo(r, Purpose.LABEL_ORDER);
                    int[] order = {0, 0, 1, 2};
                    for (int i = 0; i < 4; i++) {
                        int other = rng.nextInt(4);
                        int place = order[i];
                        order[i] = order[other];
                        order[other] = place;
                    }
                    return order;
                }))
                .isGreaterThan(MOST);
    }

    @Test
    void countsAreKept() {
        int[] order = order(7, 3, 0, 5, 1);
        assertThat(order).hasSize(9).doesNotContain(1);
        assertThat(Arrays.stream(order).filter(c -> c == 2)).hasSize(5);
        assertThat(order(7, 3, 0, 5, 1)).containsExactly(order);
        assertThat(order(8, 3, 0, 5, 1)).isNotEqualTo(order);
        assertThat(order(0, 0, 0)).isEmpty();
    }

    @Test
    void refuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> order(0, 1, -1)).withMessageContaining("counts[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(0, 1, LabelOrder.MOST_LABELS))
                .withMessageContaining("counts[1]");
    }
}
