package dev.narrows.bound;

import dev.narrows.info.DistortionRate;
import dev.narrows.info.Pmf;
import dev.narrows.info.RateDistortion;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What the properties speak of: a model, its capacities, its own floors as their formulas give them (the ladder puts
 * them in order after that) and its Bayes risk; or a faulty variant of them.
 */
record Facts(FiniteModel model, Capacities capacities, List<Floor> floors, double bayes) {
    static Facts of(FiniteModel model) {
        Capacities capacities = Capacities.of(model);
        return new Facts(
                model,
                capacities,
                FloorLadder.computed(BoundCatalogue.own().floors(), model, capacities),
                BayesRisk.of(model));
    }

    static List<Facts> ofRandomModels(int count, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<Facts> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(of(RandomModels.next(random)));
        }
        return facts;
    }

    /** The same with the floors of the ladder. */
    Facts ordered() {
        return new Facts(model, capacities, FloorLadder.of(model, capacities).floors(), bayes);
    }

    double floor(String rung, InformationKind kind, ContextUse use) {
        String label = rung + FloorForm.of(kind, use).suffix();
        return floors.stream()
                .filter(floor -> floor.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** A variant in which this formula stands for one rung and use, at each information. */
    Facts with(String rung, ContextUse use, ToDoubleFunction<InformationKind> formula) {
        List<Floor> changed = new ArrayList<>();
        for (Floor floor : floors) {
            boolean here = floor.rung().equals(rung) && floor.form().context().orElseThrow() == use;
            double value = here
                    ? Math.max(
                            0,
                            Math.min(
                                    1,
                                    formula.applyAsDouble(
                                            floor.form().information().orElseThrow())))
                    : floor.value();
            changed.add(new Floor(floor.rung(), floor.form(), floor.holds(), value));
        }
        return new Facts(model, capacities, changed, bayes);
    }

    Pmf contexts() {
        return model.contextLaw();
    }

    DistortionRate rateDistortion(int s) {
        double[] source = new double[model.targets()];
        double[][] loss = new double[model.targets()][model.actions()];
        for (int u = 0; u < source.length; u++) {
            source[u] = model.targetProbability(u, s);
            for (int a = 0; a < model.actions(); a++) {
                loss[u][a] = model.loss().value(a, u, s);
            }
        }
        return new DistortionRate(List.of(RateDistortion.of(Pmf.of(source), loss)), Pmf.uniform(1));
    }

    double sharp(double information) {
        return new SharpFano(model.prior().entropy(), Math.max(0, information), model.codewords()).value();
    }
}
