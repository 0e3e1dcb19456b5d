package dev.narrows.bound;

/**
 * Moves a computed non-negative number past its rounding errors to the safe side.
 *
 * <p>The step is {@code 2^-50} relative, eight half-units in the last place: enough for a formula of up to five
 * operations, each good to one unit, whose terms are all non-negative. It is for such formulas only; where terms
 * cancel, the error is derived where it arises.
 */
final class Outward {
    private static final double STEP = 0x1p-50;

    private Outward() {}

    /** Not below the exact value of the formula of which x &gt;= 0 is the computed value. */
    static double up(double x) {
        return x + x * STEP;
    }

    /** Not above the exact value of the formula of which x &gt;= 0 is the computed value. */
    static double down(double x) {
        return x - x * STEP;
    }
}
