package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/** Channels that have a name, with their capacities in nats as closed forms; {@code h} is the binary entropy. */
public final class NamedChannels {
    private NamedChannels() {}

    /**
     * Output = input. Capacity {@code log q}.
     *
     * @param q alphabet, at least 1
     * @return the q x q identity
     * @throws IllegalArgumentException if {@code q < 1}
     */
    public static Channel noiseless(int q) {
        return symmetricRows(Arguments.requireAtLeast("q", q, 1), 0);
    }

    /**
     * Output uniform whatever the input. Capacity 0.
     *
     * @param inputs |X|, at least 1
     * @param outputs |Y|, at least 1
     * @return the channel with equal rows
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Channel useless(int inputs, int outputs) {
        double[][] rows = new double[Arguments.requireAtLeast("inputs", inputs, 1)]
                [Arguments.requireAtLeast("outputs", outputs, 1)];
        for (double[] row : rows) {
            Arrays.fill(row, 1.0 / outputs);
        }
        return Channel.of(rows);
    }

    /**
     * Binary symmetric channel: a bit is flipped with probability p. Capacity {@code log 2 - h(p)}.
     *
     * @param p probability of a flip, in [0, 1]
     * @return the 2 x 2 channel
     * @throws IllegalArgumentException if p lies outside [0, 1] or is NaN
     */
    public static Channel binarySymmetric(double p) {
        Arguments.requireFraction("p", p);
        return binaryAsymmetric(p, p);
    }

    /**
     * Z channel: 0 arrives always, 1 arrives as 0 with probability e. Capacity {@code log(1 + (1-e) e^{e/(1-e)})}, 0 at
     * e = 1.
     *
     * @param e probability that 1 is lost, in [0, 1]
     * @return the 2 x 2 channel
     * @throws IllegalArgumentException if e lies outside [0, 1] or is NaN
     */
    public static Channel z(double e) {
        Arguments.requireFraction("e", e);
        return binaryAsymmetric(0, e);
    }

    /**
     * Binary asymmetric channel: 0 arrives as 1 with probability a, 1 as 0 with probability b. Capacity {@code log(1 +
     * e^{(h(a)-h(b))/(1-a-b)}) + (a h(b) - (1-b) h(a))/(1-a-b)}, 0 at {@code a + b = 1} (Ash, Information Theory, 1965,
     * theorem 3.3.3: the inputs for which no output is left out). At {@code a = b} it is symmetric, at {@code a = 0} it
     * is the Z channel.
     *
     * @param a probability that 0 becomes 1, in [0, 1]
     * @param b probability that 1 becomes 0, in [0, 1]
     * @return the 2 x 2 channel
     * @throws IllegalArgumentException if a or b lies outside [0, 1] or is NaN
     */
    public static Channel binaryAsymmetric(double a, double b) {
        Arguments.requireFraction("a", a);
        Arguments.requireFraction("b", b);
        return Channel.of(new double[][] {{1 - a, a}, {b, 1 - b}});
    }

    /**
     * Erasure channel: output q stands for "erased". Capacity {@code (1-e) log q}.
     *
     * @param q alphabet, at least 1
     * @param e probability of an erasure, in [0, 1]
     * @return the q x (q+1) channel
     * @throws IllegalArgumentException if {@code q < 1}, or e lies outside [0, 1] or is NaN
     */
    public static Channel erasure(int q, double e) {
        Arguments.requireFraction("e", e);
        double[][] rows = new double[Arguments.requireAtLeast("q", q, 1)][Math.addExact(q, 1)];
        for (int x = 0; x < q; x++) {
            rows[x][x] = 1 - e;
            rows[x][q] = e;
        }
        return Channel.of(rows);
    }

    /**
     * q-ary symmetric channel: with probability e one of the other symbols arrives, each equally likely. Capacity
     * {@code log q - h(e) - e log(q-1)}.
     *
     * @param q alphabet, at least 2
     * @param e probability of an error, in [0, 1]
     * @return the q x q channel
     * @throws IllegalArgumentException if {@code q < 2}, or e lies outside [0, 1] or is NaN
     */
    public static Channel symmetric(int q, double e) {
        Arguments.requireFraction("e", e);
        return symmetricRows(Arguments.requireAtLeast("q", q, 2), e);
    }

    /**
     * Noisy typewriter: x or its right neighbour {@code (x+1) mod q} arrives, each with probability 1/2. Capacity
     * {@code log(q/2)}.
     *
     * @param q alphabet, at least 2
     * @return the q x q channel
     * @throws IllegalArgumentException if {@code q < 2}
     */
    public static Channel typewriter(int q) {
        double[][] rows = new double[Arguments.requireAtLeast("q", q, 2)][q];
        for (int x = 0; x < q; x++) {
            rows[x][x] = 0.5;
            rows[x][(x + 1) % q] = 0.5;
        }
        return Channel.of(rows);
    }

    /**
     * Confusion matrix of counts: {@code W[x][y] = counts[x][y] / sum_y counts[x][y]}, the frequencies observed (an
     * estimate: its capacity is that of the frequencies, not of the source they were drawn from).
     *
     * @param counts {@code counts[x][y]}, how often y was given when x was the truth; finite, non-negative, every row
     *     with a positive sum; not modified
     * @return the channel
     * @throws IllegalArgumentException if there is no row, lengths differ, a count is negative, infinite or NaN, or a
     *     row holds nothing
     */
    public static Channel confusion(double[][] counts) {
        double[][] rows = new double[counts.length][];
        for (int x = 0; x < counts.length; x++) {
            double sum = 0;
            for (int y = 0; y < counts[x].length; y++) {
                if (!(counts[x][y] >= 0 && counts[x][y] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "counts[" + x + "][" + y + "]: " + counts[x][y] + ", must be finite and at least 0");
                }
                sum += counts[x][y];
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "counts[" + x + "]: sums to " + sum + ", must be positive and finite");
            }
            rows[x] = new double[counts[x].length];
            for (int y = 0; y < counts[x].length; y++) {
                rows[x][y] = counts[x][y] / sum;
            }
        }
        return Channel.of(rows);
    }

    private static Channel symmetricRows(int q, double e) {
        double[][] rows = new double[q][q];
        for (int x = 0; x < q; x++) {
            Arrays.fill(rows[x], q == 1 ? 0 : e / (q - 1));
            rows[x][x] = 1 - e;
        }
        return Channel.of(rows);
    }
}
