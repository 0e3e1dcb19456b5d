package dev.narrows.channel;

import dev.narrows.info.Channel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deficiency of a channel W to a channel V with what proves both of its ends to anybody who can add (immutable).
 *
 * <pre>
 * delta(W -&gt; V) &lt;= max_u sum_y [sum_x W(x|u) T(x,y) - V(y|u)]+
 * delta(W -&gt; V) &gt;= sum_u sum_y g(u,y) V(y|u) - sum_x max_y sum_u g(u,y) W(x|u)
 * </pre>
 *
 * <p>for any row-stochastic T and any g &gt;= 0 with {@code sum_u max_y g(u,y) <= 1}: T is a point of the primal
 * programme ({@link Garbling}), g one of the dual ({@link GarblingLimit}). The ends are these values moved outward by
 * {@link Deficiency#slack}, and cut to [0, 1].
 */
public final class DeficiencyProof {
    /** A bracket that is narrow enough. */
    private static final double NARROW = 5e-10;

    private static final int ATTEMPTS = 8;

    private final Deficiency bracket;
    private final double[][] garbling;
    private final double[][] weights;

    private DeficiencyProof(Deficiency bracket, double[][] garbling, double[][] weights) {
        this.bracket = bracket;
        this.garbling = garbling;
        this.weights = weights;
    }

    /** A point of a programme and the end that it proves. */
    record Point(double[][] matrix, double end) {}

    /**
     * The deficiency of one channel to another.
     *
     * @param w the channel whose labels are had
     * @param v the channel that they are held against, of as many inputs
     * @return the bracket and what proves it; always the same for the same channels
     * @throws IllegalArgumentException if the inputs differ in number, or the programme would be too large
     */
    public static DeficiencyProof of(Channel w, Channel v) {
        Deficiency.requireComparable(w, v);
        Garbling garbling = new Garbling(w, v);
        GarblingLimit limit = new GarblingLimit(w, v);
        Point upper = garbling.first();
        Point lower = limit.first();
        for (int attempt = 0; attempt < ATTEMPTS && upper.end() - lower.end() > NARROW; attempt++) {
            Optional<Point> t = garbling.solve(attempt);
            Optional<Point> g = limit.solve(attempt);
            upper = t.isPresent() && t.get().end() < upper.end() ? t.get() : upper;
            lower = g.isPresent() && g.get().end() > lower.end() ? g.get() : lower;
        }
        return new DeficiencyProof(
                new Deficiency(Math.min(lower.end(), upper.end()), upper.end()), upper.matrix(), lower.matrix());
    }

    /**
     * The deficiency.
     *
     * @return both ends
     */
    public Deficiency bracket() {
        return bracket;
    }

    /**
     * What proves the upper end.
     *
     * @return T: a row for each label of W, a law of the labels of V, up to rounding; a copy
     */
    public double[][] garbling() {
        return copy(garbling);
    }

    /**
     * What proves the lower end.
     *
     * @return g, at least 0: a row for each truth, a column for each label of V; all 0 where the end is 0 without a
     *     solver; a copy
     */
    public double[][] weights() {
        return copy(weights);
    }

    private static double[][] copy(double[][] rows) {
        return Stream.of(rows).map(row -> Arrays.copyOf(row, row.length)).toArray(double[][]::new);
    }
}
