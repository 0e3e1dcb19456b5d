package dev.narrows.budget;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.InformationKind;
import dev.narrows.budget.InformationLimits.Method;
import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanInterval;
import dev.narrows.learner.InformationBracket;
import dev.narrows.learner.NestedInformation;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CompositionSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Limits of {@code I(theta;D)} and {@code rho = I(theta;D|U^m)} of a learner from labels, nats: their exact brackets
 * narrowed by nested Monte Carlo (immutable). Outer draw r has the stream (r, {@link Purpose#ESTIMATOR}), first for
 * I(theta;D), then for rho.
 *
 * <p>Each of four means of {@link NestedInformation} has a betting limit on its one side at {@code (1 - confidence)/4};
 * so all four hold together with the confidence, for any law of the values within their ranges, and the exact bracket
 * holds anyway.
 *
 * @param outer number of outer draws, at least 1
 * @param inner L, fresh data sets per outer draw, at least 1; the lower limit of an information cannot exceed log(L +
 *     1)
 * @param confidence in (0, 1), of all four limits together
 */
public record NestedMonteCarlo(int outer, int inner, double confidence) {
    /** An information below this is not worth sampling, nats. */
    static final double NEGLIGIBLE = 1e-6;

    /**
     * The effort of these numbers.
     *
     * @param outer number of outer draws, at least 1
     * @param inner L, fresh data sets per outer draw, at least 1; the lower limit of an information cannot exceed log(L
     *     + 1)
     * @param confidence in (0, 1), of all four limits together
     * @throws IllegalArgumentException if a number is below 1 or the confidence not in (0, 1)
     */
    public NestedMonteCarlo {
        if (outer < 1 || inner < 1) {
            throw new IllegalArgumentException("outer, inner: " + outer + ", " + inner + ", must be at least 1");
        }
        Arguments.requireInnerFraction("confidence", confidence);
    }

    /** The bracket of rho that follows from one of I(theta;D). */
    static Bracket rho(Bracket information, Capacities capacities, long labels) {
        return InformationBracket.rho(
                information, labels, capacities.targetContext() + capacities.average(InformationKind.MIXTURE));
    }

    /**
     * The exact bracket narrowed; the exact one where both contradict each other.
     *
     * <p>{@code nested} evaluates an outer draw, {@code exact} holds I(theta;D), {@code key} names the streams.
     */
    InformationLimits narrowed(
            NestedInformation nested,
            Bracket exact,
            FiniteModel model,
            Capacities capacities,
            long labels,
            StreamKey key) {
        CollapsedSampler sampler = CollapsedSampler.of(model.pairProbabilities());
        CompositionSampler conditional = CompositionSampler.of(model);
        long[] targets = new long[conditional.targets()];
        double[][] information = new double[2][outer];
        double[][] rho = new double[2][outer];
        double[] values = new double[2];
        for (int r = 0; r < outer; r++) {
            UniformRandomProvider rng = key.stream(r, Purpose.ESTIMATOR);
            nested.evaluate(counts -> sampler.sample(rng, labels, counts), rng::nextDouble, inner, values);
            set(information, r, values);
            conditional.composition(rng, labels, targets);
            nested.evaluate(counts -> conditional.counts(rng, targets, counts), rng::nextDouble, inner, values);
            set(rho, r, values);
        }
        Bracket ofInformation = intersection(exact, limits(nested, information));
        Bracket ofRho = intersection(rho(ofInformation, capacities, labels), limits(nested, rho));
        return new InformationLimits(ofInformation, ofRho, confidence, Method.NESTED);
    }

    private static void set(double[][] columns, int r, double[] values) {
        for (int i = 0; i < values.length; i++) {
            columns[i][r] = values[i];
        }
    }

    /** One side of each two-sided interval is used, so each side has half of half of the error. */
    private Bracket limits(NestedInformation nested, double[][] values) {
        double each = (1 - confidence) / 2;
        Bracket lows = nested.lowRange(inner);
        Bracket ups = nested.upRange();
        Interval low = MeanInterval.fixedBetting(values[NestedInformation.LOW], lows.low(), lows.high(), each);
        Interval up = MeanInterval.fixedBetting(values[NestedInformation.UP], ups.low(), ups.high(), each);
        double least = Math.max(0, low.low() - nested.lowSlack());
        return new Bracket(least, Math.max(least, up.high()));
    }

    /** Both hold, or one of them does not: then the exact one stands. */
    private static Bracket intersection(Bracket exact, Bracket sampled) {
        double low = Math.max(exact.low(), sampled.low());
        double high = Math.min(exact.high(), sampled.high());
        return low <= high ? new Bracket(low, high) : exact;
    }
}
