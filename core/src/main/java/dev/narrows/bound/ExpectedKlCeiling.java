package dev.narrows.bound;

import dev.narrows.numeric.Arguments;

/**
 * Ceiling in expectation over the data,
 *
 * <pre>
 * E R(Q) &lt;= sup{p : kl(E Rhat(Q)||p) &lt;= E KL/m}
 * </pre>
 *
 * <p>without a term for the confidence: Catoni's inequality in expectation for every fixed c, the supremum over c taken
 * outside. {@code E KL} may be replaced by anything above I(theta;D): by the mutual information itself, or by the
 * budget of the channel. Rounded up, given its inputs; valid for the risk whose observable loss is unbiased. Source: O.
 * Catoni, IMS Lecture Notes 56 (2007), section 1.2.
 *
 * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
 * @param expectedKl E KL(Q||P) or another number not below I(theta;D), in [0, infinity], nats
 * @param labels m in 1..2^53
 */
public record ExpectedKlCeiling(double expectedEmpiricalRisk, double expectedKl, long labels) implements UpperBound {
    /** The ceiling as results use it. */
    static final CeilingRule RULE = CeilingRule.of(
            new Statement(
                    "expected-kl",
                    "sup{p: kl(E Rhat||p) <= E KL/m}",
                    "independent labels, loss in [0,1]",
                    Holds.IN_EXPECTATION,
                    "Catoni 2007, section 1.2"),
            CeilingRule.Needs.EXPECTED_KL,
            (labels, delta, grid) -> (risk, kl) -> new ExpectedKlCeiling(risk, kl, labels).value());

    /**
     * The ceiling of these inputs.
     *
     * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
     * @param expectedKl E KL(Q||P) or another number not below I(theta;D), in [0, infinity], nats
     * @param labels m in 1..2^53
     * @throws IllegalArgumentException if an argument is out of range
     */
    public ExpectedKlCeiling {
        Arguments.requireFraction("expectedEmpiricalRisk", expectedEmpiricalRisk);
        Arguments.requireNonNegative("expectedKl", expectedKl);
        Arguments.requireCount("labels", labels);
    }

    @Override
    public double value() {
        return KlInverse.upper(expectedEmpiricalRisk, Outward.up(expectedKl / labels));
    }
}
