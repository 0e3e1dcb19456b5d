package dev.narrows.budget;

import dev.narrows.bound.Capacities;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ChannelDecomposition;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A model with a learner whose terms can be enumerated; every third has I(U;S) > 0. */
record SmallModels(FiniteModel model, double beta, long labels) {
    static List<SmallModels> some(int number, long seed) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<SmallModels> cases = new ArrayList<>();
        while (cases.size() < number) {
            SmallModels next = new SmallModels(
                    RandomModels.next(rng), StrictMath.exp(3 * rng.nextDouble() - 1), 3 + rng.nextInt(6));
            boolean dependent = cases.size() % 3 == 0;
            if (next.learner().decompositionSize(next.model, next.labels).feasible()
                    && next.exact().information() > 0.01
                    && (!dependent || Capacities.of(next.model).targetContext() > 1e-3)) {
                cases.add(next);
            }
        }
        return cases;
    }

    TableGibbs learner() {
        return TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta);
    }

    ChannelDecomposition exact() {
        return learner().decomposition(model, labels);
    }
}
