package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Ceiling in expectation over the data from what a single label tells of the policy,
 *
 * <pre>
 * E R(Q) &lt;= sup{p : kl(E Rhat(Q)||p) &lt;= I_1},   I_1 = sum_z p(z) KL(law(theta(z)|Z_1=z) || law(theta(z)))
 * </pre>
 *
 * <p>for independent labels {@code Z_1, ..., Z_m} whose order the learner does not mind. Proof: {@code E Rhat} is the
 * mean over z of the mean loss of theta(z) under {@code law(theta(z)|Z_1=z)}, {@code E R} the same under
 * {@code law(theta(z))}. A loss in [0, 1] is the success probability of a coin, so for each z the kl of the two means
 * is at most the KL of the two laws (data processing), and kl is jointly convex. Since {@code I_1 <= I(theta;Z_1) <=
 * I(theta;D)/m}, never above {@link MutualInformationCeiling} with the exact information. Rounded up, given its inputs;
 * valid for the risk whose observable loss is unbiased, else for the risk under that loss. Source: Y. Bu, S. Zou, V. V.
 * Veeravalli, IEEE J. Sel. Areas Inf. Theory 1 (2020), proposition 1, there with I(theta;Z_i) and a square root.
 *
 * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
 * @param labelInformationUpper a number not below I_1, in [0, infinity], nats per label
 */
public record IndividualSampleCeiling(double expectedEmpiricalRisk, double labelInformationUpper)
        implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = CeilingRule.of(
            new Statement(
                    "individual-sample",
                    "sup{p: kl(E Rhat||p) <= I_1}, I_1 what one label tells of its own action",
                    "independent labels, loss in [0,1]; a learner that does not mind the order of the labels",
                    Holds.IN_EXPECTATION,
                    "Bu, Zou and Veeravalli, IEEE JSAIT 1 (2020), proposition 1"),
            CeilingRule.Needs.LABEL_INFORMATION,
            (labels, delta, grid) -> (risk, information) -> new IndividualSampleCeiling(risk, information).value());

    /**
     * The ceiling of these inputs.
     *
     * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
     * @param labelInformationUpper a number not below I_1, in [0, infinity], nats per label
     * @throws IllegalArgumentException if an argument is out of range
     */
    public IndividualSampleCeiling {
        Arguments.requireFraction("expectedEmpiricalRisk", expectedEmpiricalRisk);
        Arguments.requireNonNegative("labelInformationUpper", labelInformationUpper);
    }

    @Override
    public double value() {
        return KlInverse.upper(expectedEmpiricalRisk, labelInformationUpper);
    }
}
