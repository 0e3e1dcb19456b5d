package dev.narrows.montecarlo;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.sampling.StreamKey;

/**
 * The difference of the risks of two cells, with common random numbers and with independent ones.
 *
 * <pre>
 * D_r = estimate_r of the one - estimate_r of the other,    Var D = Var A + Var B - 2 Cov(A, B)
 * common: both from the stream r of the estimator; independent: the other from a stream of its own
 * </pre>
 *
 * <p>Both are unbiased for the exact difference. Common numbers help as much as the two estimates go together, and may
 * do harm where they go against each other. Variances are of one draw: n times those of a replicate. Source: A. B.
 * Owen, Monte Carlo theory, methods and examples, 2013, section 8.6.
 *
 * @param kind the estimator
 * @param mean of the differences with common numbers
 * @param standardError of that mean
 * @param exact the difference of the exact risks
 * @param common variance of the difference of one draw with common numbers
 * @param independent the same with independent numbers
 */
public record RiskDifference(
        EstimatorKind kind, double mean, double standardError, double exact, double common, double independent) {
    static RiskDifference of(EstimatorKind kind, PolicyRisk one, PolicyRisk other, Effort effort) {
        StreamKey streams = kind.streams(effort.seed());
        RiskEstimator ofOther = kind.of(other, effort.draws(), effort.seed());
        double[] first = estimates(kind.of(one, effort.draws(), effort.seed()), streams, effort);
        MeanAccumulator common = differences(first, estimates(ofOther, streams, effort));
        MeanAccumulator independent =
                differences(first, estimates(ofOther, kind.streams(effort.seed(), "independent"), effort));
        return new RiskDifference(
                kind,
                common.mean(),
                common.standardDeviation() / Math.sqrt(effort.replicates()),
                one.value() - other.value(),
                common.standardDeviation() * common.standardDeviation() * effort.draws(),
                independent.standardDeviation() * independent.standardDeviation() * effort.draws());
    }

    private static double[] estimates(RiskEstimator estimator, StreamKey streams, Effort effort) {
        return Replication.estimates(Replication.rows(estimator, streams, 0, effort.replicates(), effort.threads()));
    }

    private static MeanAccumulator differences(double[] one, double[] other) {
        MeanAccumulator differences = new MeanAccumulator();
        for (int r = 0; r < one.length; r++) {
            differences.add(one[r] - other[r]);
        }
        return differences;
    }
}
