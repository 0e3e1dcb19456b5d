package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The first n points of Sobol's sequence in the unit cube of some dimensions, which are moved by a random digital shift
 * (immutable).
 *
 * <pre>
 * point i, coordinate d: x_id = 0.b_1 b_2 .. b_52 in base 2
 * shifted: x_id xor D_d, the D_d uniform on the 2^52 multiples of 2^-52
 * </pre>
 *
 * <p>The xor is one of whole words, the same for all points. So every shifted point is uniform on a grid of steps
 * {@code 2^-52} by itself, and the mean of any function of it over the n points is unbiased; and n = 2^k shifted points
 * are as evenly spread as they were before, a (t, k, d)-net in base 2. Independent shifts give independent means, hence
 * an interval. Direction numbers: S. Joe, F. Y. Kuo, Constructing Sobol sequences with better two-dimensional
 * projections, SIAM J. Sci. Comput. 30 (2008) 2635-2654, in commons-math3. Shift: P. L'Ecuyer, C. Lemieux, Recent
 * advances in randomized quasi-Monte Carlo methods, in Modeling Uncertainty, Kluwer 2002.
 */
public final class SobolPoints {
    private static final int BITS = 52;

    private final long[][] coordinates;

    private SobolPoints(long[][] coordinates) {
        this.coordinates = coordinates;
    }

    /**
     * The first points.
     *
     * @param dimensions at least 1
     * @param n how many, from the origin on, at least 1
     * @return the points, not yet shifted
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static SobolPoints of(int dimensions, int n) {
        Arguments.requireAtLeast("n", n, 1);
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        long[][] coordinates = new long[dimensions][n];
        for (int i = 0; i < n; i++) {
            double[] point = sequence.nextVector();
            for (int d = 0; d < dimensions; d++) {
                coordinates[d][i] = (long) Math.scalb(point[d], BITS); // exact: 52 bits
            }
        }
        return new SobolPoints(coordinates);
    }

    /**
     * Number of points.
     *
     * @return n
     */
    public int size() {
        return coordinates[0].length;
    }

    /**
     * A shift of all points.
     *
     * @param rng a number is taken for each dimension
     * @return D, a word of 52 random bits for each dimension
     */
    public long[] shift(UniformRandomProvider rng) {
        long[] shift = new long[coordinates.length];
        for (int d = 0; d < shift.length; d++) {
            shift[d] = rng.nextLong() >>> Long.SIZE - BITS;
        }
        return shift;
    }

    /**
     * A coordinate of a shifted point.
     *
     * @param i the point, 0..n-1
     * @param d the dimension
     * @param shift of {@link #shift}
     * @return in [0, 1), a multiple of {@code 2^-52}
     */
    public double coordinate(int i, int d, long[] shift) {
        return (coordinates[d][i] ^ shift[d]) * 0x1p-52;
    }
}
