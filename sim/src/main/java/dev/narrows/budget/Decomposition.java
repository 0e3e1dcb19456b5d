package dev.narrows.budget;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The decomposition of the expected KL of one cell, or that there is none.
 *
 * @param countVectors how many count vectors an enumeration goes through, known before it starts; empty for a learner
 *     that the channel does not control
 * @param terms the terms; empty for such a learner, and where E KL is not known exactly
 */
public record Decomposition(Optional<BigInteger> countVectors, Optional<KlTerms> terms) {
    /** Of a learner that sees the targets: the channel does not control its KL. */
    public static final Decomposition NONE = new Decomposition(Optional.empty(), Optional.empty());

    /**
     * How the terms were found.
     *
     * @return enumerated, bracket, nested or none
     */
    public String method() {
        return terms.map(t -> t.limits().method().label()).orElse("none");
    }
}
