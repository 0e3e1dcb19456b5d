package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import dev.narrows.numeric.LogSumExp;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Nested Monte Carlo for a {@link TableGibbs}. theta is drawn; R is the product of the pairs' mean posteriors, for
 * which {@code E[w_0 - log R] = I_fact} is known, so that up is {@code I_fact - log((1-e)/L sum e^{w_l}/R + e)}, cut
 * off from below at -4 (which raises its mean). For low, {@code low + e^-low - 1 >= 0} is taken, cut off from above at
 * log(L+1): {@code e^-low} has mean 1 over theta (at most 1), so the mean is not above that of low, and the number has
 * a lower end and varies less.
 */
final class NestedTables implements NestedInformation {
    private static final double BELOW_ZERO = 4;

    private final LossGroups groups;
    private final double factorised;
    private final double[] logMean;
    private final double[] logMass;
    private final int[] theta;
    private final double[] q;
    private final long[] counts;

    NestedTables(TableGibbs learner, long labels) {
        groups = learner.groups();
        ExactExpectations exact = ExactExpectations.of(learner, labels);
        factorised = exact.informationFactorised() * (1 + 1e-12) + exact.remainder();
        logMean = new double[groups.mass.length];
        logMass = Arrays.stream(groups.mass).map(StrictMath::log).toArray();
        for (int c = 0; c < groups.pairs(); c++) {
            PairExpectation pair = PairExpectation.of(groups, c, labels);
            for (int g = groups.start[c]; g < groups.start[c + 1]; g++) {
                logMean[g] = StrictMath.log(Math.max(Double.MIN_NORMAL, pair.meanPosterior(g - groups.start[c])));
            }
        }
        theta = new int[groups.pairs()];
        q = new double[groups.actions];
        counts = new long[groups.pairs()];
    }

    @Override
    public void evaluate(CountsDraw draw, DoubleSupplier uniform, int inner, double[] values) {
        Arguments.requireAtLeast("inner", inner, 1);
        double[] w = new double[inner + 1];
        draw.draw(counts);
        drawTheta(uniform);
        w[0] = logPosterior();
        for (int l = 1; l <= inner; l++) {
            draw.draw(counts);
            w[l] = logPosterior();
        }
        double low = w[0] - LogSumExp.of(w) + StrictMath.log(w.length);
        double reference = 0;
        for (int g : theta) {
            reference += logMean[g];
        }
        double mixture = LogSumExp.of(Arrays.copyOfRange(w, 1, w.length)) - StrictMath.log(inner) - reference;
        double gain = LogSumExp.of(new double[] {StrictMath.log1p(-MIXED) + mixture, StrictMath.log(MIXED)});
        Bracket lows = lowRange(inner);
        Bracket ups = upRange();
        values[LOW] = Math.max(0, Math.min(lows.high(), low + StrictMath.expm1(-low)));
        values[UP] = Math.max(ups.low(), Math.min(ups.high(), factorised - gain));
    }

    /** One group a pair, from the posterior of the present counts. */
    private void drawTheta(DoubleSupplier uniform) {
        for (int c = 0; c < theta.length; c++) {
            int from = groups.start[c];
            int last = groups.start[c + 1] - 1;
            groups.posterior(c, counts[c], q);
            double left = uniform.getAsDouble();
            int g = from;
            while (g < last && left >= q[g - from]) {
                left -= q[g - from];
                g++;
            }
            theta[c] = g;
        }
    }

    /** {@code sum_c log q_c(theta_c|N_c)}. */
    private double logPosterior() {
        double sum = 0;
        for (int c = 0; c < theta.length; c++) {
            double n = counts[c];
            double total = 0;
            for (int g = groups.start[c]; g < groups.start[c + 1]; g++) {
                double x = n * groups.rate[g];
                total += x > GibbsKernel.LARGEST_EXPONENT ? 0 : groups.mass[g] * StrictMath.exp(-x);
            }
            sum += logMass[theta[c]] - n * groups.rate[theta[c]] - StrictMath.log(total);
        }
        return sum;
    }

    @Override
    public Bracket upRange() {
        return new Bracket(-BELOW_ZERO, factorised - StrictMath.log(MIXED));
    }
}
