package dev.narrows.bound;

import java.util.List;
import java.util.Optional;

/**
 * A ceiling on each data set's risk under a loss of few {@link LossLevels}: of the shares {@code Fhat_j}, the part of
 * the labels on which the posterior loses {@code b_j} or more, where other ceilings are made of the mean loss alone. It
 * follows from a {@link MomentInequality} between shares,
 *
 * <pre>
 * E exp(m d(Fhat, F) - KL(Q||P)) &lt;= c,    R(Q) &lt;= sup{b_0 + sum_j (b_j - b_(j-1)) p_j : d(Fhat, p) &lt;= B},
 * B = (KL + log(c/delta))/m
 * </pre>
 *
 * <p>or a number above that supremum. Of a mean alone, {@link #of}, it is the ceiling of a loss of 0 or 1.
 */
public interface LevelsRule extends CeilingRule {
    /**
     * Whether it is worth making for a loss.
     *
     * @param levels of the loss
     * @return true unless overridden
     */
    default boolean appliesTo(LossLevels levels) {
        return true;
    }

    /**
     * The constant of its inequality.
     *
     * @param levels of the loss
     * @param labels m in 1..2^53
     * @return log c, at least 0, nats, rounded up
     */
    double logConstant(LossLevels levels, long labels);

    /**
     * The ceiling of a budget.
     *
     * @param levels of the loss
     * @param shares {@code Fhat_j} at j-1, each in [0, 1]; not modified
     * @param budget B in [0, infinity], nats, rounded up
     * @return the ceiling over the risk, in [0, 1], rounded up
     * @throws IllegalArgumentException if an argument is out of range
     */
    double value(LossLevels levels, double[] shares, double budget);

    /**
     * The distance of its inequality.
     *
     * @param levels of the loss
     * @param shares {@code Fhat_j} at j-1; not modified
     * @param means {@code F_j} at j-1; not modified
     * @return {@code d(Fhat, F)}, nats, rounded to nearest
     */
    double distance(LossLevels levels, double[] shares, double[] means);

    /**
     * The ceiling of one posterior.
     *
     * @param levels of the loss
     * @param shares {@code Fhat_j} at j-1, each in [0, 1]
     * @param kl KL(Q||P) in [0, infinity], nats, the prior P fixed before the data
     * @param labels m in 1..2^53
     * @param delta one minus the confidence, in (0, 1]
     * @return the ceiling over the risk, in [0, 1], rounded up
     * @throws IllegalArgumentException if an argument is out of range, or there are not K shares
     */
    default double value(LossLevels levels, List<Double> shares, double kl, long labels, double delta) {
        double[] array = shares.stream().mapToDouble(Double::doubleValue).toArray();
        levels.requireShares(array);
        double budget = PacBayesBudget.ofConstant(labels, delta, logConstant(levels, labels))
                .at(kl);
        return value(levels, array, budget);
    }

    @Override
    default Reads reads() {
        return Reads.LEVELS;
    }

    @Override
    default Curve of(long labels, double delta, CatoniGrid grid) {
        LossLevels binary = LossLevels.zeroOne();
        PacBayesBudget budget = PacBayesBudget.ofConstant(labels, delta, logConstant(binary, labels));
        return (risk, kl) -> value(binary, new double[] {risk}, budget.at(kl));
    }

    @Override
    default Optional<MomentInequality> moment(long labels, CatoniGrid grid) {
        LossLevels binary = LossLevels.zeroOne();
        return Optional.of(new MomentInequality(
                logConstant(binary, labels),
                (q, p) -> distance(binary, new double[] {q}, new double[] {p}),
                (risk, budget) -> value(binary, new double[] {risk}, budget)));
    }
}
