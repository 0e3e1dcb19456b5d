package dev.narrows.planning;

import dev.narrows.info.DistortionRate;
import dev.narrows.info.Pmf;
import dev.narrows.info.RateDistortion;
import dev.narrows.model.FiniteModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rate-distortion problems of a model's contexts when a nat costs more in some contexts than in others (immutable).
 * With costs {@code c_s >= 1} and {@code Z = sum_s p_s c_s},
 *
 * <pre>
 * least risk at the mean cost B = Z max_t (sum_s (p_s c_s/Z) F'_s(t) - B/Z)/t,    F'_s that of the loss l/c_s
 * </pre>
 *
 * <p>since {@code F'_s(t) = min I + (t/c_s) E l}: costs turn into the weights and the losses of a problem without
 * costs. Contexts of one source, loss and cost are one problem.
 */
final class ContextSources {
    /** Contexts that ask the same. */
    private record Kind(Pmf source, int lossTable, double cost) {}

    private final List<RateDistortion> problems = new ArrayList<>();
    private final List<Double> entropies = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final int[] kindOf;

    /** {@code costs} of each context, at least 1. */
    ContextSources(FiniteModel model, double[] costs) {
        this.kindOf = new int[model.contexts()];
        Map<Kind, Integer> known = new LinkedHashMap<>();
        boolean oneLoss = model.loss().contexts() == 1;
        for (int s = 0; s < kindOf.length; s++) {
            int context = s;
            Kind kind = new Kind(TargetLaws.of(model, s), oneLoss ? 0 : s, costs[s]);
            kindOf[s] = known.computeIfAbsent(kind, unseen -> add(model, context, unseen));
            double weight = weights.get(kindOf[s]) + model.contextLaw().probability(s);
            weights.set(kindOf[s], weight);
        }
    }

    private int add(FiniteModel model, int s, Kind kind) {
        double[][] loss = new double[model.targets()][model.actions()];
        for (int u = 0; u < loss.length; u++) {
            int target = u;
            Arrays.setAll(loss[u], a -> model.loss().value(a, target, s) / kind.cost());
        }
        problems.add(RateDistortion.of(kind.source(), loss));
        entropies.add(kind.source().entropy());
        costs.add(kind.cost());
        weights.add(0.0);
        return problems.size() - 1;
    }

    /** Number of problems that differ. */
    int kinds() {
        return problems.size();
    }

    /** The problem of a context. */
    int kindOf(int s) {
        return kindOf[s];
    }

    /** Probability of the contexts of a problem. */
    double weight(int kind) {
        return weights.get(kind);
    }

    /** {@code H_s(U)}: with as much nothing is left to be known. */
    double entropy(int kind) {
        return entropies.get(kind);
    }

    /** What a nat costs in these contexts. */
    double cost(int kind) {
        return costs.get(kind);
    }

    /** {@code Z = sum_s p_s c_s}. */
    double meanCost() {
        double sum = 0;
        for (int kind = 0; kind < kinds(); kind++) {
            sum += weight(kind) * cost(kind);
        }
        return sum;
    }

    /** The least mean of {@code l/Z} at a mean cost of {@code information Z}: one slope for all contexts. */
    DistortionRate together() {
        double z = meanCost();
        double[] tilted = new double[kinds()];
        Arrays.setAll(tilted, kind -> weight(kind) * cost(kind) / z);
        return new DistortionRate(problems, Pmf.of(tilted));
    }

    /** The least mean of {@code l/c} at an information in the contexts of one problem. */
    DistortionRate alone(int kind) {
        return new DistortionRate(List.of(problems.get(kind)), Pmf.uniform(1));
    }
}
