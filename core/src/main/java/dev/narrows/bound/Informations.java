package dev.narrows.bound;

import java.util.OptionalDouble;

/**
 * What the labels of a loop carry about its target, in nats: upper ends, since a floor built on too little information
 * is no floor.
 */
public interface Informations {
    /**
     * Information of one kind in one context.
     *
     * @param kind which
     * @param s context
     * @return its upper end
     */
    double information(InformationKind kind, int s);

    /**
     * Information of one kind averaged over the contexts.
     *
     * @param kind which
     * @return its upper end
     */
    double average(InformationKind kind);

    /**
     * What the context alone tells of the target.
     *
     * @return {@code I(U;S)}, upper end
     */
    double targetContext();

    /**
     * The confidence with which all of them are upper ends, where the channel was estimated from data.
     *
     * @return empty where they are certain
     */
    default OptionalDouble confidence() {
        return OptionalDouble.empty();
    }
}
