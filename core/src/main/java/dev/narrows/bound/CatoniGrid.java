package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The values of the parameter c of {@link CatoniCeiling}, fixed before the data (immutable). A ceiling that takes the
 * least over g values pays {@code log g}.
 */
public final class CatoniGrid {
    private static final int HALF_STEPS = 8;
    private static final CatoniGrid STANDARD = standardGrid();

    private final double[] values;
    /** {@code 1 - e^-c}. */
    private final double[] complements;

    private final boolean rises;

    private CatoniGrid(double[] values) {
        this.values = values;
        this.complements = Arrays.stream(values).map(c -> -StrictMath.expm1(-c)).toArray();
        this.rises = IntStream.range(1, values.length).allMatch(i -> values[i - 1] < values[i]);
    }

    /**
     * The grid used unless another is asked for.
     *
     * @return {@code c = 2^(i/2)} for i = -8..8, 17 values from 1/16 to 16
     */
    public static CatoniGrid standard() {
        return STANDARD;
    }

    /**
     * A grid, or a single value chosen beforehand.
     *
     * @param values g &gt;= 1 values of c, each finite and above 0; copied
     * @return the grid
     * @throws IllegalArgumentException if there is no value or one is not finite and above 0
     */
    public static CatoniGrid of(double... values) {
        Arguments.requireSome("values", values.length, "c");
        for (double c : values) {
            Arguments.requirePositive("c", c);
        }
        return new CatoniGrid(values.clone());
    }

    /**
     * Number of values.
     *
     * @return g &gt;= 1
     */
    public int size() {
        return values.length;
    }

    /**
     * One value.
     *
     * @param i 0..g-1
     * @return c
     */
    public double value(int i) {
        return values[i];
    }

    /** {@code 1 - e^-c} of value i. */
    double complement(int i) {
        return complements[i];
    }

    /** Whether each value is above the one before. */
    boolean rises() {
        return rises;
    }

    private static CatoniGrid standardGrid() {
        double[] values = new double[2 * HALF_STEPS + 1];
        for (int i = -HALF_STEPS; i <= HALF_STEPS; i++) {
            double whole = Math.scalb(1.0, Math.floorDiv(i, 2));
            values[i + HALF_STEPS] = Math.floorMod(i, 2) == 0 ? whole : whole * Math.sqrt(2);
        }
        return new CatoniGrid(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CatoniGrid that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "CatoniGrid" + Arrays.toString(values);
    }
}
