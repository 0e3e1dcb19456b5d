package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Gibbs posterior over all decision tables with a product prior when the targets are revealed (immutable). It
 * factorises over the pairs c = (s,y) as that of {@link TableGibbs} does:
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
    /** {@code P(a)}. */
    final double[] prior;

    private final ObservedLosses observed;
    final double beta;

    private RevealedTableGibbs(ObservedLosses observed, double[] prior, double beta) {
        this.observed = observed;
        this.prior = prior;
        this.beta = beta;
    }

    /**
     * The posterior with one prior over actions in every pair.
     *
     * @param observed labels with their targets
     * @param actionPrior {@code P(a)}
     * @param beta inverse temperature, finite, at least 0
     * @return the learner, over triples
     * @throws IllegalArgumentException if targets are not revealed, the prior is not over the actions, or beta is
     *     negative, infinite or NaN
     */
    public static RevealedTableGibbs of(ObservedLosses observed, Pmf actionPrior, double beta) {
        observed.requireFromLabels(false);
        Arguments.requireSize("actionPrior", actionPrior.size(), observed.actions);
        return new RevealedTableGibbs(observed, actionPrior.toArray(), Arguments.requireFinite("beta", beta));
    }

    @Override
    public ObservedLosses observed() {
        return observed;
    }

    @Override
    public Evaluator evaluator() {
        return new RevealedTableEvaluator(this);
    }

    @Override
    public double[][] actionLaws(long[] counts) {
        GibbsKernel.labels(counts, pairs());
        RevealedTableEvaluator evaluator = new RevealedTableEvaluator(this);
        double[][] laws = new double[observed.pairs()][];
        for (int c = 0; c < laws.length; c++) {
            evaluator.posterior(c, counts);
            laws[c] = evaluator.q.clone();
        }
        return laws;
    }

    @Override
    public Optional<ExactExpectations> expectations(long labels, long most) {
        return labels <= most
                        && CountVectors.within(
                                RevealedExpectations.countVectors(this, labels), BigInteger.valueOf(prior.length), most)
                ? Optional.of(RevealedExpectations.of(this, labels))
                : Optional.empty();
    }
}
