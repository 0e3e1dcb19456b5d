package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the counts of all m labels as one multinomial, by the faster of two exact methods (mutable scratch, unshared;
 * the tables behind it are immutable and shared by its {@link #copy() copies}).
 *
 * <pre>
 * seed the inner generator from the stream
 * if m &lt;= 50 x (number of pairs of positive probability): draw m labels, five from a random word (SlotTable)
 * else: draw the counts by conditional binomials, at a cost that does not depend on m (BinomialTree)
 * </pre>
 *
 * <p>The border is a constant, so that no processor changes a result. Measured: see {@link #LABELS_PER_PAIR}. Pairs of
 * probability 0 always get 0; a law with one possible pair takes no random number. Exact in distribution up to the
 * rounding that {@link SlotTable} and {@link BinomialTree} state.
 */
public final class CollapsedSampler implements CountsSampler {
    /**
     * Border between the methods, per possible pair. Both took the same time at about 37 labels per pair of 5, 60 of
     * 20, 60 of 100, 50 of 640 and 33 of 2,000 pairs, interpolated between timings that vary by 20 %. Benchmark:
     * {@code BorderBenchmark}.
     */
    static final int LABELS_PER_PAIR = 50;
    /** Beyond as many pairs the slots hold next to nothing; the tree visits only parts that hold labels. */
    static final int MOST_SLOT_PAIRS = 2048;

    private final int pairs;
    private final int only;
    private final long mostDraws;
    private final BinomialTree tree;
    private final SlotTable slots;
    private final SlotTable.Scratch scratch;
    private final Xoshiro256 generator = new Xoshiro256();

    private CollapsedSampler(double[] pairProbabilities, int[] support, boolean slotted) {
        pairs = pairProbabilities.length;
        only = support.length == 1 ? support[0] : -1;
        boolean few = slotted && support.length <= MOST_SLOT_PAIRS && pairs < Character.MAX_VALUE;
        mostDraws = few ? (long) LABELS_PER_PAIR * support.length : 0;
        tree = new BinomialTree(pairProbabilities, support);
        slots = few ? new SlotTable(pairProbabilities) : null;
        scratch = few ? slots.scratch() : null;
    }

    private CollapsedSampler(CollapsedSampler same) {
        pairs = same.pairs;
        only = same.only;
        mostDraws = same.mostDraws;
        tree = same.tree;
        slots = same.slots;
        scratch = slots == null ? null : slots.scratch();
    }

    /**
     * The sampler of {@code Multinomial(m, p)}.
     *
     * @param pairProbabilities p, in [0, 1], with a sum within 1e-9 of 1; not modified, not kept
     * @return the sampler
     * @throws IllegalArgumentException if an entry is out of range or NaN, or the sum is not 1
     */
    public static CollapsedSampler of(double[] pairProbabilities) {
        return of(pairProbabilities, true);
    }

    /**
     * The sampler of a law that is drawn from once: by conditional binomials whatever m is, since the tables of the
     * other method cost more than a draw.
     *
     * @param pairProbabilities as for {@link #of(double[])}
     * @return the sampler
     * @throws IllegalArgumentException if an entry is out of range or NaN, or the sum is not 1
     */
    public static CollapsedSampler once(double[] pairProbabilities) {
        return of(pairProbabilities, false);
    }

    private static CollapsedSampler of(double[] pairProbabilities, boolean slotted) {
        Arguments.requireLaw("pairProbabilities", pairProbabilities);
        int[] support = IntStream.range(0, pairProbabilities.length)
                .filter(c -> pairProbabilities[c] > 0)
                .toArray();
        return new CollapsedSampler(pairProbabilities, support, slotted);
    }

    @Override
    public int pairs() {
        return pairs;
    }

    @Override
    public CollapsedSampler copy() {
        return new CollapsedSampler(this);
    }

    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        check(labels, counts, pairs);
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
    static void check(long labels, long[] counts, int pairs) {
        if (labels < 0 || labels > MAX_LABELS) {
            throw new IllegalArgumentException("labels: " + labels + ", must be in [0, " + MAX_LABELS + "]");
        }
        if (counts.length != pairs) {
            throw new IllegalArgumentException("counts: has length " + counts.length + ", must have " + pairs);
        }
    }
}
