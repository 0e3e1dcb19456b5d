package dev.narrows.bound;

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
    private final List<RateDistortion> perContext = new ArrayList<>();
    /** Contexts of one source and loss are one context of their joint weight to the averaged floor. */
    private final List<RateDistortion> distinct;

    private final Pmf distinctLaw;

    DistortionFloors(FiniteModel model, Capacities capacities) {
        this.capacities = capacities;
        this.contextLaw = model.contextLaw();
        Map<Pmf, RateDistortion> shared = new HashMap<>();
        Map<RateDistortion, CompensatedSum> weights = new LinkedHashMap<>();
        boolean oneLoss = model.loss().contexts() == 1;
        for (int s = 0; s < model.contexts(); s++) {
            Pmf source = Capacities.targetLaw(model, s);
            RateDistortion here = oneLoss ? shared.get(source) : null;
            if (here == null) {
                here = RateDistortion.of(source, lossOf(model, s));
                shared.put(source, here);
            }
            perContext.add(here);
            weights.computeIfAbsent(here, unused -> new CompensatedSum()).add(contextLaw.probability(s));
        }
        this.distinct = List.copyOf(weights.keySet());
        this.distinctLaw = Pmf.of(
                weights.values().stream().mapToDouble(CompensatedSum::value).toArray());
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
        return within(RateDistortion.averagedFloor(distinct, distinctLaw, capacities.average(kind)));
    }

    /** {@code sum_s p_s D_s(I_s)}. */
    double perContext(InformationKind kind) {
        double[] floors = new double[contextLaw.size()];
        for (int s = 0; s < floors.length; s++) {
            double information = capacities.information(kind, s);
            boolean asBefore = s > 0
                    && perContext.get(s) == perContext.get(s - 1)
                    && information == capacities.information(kind, s - 1);
            floors[s] = asBefore ? floors[s - 1] : within(perContext.get(s).distortionFloor(information));
        }
        return DecodingFloors.average(contextLaw, floors);
    }

    private static double within(double floor) {
        return Math.max(0, Math.min(1, floor));
    }
}
