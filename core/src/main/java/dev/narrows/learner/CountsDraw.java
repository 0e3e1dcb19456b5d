package dev.narrows.learner;

/** Draws one data set after the other: whoever has the generator supplies it. */
@FunctionalInterface
public interface CountsDraw {
    /**
     * Draws the counts of one data set.
     *
     * @param counts overwritten
     */
    void draw(long[] counts);
}
