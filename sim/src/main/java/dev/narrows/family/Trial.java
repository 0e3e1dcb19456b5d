package dev.narrows.family;

/** Makes replicates; scratch of one thread. */
@FunctionalInterface
public interface Trial {
    /**
     * One replicate: a data set, and what the learner makes of it. Nothing but the cell and the number decides the
     * values.
     *
     * @param replicate its number, from 0
     * @param row overwritten: a value in its range for each of {@link Trials#quantities()}, in their order
     */
    void replicate(int replicate, double[] row);
}
