package dev.narrows.sampling;

/** Sees every tuple that a {@link TupleSampler} draws, in the order drawn. */
@FunctionalInterface
public interface TupleRecorder {
    /**
     * One tuple.
     *
     * @param s context
     * @param j index
     * @param h judgment
     * @param y label
     */
    void record(int s, int j, int h, int y);
}
