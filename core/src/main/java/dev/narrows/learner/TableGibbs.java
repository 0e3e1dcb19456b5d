package dev.narrows.learner;

import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;

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
    private final ObservedLosses observed;
    private final LossGroups groups;
    final double beta;

    private TableGibbs(ObservedLosses observed, LossGroups groups, double beta) {
        this.observed = observed;
        this.groups = groups;
        this.beta = beta;
    }

    /**
     * The posterior with one prior over actions in every pair.
     *
     * @param observed labels without their targets
     * @param actionPrior {@code P_c} for every pair, over the actions
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if targets are revealed, beta is negative, infinite or NaN, or the prior is not
     *     over the actions
     */
    public static TableGibbs of(ObservedLosses observed, Pmf actionPrior, double beta) {
        Arguments.requireSize("actionPrior", actionPrior.size(), observed.actions);
        double[] prior = new double[observed.trueLoss.length];
        Arrays.setAll(prior, i -> actionPrior.probability(i % observed.actions));
        return of(observed, prior, beta);
    }

    /**
     * The posterior with a prior that depends on the pair.
     *
     * @param observed labels without their targets
     * @param prior {@code P_c(a)} at {@code c * actions + a}, each pair with sum 1 within 1e-9 and divided by it; not
     *     kept
     * @param beta inverse temperature, finite, at least 0
     * @return the learner
     * @throws IllegalArgumentException if targets are revealed, sizes do not fit or a value lies outside its set
     */
    public static TableGibbs of(ObservedLosses observed, double[] prior, double beta) {
        observed.requireFromLabels(true);
        Arguments.requireSize("prior", prior.length, observed.trueLoss.length);
        int actions = observed.actions;
        double[] normalised = new double[prior.length];
        for (int from = 0; from < prior.length; from += actions) {
            double[] row =
                    Pmf.of(Arrays.copyOfRange(prior, from, from + actions)).toArray();
            System.arraycopy(row, 0, normalised, from, actions);
        }
        Arguments.requireFinite("beta", beta);
        return new TableGibbs(observed, new LossGroups(observed, normalised, beta), beta);
    }

    @Override
    public ObservedLosses observed() {
        return observed;
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

    /** A product over the pairs, which need not be enumerable. */
    @Override
    public int[] drawn(long[] counts, DoubleSupplier uniform) {
        return PolicyDraw.each(actionLaws(counts), uniform);
    }

    @Override
    public Optional<ExactExpectations> expectations(long labels, long most) {
        return Optional.of(ExactExpectations.of(this, labels));
    }

    /** Actions that the posterior cannot tell apart count once. */
    @Override
    public PolicyLaw policyLaw() {
        return new TableProduct(groups);
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
