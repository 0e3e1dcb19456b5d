package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentlyComputedTest {
    @Test
    void givesWhatTheFunctionGivesAndAsksItOnce() {
        AtomicInteger asked = new AtomicInteger();
        RecentlyComputed<Integer, Integer> squares = new RecentlyComputed<>();
        for (int i = 0; i < 10; i++) {
            assertThat(squares.get(7, x -> x * x + 0 * asked.incrementAndGet())).isEqualTo(49);
        }
        assertThat(asked).hasValue(1);
        for (int i = 0; i < 10; i++) {
            assertThat(squares.get(i % 2 + 7, x -> x * x + 0 * asked.incrementAndGet()))
                    .isEqualTo(i % 2 == 0 ? 49 : 64);
        }
        assertThat(asked).hasValue(2);
    }

    /** More arguments than are kept: all right, and some are computed again. */
    @Test
    void forgetsRatherThanGrow() {
        AtomicInteger asked = new AtomicInteger();
        RecentlyComputed<Integer, Integer> squares = new RecentlyComputed<>();
        IntStream.range(0, 3)
                .forEach(round -> IntStream.range(0, 10_000)
                        .parallel()
                        .forEach(i -> assertThat(squares.get(i, x -> x * 2 + 0 * asked.incrementAndGet()))
                                .isEqualTo(2 * i)));
        assertThat(asked.get()).isGreaterThan(10_000);
    }
}
