package dev.narrows.numeric;

/**
 * {@code log x} in plain arithmetic: the same bits on every processor and JDK; not a call into C, as
 * {@link StrictMath#log} is on JDK 17.
 *
 * <pre>
 * x = 2^e m, 1 <= m < 2;  c = the middle of m's 128th of [1, 2);  r = (m - c)/c, |r| <= 1/257
 * log x = e log 2 + log c + log(1 + r),   log(1 + r) = r - r^2/2 + r^3/3 - r^4/4 + r^5/5 - r^6/6
 * </pre>
 *
 * <p>Error: below {@code 2^-51 max(1, |log x|)} absolute, in either direction. Near x = 1 this is not a small relative
 * error: where that matters, use {@link StrictMath}. Subnormal, infinite, zero, negative and NaN arguments are
 * {@link StrictMath#log}'s.
 */
public final class NaturalLogarithm {
    private static final int PARTS = 128;
    private static final double LOG_2 = 0.6931471805599453;
    private static final double[] INVERSE = new double[PARTS];
    private static final double[] LOG = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            INVERSE[i] = 1 / middle(i);
            LOG[i] = StrictMath.log(middle(i));
        }
    }

    private NaturalLogarithm() {
    }

    /**
     * The natural logarithm.
     *
     * @param x argument
     * @return log x, nats
     */
    public static double of(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return StrictMath.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        int e = (int) (bits >>> 52) - 1023;
        int i = (int) (bits >>> 45) & PARTS - 1;
        double m = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 0x3FF0000000000000L);
        double r = (m - middle(i)) * INVERSE[i];
        double rr = r * r;
        double tail = rr * (-1.0 / 2 + r * (1.0 / 3)) + rr * rr * (-1.0 / 4 + r * (1.0 / 5) - rr * (1.0 / 6));
        return e * LOG_2 + (LOG[i] + (r + tail));
    }

    private static double middle(int i) {
        return 1 + (2 * i + 1) * 0x1p-8;
    }
}
