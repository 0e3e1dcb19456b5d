package dev.narrows.channel;

import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.Pmf;

/**
 * An input law that reaches a capacity that is known, by the iteration of Blahut and Arimoto with a power that grows
 * while the information does:
 *
 * <pre>
 * p_x &lt;- p_x exp(t D_x) / sum,   D_x = sum_y W(y|x) log(W(y|x)/q(y)),   q = pW
 * </pre>
 *
 * <p>What it reaches, {@code I(p;W)}, is computed from the law itself and never above the capacity but for rounding; a
 * law need not be the only one.
 */
final class CapacityLaw {
    private static final double CLOSE_ENOUGH = 1e-11;
    private static final int MOST_STEPS = 20_000;
    private static final double MOST_LOGARITHMS = 2e8;
    private static final double LARGEST_POWER = 0x1p40;

    private CapacityLaw() {}

    /**
     * The law.
     *
     * @param w the channel
     * @param capacity certified lower end of its capacity, nats
     * @return a law with an information within 1e-11 of it, or as near as the steps lead
     */
    static Pmf of(Channel w, double capacity) {
        int n = w.inputs();
        double steps = Math.min(MOST_STEPS, Math.max(20, MOST_LOGARITHMS / ((double) n * w.outputs())));
        Pmf law = Pmf.uniform(n);
        double value = MutualInformation.of(law, w);
        double power = 1;
        for (int i = 0; i < steps && value < capacity - CLOSE_ENOUGH; i++) {
            Pmf next = tilted(law, divergences(law, w), power);
            double nextValue = MutualInformation.of(next, w);
            boolean gained = nextValue >= value;
            if (gained || power == 1) {
                law = next;
                value = nextValue;
            }
            power = gained ? Math.min(2 * power, LARGEST_POWER) : 1;
        }
        return law;
    }

    private static double[] divergences(Pmf law, Channel w) {
        double[] q = w.output(law);
        double[] divergence = new double[w.inputs()];
        for (int x = 0; x < divergence.length; x++) {
            for (int y = 0; y < q.length; y++) {
                double p = w.probability(x, y);
                divergence[x] += p > 0 && q[y] > 0 ? p * StrictMath.log(p / q[y]) : 0;
            }
        }
        return divergence;
    }

    private static Pmf tilted(Pmf law, double[] divergence, double power) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double d : divergence) {
            largest = Math.max(largest, d);
        }
        double[] next = new double[divergence.length];
        double sum = 0;
        for (int x = 0; x < next.length; x++) {
            next[x] = law.probability(x) * StrictMath.exp(power * (divergence[x] - largest));
            sum += next[x];
        }
        for (int x = 0; x < next.length; x++) {
            next[x] /= sum;
        }
        return Pmf.of(next);
    }
}
