package dev.narrows.learner;

import java.util.Arrays;

/** Evaluation of a {@link RevealedTableGibbs} on one data set after the other (scratch, unshared). */
final class RevealedTableEvaluator implements Evaluator {
    /** Posterior over the actions of the pair last worked on. */
    final double[] q;

    private final RevealedTableGibbs learner;
    private final ObservedLosses observed;
    private final double[] high;
    private final double[] low;
    private final double[] exponent;

    RevealedTableEvaluator(RevealedTableGibbs learner) {
        this.learner = learner;
        this.observed = learner.observed();
        this.q = new double[observed.actions];
        this.high = new double[observed.actions];
        this.low = new double[observed.actions];
        this.exponent = new double[observed.actions];
    }

    @Override
    public void evaluate(long[] counts, double[] values) {
        long labels = GibbsKernel.labels(counts, learner.pairs());
        double risk = 0;
        double loss = 0;
        double divergence = 0;
        for (int c = 0; c < observed.pairs(); c++) {
            divergence += posterior(c, counts);
            risk += risk(c);
            loss += loss();
        }
        GibbsKernel.fill(values, risk, risk, labels == 0 ? 0 : loss / labels, divergence);
    }

    /** {@code sum_u p(c,u) sum_a q(a) l(a,u,s)} of the posterior that {@link #posterior} left. */
    double risk(int pair) {
        double sum = 0;
        for (int t = pair * observed.perPair; t < (pair + 1) * observed.perPair; t++) {
            double mean = 0;
            for (int a = 0; a < q.length; a++) {
                mean += q[a] * observed.observableLoss[t * q.length + a];
            }
            sum += observed.probability[t] * mean;
        }
        return sum;
    }

    /** {@code sum_a q(a) L_c(a)} of the posterior that {@link #posterior} left. */
    double loss() {
        double sum = 0;
        for (int a = 0; a < q.length; a++) {
            sum += q[a] * high[a];
        }
        return sum;
    }

    /**
     * Fills {@link #q}.
     *
     * @return {@code KL(q_c||P)}
     */
    double posterior(int pair, long[] counts) {
        boolean empty = true;
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
        for (int t = pair * observed.perPair; t < (pair + 1) * observed.perPair; t++) {
            if (counts[t] > 0) {
                empty = false;
                for (int a = 0; a < q.length; a++) {
                    GibbsKernel.addProduct(high, low, a, counts[t], observed.observableLoss[t * q.length + a]);
                }
            }
        }
        if (empty) {
            System.arraycopy(learner.prior, 0, q, 0, q.length);
            return 0;
        }
        GibbsKernel.exponents(learner.prior, high, low, learner.beta, exponent);
        return tilt();
    }

    /** As {@link GibbsKernel#posterior}, but with the exponential and logarithm by which its results are pinned. */
    private double tilt() {
        double total = 0;
        double exponents = 0;
        for (int a = 0; a < q.length; a++) {
            double x = exponent[a];
            q[a] = x > GibbsKernel.LARGEST_EXPONENT ? 0 : learner.prior[a] * StrictMath.exp(-x);
            total += q[a];
            exponents += q[a] == 0 ? 0 : q[a] * x;
        }
        for (int a = 0; a < q.length; a++) {
            q[a] /= total;
        }
        double divergence = -StrictMath.log(total) - exponents / total;
        return divergence < GibbsKernel.SMALL_DIVERGENCE
                ? GibbsKernel.smallDivergence(learner.prior, exponent, 0, q.length, 1, total)
                : divergence;
    }
}
