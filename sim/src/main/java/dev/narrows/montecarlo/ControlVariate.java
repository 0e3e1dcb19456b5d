package dev.narrows.montecarlo;

import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;

/**
 * Subtracts from the loss of the policy that of the Bayes action on the same tuples, whose mean R* is known.
 *
 * <pre>
 * estimate = (1/n) sum_i (g_i - c (b_i - R*))
 * variance = (Var g - 2 c Cov(g,b) + c^2 Var b) / n,   least at c = Cov(g,b) / Var b
 * </pre>
 *
 * <p>c is fixed before the draws, from {@value #PILOT} tuples of a stream of their own, so that the estimate is
 * unbiased; 0 where b does not vary among them. The tuples are those of {@link TupleWise} under the same stream.
 * Presumes R*. Of the Bayes policy itself it is the value that it presumes: the variance is 0. Source: A. B. Owen,
 * Monte Carlo theory, methods and examples, 2013, section 8.9.
 */
final class ControlVariate {
    /** Tuples of the pilot. */
    static final int PILOT = 1 << 14;

    private ControlVariate() {}

    /**
     * The estimator.
     *
     * @param risk the risk, whose R* is the mean of the control
     * @param coefficient c
     * @param draws n
     */
    static TupleWise of(PolicyRisk risk, double coefficient, int draws) {
        return of(risk, coefficient, risk.bayes(), draws);
    }

    /** The same with a mean of the control that is given. */
    static TupleWise of(PolicyRisk risk, double coefficient, double mean, int draws) {
        double[] values = risk.losses().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] -= coefficient * (risk.bayesLosses()[i] - mean);
        }
        return TupleWise.of(risk, values, draws);
    }

    /** {@code Cov(g,b) / Var b}. */
    static double coefficient(PolicyRisk risk, StreamKey streams) {
        double[] products = risk.losses().clone();
        double[] squares = risk.bayesLosses().clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= risk.bayesLosses()[i];
            squares[i] *= risk.bayesLosses()[i];
        }
        double g = pilot(risk, risk.losses(), streams);
        double b = pilot(risk, risk.bayesLosses(), streams);
        double variance = pilot(risk, squares, streams) - b * b;
        return variance > 0 ? (pilot(risk, products, streams) - g * b) / variance : 0;
    }

    /** The mean of a value over the tuples of the pilot, always the same ones. */
    private static double pilot(PolicyRisk risk, double[] values, StreamKey streams) {
        double[] row = new double[1];
        TupleWise.of(risk, values, PILOT).sampler().replicate(streams.stream(0, Purpose.ESTIMATOR), row);
        return row[RiskEstimator.ESTIMATE];
    }
}
