package dev.narrows.bound;

/** A number that is not below the quantity it bounds (with the stated confidence, or in expectation): a ceiling. */
public interface UpperBound {
    /**
     * The bound.
     *
     * @return a value in [0, 1], rounded up: at least the least of 1 and the true value of the formula
     */
    double value();
}
