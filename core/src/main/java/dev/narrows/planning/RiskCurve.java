package dev.narrows.planning;

import dev.narrows.info.DistortionRate;
import java.util.ArrayList;
import java.util.List;

/**
 * The least risk in a context at some informations, from 0 to the entropy of its target (mutable: points are added). It
 * falls, and is convex but for the 1e-12 by which each value may fall short.
 */
final class RiskCurve {
    private final DistortionRate rate;
    private final double cost;
    private final List<Double> nats = new ArrayList<>();
    private final List<Double> risks = new ArrayList<>();

    /** {@code rate} gives the risk over {@code cost}; so many steps of one length. */
    RiskCurve(DistortionRate rate, double cost, double entropy, int steps) {
        this.rate = rate;
        this.cost = cost;
        for (int i = 0; i <= (entropy > 0 ? steps : 0); i++) {
            add(i, entropy * i / steps);
        }
    }

    private void add(int place, double information) {
        nats.add(place, information);
        risks.add(place, cost * rate.floor(information));
    }

    int size() {
        return nats.size();
    }

    double nats(int i) {
        return nats.get(i);
    }

    double risk(int i) {
        return risks.get(i);
    }

    /** Halves the chords that meet at an information or hold it, unless they are short; whether there was one. */
    boolean refine(double information, double shortest) {
        boolean refined = false;
        for (int i = nats.size() - 2; i >= 0; i--) {
            double from = nats.get(i);
            double to = nats.get(i + 1);
            if (from <= information && information <= to && to - from > shortest) {
                add(i + 1, from + (to - from) / 2);
                refined = true;
            }
        }
        return refined;
    }
}
