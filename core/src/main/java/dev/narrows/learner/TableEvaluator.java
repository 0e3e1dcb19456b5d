package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;

/**
 * The hot loop of a simulation with decision tables: per pair at most (groups - 1) exponentials and one logarithm, none
 * in a pair without labels, with one loss only, or so many labels that the best group has all the mass in double
 * precision.
 *
 * <pre>
 * per pair c, n = N_c:  t_g = mass_g exp(-n rate_g), Z = sum_g t_g, q_g = t_g / Z
 *   risk += p_c sum_g q_g true_g;  observable risk += p_c sum_g q_g lt_g;  loss += n sum_g q_g lt_g
 *   KL   += -log Z - sum_g q_g n rate_g
 * </pre>
 */
final class TableEvaluator implements Evaluator {
    private final LossGroups groups;
    private final double[] saturatedDivergence;

    TableEvaluator(LossGroups groups) {
        this.groups = groups;
        this.saturatedDivergence = groups.saturatedDivergence;
    }

    @Override
    public void evaluate(long[] counts, double[] values) {
        final int pairs = groups.pairs();
        Arguments.requireSize("counts", counts.length, pairs);
        final double[] probability = groups.probability;
        final int[] start = groups.start;
        final double[] mass = groups.mass;
        final double[] rate = groups.rate;
        final double[] dead = groups.deadExponent;
        final double[] trueLoss = groups.trueLoss;
        final double[] observableLoss = groups.observableLoss;
        double risk = 0;
        double observable = 0;
        double loss = 0;
        double divergence = 0;
        long labels = 0;
        long signs = 0;
        for (int c = 0; c < pairs; c++) {
            final long n = counts[c];
            final int from = start[c];
            final int to = start[c + 1];
            labels += n;
            signs |= n;
            double pairLoss;
            double pairObservable;
            if (n == 0 || to - from == 1) {
                pairLoss = groups.priorLoss[c];
                pairObservable = groups.priorObservable[c];
            } else if (n * rate[from + 1] > dead[c]) {
                pairLoss = trueLoss[from];
                pairObservable = observableLoss[from];
                divergence += saturatedDivergence[c];
            } else {
                double total = mass[from];
                double losses = total * trueLoss[from];
                double observables = total * observableLoss[from];
                double exponents = 0;
                for (int g = from + 1; g < to; g++) {
                    final double x = n * rate[g];
                    if (x > dead[c]) {
                        break;
                    }
                    final double weight = mass[g] * Exponential.of(-x);
                    total += weight;
                    losses += weight * trueLoss[g];
                    observables += weight * observableLoss[g];
                    exponents += weight * x;
                }
                pairLoss = losses / total;
                pairObservable = observables / total;
                final double pair = -Logarithm.of(total) - exponents / total;
                divergence += pair < GibbsKernel.SMALL_DIVERGENCE
                        ? GibbsKernel.smallDivergence(mass, rate, from, to, n, total)
                        : pair;
            }
            risk += probability[c] * pairLoss;
            observable += probability[c] * pairObservable;
            loss += n * pairObservable;
        }
        GibbsKernel.requireNoneNegative(signs);
        GibbsKernel.fill(values, risk, observable, labels == 0 ? 0 : loss / labels, divergence);
    }
}
