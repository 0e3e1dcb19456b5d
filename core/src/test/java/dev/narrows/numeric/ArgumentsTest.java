package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each check lets the ends of its set pass, and refuses their neighbours outside and NaN. */
class ArgumentsTest {
    private static void check(BiConsumer<String, Double> check, String set, double[] allowed, double... refused) {
        for (double value : allowed) {
            assertThatCode(() -> check.accept("x", value)).doesNotThrowAnyException();
        }
        for (double value : refused) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check.accept("x", value))
                    .withMessage("x: " + value + ", must be " + set);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.accept("x", Double.NaN))
                .withMessage("x: NaN, must be " + set);
    }

    @Test
    void numbers() {
        double above1 = Math.nextUp(1.0);
        double most = Double.POSITIVE_INFINITY;
        check(Arguments::requireFraction, "in [0, 1]", new double[] {0, 1}, -Double.MIN_VALUE, above1);
        check(Arguments::requirePositiveFraction, "in (0, 1]", new double[] {Double.MIN_VALUE, 1}, 0, above1);
        check(Arguments::requireInnerFraction, "in (0, 1)", new double[] {Double.MIN_VALUE, Math.nextDown(1.0)}, 0, 1);
        check(Arguments::requireNonNegative, "at least 0", new double[] {0, most}, -Double.MIN_VALUE);
        check(
                Arguments::requireFinite,
                "finite and at least 0",
                new double[] {0, Double.MAX_VALUE},
                -Double.MIN_VALUE,
                most);
        check(
                Arguments::requirePositive,
                "finite and above 0",
                new double[] {Double.MIN_VALUE, Double.MAX_VALUE},
                0,
                most);
    }

    @Test
    void wholeNumbersAndSizes() {
        assertThat(Arguments.requireAtLeast("x", 3, 3)).isEqualTo(3);
        assertThat(Arguments.requireAtLeast("x", 3L, 3L)).isEqualTo(3L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireAtLeast("x", 2, 3))
                .withMessage("x: 2, must be at least 3");
        Arguments.requireCount("x", 1);
        Arguments.requireCount("x", 1L << 53);
        for (long refused : new long[] {0, (1L << 53) + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Arguments.requireCount("x", refused))
                    .withMessage("x: " + refused + ", must be in 1..2^53");
        }
        Arguments.requireSize("x", 2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireSize("x", 1, 2))
                .withMessage("x: has 1 entries, must have 2");
        Arguments.requireSize("x", 2, "rows", 2, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireSize("x", 1, "rows", 2, " as y"))
                .withMessage("x: has 1 rows, must have 2 as y");
        Arguments.requireSome("x", 1, "row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireSome("x", 0, "row"))
                .withMessage("x: is empty, must hold at least one row");
    }

    @Test
    void laws() {
        Arguments.requireFractions("x", new double[] {0, 1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireFractions("x", new double[] {0, -1}))
                .withMessage("x[1]: -1.0, must be in [0, 1]");
        assertThat(Arguments.requireLaw("x", new double[] {0.25, 0.75 + 0x1p-31}))
                .isEqualTo(1 + 0x1p-31);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireLaw("x", new double[] {0.5, 0.25}))
                .withMessage("x: sums to 0.75, must be 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireLaw("x", new double[] {0, 1.5, -0.5}))
                .withMessage("x[1]: 1.5, must be in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireLaw("x", new double[] {Double.NaN}))
                .withMessage("x[0]: NaN, must be in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.requireLaw("x", new double[0]))
                .withMessage("x: sums to 0.0, must be 1");
    }
}
