package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Discrete memoryless channel: a row-stochastic matrix {@code W[x][y] = P(Y=y | X=x)} with |X| inputs (rows) and |Y|
 * outputs (columns), both at least 1 (immutable).
 *
 * <p>A row whose sum is within 1e-9 of 1 is divided by its sum once, on construction. Source of notation: Cover and
 * Thomas 2006, section 7.1.
 */
public final class Channel {
    private final int inputs;
    private final int outputs;
    private final double[] w;

    private Channel(int inputs, int outputs, double[] w) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.w = w;
    }

    /**
     * The channel with these rows.
     *
     * @param rows {@code rows[x][y] = P(Y=y | X=x)}; all of one length; copied, each divided by its sum
     * @return the channel
     * @throws IllegalArgumentException if there is no row, lengths differ, an entry lies outside [0, 1] or is NaN, or a
     *     row does not sum to 1 within 1e-9
     */
    public static Channel of(double[][] rows) {
        Arguments.requireSome("rows", rows.length, "row");
        int outputs = rows[0].length;
        double[] w = new double[Math.multiplyExact(rows.length, outputs)];
        for (int x = 0; x < rows.length; x++) {
            String name = "rows[" + x + "]";
            Arguments.requireSize(name, rows[x].length, "entries", outputs, " as rows[0]");
            System.arraycopy(Probabilities.normalised(name, rows[x]), 0, w, x * outputs, outputs);
        }
        return new Channel(rows.length, outputs, w);
    }

    /**
     * Number of inputs |X|.
     *
     * @return rows of the matrix, at least 1
     */
    public int inputs() {
        return inputs;
    }

    /**
     * Number of outputs |Y|.
     *
     * @return columns of the matrix, at least 1
     */
    public int outputs() {
        return outputs;
    }

    /**
     * One transition probability.
     *
     * @param x input, 0..|X|-1
     * @param y output, 0..|Y|-1
     * @return {@code W[x][y]}
     */
    public double probability(int x, int y) {
        return w[x * outputs + y];
    }

    /**
     * The law of the output given one input.
     *
     * @param x input, 0..|X|-1
     * @return a copy of row x, of length |Y|
     */
    public double[] row(int x) {
        return Arrays.copyOfRange(w, x * outputs, (x + 1) * outputs);
    }

    /**
     * The cascade {@code (W V)[x][z] = sum_y W[x][y] V[y][z]}: this channel, then {@code next} on its output.
     *
     * @param next the second stage, with as many inputs as this channel has outputs
     * @return the product channel, |X| x |Z|
     * @throws IllegalArgumentException if {@code next} does not have |Y| inputs
     */
    public Channel then(Channel next) {
        Arguments.requireSize("next", next.inputs, "inputs", outputs, " as this channel has outputs");
        int width = next.outputs;
        double[] second = next.w;
        double[] product = new double[Math.multiplyExact(inputs, width)];
        for (int x = 0; x < inputs; x++) {
            int row = x * width;
            for (int y = 0; y < outputs; y++) {
                double through = w[x * outputs + y];
                if (through > 0) {
                    int from = y * width;
                    for (int z = 0; z < width; z++) {
                        product[row + z] += through * second[from + z];
                    }
                }
            }
        }
        return new Channel(inputs, next.outputs, product);
    }

    /**
     * Law of the output, {@code q_y = sum_x p_x W[x][y]}, unnormalised beyond rounding.
     *
     * @param input law of the input, of size |X|
     * @return q, of length |Y|
     * @throws IllegalArgumentException if {@code input} does not have |X| outcomes
     */
    public double[] output(Pmf input) {
        Arguments.requireSize("input", input.size(), "outcomes", inputs, " as the channel has inputs");
        double[] q = new double[outputs];
        for (int x = 0; x < inputs; x++) {
            for (int y = 0; y < outputs; y++) {
                q[y] += input.probability(x) * w[x * outputs + y];
            }
        }
        return q;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Channel that && outputs == that.outputs && Arrays.equals(w, that.w);
    }

    @Override
    public int hashCode() {
        return 31 * outputs + Arrays.hashCode(w);
    }

    @Override
    public String toString() {
        return "Channel[" + inputs + "x" + outputs + "]";
    }
}
