package dev.narrows.numeric;

/**
 * {@code e^x} in plain arithmetic: the same bits on every processor and JDK; not a call into C, as
 * {@link StrictMath#exp} is on JDK 17.
 *
 * <pre>
 * k = the whole number nearest to 64 x / log 2;  r = x - k (log 2)/64, |r| <= (log 2)/128
 * e^x = 2^(k/64) e^r,   e^r = 1 + r + r^2/2 + r^3/6 + r^4/24 + r^5/120
 * </pre>
 *
 * <p>Error: below 2^-51 relative, in either direction, for {@code |x| <= 700}; all other arguments are
 * {@link StrictMath#exp}'s.
 */
public final class NaturalExponential {
    private static final double LARGEST = 700;
    private static final int PARTS = 64;
    private static final double PARTS_PER_NAT = PARTS / 0.6931471805599453;
    /** (log 2)/64 in two parts; the first has 32 bits, so its product with k is exact. */
    private static final double STEP = 0x1.62e42feep-7;
    private static final double STEP_REST = 0x1.a39ef35793c76p-39;
    /** Added to a number below 2^51 it leaves the nearest whole number in the low bits. */
    private static final double ROUNDING = 0x1.8p52;
    private static final double[] POWER = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            POWER[i] = StrictMath.pow(2, i / (double) PARTS);
        }
    }

    private NaturalExponential() {
    }

    /**
     * The exponential function.
     *
     * @param x argument
     * @return e^x
     */
    public static double of(double x) {
        if (!(Math.abs(x) <= LARGEST)) {
            return StrictMath.exp(x);
        }
        double shifted = x * PARTS_PER_NAT + ROUNDING;
        int k = (int) Double.doubleToRawLongBits(shifted);
        double whole = shifted - ROUNDING;
        double r = x - whole * STEP - whole * STEP_REST;
        double rr = r * r;
        double tail = rr * (1.0 / 2 + r * (1.0 / 6)) + rr * rr * (1.0 / 24 + r * (1.0 / 120));
        double scale = Double.longBitsToDouble((k >> 6) + 1023L << 52);
        double power = POWER[k & PARTS - 1];
        return (power + power * (r + tail)) * scale;
    }
}
