package dev.narrows.testing;

/**
 * How many random cases a property is tried on: as many as it asks for, or a share of them where the same tests run
 * once for every mutant of a formula, {@code scripts/test --mutants}.
 */
public final class Cases {
    private static final int DIVISOR = positive(Integer.getInteger("narrows.cases.divisor", 1));

    private Cases() {}

    private static int positive(int divisor) {
        if (divisor < 1) {
            throw new IllegalArgumentException("narrows.cases.divisor: " + divisor + ", must be at least 1");
        }
        return divisor;
    }

    /** The number of cases out of {@code all}, at least 1. */
    public static int of(int all) {
        return Math.max(1, all / DIVISOR);
    }
}
