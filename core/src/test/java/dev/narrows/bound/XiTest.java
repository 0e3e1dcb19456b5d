package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XiTest {
    private static final long LARGEST_SUM = 1_000_000_000L;

    /** No test may live on a value that another left in the memo: other numbers of labels take all its places. */
    @BeforeEach
    void forget() {
        for (long m = 2_001; m <= 2_500; m++) {
            Xi.log(m);
        }
    }

    @Test
    void isAboveTheSumInFiftyDigitsAndNear() {
        assertThat(wrongValues(Xi::of)).isZero();
    }

    @Test
    void theSameCheckCatchesTheAsymptoticFormCutAtItsNegativeTerm() {
        assertThat(wrongValues(m -> ramanujan(m) - 4 / (135.0 * m))).isPositive();
    }

    private static int wrongValues(LongToDoubleFunction xi) {
        int wrong = 0;
        for (long m : new long[] {1, 2, 3, 7, 8, 30, 100, 1_000, 20_000}) {
            BigDecimal exact = exact(m);
            double value = xi.applyAsDouble(m);
            boolean above = new BigDecimal(value).compareTo(exact) >= 0;
            wrong += above && value - exact.doubleValue() < 3e-16 * m + 1e-14 * value ? 0 : 1;
        }
        return wrong;
    }

    private static BigDecimal exact(long m) {
        MathContext digits = new MathContext(50);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (long k = 1; k <= m && term.precision() - term.scale() > -60; k++) {
            term = term.multiply(BigDecimal.valueOf(m - k + 1)).divide(BigDecimal.valueOf(m), digits);
            sum = sum.add(term, digits);
        }
        return sum;
    }

    private static double ramanujan(long m) {
        return Math.sqrt(Math.PI * m / 2) + 2.0 / 3 + Math.sqrt(Math.PI / (2.0 * m)) / 12;
    }

    @Test
    void sumAndSeriesMeet() {
        assertThat(Xi.of(LARGEST_SUM)).isBetween(ramanujan(LARGEST_SUM) - 1e-10, ramanujan(LARGEST_SUM) + 3e-7);
        assertThat(Xi.of(LARGEST_SUM + 1)).isBetween(ramanujan(LARGEST_SUM + 1), ramanujan(LARGEST_SUM + 1) + 1e-9);
    }

    @Test
    void liesBetweenOneAndTwoRoots() {
        for (long m : new long[] {8, 999, 123_456, LARGEST_SUM + 1, 1_000_000_000_000L, 1L << 53}) {
            assertThat(Xi.of(m) / Math.sqrt(m)).as("m = %d", m).isBetween(1.0, 2.0);
            assertThat(Xi.log(m)).isBetween(StrictMath.log(Xi.of(m)), StrictMath.log(Xi.of(m)) * (1 + 1e-14));
        }
    }

    @Test
    void theMemoDoesNotMixValues() {
        for (int round = 0; round < 2; round++) {
            for (long m = 1; m <= 500; m++) {
                assertThat(Xi.log(m)).isCloseTo(StrictMath.log(exact(m).doubleValue()), offset(1e-12));
            }
        }
    }

    @Test
    void refusesNoLabels() {
        assertThatIllegalArgumentException().isThrownBy(() -> Xi.log(0)).withMessageContaining("labels: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Xi.log((1L << 53) + 1));
    }
}
