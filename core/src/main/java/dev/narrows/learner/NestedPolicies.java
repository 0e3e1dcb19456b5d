package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Nested Monte Carlo over a {@link PolicyLaw}. The mean over theta is taken exactly: low and up are
 * {@code KL(Q_{N_0}||mean of Q_{N_0..N_L})} and {@code KL(Q_{N_0}||(1-e) mean of Q_{N_1..N_L} + e P)}, R = P the prior.
 */
final class NestedPolicies implements NestedInformation {
    private final PolicyLaw policies;
    private final double[] prior;
    private final long[] counts;
    private final double[] first;
    private final double[] other;
    private final double[] mean;
    private final double largest;

    NestedPolicies(PolicyLaw policies, int places) {
        this.policies = policies;
        this.prior = policies.prior();
        this.counts = new long[places];
        this.first = new double[prior.length];
        this.other = new double[prior.length];
        this.mean = new double[prior.length];
        double least = Arrays.stream(prior).filter(p -> p > 0).min().orElse(1);
        this.largest = -StrictMath.log(MIXED) - StrictMath.log(least);
    }

    @Override
    public void evaluate(CountsDraw draw, DoubleSupplier uniform, int inner, double[] values) {
        Arguments.requireAtLeast("inner", inner, 1);
        draw.draw(counts);
        policies.posterior(counts, first);
        Arrays.fill(mean, 0);
        for (int l = 1; l <= inner; l++) {
            draw.draw(counts);
            policies.posterior(counts, other);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += other[k];
            }
        }
        for (int k = 0; k < mean.length; k++) {
            other[k] = (mean[k] + first[k]) / (inner + 1.0);
        }
        values[LOW] = Math.min(lowRange(inner).high(), divergence(other));
        for (int k = 0; k < mean.length; k++) {
            other[k] = (1 - MIXED) * (mean[k] / inner) + MIXED * prior[k];
        }
        values[UP] = Math.min(largest, divergence(other));
    }

    /** {@code KL(Q_{N_0}||p)}. */
    private double divergence(double[] p) {
        return Math.max(0, GibbsKernel.divergence(first, p));
    }

    @Override
    public Bracket upRange() {
        return new Bracket(0, largest);
    }
}
