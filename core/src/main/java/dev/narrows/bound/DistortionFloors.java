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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The rate-distortion rung of the ladder: the distortion-rate function of the target in each context. */
final class DistortionFloors {
    private final Capacities capacities;
    private final Pmf contextLaw;
    private final List<RateDistortion> perContext = new ArrayList<>();
    /** The floor of every problem at every information that one of its contexts has. */
    private final Map<RateDistortion, Map<Double, Double>> floors = new LinkedHashMap<>();

    private final Map<Double, Double> averaged;

    DistortionFloors(FiniteModel model, Capacities capacities) {
        this.capacities = capacities;
        this.contextLaw = model.contextLaw();
        Map<Pmf, RateDistortion> shared = new HashMap<>();
        // contexts of one source and loss are one context of their joint weight to the averaged floor
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
        DoubleStream averages = kinds(capacities::average);
        if (weights.size() == 1) {
            averaged = floors(
                    List.of(perContext.get(0)),
                    Pmf.uniform(1),
                    DoubleStream.concat(averages, inContexts(perContext.get(0))));
            floors.put(perContext.get(0), averaged);
            return;
        }
        double[] law =
                weights.values().stream().mapToDouble(CompensatedSum::value).toArray();
        averaged = floors(List.copyOf(weights.keySet()), Pmf.of(law), averages);
        for (RateDistortion problem : weights.keySet()) {
            floors.put(problem, floors(List.of(problem), Pmf.uniform(1), inContexts(problem)));
        }
    }

    /** The informations of the contexts that have this problem. */
    private DoubleStream inContexts(RateDistortion problem) {
        return IntStream.range(0, perContext.size())
                .filter(s -> perContext.get(s) == problem)
                .boxed()
                .flatMapToDouble(s -> kinds(kind -> capacities.information(kind, s)));
    }

    private static DoubleStream kinds(ToDoubleFunction<InformationKind> information) {
        return Arrays.stream(InformationKind.values()).mapToDouble(information);
    }

    private static Map<Double, Double> floors(List<RateDistortion> problems, Pmf law, DoubleStream informations) {
        double[] distinct = informations.distinct().toArray();
        double[] floors = RateDistortion.averagedFloors(problems, law, distinct);
        return IntStream.range(0, distinct.length)
                .boxed()
                .collect(Collectors.toMap(i -> distinct[i], i -> Math.max(0, Math.min(1, floors[i]))));
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
        return averaged.get(capacities.average(kind));
    }

    /** {@code sum_s p_s D_s(I_s)}. */
    double perContext(InformationKind kind) {
        double[] ofContexts = new double[perContext.size()];
        Arrays.setAll(ofContexts, s -> floors.get(perContext.get(s)).get(capacities.information(kind, s)));
        return DecodingFloors.average(contextLaw, ofContexts);
    }
}
