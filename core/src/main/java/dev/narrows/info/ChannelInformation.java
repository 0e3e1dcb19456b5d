package dev.narrows.info;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The mutual information {@code I(p;W) = sum_x p_x D_x} of a channel as a concave function of its input law, with
 * {@code D_x = KL(W[x] || pW)} in nats, for the channel without repeated rows and without outputs that never occur
 * (mutable scratch, unshared).
 *
 * <pre>
 * dI/dp_x = D_x - 1,     -I'' = V^T V + 1 1^T,     V[y][x] = (W[x][y] - q_y) / sqrt(q_y),     q = pW
 * </pre>
 *
 * <p>Rows are kept in the order of their values, so that neither repeating nor permuting the rows of a channel changes
 * a bit. V is centred by q: for nearly equal rows the uncentred product would lose all its digits.
 */
final class ChannelInformation implements ConcaveObjective {
    private final int inputs;
    private final int outputs;
    private final double[] w;
    private final double[] q;
    private final double slack;

    ChannelInformation(Channel channel) {
        TreeSet<double[]> rows = new TreeSet<>(Arrays::compare);
        for (int x = 0; x < channel.inputs(); x++) {
            rows.add(channel.row(x));
        }
        int[] used = usedOutputs(channel);
        this.inputs = rows.size();
        this.outputs = used.length;
        this.w = new double[Math.multiplyExact(inputs, outputs)];
        this.q = new double[outputs];
        this.slack = 4.0 * (channel.inputs() + channel.outputs()) * 0x1p-52;
        int x = 0;
        for (double[] row : rows) {
            for (int y = 0; y < outputs; y++) {
                w[x * outputs + y] = row[used[y]];
            }
            x++;
        }
    }

    private static int[] usedOutputs(Channel channel) {
        return IntStream.range(0, channel.outputs())
                .filter(y -> IntStream.range(0, channel.inputs()).anyMatch(x -> channel.probability(x, y) > 0))
                .toArray();
    }

    /** A law of the kept rows as one of all inputs of the channel: of equal rows the first has the mass. */
    double[] spread(Channel channel, double[] p) {
        int[] used = usedOutputs(channel);
        double[] law = new double[channel.inputs()];
        boolean[] taken = new boolean[inputs];
        for (int x = 0; x < law.length; x++) {
            int input = x;
            double[] row = Arrays.stream(used)
                    .mapToDouble(y -> channel.probability(input, y))
                    .toArray();
            for (int kept = 0; kept < inputs; kept++) {
                if (!taken[kept] && Arrays.equals(row, 0, outputs, w, kept * outputs, (kept + 1) * outputs)) {
                    law[x] = p[kept];
                    taken[kept] = true;
                }
            }
        }
        return law;
    }

    @Override
    public int size() {
        return inputs;
    }

    @Override
    public int rank() {
        return outputs;
    }

    @Override
    public void evaluate(double[] p, double[] gradient, double[] factor) {
        divergences(p, gradient);
        for (int y = 0; y < outputs; y++) {
            double scale = 1 / Math.sqrt(q[y]);
            for (int x = 0; x < inputs; x++) {
                factor[y * inputs + x] = (w[x * outputs + y] - q[y]) * scale;
            }
        }
    }

    /** All {@code D_x} at the law p, into {@code divergence} (overwritten). */
    void divergences(double[] p, double[] divergence) {
        fillOutput(p);
        for (int x = 0; x < inputs; x++) {
            double sum = 0;
            for (int y = 0; y < outputs; y++) {
                sum += RelativeEntropy.term(w[x * outputs + y], q[y]);
            }
            divergence[x] = sum;
        }
    }

    /**
     * Plain iterations of Blahut and Arimoto on p (overwritten) until the uncertified bracket is as narrow as
     * {@code gap}.
     *
     * @return how many were done
     */
    int iteratePlainly(double[] p, double gap, int maxIterations) {
        double[] negativeEntropy = new double[inputs];
        for (int i = 0; i < w.length; i++) {
            if (w[i] > 0) {
                negativeEntropy[i / outputs] += w[i] * StrictMath.log(w[i]);
            }
        }
        double[] tilt = new double[inputs];
        for (int iteration = 0; ; iteration++) {
            plainDivergences(p, negativeEntropy, tilt);
            double largest = 0;
            double sum = 0;
            for (int x = 0; x < inputs; x++) {
                largest = Math.max(largest, tilt[x]);
                tilt[x] = p[x] * StrictMath.exp(tilt[x]);
                sum += tilt[x];
            }
            // the certificate takes two slacks off the gap
            if (largest - StrictMath.log(sum) <= gap - 2 * slack || iteration == maxIterations) {
                return iteration;
            }
            for (int x = 0; x < inputs; x++) {
                p[x] = tilt[x] / sum;
            }
        }
    }

    /** {@code q = pW}. */
    private void fillOutput(double[] p) {
        Arrays.fill(q, 0);
        for (int x = 0; x < inputs; x++) {
            double mass = p[x];
            for (int y = 0; y < outputs; y++) {
                q[y] += mass * w[x * outputs + y];
            }
        }
    }

    private void plainDivergences(double[] p, double[] negativeEntropy, double[] divergence) {
        fillOutput(p);
        for (int y = 0; y < outputs; y++) {
            q[y] = StrictMath.log(q[y]);
        }
        for (int x = 0; x < inputs; x++) {
            double sum = negativeEntropy[x];
            for (int y = 0; y < outputs; y++) {
                sum -= w[x * outputs + y] * q[y];
            }
            divergence[x] = sum;
        }
    }

    /** A width of the bracket that rounding alone can cause: no use in going on. */
    double finestGap() {
        return 3 * slack;
    }

    /** {@code log sum_x p_x exp(D_x)}, rounded down, at least 0: not above the capacity. */
    double lower(double[] p, double[] divergence) {
        double sum = 0;
        for (int x = 0; x < inputs; x++) {
            sum += p[x] * StrictMath.expm1(divergence[x]);
        }
        double value = StrictMath.log1p(sum) - slack;
        return value > 0 && value < ceiling() ? value : 0;
    }

    /** {@code max_x D_x}, rounded up, at most the logarithm of the smaller alphabet: not below the capacity. */
    double upper(double[] divergence) {
        return Math.min(Math.max(0, Probabilities.largest(divergence)) + slack, ceiling());
    }

    /** {@code min(log |X|, log |Y|)} rounded up (StrictMath errs by less than one unit in the last place). */
    private double ceiling() {
        int smaller = Math.min(inputs, outputs);
        return smaller == 1 ? 0 : Math.nextUp(StrictMath.log(smaller));
    }
}
