package dev.narrows.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.ExcessRule;
import dev.narrows.bound.KlInverse;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.estimate.ClopperPearson;
import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.TableGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.testing.RandomModels;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Failures of the ceilings of the excess loss, 50 data sets of each of many random models, at delta = 0.05: at most
 * 4.75 standard deviations above what delta allows. False-alarm rate below 1.1e-6 a ceiling, if it failed in each model
 * with probability 0.05. What is exact for small models is {@code ExcessCeilingTest}.
 */
class ExcessFailuresTest {
    private static final int DATA_SETS = 50;
    private static final double DELTA = 0.05;
    private static final List<ExcessRule> RULES = BoundCatalogue.own().highProbability().stream()
            .filter(ExcessRule.class::isInstance)
            .map(ExcessRule.class::cast)
            .toList();
    /** L a tenth, R* nine tenths, vhat twice as large, L of another pair. */
    private static final int PLANTED = 4;

    private static int most(int dataSets) {
        return (int) (DELTA * dataSets + 4.75 * Math.sqrt(DELTA * (1 - DELTA) * dataSets));
    }

    /** Failures of the rules, then of kl with each planted error. */
    private static void count(FiniteModel model, long m, double beta, UniformRandomProvider rng, int[] failures) {
        TableGibbs learner = TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta);
        ExcessLoss excess = ExcessLoss.of(model);
        CountsSampler sampler = CollapsedSampler.of(model.pairProbabilities());
        List<ExcessRule.Ceiling> ceilings = RULES.stream()
                .map(rule -> rule.of(excess, m, DELTA, CatoniGrid.standard()))
                .toList();
        Evaluator evaluator = learner.evaluator();
        long[] counts = new long[sampler.pairs()];
        double leastLargest = leastLargest(model);
        double[] v = new double[GibbsLearner.VALUES + 2];
        for (int r = 0; r < DATA_SETS; r++) {
            sampler.sample(rng, m, counts);
            evaluator.evaluate(counts, v);
            excess.means(counts, v, GibbsLearner.VALUES);
            double risk = v[GibbsLearner.RISK] - 1e-12;
            for (int i = 0; i < RULES.size(); i++) {
                double ceiling = ceilings.get(i).at(v[GibbsLearner.EMPIRICAL_RISK], v[4], v[5], v[GibbsLearner.KL]);
                failures[i] += risk > ceiling ? 1 : 0;
            }
            for (int i = 0; i < PLANTED; i++) {
                failures[RULES.size() + i] += risk > planted(i, excess, leastLargest, v, m) ? 1 : 0;
            }
        }
    }

    private static double planted(int error, ExcessLoss excess, double leastLargest, double[] v, long m) {
        double largest = error == 3 ? leastLargest : excess.largest() * (error == 0 ? 0.1 : 1);
        double bayes = excess.bayesRisk() * (error == 1 ? 0.9 : 1);
        double ofData = v[GibbsLearner.VALUES] * (error == 2 ? 2 : 1);
        double share = Math.min(1, Math.max(0, v[GibbsLearner.EMPIRICAL_RISK] - ofData) / largest);
        return bayes
                + largest * KlInverse.upper(share, PacBayesBudget.of(m, DELTA).at(v[GibbsLearner.KL]));
    }

    /** The largest excess of the pair where it is least. */
    private static double leastLargest(FiniteModel model) {
        double least = 1;
        for (int c = 0; c < model.pairs(); c++) {
            double[] only = new double[model.pairs()];
            only[c] = 1;
            ExcessLoss ofPair = ExcessLoss.of(only, model.canonicalLosses(), model.actions(), model.labels());
            least = Math.min(least, ofPair.largest());
        }
        return least;
    }

    private static void hold(int models, long seed) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int[] failures = new int[RULES.size() + PLANTED];
        for (int i = 0; i < models; i++) {
            long m = (long) StrictMath.exp(10 * rng.nextDouble());
            count(RandomModels.next(rng), m, StrictMath.exp(5 * rng.nextDouble() - 2), rng, failures);
        }
        int dataSets = models * DATA_SETS;
        for (int i = 0; i < RULES.size(); i++) {
            assertThat(failures[i])
                    .as(
                            "%s, rate within %s",
                            RULES.get(i).statement().name(), ClopperPearson.of(failures[i], dataSets, 0.01))
                    .isLessThanOrEqualTo(most(dataSets));
        }
        for (int i = 0; i < PLANTED; i++) {
            assertThat(failures[RULES.size() + i]).as("planted %d", i).isGreaterThan(most(dataSets));
        }
    }

    @Test
    void noneFailsMoreOftenThanItSaysOnAHundredModels() {
        hold(100, 7011);
    }

    @Test
    @Tag("long")
    void noneFailsMoreOftenThanItSaysOnTwoThousandModels() {
        hold(2_000, 7012);
    }
}
