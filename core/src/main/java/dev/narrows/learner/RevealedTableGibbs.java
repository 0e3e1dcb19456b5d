package dev.narrows.learner;

import java.util.Arrays;
import java.util.Optional;

/**
 * Gibbs posterior over all decision tables with a product prior when the targets are revealed (immutable; made by
 * {@link RevealedGibbs}). It factorises over the pairs c = (s,y) as that of {@link TableGibbs} does:
 *
 * <pre>
 * q_c(a) proportional to P(a) exp(-beta L_c(a)),  L_c(a) = sum_u N(c,u) l(a,u,s),   KL(Q||P) = sum_c KL(q_c||P)
 * </pre>
 *
 * <p>with beta >= 0 finite, losses l in [0, 1], N(c,u) >= 0 the counts of triples and P one prior over actions, the
 * same in every pair; KL in nats. A pair without labels keeps its prior and adds nothing to the KL; beta = 0 gives the
 * prior everywhere. The risk under the revealed loss is the true risk, {@code R(Q) = sum_{c,u} p(c,u) sum_a q_c(a)
 * l(a,u,s)}, and {@code Rhat(Q) = (1/m) sum_c sum_a q_c(a) L_c(a)}, unbiased for each fixed policy. The channel does
 * not control this KL: no {@link LabelGibbs}.
 *
 * <p>Rounded to nearest, neither end certified ({@link Evaluator}). The L_c are summed in twice the working precision,
 * so that actions that differ by little are told apart at 10^12 labels. Cost O(pairs x targets x actions). Source:
 * Catoni 2007, section 1.1.3.
 */
public final class RevealedTableGibbs implements GibbsLearner {
    /** {@code p(s,y,u)}, a triple. */
    final double[] tripleProbability;
    /** {@code l(a,u,s)} at {@code triple * actions + a}. */
    final double[] loss;
    /** {@code P(a)}. */
    final double[] prior;

    final int actions;
    final int targets;
    private final double beta;

    RevealedTableGibbs(double[] tripleProbability, double[] loss, double[] prior, int targets, double beta) {
        this.tripleProbability = tripleProbability;
        this.loss = loss;
        this.prior = prior;
        this.actions = prior.length;
        this.targets = targets;
        this.beta = beta;
    }

    /**
     * Number of triples (s, y, u).
     *
     * @return the length of the counts, at least 1
     */
    @Override
    public int pairs() {
        return tripleProbability.length;
    }

    /**
     * Number of pairs (s, y) of a table.
     *
     * @return triples over targets
     */
    public int tablePairs() {
        return tripleProbability.length / targets;
    }

    /**
     * Inverse temperature.
     *
     * @return beta
     */
    public double beta() {
        return beta;
    }

    @Override
    public Evaluator evaluator() {
        return new RevealedTableEvaluator(this);
    }

    @Override
    public double[][] actionLaws(long[] counts) {
        double[][] laws = new double[tablePairs()][];
        Arrays.setAll(laws, c -> posterior(c, counts));
        return laws;
    }

    @Override
    public Optional<ExactExpectations> expectations(long labels, long most) {
        return labels <= most && CountVectors.within(RevealedExpectations.countVectors(this, labels), actions, most)
                ? Optional.of(RevealedExpectations.of(this, labels))
                : Optional.empty();
    }

    /**
     * Posterior over the actions of one pair.
     *
     * @param pair 0..tablePairs-1
     * @param counts {@code N(s,y,u)} of all triples; not modified
     * @return {@code q_c(a)}, one entry an action
     * @throws IllegalArgumentException if the number of counts is not that of the triples or a count is negative
     */
    public double[] posterior(int pair, long[] counts) {
        GibbsKernel.labels(counts, pairs());
        RevealedTableEvaluator evaluator = new RevealedTableEvaluator(this);
        evaluator.posterior(pair, counts);
        return evaluator.q.clone();
    }
}
