package dev.narrows.bound;

import dev.narrows.info.DistortionProof;
import dev.narrows.info.DistortionRate;
import dev.narrows.info.Pmf;
import dev.narrows.info.RateDistortion;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rate-distortion rung of the ladder: the distortion-rate function of the target in each context. */
final class DistortionFloors {
    private final Capacities capacities;
    private final Pmf contextLaw;
    private final List<DistortionRate> perContext = new ArrayList<>();
    private final DistortionRate averaged;
    private final int[] lawOfContext;

    DistortionFloors(FiniteModel model, Capacities capacities) {
        this.capacities = capacities;
        this.contextLaw = model.contextLaw();
        Map<Pmf, RateDistortion> shared = new HashMap<>();
        // contexts of one source and loss are one context of their joint weight to the averaged floor
        Map<RateDistortion, CompensatedSum> weights = new LinkedHashMap<>();
        Map<RateDistortion, DistortionRate> rates = new HashMap<>();
        List<RateDistortion> sources = new ArrayList<>();
        boolean oneLoss = model.loss().contexts() == 1;
        for (int s = 0; s < model.contexts(); s++) {
            Pmf source = Capacities.targetLaw(model, s);
            RateDistortion here = oneLoss ? shared.get(source) : null;
            if (here == null) {
                here = RateDistortion.of(source, lossOf(model, s));
                shared.put(source, here);
            }
            sources.add(here);
            perContext.add(rates.computeIfAbsent(here, one -> new DistortionRate(List.of(one), Pmf.uniform(1))));
            weights.computeIfAbsent(here, unused -> new CompensatedSum()).add(contextLaw.probability(s));
        }
        lawOfContext = places(sources, weights);
        averaged = weights.size() == 1 ? perContext.get(0) : mixture(weights);
    }

    private static int[] places(List<RateDistortion> sources, Map<RateDistortion, CompensatedSum> weights) {
        Map<RateDistortion, Integer> places = new HashMap<>();
        weights.forEach((problem, weight) -> {
            if (weights.size() == 1 || weight.value() > 0) {
                places.put(problem, places.size());
            }
        });
        return sources.stream()
                .mapToInt(problem -> places.getOrDefault(problem, -1))
                .toArray();
    }

    private static DistortionRate mixture(Map<RateDistortion, CompensatedSum> weights) {
        double[] law =
                weights.values().stream().mapToDouble(CompensatedSum::value).toArray();
        return new DistortionRate(List.copyOf(weights.keySet()), Pmf.of(law));
    }

    /** The loss table with one row per target. */
    private static double[][] lossOf(FiniteModel model, int s) {
        double[][] rows = new double[model.targets()][model.actions()];
        for (int u = 0; u < rows.length; u++) {
            int target = u;
            Arrays.setAll(rows[u], a -> model.loss().value(a, target, s));
        }
        return rows;
    }

    /** {@code max(sum_s p_s Dmin_s, max_t (sum_s p_s F_s(t) - Ibar)/t)}: one slope for all contexts. */
    double averaged(InformationKind kind) {
        return averaged.floor(capacities.average(kind));
    }

    /** What proves {@link #averaged(InformationKind)}, once it was asked for. */
    DistortionProof averagedProof(InformationKind kind) {
        return averaged.proof(capacities.average(kind));
    }

    /** What proves the part of one context in {@link #perContext(InformationKind)}. */
    DistortionProof proof(InformationKind kind, int s) {
        return perContext.get(s).proof(capacities.information(kind, s));
    }

    /** For each context which of the laws of {@link #averagedProof} is its own; none has one at weight 0. */
    int[] lawOfContext() {
        return lawOfContext.clone();
    }

    /** {@code sum_s p_s D_s(I_s)}. */
    double perContext(InformationKind kind) {
        double[] floors = new double[perContext.size()];
        Arrays.setAll(floors, s -> perContext.get(s).floor(capacities.information(kind, s)));
        return DecodingFloors.average(contextLaw, floors);
    }
}
