package dev.narrows.finite;

import dev.narrows.sampling.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Weights of the rows of a random channel, without a generator: {@code w(u,v) = (e(u,v) / max_v e(u,v))^s} with
 * {@code e = -ln x} and {@code x = (k + 1/2) / 2^53}, where {@code k} is 53 bits of SHA-256 over (a name, seed, u, v
 * div 4).
 *
 * <p>The {@code e} are as good as independent exponential variates. So divided by their sums the rows are uniform over
 * the simplex (symmetric Dirichlet of concentration 1) for {@code s = 1}, alike for {@code s = 0}, and nearer to a
 * single label the larger {@code s} is. Plain arithmetic and {@link StrictMath}: the same bits on every Java platform.
 */
final class RandomRows {
    private static final byte[] NAME = "narrows random channel v1".getBytes(StandardCharsets.UTF_8);
    private static final int NUMBERS_A_DIGEST = 4;

    private RandomRows() {}

    /** Rows of weights in [0, 1], the largest of each row 1; the shape is checked by the caller. */
    static double[][] weights(int inputs, int outputs, int seed, double sharpness) {
        double[][] rows = new double[inputs][outputs];
        for (int u = 0; u < inputs; u++) {
            double largest = 0;
            for (int v = 0; v < outputs; v++) {
                if (v % NUMBERS_A_DIGEST == 0) {
                    exponentials(rows[u], v, digest(seed, u, v / NUMBERS_A_DIGEST));
                }
                largest = Math.max(largest, rows[u][v]);
            }
            for (int v = 0; v < outputs; v++) {
                rows[u][v] = StrictMath.pow(rows[u][v] / largest, sharpness);
            }
        }
        return rows;
    }

    private static void exponentials(double[] row, int from, ByteBuffer digest) {
        for (int v = from; v < Math.min(row.length, from + NUMBERS_A_DIGEST); v++) {
            row[v] = -StrictMath.log(((digest.getLong() >>> 11) + 0.5) * 0x1p-53);
        }
    }

    private static ByteBuffer digest(int seed, int u, int block) {
        return ByteBuffer.wrap(Sha256.of(NAME, Sha256.integers(seed, u, block)));
    }
}
