package dev.narrows.learner;

import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/** {@link PairLearner#gibbs} (scratch, unshared). */
final class PairGibbs implements PairLearner {
    private final Loss loss;
    private final double beta;
    private final double[] uniform;
    private final double[] high;
    private final double[] low;
    private final double[] exponent;

    PairGibbs(Loss loss, double beta) {
        this.loss = loss;
        this.beta = Arguments.requireFinite("beta", beta);
        this.uniform = new double[loss.actions()];
        this.high = new double[loss.actions()];
        this.low = new double[loss.actions()];
        this.exponent = new double[loss.actions()];
        Arrays.fill(uniform, 1.0 / loss.actions());
    }

    @Override
    public double act(int y, long[] counts, double[] q) {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
        for (int u = 0; u < counts.length; u++) {
            for (int a = 0; a < q.length && counts[u] > 0; a++) {
                GibbsKernel.addProduct(high, low, a, counts[u], loss.value(a, u, 0));
            }
        }
        GibbsKernel.exponents(uniform, high, low, beta, exponent);
        return GibbsKernel.posterior(uniform, exponent, 0, q.length, 1, q);
    }
}
