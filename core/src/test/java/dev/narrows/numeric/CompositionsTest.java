package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionsTest {
    private static final long MOST = 5_000_000;

    private static List<long[]> all(int parts, int total) {
        int[] places = new int[parts];
        Arrays.setAll(places, i -> 2 * i); // the entries between stay 0
        long[] counts = new long[2 * parts];
        counts[0] = total;
        List<long[]> all = new ArrayList<>();
        do {
            all.add(counts.clone());
        } while (Compositions.next(counts, places));
        assertThat(counts).isEqualTo(all.get(all.size() - 1));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,7", "2,0", "2,5", "3,4", "5,9", "7,3"})
    void everyVectorComesOnce(int parts, int total) {
        Set<List<Long>> seen = new HashSet<>();
        for (long[] counts : all(parts, total)) {
            assertThat(Arrays.stream(counts).sum()).isEqualTo(total);
            assertThat(Arrays.stream(counts).min()).hasValue(0);
            assertThat(seen.add(Arrays.stream(counts).boxed().toList())).isTrue();
            for (int i = 1; i < counts.length; i += 2) {
                assertThat(counts[i]).isZero();
            }
        }
        assertThat(Compositions.number(parts, total, MOST)).isEqualTo(seen.size());
    }

    @Test
    void theOrder() {
        assertThat(all(3, 2).stream().map(c -> "" + c[0] + c[2] + c[4]).toList())
                .containsExactly("200", "110", "020", "101", "011", "002");
    }

    @Test
    void numbers() {
        assertThat(Compositions.number(5, 9, MOST)).isEqualTo(715);
        assertThat(Compositions.number(5, 60, MOST)).isEqualTo(635_376);
        assertThat(Compositions.number(2, Integer.MAX_VALUE, MOST)).isEqualTo(1L << 31);
        assertThat(Compositions.number(1000, 1000, MOST)).isGreaterThan(MOST);
        assertThat(Compositions.number(Integer.MAX_VALUE, Integer.MAX_VALUE, 1L << 31))
                .isGreaterThan(1L << 31);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 20, 1000})
    void logarithmsOfFactorials(int n) {
        double[] logFactorials = Compositions.logFactorials(n);
        assertThat(logFactorials).hasSize(n + 1);
        assertThat(logFactorials[n]).isCloseTo(Gamma.logGamma(n + 1.0), within(1e-14 * (1 + logFactorials[n])));
    }
}
