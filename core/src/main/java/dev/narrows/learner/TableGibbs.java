package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gibbs posterior over all decision tables {@code theta: pair -> action} with a product prior (immutable). It
 * factorises:
 *
 * <pre>
 * q_c(a) proportional to P_c(a) exp(-beta N_c lt_c(a)),   KL(Q||P) = sum_c KL(q_c||P_c)
 * </pre>
 *
 * <p>beta >= 0 finite, losses in [0, 1], KL in nats. A pair without labels keeps its prior and adds nothing to the KL;
 * beta = 0 gives the prior everywhere; as {@code beta N_c} grows, {@code q_c} becomes the prior given the least
 * observable losses, with {@code KL = -log P_c(argmin)}. Exact up to rounding, whatever the number of labels: exponents
 * are shifted by the least observable loss of positive prior. The cost is O(pairs x actions). Source: Catoni 2007,
 * section 1.1.3; the policies of Cao, arXiv:2509.15932, map (s, y) to an action.
 */
public final class TableGibbs implements LabelGibbs {
    private final LossGroups groups;
    private final double beta;

    private TableGibbs(LossGroups groups, double beta) {
        this.groups = groups;
        this.beta = beta;
    }

    /**
     * The canonical posterior with a uniform prior over actions.
     *
     * @param model gives pair probabilities and {@code lt(a;s,y) = E[l(a,U,S)|S=s,Y=y]}
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if beta is negative, infinite or NaN
     */
    public static TableGibbs of(FiniteModel model, double beta) {
        return of(model, Pmf.uniform(model.actions()), beta);
    }

    /**
     * The canonical posterior with one prior over actions in every pair.
     *
     * @param model gives pair probabilities and {@code lt(a;s,y) = E[l(a,U,S)|S=s,Y=y]}
     * @param actionPrior {@code P_c} for every pair, over the actions of the model
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if beta is negative, infinite or NaN, or the prior is not over the model's
     *     actions
     */
    public static TableGibbs of(FiniteModel model, Pmf actionPrior, double beta) {
        return of(model, model.canonicalLosses(), actionPrior, beta);
    }

    /** The posterior of this observable loss, with one prior over actions in every pair. */
    static TableGibbs of(FiniteModel model, double[] observableLoss, Pmf actionPrior, double beta) {
        int actions = model.actions();
        Arguments.requireSize("actionPrior", actionPrior.size(), actions);
        double[] prior = new double[Math.multiplyExact(model.pairs(), actions)];
        Arrays.setAll(prior, i -> actionPrior.probability(i % actions));
        return of(model.pairProbabilities(), model.canonicalLosses(), observableLoss, prior, actions, beta);
    }

    /**
     * The posterior of these tables: for an observable loss that is not the canonical one, or a prior that depends on
     * the pair.
     *
     * @param pairProbability {@code p_c}, with sum 1 within 1e-9; copied
     * @param trueLoss {@code E[l(a,U,S)|c]} at {@code c * actions + a}, in [0, 1]; not kept
     * @param observableLoss {@code lt_c(a)} at {@code c * actions + a}, in [0, 1]; not kept
     * @param prior {@code P_c(a)} at {@code c * actions + a}, each pair with sum 1 within 1e-9 and divided by it; not
     *     kept
     * @param actions number of actions, at least 1
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if sizes do not fit or a value lies outside its set
     */
    public static TableGibbs of(
            double[] pairProbability,
            double[] trueLoss,
            double[] observableLoss,
            double[] prior,
            int actions,
            double beta) {
        Arguments.requireAtLeast("actions", actions, 1);
        GibbsKernel.requireTables(pairProbability, trueLoss, observableLoss, actions);
        double[] p = pairProbability.clone();
        Arguments.requireSize("prior", prior.length, trueLoss.length);
        double[] normalised = new double[prior.length];
        for (int c = 0; c < p.length; c++) {
            double[] row = Pmf.of(Arrays.copyOfRange(prior, c * actions, (c + 1) * actions))
                    .toArray();
            System.arraycopy(row, 0, normalised, c * actions, actions);
        }
        Arguments.requireFinite("beta", beta);
        return new TableGibbs(new LossGroups(p, trueLoss, observableLoss, normalised, actions, beta), beta);
    }

    @Override
    public int pairs() {
        return groups.pairs();
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
        return new TableEvaluator(groups);
    }

    /**
     * Posterior over the actions of one pair.
     *
     * @param pair 0..pairs-1
     * @param count {@code N_c >= 0}
     * @return {@code q_c(a)}, one entry an action; 0 where the prior is 0
     * @throws IllegalArgumentException if the count is negative
     */
    public double[] posterior(int pair, long count) {
        Arguments.requireAtLeast("count", count, 0);
        int from = groups.start[pair];
        double[] q = new double[groups.size(pair)];
        groups.posterior(pair, count, q);
        double[] byAction = new double[groups.actions];
        for (int a = 0; a < byAction.length; a++) {
            int i = pair * groups.actions + a;
            int g = groups.groupOf[i];
            byAction[a] = g < 0 ? 0 : q[g - from] * groups.shareOfGroup[i];
        }
        return byAction;
    }

    @Override
    public double[][] actionLaws(long[] counts) {
        Arguments.requireSize("counts", counts.length, pairs());
        double[][] laws = new double[pairs()][];
        Arrays.setAll(laws, c -> posterior(c, counts[c]));
        return laws;
    }

    @Override
    public Optional<ExactExpectations> expectations(long labels, long most) {
        return Optional.of(ExactExpectations.of(this, labels));
    }

    /** Actions that the posterior cannot tell apart count once. */
    @Override
    public ChannelDecomposition.Size decompositionSize(FiniteModel model, long labels) {
        TargetPairs law = new TargetPairs(model);
        return ChannelDecomposition.size(law, new TableProduct(groups, law.pairs), labels);
    }

    @Override
    public ChannelDecomposition decomposition(FiniteModel model, long labels) {
        Arguments.requireSize("learner", pairs(), model.pairs());
        TargetPairs law = new TargetPairs(model);
        return ChannelDecomposition.of(law, new TableProduct(groups, law.pairs), model, labels);
    }

    @Override
    public Optional<Bracket> informationBracket(long labels, ExactExpectations expectations) {
        return Optional.of(InformationBracket.of(this, labels, expectations));
    }

    @Override
    public NestedInformation nestedInformation(long labels) {
        return new NestedTables(this, labels);
    }

    /** The tables, for the exact expectations. */
    LossGroups groups() {
        return groups;
    }
}
