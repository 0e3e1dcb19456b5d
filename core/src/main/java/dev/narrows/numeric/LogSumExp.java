package dev.narrows.numeric;

/**
 * {@code log sum_i exp(x_i)} without overflow: the largest term is taken out first.
 *
 * <p>Rounded to nearest within a few units in the last place of the largest term or of the result, whichever is larger.
 */
public final class LogSumExp {
    private LogSumExp() {}

    /**
     * {@code m + log sum_i exp(x_i - m)} with {@code m = max_i x_i}.
     *
     * @param x the exponents, not modified; negative infinity stands for a term 0
     * @return the logarithm of the sum; negative infinity if there is no term or every term is 0, positive infinity if
     *     a term is infinite, NaN if an exponent is NaN
     */
    public static double of(double[] x) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double exponent : x) {
            largest = Math.max(largest, exponent);
        }
        if (Double.isNaN(largest) || Double.isInfinite(largest)) {
            return largest;
        }
        CompensatedSum sum = new CompensatedSum();
        for (double exponent : x) {
            sum.add(StrictMath.exp(exponent - largest));
        }
        return largest + StrictMath.log(sum.value());
    }
}
