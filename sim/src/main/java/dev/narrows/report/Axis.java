package dev.narrows.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A scale with ticks at round numbers: linear, ending at ticks; or logarithmic, ticks at powers of ten, for positive
 * values that span more than two decades.
 *
 * @param isLogarithmic whether places go by the logarithm
 * @param low of the low end, the value or its logarithm
 * @param high of the high end
 * @param ticks its marks, from low to high
 */
record Axis(boolean isLogarithmic, double low, double high, List<Tick> ticks) {
    private static final double WIDEST_LINEAR = 100;
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /**
     * A mark on an axis.
     *
     * @param value where
     * @param label what stands there
     */
    record Tick(double value, String label) {}

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** An axis for values of a parameter: logarithmic where they ask for it. */
    static Axis of(double[] values, int aboutTicks) {
        double min = DoubleStream.of(values).min().orElse(0);
        double max = DoubleStream.of(values).max().orElse(1);
        return min > 0 && max / min > WIDEST_LINEAR ? logarithmic(min, max) : linear(values, aboutTicks);
    }

    /** A linear axis for values, from 0 to 1 if there are none. */
    static Axis linear(double[] values, int aboutTicks) {
        return linear(
                DoubleStream.of(values).min().orElse(0),
                DoubleStream.of(values).max().orElse(1),
                aboutTicks);
    }

    /** Ticks at multiples of 1, 2 or 5 times a power of ten, about so many; both ends are ticks. */
    static Axis linear(double min, double max, int aboutTicks) {
        double span = max > min ? max - min : Math.max(Math.abs(max) / 10, 1e-3);
        int exponent = (int) Math.floor(StrictMath.log10(span / aboutTicks));
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent);
        for (int factor : new int[] {2, 5, 10}) {
            if (span / step.doubleValue() > aboutTicks) {
                step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
            }
        }
        // a value that is a tick up to rounding is that tick
        long first = (long) Math.floor(min / step.doubleValue() + 1e-9);
        long last = Math.max(first + 1, (long) Math.ceil(max / step.doubleValue() - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            ticks.add(new Tick(value.doubleValue(), plain(value)));
        }
        return new Axis(false, ticks.get(0).value(), ticks.get(ticks.size() - 1).value(), ticks);
    }

    private static String plain(BigDecimal value) {
        BigDecimal brief = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return brief.precision() - brief.scale() > 6 || brief.scale() > 6 ? brief.toString() : brief.toPlainString();
    }

    /**
     * A logarithmic axis for positive values, at least one; ticks at powers of ten, or where there are less than two of
     * them at 1, 2 and 5 times these, and then both ends are ticks.
     */
    static Axis logarithmic(double[] values) {
        double min = DoubleStream.of(values).min().orElseThrow();
        double max = DoubleStream.of(values).max().orElseThrow();
        Axis powers = logarithmic(min, max);
        return powers.ticks().size() > 1 ? powers : ofMultiples(min, max);
    }

    private static Axis ofMultiples(double min, double max) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(StrictMath.log10(min) + 1e-9);
        for (int e = first; ticks.isEmpty() || ticks.get(ticks.size() - 1).value() < max; e++) {
            for (int factor : new int[] {1, 2, 5}) {
                BigDecimal value = BigDecimal.valueOf(factor).scaleByPowerOfTen(e);
                if (value.doubleValue() <= min) {
                    ticks.clear();
                }
                if (ticks.size() < 2 || ticks.get(ticks.size() - 1).value() < max) {
                    ticks.add(new Tick(value.doubleValue(), plain(value)));
                }
            }
        }
        double high = ticks.get(ticks.size() - 1).value();
        return new Axis(true, StrictMath.log10(ticks.get(0).value()), StrictMath.log10(high), ticks);
    }

    private static Axis logarithmic(double min, double max) {
        double low = StrictMath.log10(min);
        double high = StrictMath.log10(max);
        int first = (int) Math.ceil(low - 1e-9);
        int last = (int) Math.floor(high + 1e-9);
        int every = 1 + (last - first) / 7;
        List<Tick> ticks = new ArrayList<>();
        for (int e = first; e <= last; e += every) {
            ticks.add(new Tick(BigDecimal.ONE.scaleByPowerOfTen(e).doubleValue(), power(e)));
        }
        return new Axis(true, low, high, ticks);
    }

    private static String power(int exponent) {
        if (exponent >= -2 && exponent <= 3) {
            return BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
        }
        StringBuilder text = new StringBuilder("10").append(exponent < 0 ? "\u207b" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }

    /** Where a value lies: 0 at the low end, 1 at the high one. */
    double place(double value) {
        return ((isLogarithmic ? StrictMath.log10(value) : value) - low) / (high - low);
    }
}
