package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Ceiling in expectation over the data from the information of the policy about the data,
 *
 * <pre>
 * E R(Q) &lt;= sup{p : kl(E Rhat(Q)||p) &lt;= I(theta;D)/m}
 * </pre>
 *
 * <p>{@link ExpectedKlCeiling} with the prior {@code Qbar = E Q_D}, which does not depend on the data: {@code E
 * KL(Q_D||Qbar) = I(theta;D)}, the least that any prior fixed beforehand gives ({@code E KL(Q_D||P) = I(theta;D) +
 * KL(Qbar||P)}). Never above the ceiling from E KL, nor above {@link XuRaginskyCeiling} at the same information
 * (Pinsker). Rounded up, given its inputs; for independent labels; valid for the risk whose observable loss is
 * unbiased, else for the risk under that loss. Sources: that of {@link ExpectedKlCeiling} with this prior; A. Xu and M.
 * Raginsky, NIPS 2017, for the information.
 *
 * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
 * @param informationUpper a number not below I(theta;D), in [0, infinity], nats
 * @param labels m in 1..2^53
 */
public record MutualInformationCeiling(double expectedEmpiricalRisk, double informationUpper, long labels)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = CeilingRule.of(
            new Statement(
                    "mutual-information",
                    "sup{p: kl(E Rhat||p) <= I/m}, I the upper limit of I(theta;D)",
                    "independent labels, loss in [0,1]",
                    Holds.IN_EXPECTATION,
                    "Catoni 2007, section 1.3; Xu and Raginsky 2017"),
            CeilingRule.Needs.INFORMATION,
            (labels, delta, grid) ->
                    (risk, information) -> new MutualInformationCeiling(risk, information, labels).value());

    /**
     * The ceiling of these inputs.
     *
     * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
     * @param informationUpper a number not below I(theta;D), in [0, infinity], nats
     * @param labels m in 1..2^53
     * @throws IllegalArgumentException if an argument is out of range
     */
    public MutualInformationCeiling {
        Arguments.requireFraction("expectedEmpiricalRisk", expectedEmpiricalRisk);
        Arguments.requireNonNegative("informationUpper", informationUpper);
        Arguments.requireCount("labels", labels);
    }

    @Override
    public double value() {
        return new ExpectedKlCeiling(expectedEmpiricalRisk, informationUpper, labels).value();
    }
}
