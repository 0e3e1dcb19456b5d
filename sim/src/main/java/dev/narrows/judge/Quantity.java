package dev.narrows.judge;

import dev.narrows.model.Loss;
import java.util.function.ToDoubleFunction;

/**
 * What is measured of ratings {@code n(s,u,y)} of context s, truth u and label y, with shares {@code p = n/N}, q truths
 * and k labels. Information is in nats.
 */
public enum Quantity {
    /** Share of ratings whose label is the truth, {@code a = sum_{s,u} p(s,u,u)}, in [0, 1]. */
    AGREEMENT("agreement", Shares::agreement, 0),
    /**
     * Cohen's kappa of truth and label, {@code (a - e)/(1 - e)} with {@code e = sum_u p(U=u) p(Y=u)}, contexts pooled,
     * in [-1, 1]; undefined at e = 1. Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46.
     */
    KAPPA("kappa", Shares::kappa, -1),
    /** Plug-in {@code I(U;Y|S)}, in [0, min(log q, log k)]; too high on average. */
    INFORMATION("information", Shares::information, 0),
    /**
     * Plug-in equivocation {@code H(U|Y,S) = H(U|S) - I(U;Y|S)}, in [0, log q]: what of the truth the labels leave
     * open; too low on average.
     */
    EQUIVOCATION("equivocation", Shares::equivocation, 0),
    /**
     * Capacity {@code sum_s p(s) max_pi I(pi; p(y|u,s))} of the rows' shares as they are, in [0, min(log q, log k)]:
     * within 1e-9; too high on average.
     */
    CAPACITY("capacity", Shares::capacity, 0),
    /**
     * Bayes risk {@code sum_{s,y} min_a sum_u p(s,u,y) l(a,u)} of the shares; too low on average. In [0, the lesser of
     * min_a max_u l(a,u) and max_u of the mean of l(a,u) over the answers], which under zero-one loss is [0, 1 - 1/q].
     */
    RISK("bayes_risk", Shares::risk, 0);

    private final String label;
    private final ToDoubleFunction<Shares> of;
    private final double least;

    Quantity(String label, ToDoubleFunction<Shares> of, double least) {
        this.label = label;
        this.of = of;
        this.least = least;
    }

    /**
     * Its name in files.
     *
     * @return such as {@code bayes_risk}
     */
    public String label() {
        return label;
    }

    double of(Shares shares) {
        return of.applyAsDouble(shares);
    }

    /** The least value that there is. */
    double least() {
        return least;
    }

    /** The largest value that there is. */
    double most(int truths, int labels, Loss loss) {
        return switch (this) {
            case INFORMATION, CAPACITY -> StrictMath.log(Math.min(truths, labels));
            case EQUIVOCATION -> StrictMath.log(truths);
            case RISK -> LossTable.most(loss);
            default -> 1;
        };
    }
}
