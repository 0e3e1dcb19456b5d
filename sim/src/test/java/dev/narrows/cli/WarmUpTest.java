package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.WarmUp.Cost;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times are made by a formula: no clock is read. */
class WarmUpTest {
    /** 7 ms near cell 200 and 0.55 ms from about 20,000 on, as measured. */
    private static Cost small(int cell) {
        return new Cost(0.00003, Math.max(0.00055, 0.007 * Math.pow((cell + 1) / 200.0, -0.55)));
    }

    private static double ratio(int tried, int cells, IntFunction<Cost> cost) {
        List<Cost> first = IntStream.range(0, tried).mapToObj(cost).toList();
        return WarmUp.seconds(first, cells) / sum(cells, cost);
    }

    private static double sum(int cells, IntFunction<Cost> cost) {
        return IntStream.range(0, cells)
                .mapToObj(cost)
                .mapToDouble(c -> c.replicates() + c.rest())
                .sum();
    }

    @Test
    void whatReplicatesCostIsMultiplied() {
        for (int tried : new int[] {1, 2, 7, 8, 100, 1000}) {
            assertThat(ratio(tried, 1000, cell -> new Cost(0.003, 0))).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {230, 2_000, 20_000, 1_000_000})
    void aSweepOfSmallCellsIsToldWithinAFactorOfTwo(int cells) {
        for (int tried : new int[] {60, 230, 1000}) {
            assertThat(ratio(Math.min(tried, cells), cells, WarmUpTest::small)).isBetween(0.5, 2.0);
        }
    }

    @Test
    void longCellsStayAsLongAsTheyAre() {
        // the first cell loads classes, and cells differ by a third
        assertThat(ratio(40, 4_000, cell -> new Cost(0.1 + 0.03 * Math.sin(cell), cell == 0 ? 1 : 0.002)))
                .isBetween(0.9, 1.1);
        // compiling could have saved a part of these
        assertThat(ratio(40, 4_000, cell -> new Cost(0, 0.1 + 0.03 * Math.sin(cell))))
                .isBetween(0.75, 1.1);
    }

    @Test
    void theLaterHalfAloneWouldSayMoreThanTwiceTooMuch() {
        double later = sum(230, WarmUpTest::small) - sum(115, WarmUpTest::small);
        assertThat(20_000 * later / 115 / sum(20_000, WarmUpTest::small)).isGreaterThan(2);
    }
}
