package dev.narrows.numeric;

import java.util.function.IntToDoubleFunction;

/**
 * Sum of doubles in the order in which they are added, with Neumaier's compensation (mutable, unshared).
 *
 * <p>The error of {@link #value()} is at most {@code 2^-53 |sum| + O(n 2^-106) sum |x_i|}. Source: A. Neumaier,
 * Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974), algorithm IV.
 */
public final class CompensatedSum {
    private double sum;
    private double compensation;

    /** An empty sum, 0. */
    public CompensatedSum() {}

    /**
     * Adds one term.
     *
     * @param x the term, finite
     */
    public void add(double x) {
        double next = sum + x;
        compensation += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }

    /**
     * The sum so far.
     *
     * @return the compensated sum
     */
    public double value() {
        return sum + compensation;
    }

    /**
     * The compensated sum of an array.
     *
     * @param terms the terms, not modified
     * @return their sum
     */
    public static double of(double... terms) {
        return of(terms.length, i -> terms[i]);
    }

    /**
     * The compensated sum of terms {@code x_0 .. x_(n-1)}.
     *
     * @param n how many
     * @param term {@code x_i} of i, taken in the order of i
     * @return their sum
     */
    public static double of(int n, IntToDoubleFunction term) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < n; i++) {
            sum.add(term.applyAsDouble(i));
        }
        return sum.value();
    }
}
