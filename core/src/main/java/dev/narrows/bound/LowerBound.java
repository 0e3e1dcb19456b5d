package dev.narrows.bound;

/** A number that is certainly not above the quantity it bounds: a floor. */
public interface LowerBound {
    /**
     * The bound.
     *
     * @return a value in [0, 1], rounded down: at most the true value of the formula
     */
    double value();
}
