package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;

/**
 * What a {@link TableGibbs} does in expectation over data sets of m labels, without sampling: {@code N_c ~ Bin(m,
 * p_c)}.
 *
 * <pre>
 * E R     = sum_c p_c sum_a E q_c(a|N_c) l_c(a),   l_c(a) = E[l(a,U,S)|c];  observable risk: lt_c for l_c
 * E Rhat  = (1/m) sum_c E[N_c sum_a q_c(a|N_c) lt_c(a)]
 * E KL    = sum_c E KL(q_c||P_c)
 * I_1     = sum_c p_c KL(law(theta_c|Z_1=c) || law(theta_c)),
 *           law(theta_c|Z_1=c) = E[N_c q_c]/(m p_c),  law(theta_c) = E q_c
 * I_c     = I(theta_c; N_c) = E KL(q_c||qbar_c),  qbar_c = E q_c;   I_fact = sum_c I_c
 * </pre>
 *
 * <p>I(theta;D) of the whole table lies between max_c I_c and min(I_fact, E KL); it is not I_fact, because the counts
 * depend on each other. I_1 is what one label tells of the action on its own pair ({@link KlDecomposition}), and at
 * most I(theta;D)/m. Nats. Of a learner whose counts were enumerated I(theta;D) itself, or where it is not known 0 and
 * E KL, stand in the places of max_c I_c and I_fact.
 *
 * <p>No number is a bound by itself: the exact value is within the remainder and the rounding of it, on either side.
 *
 * <p>{@link #remainder()} bounds what truncation and quadrature leave out of each of the numbers. The rounding of the
 * sums adds about 1e-13 relative at 10^6 labels. A loss is a mean over targets and rounded, taken to be within 2^-48:
 * that matters only where two actions differ by little more, and the posterior can tell them apart all the same
 * ({@code N beta} times their difference about 1). The remainder has twice what this does to E KL to first order, which
 * covers the mean losses too but for two units of their own rounding; that it covers the informations is assumed, not
 * proved.
 *
 * @param risk {@code E R}
 * @param observableRisk {@code E sum_c p_c sum_a q_c(a) lt_c(a)}
 * @param empiricalRisk {@code E Rhat}
 * @param kl {@code E KL(Q||P)}, nats
 * @param informationFactorised {@code I_fact}, nats; after an enumeration I(theta;D), or E KL where targets are
 *     revealed
 * @param informationLargestPair {@code max_c I_c}, nats; after an enumeration I(theta;D), or 0 where targets are
 *     revealed
 * @param labelInformation {@code I_1}, nats per label
 * @param remainder bound of what is left out of each of the other numbers, with an allowance for rounded losses; 0
 *     after an enumeration, which leaves out nothing
 */
public record ExactExpectations(
        double risk,
        double observableRisk,
        double empiricalRisk,
        double kl,
        double informationFactorised,
        double informationLargestPair,
        double labelInformation,
        double remainder) {

    /** What a loss, a mean over targets, is taken to be off by: 32 units. */
    private static final double LOSS_ROUNDING = 0x1p-48;

    /** Largest number of labels. */
    public static final long MAX_LABELS = 1_000_000_000_000L;

    /** The information is the whole of I(theta;D) here, no bound of it. */
    static ExactExpectations of(KlDecomposition all) {
        return new ExactExpectations(
                all.risk(),
                all.observableRisk(),
                all.empiricalRisk(),
                all.expectedKl(),
                all.information(),
                all.information(),
                all.labelInformation(),
                0);
    }

    /**
     * The expectations of a table posterior.
     *
     * @param learner the posterior
     * @param labels m, 1..{@link #MAX_LABELS}
     * @return the expectations
     * @throws IllegalArgumentException if {@code labels} lies outside 1..10^12
     */
    public static ExactExpectations of(TableGibbs learner, long labels) {
        Arguments.requireAtLeast("labels", labels, 1);
        if (labels > MAX_LABELS) {
            throw new IllegalArgumentException("labels: " + labels + ", must be at most " + MAX_LABELS);
        }
        LossGroups groups = learner.groups();
        CompensatedSum risk = new CompensatedSum();
        CompensatedSum observable = new CompensatedSum();
        CompensatedSum loss = new CompensatedSum();
        CompensatedSum kl = new CompensatedSum();
        CompensatedSum information = new CompensatedSum();
        CompensatedSum ofLabel = new CompensatedSum();
        double largest = 0;
        double remainder = 0;
        for (int c = 0; c < groups.pairs(); c++) {
            PairExpectation pair = PairExpectation.of(groups, c, labels);
            risk.add(groups.probability[c] * pair.risk());
            observable.add(groups.probability[c] * pair.observableRisk());
            loss.add(pair.loss());
            kl.add(pair.divergence());
            information.add(pair.information());
            largest = Math.max(largest, pair.information());
            ofLabel.add(groups.probability[c] * pair.labelInformation());
            remainder += Math.max(Math.max(pair.missing(), pair.missingInformation()), pair.missingLabelInformation())
                    + 2 * LOSS_ROUNDING * pair.perUnitOfLoss(learner.beta);
        }
        return new ExactExpectations(
                risk.value(),
                observable.value(),
                loss.value() / labels,
                kl.value(),
                information.value(),
                largest,
                ofLabel.value(),
                remainder);
    }
}
