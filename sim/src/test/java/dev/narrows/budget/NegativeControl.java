package dev.narrows.budget;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.RevealedSampler;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The model of the negative control. */
final class NegativeControl {
    private NegativeControl() {}

    /** Counts failures on data sets. */
    interface Failures {
        int[] of(GibbsLearner learner, CountsSampler sampler, double budgetKl, long m, UniformRandomProvider rng);
    }

    static int[] failures(Failures failures) {
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1),
                Pmf.of(0.63, 0.37),
                Codebook.identity(1, 2),
                Cascade.of(Channel.of(new double[][] {{1}, {1}}), Channel.of(new double[][] {{1}})),
                Loss.zeroOne(2));
        return failures.of(
                EnumeratedGibbs.of(ObservedLosses.revealed(model), new int[][] {{0}}, Pmf.uniform(1), 20),
                RevealedSampler.of(model),
                0,
                2,
                RandomSource.XO_RO_SHI_RO_128_PP.create(7003));
    }
}
