package dev.narrows.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Spends a budget over contexts: always where the next nat lowers the risk most for its cost, until the mean risk is
 * low enough (mutable while it searches, then fixed).
 *
 * <pre>
 * begin with the risk of each kind of context at a few informations
 * repeat: take the chords of all kinds, steepest for its cost first, the last one in part
 *         halve the chords beside the point at which each kind ended
 * until the cost is that of the certified budget, or the chords are too short to tell
 * </pre>
 */
final class WaterFilling {
    private static final int BEGINNING = 8;
    private static final int MOST_ROUNDS = 40;
    private static final double SHORTEST = 1e-8;
    private static final double NEAR = 1e-10;

    private final ContextSources sources;
    private final List<RiskCurve> curves = new ArrayList<>();
    private double[] nats;
    private double[] risks;
    private double cost;

    /** For a mean risk that complete information reaches; no split costs less than {@code budget}. */
    WaterFilling(ContextSources sources, double risk, double budget) {
        this.sources = sources;
        for (int kind = 0; kind < sources.kinds(); kind++) {
            curves.add(new RiskCurve(sources.alone(kind), sources.cost(kind), sources.entropy(kind), BEGINNING));
        }
        fill(risk);
        for (int round = 0; round < MOST_ROUNDS && cost > budget + NEAR * Math.max(1e-3, budget); round++) {
            boolean refined = false;
            for (int kind = 0; kind < curves.size(); kind++) {
                refined |= curves.get(kind).refine(nats[kind], SHORTEST);
            }
            if (!refined) {
                break;
            }
            fill(risk);
        }
    }

    /** {@code sum_s p_s c_s I_s}. */
    double cost() {
        return cost;
    }

    double nats(int kind) {
        return nats[kind];
    }

    double risk(int kind) {
        return risks[kind];
    }

    /** A chord of a kind's curve, from its point {@code from} to the next. */
    private record Chord(int kind, int from, double fallPerCost) {}

    private void fill(double risk) {
        nats = new double[curves.size()];
        risks = new double[curves.size()];
        cost = 0;
        PriorityQueue<Chord> next =
                new PriorityQueue<>(Comparator.comparingDouble((Chord chord) -> -chord.fallPerCost())
                        .thenComparingInt(Chord::kind));
        double mean = 0;
        for (int kind = 0; kind < nats.length; kind++) {
            risks[kind] = curves.get(kind).risk(0);
            mean += sources.weight(kind) * risks[kind];
            offer(next, kind, 0);
        }
        while (mean > risk && !next.isEmpty()) {
            mean = take(next, mean, risk);
        }
    }

    /** The whole of the steepest chord, or the part of it that is wanted; the mean risk after it. */
    private double take(PriorityQueue<Chord> next, double mean, double wanted) {
        Chord chord = next.remove();
        int kind = chord.kind();
        RiskCurve curve = curves.get(kind);
        double fall = sources.weight(kind) * (curve.risk(chord.from()) - curve.risk(chord.from() + 1));
        double part = mean - fall > wanted ? 1 : (mean - wanted) / fall;
        double length = part * (curve.nats(chord.from() + 1) - curve.nats(chord.from()));
        nats[kind] = curve.nats(chord.from()) + length;
        risks[kind] = curve.risk(chord.from()) - part * (curve.risk(chord.from()) - curve.risk(chord.from() + 1));
        cost += sources.weight(kind) * sources.cost(kind) * length;
        offer(next, kind, chord.from() + 1);
        return part == 1 ? mean - fall : wanted;
    }

    private void offer(PriorityQueue<Chord> next, int kind, int from) {
        RiskCurve curve = curves.get(kind);
        if (sources.weight(kind) > 0 && from + 1 < curve.size()) {
            double length = curve.nats(from + 1) - curve.nats(from);
            double fall = curve.risk(from) - curve.risk(from + 1);
            if (fall > 0) {
                next.add(new Chord(kind, from, fall / (length * sources.cost(kind))));
            }
        }
    }
}
