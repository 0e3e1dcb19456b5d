package dev.narrows.planning;

import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Informations;
import dev.narrows.info.Pmf;

/**
 * Informations of which nothing but the mean over the contexts is known: that in one context is at most {@code I/p_s}.
 *
 * @param contextLaw p_s
 * @param nats I, not below {@code I(U;Y|S)}, at least 0
 */
record HeldInformation(Pmf contextLaw, double nats) implements Informations {
    @Override
    public double information(InformationKind kind, int s) {
        double p = contextLaw.probability(s);
        return p > 0 ? Math.nextUp(nats / p) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double average(InformationKind kind) {
        return nats;
    }

    @Override
    public double targetContext() {
        return Double.POSITIVE_INFINITY;
    }
}
