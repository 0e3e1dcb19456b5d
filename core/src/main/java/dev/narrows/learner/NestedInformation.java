package dev.narrows.learner;

import dev.narrows.numeric.Bracket;
import java.util.function.DoubleSupplier;

/**
 * One outer draw of nested Monte Carlo for the information of the whole policy about the data: a number whose mean is
 * not above it and one whose mean is not below, both bounded, so that confidence limits of the means need no assumption
 * (scratch, unshared). With N_0, fresh N_1..N_L, theta ~ Q_{N_0} and {@code w_l = log Q_{N_l}(theta)}:
 *
 * <pre>
 * low = w_0 - log((1/(L+1)) sum_{l=0..L} e^{w_l})                       E low &lt;= I
 * up  = w_0 - log(((1-e)/L) sum_{l=1..L} e^{w_l} + e R(theta))          E up  &gt;= I,   e = 1/16, R a fixed law
 * </pre>
 *
 * <p>up is the log-ratio to a law that does not depend on N_0, hence not below I in the mean whatever R is; R keeps it
 * bounded. The mean is over the data sets that are drawn: all of D for I(theta;D); data sets with the composition of
 * the first one for rho = I(theta;D|U^m), with a new composition for every outer draw. Source: T. Rainforth et al., On
 * nesting Monte Carlo estimators, ICML 2018; A. Foster et al., Variational Bayesian optimal experimental design,
 * NeurIPS 2019 (the lower one).
 */
public interface NestedInformation {
    /** Place of the number whose mean is not above the information. */
    int LOW = 0;

    /** Place of the number whose mean is not below the information. */
    int UP = 1;

    /** The part e of the law in the upper number that is R. */
    double MIXED = 1.0 / 16;

    /**
     * One outer draw.
     *
     * @param draw gives N_0, then N_1..N_L
     * @param uniform numbers in [0, 1) for theta
     * @param inner L, at least 1
     * @param values overwritten at {@link #LOW} and {@link #UP}, within the ranges
     * @throws IllegalArgumentException if {@code inner < 1}
     */
    void evaluate(CountsDraw draw, DoubleSupplier uniform, int inner, double[] values);

    /**
     * Range of the lower number.
     *
     * @param inner L
     * @return the range, nats
     */
    default Bracket lowRange(int inner) {
        return new Bracket(0, StrictMath.log(inner + 1.0) * (1 + 1e-15));
    }

    /**
     * Range of the upper number.
     *
     * @return the range, nats
     */
    Bracket upRange();

    /**
     * How far rounding may lift the mean of the lower number above the information.
     *
     * @return the slack, nats
     */
    default double lowSlack() {
        return 1e-12;
    }
}
