package dev.narrows.numeric;

/**
 * What Stirling's formula leaves of log k!:
 *
 * <pre>
 * d(k) = log k! - [log(2 pi)/2 + (k + 1/2) log k - k],   k >= 1
 * </pre>
 *
 * <p>From k = 16 on the series 1/(12k) - 1/(360k^3) + 1/(1260k^5) - 1/(1680k^7) + 1/(1188k^9), whose error is below the
 * next term, 1.1e-16 at k = 16 and less beyond. Below 16 a table, by the recursion {@code d(k) = d(k+1) + sum_{j>=1}
 * w^(2j)/(2j+1)}, {@code w = 1/(2k+1)}, which is {@code (k + 1/2) log((k+1)/k) - 1} without cancellation. Absolute
 * error below 1e-15.
 *
 * <p>Source: Abramowitz and Stegun 1964, 6.1.40 and 6.1.42.
 */
public final class StirlingCorrection {
    private static final int TABLE = 16;
    private static final double[] SMALL = table();

    private StirlingCorrection() {}

    /**
     * The correction of a whole number.
     *
     * @param k whole, at least 1
     * @return d(k)
     */
    public static double of(double k) {
        return k < TABLE ? SMALL[(int) k] : series(k);
    }

    /**
     * The correction of any large number, by the same series in quotients: {@link #of} divides once, which rounds
     * differently, and each of the two has results whose bits are pinned.
     *
     * @param k at least 16, need not be whole
     * @return d(k)
     */
    public static double asymptotic(double k) {
        double kk = k * k;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / kk) / kk) / kk) / kk) / k;
    }

    private static double series(double k) {
        double x = 1 / k;
        double xx = x * x;
        return x * (1.0 / 12 - xx * (1.0 / 360 - xx * (1.0 / 1260 - xx * (1.0 / 1680 - xx * (1.0 / 1188)))));
    }

    private static double[] table() {
        double[] d = new double[TABLE];
        double next = series(TABLE);
        for (int k = TABLE - 1; k >= 1; k--) {
            next += step(k);
            d[k] = next;
        }
        return d;
    }

    /** d(k) - d(k+1), summed from the smallest of 40 terms (w <= 1/3). */
    private static double step(int k) {
        double ww = 1.0 / ((2.0 * k + 1) * (2.0 * k + 1));
        double sum = 0;
        for (int j = 40; j >= 1; j--) {
            sum = ww * (1.0 / (2 * j + 1) + sum);
        }
        return sum;
    }
}
