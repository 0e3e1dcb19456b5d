package dev.narrows.learner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The loss tables of a product prior, in the order in which a Gibbs posterior meets them (immutable; arrays shared
 * inside the package, never written after construction).
 *
 * <p>Actions of one pair with equal {@code rate = beta (lt_c(a) - min lt_c)} keep the ratios of their prior whatever
 * the count is, so that they are one <em>group</em>: with the mass of its actions and their mean losses under the
 * prior. The minimum is over actions of positive prior; others have no group. Groups of pair c are {@code start[c] ..
 * start[c+1]-1}, by growing rate, the first of which is 0: {@code q_g(n)} is proportional to {@code mass_g exp(-n
 * rate_g)}, and nothing overflows.
 */
final class LossGroups {
    final int actions;
    final double[] probability;
    final int[] start;
    final double[] mass;
    final double[] rate;
    final double[] trueLoss;
    final double[] observableLoss;
    /** Group of an action at {@code pair * actions + a}, -1 where the prior is 0. */
    final int[] groupOf;
    /** Share of an action in the mass of its group, at {@code pair * actions + a}. */
    final double[] shareOfGroup;
    /**
     * A pair's exponent beyond which the groups after its first change neither a mean loss nor the KL by {@code 2^-60}
     * of itself: {@code 46 + log((1 - mass)/mass max(1, greatest loss/loss))}, mass and loss those of the first group.
     */
    final double[] deadExponent;
    /** Divergence of a pair whose posterior is the prior given the least observable loss. */
    final double[] saturatedDivergence;
    /** Mean losses under the prior, a pair. */
    final double[] priorLoss;

    final double[] priorObservable;

    /** Arguments as in {@link TableGibbs#of(ObservedLosses, double[], double)}, already checked. */
    LossGroups(ObservedLosses observed, double[] prior, double beta) {
        double[] observable = observed.observableLoss;
        int pairs = observed.size();
        this.actions = observed.actions;
        this.probability = observed.probability;
        this.start = new int[pairs + 1];
        this.groupOf = new int[prior.length];
        this.priorLoss = new double[pairs];
        this.priorObservable = new double[pairs];
        double[] masses = new double[prior.length];
        double[] rates = new double[prior.length];
        double[] losses = new double[prior.length];
        double[] observables = new double[prior.length];
        Arrays.fill(groupOf, -1);
        int g = -1;
        for (int c = 0; c < pairs; c++) {
            start[c] = g + 1;
            double least = Double.NaN;
            for (int i : byObservableLoss(c, observable, prior)) {
                least = Double.isNaN(least) ? observable[i] : least;
                double rateOfAction = beta * (observable[i] - least);
                if (g < start[c] || rates[g] != rateOfAction) {
                    rates[++g] = rateOfAction;
                }
                groupOf[i] = g;
                masses[g] += prior[i];
                losses[g] += prior[i] * observed.trueLoss[i];
                observables[g] += prior[i] * observable[i];
            }
            for (int h = start[c]; h <= g; h++) {
                priorLoss[c] += losses[h];
                priorObservable[c] += observables[h];
                losses[h] /= masses[h];
                observables[h] /= masses[h];
            }
        }
        start[pairs] = g + 1;
        this.mass = Arrays.copyOf(masses, g + 1);
        this.rate = Arrays.copyOf(rates, g + 1);
        this.trueLoss = Arrays.copyOf(losses, g + 1);
        this.observableLoss = Arrays.copyOf(observables, g + 1);
        this.deadExponent = new double[pairs];
        Arrays.setAll(deadExponent, this::deadExponent);
        this.saturatedDivergence = new double[pairs];
        Arrays.setAll(saturatedDivergence, this::saturatedDivergence);
        this.shareOfGroup = new double[prior.length];
        Arrays.setAll(shareOfGroup, i -> groupOf[i] < 0 ? 0 : prior[i] / mass[groupOf[i]]);
    }

    private double deadExponent(int pair) {
        int first = start[pair];
        double ratio = 1;
        double rest = 0;
        for (int g = first + 1; g < start[pair + 1]; g++) {
            rest += mass[g];
            ratio = Math.max(ratio, ratio(trueLoss[g], trueLoss[first]));
            ratio = Math.max(ratio, ratio(observableLoss[g], observableLoss[first]));
        }
        double growth = Math.max(0, StrictMath.log(ratio) + StrictMath.log(rest / mass[first]));
        return Math.min(GibbsKernel.LARGEST_EXPONENT, GibbsKernel.DEAD_EXPONENT + growth);
    }

    /** {@code -log} of the mass of the first group, from the rest where that is less. */
    private double saturatedDivergence(int pair) {
        double rest = 0;
        for (int g = start[pair] + 1; g < start[pair + 1]; g++) {
            rest += mass[g];
        }
        return rest < 0.5 ? -StrictMath.log1p(-rest) : -StrictMath.log(mass[start[pair]]);
    }

    private static double ratio(double loss, double first) {
        return loss == 0 ? 0 : loss / first;
    }

    /** Actions of positive prior, by loss; of equal loss in their order. */
    private int[] byObservableLoss(int pair, double[] observable, double[] prior) {
        return IntStream.range(pair * actions, (pair + 1) * actions)
                .filter(i -> prior[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> observable[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int pairs() {
        return probability.length;
    }

    /** Number of groups of a pair. */
    int size(int pair) {
        return start[pair + 1] - start[pair];
    }

    /**
     * Posterior over the groups of one pair.
     *
     * @param n count, at least 0; need not be whole
     * @param q overwritten: probabilities of groups {@code start[pair] ..}, from place 0
     * @return {@code KL(q||P)} of the pair
     */
    double posterior(int pair, double n, double[] q) {
        return GibbsKernel.posterior(mass, rate, start[pair], start[pair + 1], n, q);
    }
}
