package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;

/**
 * Brackets of I(theta;D), the information of a whole decision table about the data set, without enumerating data sets
 * (nats):
 *
 * <pre>
 * max(max_c I_c, I_fact - TC, 0) &lt;= I(theta;D) &lt;= min(I_fact, E KL)
 * </pre>
 *
 * <p>{@code I_c = I(theta_c;N_c)}, {@code I_fact = sum_c I_c} of {@link ExactExpectations} and TC the total correlation
 * of the counts. Lower: a part of theta and D knows no more than the whole; and, given D, the pairs of theta are
 * independent, so {@code I(theta;D) = I_fact - TC(theta)} with {@code TC(theta) <= TC(N)} by data processing. Upper: KL
 * to the product of the means, or to the prior, is no less than KL to the mean. Ends are moved outward by the remainder
 * of the expectations and by 1e-12 relative.
 */
public final class InformationBracket {
    private static final double OUTWARD = 1e-12;

    private InformationBracket() {}

    /**
     * The bracket for decision tables: canonical and proxy.
     *
     * @param learner the posterior
     * @param labels m, 1..10^12
     * @param expectations the exact expectations of this learner at m labels
     * @return the bracket, nats
     * @throws IllegalArgumentException if labels is out of range
     */
    public static Bracket of(TableGibbs learner, long labels, ExactExpectations expectations) {
        Arguments.requireAtLeast("labels", labels, 1);
        double factorised = expectations.informationFactorised();
        double slack = expectations.remainder();
        double correlation = TotalCorrelation.upper(learner.groups().probability, labels);
        double lower =
                Math.max(expectations.informationLargestPair(), factorised - correlation) * (1 - OUTWARD) - slack;
        double upper = Math.min(factorised, expectations.kl()) * (1 + OUTWARD) + slack;
        return new Bracket(Math.min(Math.max(0, lower), upper), upper);
    }

    /**
     * The bracket of {@code rho = I(theta;D|U^m) = I(theta;D) - I(theta;U^m)} that follows from one of I(theta;D) and
     * {@code 0 <= I(theta;U^m) <= m (I(U;S) + I(U;Y|S))}.
     *
     * @param information bracket of I(theta;D)
     * @param labels m, at least 1
     * @param channelUpper a number not below {@code I(U;S) + I(U;Y|S)}, nats per label
     * @return the bracket of rho, nats
     * @throws IllegalArgumentException if labels is below 1, or {@code channelUpper} is negative or NaN
     */
    public static Bracket rho(Bracket information, long labels, double channelUpper) {
        Arguments.requireNonNegative("channelUpper", channelUpper);
        Arguments.requireAtLeast("labels", labels, 1);
        double sent = labels * channelUpper * (1 + OUTWARD);
        return new Bracket(Math.max(0, information.low() - sent), information.high());
    }
}
