package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionRootTest {
    private int evaluations;

    @ParameterizedTest
    @ValueSource(doubles = {-3.5, -1e-300, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1e-300, 0.3, 7, 1e300})
    void bracketsByNeighbouringDoubles(double root) {
        evaluations = 0;
        Bracket bracket = BisectionRoot.bracket(
                x -> {
                    evaluations++;
                    return x - root;
                },
                -1e301,
                1e301);
        assertThat(bracket.low()).isEqualTo(root);
        assertThat(bracket.high()).isEqualTo(Math.nextUp(root));
        assertThat(evaluations).isLessThanOrEqualTo(66);
    }

    @Test
    void noRootWithinGivesTheEnd() {
        assertThat(BisectionRoot.bracket(x -> x + 5, 1, 2)).isEqualTo(new Bracket(1, 1));
        assertThat(BisectionRoot.bracket(x -> x - 5, 1, 2)).isEqualTo(new Bracket(2, 2));
        assertThat(BisectionRoot.bracket(x -> x < 1.5 ? -1 : Double.NaN, 1, 2).high())
                .isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 10, 11, 20, 999, 1_000_000_007})
    void findsTheLeastNumberAboveOneAtWhichItDoesNotHold(long least) {
        assertThat(BisectionRoot.leastAbove(5, 1L << 62, n -> n >= least)).hasValue(least);
    }

    @Test
    void searchesNoFurtherThanItIsTold() {
        assertThat(BisectionRoot.leastAbove(5, 40, n -> n >= 40)).hasValue(40);
        assertThat(BisectionRoot.leastAbove(5, 39, n -> n >= 39)).hasValue(39);
        assertThat(BisectionRoot.leastAbove(5, 39, n -> n >= 21)).hasValue(21);
        assertThat(BisectionRoot.leastAbove(5, 41, n -> n >= 41)).hasValue(41);
        assertThat(BisectionRoot.leastAbove(5, 6, n -> n >= 6)).hasValue(6);
        assertThat(BisectionRoot.leastAbove(5, 39, n -> n >= 40)).isEmpty();
        assertThat(BisectionRoot.leastAbove(5, 5, n -> true)).isEmpty();
        assertThat(BisectionRoot.leastAbove(1, 1L << 62, n -> n == 1L << 62)).hasValue(1L << 62);
        assertThat(BisectionRoot.leastAbove(1, 1L << 62, n -> false)).isEmpty();
        assertThatThrownBy(() -> BisectionRoot.leastAbove(0, 9, n -> true)).hasMessageContaining("not, most: 0, 9");
        assertThatThrownBy(() -> BisectionRoot.leastAbove(1, (1L << 62) + 1, n -> true))
                .hasMessageContaining("2^62");
    }

    @Test
    void refusesEndsOutOfOrder() {
        assertThatThrownBy(() -> BisectionRoot.bracket(x -> x, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lo");
        assertThatThrownBy(() -> BisectionRoot.bracket(x -> x, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bracket(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
