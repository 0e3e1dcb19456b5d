package dev.narrows.bound;

import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * The values that a loss can take, {@code b_0 < .. < b_K}, fixed before the data (immutable). With the shares
 * {@code F_j = P(l >= b_j)}, j = 1..K, its mean is
 *
 * <pre>
 * E l = b_0 + sum_j (b_j - b_(j-1)) F_j
 * </pre>
 */
public final class LossLevels {
    private static final LossLevels ZERO_ONE = new LossLevels(new double[] {0, 1});

    private final double[] levels;

    private LossLevels(double[] levels) {
        this.levels = levels;
    }

    /**
     * Levels.
     *
     * @param levels {@code b_0 < .. < b_K}, in [0, 1], one or more; copied
     * @return the levels
     * @throws IllegalArgumentException if there is none, one is not in [0, 1], or they do not rise
     */
    public static LossLevels of(double... levels) {
        Arguments.requireSome("levels", levels.length, "level");
        Arguments.requireFractions("levels", levels);
        for (int j = 1; j < levels.length; j++) {
            if (!(levels[j - 1] < levels[j])) {
                throw new IllegalArgumentException(
                        "levels[" + j + "]: " + levels[j] + ", must be above levels[" + (j - 1) + "]");
            }
        }
        return new LossLevels(levels.clone());
    }

    /**
     * The levels of a loss: all values of its table, whether or not a target has a positive probability, so that they
     * presume no law.
     *
     * @param loss the loss
     * @return its values
     */
    public static LossLevels of(Loss loss) {
        TreeSet<Double> values = new TreeSet<>();
        for (int s = 0; s < loss.contexts(); s++) {
            for (int u = 0; u < loss.targets(); u++) {
                for (int a = 0; a < loss.actions(); a++) {
                    // the two zeros are one level
                    values.add(loss.value(a, u, s) + 0.0);
                }
            }
        }
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * The levels 0 and 1, whose one share is the mean.
     *
     * @return those of a loss of 0 or 1
     */
    public static LossLevels zeroOne() {
        return ZERO_ONE;
    }

    /**
     * How many shares make up the mean.
     *
     * @return K, one less than there are levels, at least 0
     */
    public int steps() {
        return levels.length - 1;
    }

    /**
     * One level.
     *
     * @param j 0..K
     * @return {@code b_j}
     */
    public double value(int j) {
        return levels[j];
    }

    /**
     * How many of the shares a loss counts in.
     *
     * @param loss one of the levels
     * @return the j with {@code b_j = loss}
     * @throws IllegalArgumentException if it is none of the levels
     */
    public int index(double loss) {
        int j = Arrays.binarySearch(levels, loss + 0.0);
        if (j < 0) {
            throw new IllegalArgumentException("loss: " + loss + ", must be one of " + this);
        }
        return j;
    }

    /** Refuses what are not K shares. */
    void requireShares(double[] shares) {
        Arguments.requireSize("shares", shares.length, steps());
        Arguments.requireFractions("shares", shares);
    }

    @Override
    public String toString() {
        return Arrays.toString(levels);
    }
}
