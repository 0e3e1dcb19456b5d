package dev.narrows.bound;

import java.util.List;

/**
 * The weak form of Fano's floor under the error of every decoder of an index J with M values,
 *
 * <pre>
 * Pe &gt;= [(H(J) - I - log 2) / log M]+
 * </pre>
 *
 * <p>for a uniform prior {@code 1 - (I + log 2)/log M}, the form of the paper. Rounded down, given its inputs: less by
 * {@code 2^-49} than computed. Never above {@link SharpFano}. Sources: Cover and Thomas, 2nd ed., eq. 2.132; Cao,
 * arXiv:2509.15932.
 *
 * @param entropy H(J), or a number not above it, in [0, infinity), nats
 * @param information a number not below I(J;Y), in [0, infinity], nats
 * @param codewords M &gt;= 2, a whole number
 */
public record WeakFano(double entropy, double information, double codewords) implements LowerBound {
    static final String NAME = "weak-fano";
    /** The rung of the ladder. */
    static final FloorRule RULE = new FanoRule(
            new Statement(
                    NAME,
                    "[(H(J) - I - log 2)/log M]+, times lam_min; per context times lam(s) - b(s), plus b(s)",
                    "M >= 2; J independent of S; I >= I(J;Y|S)",
                    Holds.ALWAYS,
                    "the paper; Cover and Thomas, 2nd ed., eq. 2.132"),
            List.of(),
            (entropy, information, codewords) -> new WeakFano(entropy, information, codewords).value(),
            WeakFano::ofLogarithm);

    private static final double ROUNDING = 0x1p-49;

    /**
     * The floor of these inputs.
     *
     * @param entropy H(J), or a number not above it, in [0, infinity), nats
     * @param information a number not below I(J;Y), in [0, infinity], nats
     * @param codewords M &gt;= 2, a whole number
     * @throws IllegalArgumentException if an argument is out of range
     */
    public WeakFano {
        FanoRule.check(entropy, information, codewords);
    }

    @Override
    public double value() {
        return ofLogarithm(entropy, information, StrictMath.log(codewords));
    }

    /** The floor from log M, rounded to nearest. */
    static double ofLogarithm(double entropy, double information, double logCodewords) {
        double left = Math.min(entropy, logCodewords) - information - StrictMath.log(2);
        return Math.max(0, left / logCodewords - ROUNDING);
    }
}
