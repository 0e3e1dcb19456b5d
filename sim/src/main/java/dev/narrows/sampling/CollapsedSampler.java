package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts of all m labels as one multinomial, by the faster of two exact methods (mutable scratch, unshared; the
 * tables behind it are immutable and shared by its {@link #copy() copies}).
 *
 * <pre>
 * seed the inner generator from the stream
 * if m &lt;= 50 x (number of cells of positive probability): draw m labels, five from a random word (SlotTable)
 * else: draw the counts by conditional binomials, at a cost that does not depend on m (BinomialTree)
 * </pre>
 *
 * <p>The border is a constant, so that no processor changes a result. Measured: see {@link #LABELS_PER_CELL}. Cells of
 * probability 0 always get 0; a law with one possible cell takes no random number. Exact in distribution up to the rounding
 * that {@link SlotTable} and {@link BinomialTree} state.
 */
public final class CollapsedSampler implements CountsSampler {
    /**
     * Border between the methods, per possible cell. Both took the same time at about 37 labels per
     * cell of 5, 60 of 20, 60 of 100, 50 of 640 and 33 of 2,000 cells, interpolated between timings that vary by 20 %. Benchmark: {@code BorderBenchmark}.
     */
    static final int LABELS_PER_CELL = 50;
    /** Beyond as many cells the slots hold next to nothing; the tree visits only parts that hold labels. */
    static final int MOST_SLOT_CELLS = 2048;

    private final int cells;
    private final int only;
    private final long mostDraws;
    private final BinomialTree tree;
    private final SlotTable slots;
    private final SlotTable.Scratch scratch;
    private final Xoshiro256 generator = new Xoshiro256();

    private CollapsedSampler(double[] cellProbabilities, int[] support) {
        cells = cellProbabilities.length;
        only = support.length == 1 ? support[0] : -1;
        boolean few = support.length <= MOST_SLOT_CELLS && cells < Character.MAX_VALUE;
        mostDraws = few ? (long) LABELS_PER_CELL * support.length : 0;
        tree = new BinomialTree(cellProbabilities, support);
        slots = few ? new SlotTable(cellProbabilities) : null;
        scratch = few ? slots.scratch() : null;
    }

    private CollapsedSampler(CollapsedSampler same) {
        cells = same.cells;
        only = same.only;
        mostDraws = same.mostDraws;
        tree = same.tree;
        slots = same.slots;
        scratch = slots == null ? null : slots.scratch();
    }

    /**
     * The sampler of {@code Multinomial(m, p)}.
     *
     * @param cellProbabilities p, in [0, 1], with a sum within 1e-9 of 1; not modified, not kept
     * @return the sampler
     * @throws IllegalArgumentException if an entry is out of range or NaN, or the sum is not 1
     */
    public static CollapsedSampler of(double[] cellProbabilities) {
        Arguments.requireLaw("cellProbabilities", cellProbabilities);
        int[] support = IntStream.range(0, cellProbabilities.length)
                .filter(c -> cellProbabilities[c] > 0)
                .toArray();
        return new CollapsedSampler(cellProbabilities, support);
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public CollapsedSampler copy() {
        return new CollapsedSampler(this);
    }

    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        check(labels, counts, cells);
        Arrays.fill(counts, 0);
        if (only >= 0) {
            counts[only] = labels;
            return;
        }
        generator.seed(rng);
        if (labels <= mostDraws) {
            slots.draw(generator, (int) labels, counts, scratch);
        } else {
            tree.draw(generator, labels, counts);
        }
    }

    /** The arguments of a draw, of every sampler. */
    static void check(long labels, long[] counts, int cells) {
        if (labels < 0 || labels > MAX_LABELS) {
            throw new IllegalArgumentException("labels: " + labels + ", must be in [0, " + MAX_LABELS + "]");
        }
        if (counts.length != cells) {
            throw new IllegalArgumentException("counts: has length " + counts.length + ", must have " + cells);
        }
    }
}
