package dev.narrows.bound;

import java.util.OptionalDouble;

/**
 * What the label of a {@link dev.narrows.model.Loop} carries about its target in each context, in nats: upper ends,
 * since a floor built on too little information is no floor. With J independent of S and U = u_J(S),
 *
 * <pre>
 * information(kind, s) &gt;= I(U;Y|S=s) = I(J;Y|S=s)
 * average(kind)        &gt;= sum_s p_s I(J;Y|S=s) = I(J;Y|S) = H(J) - H(J|S,Y)
 * </pre>
 *
 * <p>for each kind; the last equation needs that independence, and Fano's floors are made of it. Every number is in [0,
 * infinity]; infinity says nothing.
 */
public interface Informations {
    /**
     * Information of one kind in one context.
     *
     * @param kind which
     * @param s context
     * @return not below {@code I(J;Y|S=s)}, nats
     */
    double information(InformationKind kind, int s);

    /**
     * Information of one kind averaged over the contexts.
     *
     * @param kind which
     * @return not below {@code I(J;Y|S)}, nats
     */
    double average(InformationKind kind);

    /**
     * What the context alone tells of the target: U depends on S through the codebook, though J does not.
     *
     * @return not below {@code I(U;S)}, nats
     */
    double targetContext();

    /**
     * The confidence with which all of them at once are upper ends, where the channel was estimated from data. Floors
     * made of them hold {@link Holds#AT_CONFIDENCE} then ({@link Floor#holds()}).
     *
     * @return in (0, 1); empty where they are certain
     */
    default OptionalDouble confidence() {
        return OptionalDouble.empty();
    }
}
