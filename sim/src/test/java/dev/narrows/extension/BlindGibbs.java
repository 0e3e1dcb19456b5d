package dev.narrows.extension;

import dev.narrows.info.Pmf;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.LabelGibbs;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.learner.PolicyLaw;
import dev.narrows.numeric.Arguments;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Gibbs posterior over all policies that see the context and not the label, {@code theta: s -> a}, with a product
 * prior. It factorises over contexts: {@code q_s(a)} is proportional to {@code P(a) exp(-beta sum_{c of s} N_c
 * lt_c(a))}, nats.
 */
record BlindGibbs(ObservedLosses observed, int contexts, Pmf prior, double beta) implements LabelGibbs {
    @Override
    public Evaluator evaluator() {
        return new Scratch();
    }

    @Override
    public PolicyLaw policyLaw() {
        return new Scratch();
    }

    private final class Scratch implements Evaluator, PolicyLaw {
        private final int actions = observed.actions();
        private final int places = observed.size() / contexts;
        private final double[] law = observed.probabilities();
        private final double[] trueLoss = observed.trueLosses();
        private final double[] observableLoss = observed.observableLosses();
        private final double[] loss = new double[actions];
        private final double[] q = new double[actions];

        /** The posterior of one context, and its divergence from the prior. */
        private double tilt(int s, long[] counts) {
            Arrays.setAll(loss, a -> sum(s, a, observableLoss, c -> counts[c]));
            double least = IntStream.range(0, actions)
                    .filter(a -> prior.probability(a) > 0)
                    .mapToDouble(a -> loss[a])
                    .min()
                    .orElseThrow();
            double total = 0;
            for (int a = 0; a < actions; a++) {
                q[a] = prior.probability(a) * StrictMath.exp(-beta * Math.max(0, loss[a] - least));
                total += q[a];
            }
            double divergence = -StrictMath.log(total);
            for (int a = 0; a < actions; a++) {
                q[a] /= total;
                divergence -= q[a] * beta * (loss[a] - least);
            }
            return Math.max(0, divergence);
        }

        private double sum(int s, int action, double[] losses, IntToDoubleFunction weight) {
            double sum = 0;
            for (int c = s * places; c < (s + 1) * places; c++) {
                sum += weight.applyAsDouble(c) * losses[c * actions + action];
            }
            return sum;
        }

        @Override
        public void evaluate(long[] counts, double[] values) {
            long labels = labels(counts);
            Arrays.fill(values, 0);
            for (int s = 0; s < contexts; s++) {
                values[KL] += tilt(s, counts);
                for (int a = 0; a < actions; a++) {
                    values[RISK] += q[a] * sum(s, a, trueLoss, c -> law[c]);
                    values[OBSERVABLE_RISK] += q[a] * sum(s, a, observableLoss, c -> law[c]);
                    values[EMPIRICAL_RISK] += labels == 0 ? 0 : q[a] * loss[a] / labels;
                }
            }
        }

        @Override
        public BigInteger policies() {
            return BigInteger.valueOf(actions).pow(contexts);
        }

        @Override
        public double[] prior() {
            double[] prior = new double[policies().intValueExact()];
            posterior(new long[observed.size()], prior);
            return prior;
        }

        private long labels(long[] counts) {
            Arguments.requireSize("counts", counts.length, observed.size());
            for (long n : counts) {
                Arguments.requireAtLeast("counts", n, 0);
            }
            return Arrays.stream(counts).sum();
        }

        @Override
        public void posterior(long[] counts, double[] policies) {
            labels(counts);
            Arrays.fill(policies, 1);
            for (int s = 0; s < contexts; s++) {
                tilt(s, counts);
                for (int k = 0; k < policies.length; k++) {
                    policies[k] *= q[action(k, s * places)];
                }
            }
        }

        @Override
        public int action(int policy, int place) {
            int rest = policy;
            for (int s = place / places; s > 0; s--) {
                rest /= actions;
            }
            return rest % actions;
        }
    }
}
