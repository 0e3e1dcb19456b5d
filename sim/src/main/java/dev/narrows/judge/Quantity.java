package dev.narrows.judge;

import java.util.function.ToDoubleFunction;

/** What is measured of a view. */
public enum Quantity {
    /** Share of ratings whose label is the truth. */
    AGREEMENT("agreement", Shares::agreement, -1),
    /** Cohen's kappa of truth and label. */
    KAPPA("kappa", Shares::kappa, -1),
    /** Mutual information of truth and label, given what is known beside it, nats. */
    INFORMATION("information", Shares::information, 0),
    /** Capacity of the channel from truth to label, averaged over what is known beside it, nats. */
    CAPACITY("capacity", Shares::capacity, 0),
    /** Least risk under zero-one loss of a rule of the label and what is known beside it. */
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
        return this == AGREEMENT ? 0 : least;
    }

    /** The largest value that there is. */
    double most(int truths, int labels) {
        return switch (this) {
            case INFORMATION, CAPACITY -> StrictMath.log(Math.min(truths, labels));
            case RISK -> 1 - 1.0 / truths;
            default -> 1;
        };
    }
}
