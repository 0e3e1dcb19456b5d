package dev.narrows.bound;

import java.util.Optional;

/**
 * A ceiling of the excess loss: another ceiling, of which the loss is the {@link ExcessLoss} as a fraction of its
 * largest value L, and the least risk R* added to what it gives.
 *
 * <pre>
 * R* known     R(Q) &lt;= R* + L c((Rhat - vhat)/L, information; delta)
 * R* estimated R(Q) &lt;= R*up(what, delta/2) + L c((Rhat - vhat)/L, information; delta/2)
 * </pre>
 *
 * <p>c is the ceiling that is given, vhat the empirical risk of the policy of least risk, R*up
 * {@link ExcessLoss#bayesRiskCeiling} from the contexts of the labels. The first presumes that the law of the contexts
 * is known, and who knows it can compute R(Q) itself: it says what a ceiling costs. The second knows the channel alone
 * and is a certificate: both of its terms are paid from delta, half each, so that it fails with probability delta at
 * most. Holds as c does, of the canonical loss, for which E ex = R - R*. In [0, 1], rounded up. Source: that of c, for
 * the loss ex/L.
 *
 * @param statement what it says of itself
 * @param base c
 * @param estimated whether R* is estimated from the labels
 */
public record ExcessRule(Statement statement, CeilingRule base, boolean estimated) implements CeilingRule {
    /** Ends the name of a ceiling of the excess, R* known. */
    static final String KNOWN = "-excess";
    /** Ends the name of a ceiling of the excess, R* estimated. */
    static final String ESTIMATED = "-excess-estimated";

    /** The ceiling of the excess at fixed m and delta. */
    @FunctionalInterface
    public interface Ceiling {
        /**
         * The ceiling of one data set, or of means over data sets.
         *
         * @param empiricalRisk Rhat(Q), in [0, 1]
         * @param empiricalBayesRisk vhat, in [0, 1]
         * @param contextBayesRisk what, in [0, 1]; not used where R* is known
         * @param information what {@link CeilingRule#needs} names, in [0, infinity], nats
         * @return the ceiling over R(Q), in [0, 1], rounded up
         */
        double at(double empiricalRisk, double empiricalBayesRisk, double contextBayesRisk, double information);
    }

    /**
     * A ceiling of the excess.
     *
     * @param statement what it says of itself
     * @param base c
     * @param estimated whether R* is estimated from the labels
     * @throws IllegalArgumentException if it holds otherwise than c, c is one of the excess itself, or R* is estimated
     *     for a ceiling in expectation, where its estimate is exact
     */
    public ExcessRule {
        if (statement.holds() != base.statement().holds()) {
            throw new IllegalArgumentException(
                    statement.name() + ": holds " + statement.holds().words() + ", must hold as "
                            + base.statement().name());
        }
        if (base.reads() != Reads.EMPIRICAL_RISK) {
            throw new IllegalArgumentException(
                    statement.name() + ": of " + base.statement().name() + ", must be of a ceiling of a loss");
        }
        if (estimated && base.needs() != Needs.KL) {
            throw new IllegalArgumentException(
                    statement.name() + ": estimates R*, must be of a ceiling of each data set");
        }
    }

    /**
     * A ceiling of the excess over a known R*.
     *
     * @param base c
     * @param bounded c of the share of the excess, as text
     * @return the ceiling, named as c with {@code -excess} at the end
     */
    static ExcessRule known(CeilingRule base, String bounded) {
        return of(base, KNOWN, "R* + L " + bounded, "R* and L known: the channel and the law of contexts", false);
    }

    /**
     * A ceiling of the excess over an R* that is estimated from the same labels.
     *
     * @param base c
     * @param bounded c of the share of the excess at delta/2, as text
     * @return the ceiling, named as c with {@code -excess-estimated} at the end
     */
    static ExcessRule estimated(CeilingRule base, String bounded) {
        return of(
                base,
                ESTIMATED,
                "R*up + L " + bounded + "; R*up = lo + (hi-lo) sup{p: kl((what-lo)/(hi-lo)||p) <= log(2/delta)/m}",
                "L, lo, hi known: the channel, and which contexts there are",
                true);
    }

    private static ExcessRule of(CeilingRule base, String ending, String formula, String known, boolean estimated) {
        Statement of = base.statement();
        return new ExcessRule(
                new Statement(
                        of.name() + ending,
                        formula,
                        of.hypotheses() + "; canonical loss; " + known,
                        of.holds(),
                        of.source()
                                + (estimated
                                        ? "; for R* Chernoff, Ann. Math. Statist. 23 (1952), Hoeffding, JASA 58 (1963),"
                                                + " theorem 1"
                                        : "")),
                base,
                estimated);
    }

    @Override
    public Needs needs() {
        return base.needs();
    }

    @Override
    public Reads reads() {
        return estimated ? Reads.EXCESS_ESTIMATED : Reads.EXCESS;
    }

    /** Half of it where R* is estimated with the other half. */
    @Override
    public double ownDelta(double delta) {
        return estimated ? delta / 2 : delta;
    }

    /** c over the share of the excess, at the part of delta that is its own. */
    @Override
    public Curve of(long labels, double delta, CatoniGrid grid) {
        return base.of(labels, ownDelta(delta), grid);
    }

    /** The inequality of c, for the share of the excess. */
    @Override
    public Optional<MomentInequality> moment(long labels, CatoniGrid grid) {
        return base.moment(labels, grid);
    }

    /**
     * The ceiling over the risk, for a loss.
     *
     * @param excess what is known of the loss
     * @param labels m, labels in the data set
     * @param delta allowed failure rate, in (0, 1]
     * @param curve from the share of the excess and an information to the share of the excess: that of {@link #of(long,
     *     double, CatoniGrid)} at these
     * @return the ceiling at these
     */
    public Ceiling of(ExcessLoss excess, long labels, double delta, Curve curve) {
        return (empiricalRisk, empiricalBayesRisk, contextBayesRisk, information) -> {
            double bayesRisk = estimated
                    ? excess.bayesRiskCeiling(contextBayesRisk, labels, delta - ownDelta(delta))
                    : excess.bayesRisk();
            double share = curve.at(excess.share(empiricalRisk, empiricalBayesRisk), information);
            return Math.min(1, Outward.up(bayesRisk + excess.largest() * share));
        };
    }

    /**
     * The ceiling over the risk, for a loss.
     *
     * @param excess what is known of the loss
     * @param labels m, labels in the data set
     * @param delta allowed failure rate, in (0, 1]
     * @param grid the values of Catoni's parameter
     * @return the ceiling at these
     */
    public Ceiling of(ExcessLoss excess, long labels, double delta, CatoniGrid grid) {
        return of(excess, labels, delta, of(labels, delta, grid));
    }
}
