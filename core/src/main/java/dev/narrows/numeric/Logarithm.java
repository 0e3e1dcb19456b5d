package dev.narrows.numeric;

/**
 * The natural logarithm in plain arithmetic, for hot loops.
 *
 * <pre>
 * x = 2^k z,  z in [0.7071, 1.4143),  n/256 near 1/z,  r = z n/256 - 1
 * log x = k log 2 - log(n/256) + log(1 + r),   log(1 + r) = r - r^2/2 + ... - r^8/8,   |r| below 2^-7
 * </pre>
 *
 * <p>Domain: every double; {@code of(1) = 0} exactly, {@code of(0)} and {@code of(-0)} are minus infinity,
 * {@code of(infinity) = infinity}, negative numbers and NaN give NaN. Rounded to nearest within 0.54 units in the last
 * place, at numbers near 1 too: there n is 256 and r exact. Elsewhere r has at most one rounding of {@code 2^-62}, the
 * heads of the two constants have an exact sum (multiples of {@code 2^-42}), and what r loses when it is added to them
 * is kept. Only {@code + - * /}, fma and operations on bits are used, so that every JDK and processor gives the same
 * bits; {@link StrictMath#log(double)} promises that too, but is a call out of Java on JDK 17.
 *
 * <p>Source of the method: P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point
 * arithmetic, ACM Trans. Math. Softw. 16 (1990) 378-400.
 */
public final class Logarithm {
    private static final int MANTISSA_BITS = 52;
    private static final int INDEX_BITS = 7;
    private static final int PARTS = 1 << INDEX_BITS;
    /** Bits of the least z; 1.0 begins the part of number {@link #ONE}. */
    private static final long LEAST_Z = 0x3fe6a00000000000L;

    private static final int ONE = 75;
    /** Keeps the 26 leading bits of a mantissa: their product with n/256 is exact. */
    private static final long LEADING = -1L << 27;

    private static final int SCALE = 256;
    private static final double UNIT = 0x1p-42;
    /** log 2, its head a multiple of the unit. */
    private static final double LOG2_HEAD = 0x1.62e42fefa38p-1;

    private static final double LOG2_TAIL = 0x1.ef35793c7673p-45;

    /** For part i of the range of z: n/256 at 4i, then {@code -log(n/256)} as a multiple of the unit and a rest. */
    private static final double[] NODES = nodes();

    private Logarithm() {}

    /**
     * {@code log x}.
     *
     * @param x any double
     * @return nats, rounded to nearest within the error above
     */
    public static double of(double x) {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
            return finite(x, 0);
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return finite(x * 0x1p52, MANTISSA_BITS);
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    /** {@code log(x 2^-shift)} for a normal number x > 0. */
    private static double finite(double x, int shift) {
        final long bits = Double.doubleToRawLongBits(x);
        final long above = bits - LEAST_Z;
        final long exponent = above >> MANTISSA_BITS;
        final int i = 4 * (int) ((above >>> (MANTISSA_BITS - INDEX_BITS)) & (PARTS - 1));
        final long zBits = bits - (exponent << MANTISSA_BITS);
        final double z = Double.longBitsToDouble(zBits);
        final double leading = Double.longBitsToDouble(zBits & LEADING);
        final double inverse = NODES[i];
        final double r = (leading * inverse - 1) + (z - leading) * inverse;
        final double k = exponent - shift;
        final double head = k * LOG2_HEAD + NODES[i + 1];
        final double sum = head + r;
        final double missed = (head - sum) + r;
        final double square = r * r;
        final double series = (-0.5 + r * (1.0 / 3))
                + square * ((-0.25 + r * 0.2) + square * ((-1.0 / 6 + r * (1.0 / 7)) - square * 0.125));
        return sum + (square * series + (missed + (k * LOG2_TAIL + NODES[i + 2])));
    }

    private static double[] nodes() {
        double[] nodes = new double[4 * PARTS];
        for (int i = 0; i < PARTS; i++) {
            double middle = Double.longBitsToDouble(LEAST_Z + ((2L * i + 1) << (MANTISSA_BITS - INDEX_BITS - 1)));
            int n = i == ONE || i == ONE - 1 ? SCALE : (int) Math.rint(SCALE / middle);
            nodes[4 * i] = (double) n / SCALE;
            logOfQuotient(n, SCALE, nodes, 4 * i + 1);
        }
        return nodes;
    }

    /**
     * {@code log(a/b)} with sign changed, as a head that is a multiple of the unit and a tail: the sum over j between n
     * and 256 of {@code log((j+1)/j) = 2 artanh(1/(2j+1))}, whose first terms are sums of two doubles. Within
     * {@code 2^-95}.
     */
    private static void logOfQuotient(int n, int scale, double[] to, int at) {
        double head = 0;
        double tail = 0;
        for (int j = Math.min(n, scale); j < Math.max(n, scale); j++) {
            double odd = 2.0 * j + 1;
            double t = 2 / odd;
            double cube = t * t * t / 4;
            double rest = Math.fma(-t, odd, 2) / odd + cube * (1.0 / 3 + t * t / 4 * (0.2 + t * t / 4 / 7));
            double sum = head + t;
            tail += rest + (head < t ? (t - sum) + head : (head - sum) + t);
            head = sum;
        }
        double sign = n < scale ? 1 : -1;
        double multiple = Math.rint(head / UNIT) * UNIT;
        to[at] = sign * multiple;
        to[at + 1] = sign * ((head - multiple) + tail);
    }
}
