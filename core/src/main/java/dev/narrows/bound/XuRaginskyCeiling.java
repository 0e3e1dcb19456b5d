package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Ceiling of Xu and Raginsky in expectation over the data, for losses in [0, 1],
 *
 * <pre>
 * E R(Q) &lt;= min(1, E Rhat(Q) + sqrt(I(theta;D) / (2m)))
 * </pre>
 *
 * <p>Never below {@link ExpectedKlCeiling} at the same information, by Pinsker. Rounded up, given its inputs. Source:
 * A. Xu and M. Raginsky, Information-theoretic analysis of generalization capability of learning algorithms, NIPS 2017,
 * theorem 1 with sigma = 1/2.
 *
 * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
 * @param informationUpper a number not below I(theta;D), in [0, infinity], nats
 * @param labels m in 1..2^53
 */
public record XuRaginskyCeiling(double expectedEmpiricalRisk, double informationUpper, long labels)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = CeilingRule.of(
            new Statement(
                    "xu-raginsky",
                    "E Rhat + sqrt(I/(2m)), I >= I(theta;D)",
                    "independent labels, loss in [0,1]",
                    Holds.IN_EXPECTATION,
                    "Xu and Raginsky, NIPS 2017, theorem 1, sigma = 1/2"),
            CeilingRule.Needs.FACTORED_INFORMATION,
            (labels, delta, grid) -> (risk, information) -> new XuRaginskyCeiling(risk, information, labels).value());

    /**
     * The ceiling of these inputs.
     *
     * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
     * @param informationUpper a number not below I(theta;D), in [0, infinity], nats
     * @param labels m in 1..2^53
     * @throws IllegalArgumentException if an argument is out of range
     */
    public XuRaginskyCeiling {
        Arguments.requireFraction("expectedEmpiricalRisk", expectedEmpiricalRisk);
        Arguments.requireNonNegative("informationUpper", informationUpper);
        Arguments.requireCount("labels", labels);
    }

    @Override
    public double value() {
        return Math.min(1, Outward.up(expectedEmpiricalRisk + Math.sqrt(informationUpper / (2.0 * labels))));
    }
}
