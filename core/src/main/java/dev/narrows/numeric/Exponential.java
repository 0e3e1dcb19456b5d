package dev.narrows.numeric;

/**
 * The exponential function {@code e^x} in plain arithmetic, for hot loops.
 *
 * <pre>
 * x = (k + i/128) log 2 + r,  |r| at most log 2 / 256,    e^x = 2^k 2^(i/128) (1 + p),
 * p = r + r^2/2 + r^3/6 + r^4/24 + r^5/120
 * </pre>
 *
 * <p>Domain: every double; {@code of(0) = 1} exactly, {@code of(-infinity) = 0}, {@code of(infinity) = infinity}, NaN
 * gives NaN. Rounded to nearest within 0.51 units in the last place, one unit where the result is below
 * {@code 2^-1022}; 0 below -745.14, infinity above 709.79. Error: 0.50 from the last addition, 0.003 from the rounding
 * of p (itself below 0.0028), the polynomial is cut at {@code r^6/720}, 6e-19, r is exact to {@code 1e-22}. Only
 * {@code + - * /}, square roots, fma and operations on bits are used, so that every JDK and processor gives the same
 * bits; {@link StrictMath#exp(double)} promises that too and takes twice as long.
 *
 * <p>Source of the method: P. T. P. Tang, Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic, ACM Trans. Math. Softw. 15 (1989) 144-157.
 */
public final class Exponential {
    private static final int MANTISSA_BITS = 52;
    private static final long SHIFT = 128;
    private static final int INDEX_BITS = 7;
    private static final int PARTS = 1 << INDEX_BITS;
    private static final double PARTS_PER_NAT = PARTS / 0.693147180559945309417;
    /** log 2 / 128, of which the head has 32 bits, so that whole multiples up to 2^21 are exact. */
    private static final double STEP_HEAD = 0x1.62e42ffp-8;

    private static final double STEP_TAIL = -0x1.718432a1b0e26p-42;
    /** Adding and subtracting it rounds to a whole number, which the lowest bits of the sum then hold. */
    private static final double ROUNDER = 0x1.8p52;
    /** Within this every product on the way is a normal number. */
    private static final double MIDDLE = 660;
    /** Beyond this the result is 0 or infinity. */
    private static final double LARGEST = 746;

    /** {@code 2^(i/128)} at 2i, and what its double misses, divided by it, at 2i + 1. */
    private static final double[] POWERS = powers();

    private Exponential() {}

    /**
     * {@code e^x}.
     *
     * @param x any double
     * @return at least 0, rounded to nearest within the error above
     */
    public static double of(double x) {
        return Math.abs(x) <= MIDDLE ? scaled(x, 0) : atTheEnds(x);
    }

    /** {@code 2^shift e^x}. */
    private static double scaled(double x, long shift) {
        final double shifted = x * PARTS_PER_NAT + ROUNDER;
        final double count = shifted - ROUNDER;
        final long parts = Double.doubleToRawLongBits(shifted);
        final int i = 2 * (int) (parts & (PARTS - 1));
        final double r = (x - count * STEP_HEAD) - count * STEP_TAIL;
        final double square = r * r;
        final double p = r + square * ((0.5 + r * (1.0 / 6)) + square * (1.0 / 24 + r * (1.0 / 120)));
        final long exponent = ((parts >> INDEX_BITS) + shift) << MANTISSA_BITS;
        final double power = Double.longBitsToDouble(Double.doubleToRawLongBits(POWERS[i]) + exponent);
        return power + power * (POWERS[i + 1] + p);
    }

    private static double atTheEnds(double x) {
        if (x > LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < -LARGEST) {
            return 0;
        }
        return x > 0 ? scaled(x, -SHIFT) * 0x1p128 : x < 0 ? scaled(x, SHIFT) * 0x1p-128 : x;
    }

    /**
     * The powers of {@code w = 2^(1/128)} as sums of two doubles: w by seven square roots, each with what its square
     * misses over twice the root; then products. Within {@code 2^-100}.
     */
    private static double[] powers() {
        double root = 2;
        double rest = 0;
        for (int i = 0; i < INDEX_BITS; i++) {
            double next = Math.sqrt(root);
            rest = (Math.fma(-next, next, root) + rest) / (2 * next);
            root = next;
        }
        double[] powers = new double[2 * PARTS];
        double head = 1;
        double tail = 0;
        for (int i = 0; i < PARTS; i++) {
            powers[2 * i] = head;
            powers[2 * i + 1] = tail / head;
            double product = head * root;
            double missed = Math.fma(head, root, -product) + (head * rest + tail * root);
            head = product + missed;
            tail = missed - (head - product);
        }
        return powers;
    }
}
