package dev.narrows.judge;

import dev.narrows.rating.JointCounts;
import dev.narrows.rating.PlugInSum;
import java.util.BitSet;

/** The items of a view, one pattern after another: what is said of the view where an item is left out. */
final class ViewItems {
    private final Ratings ratings;
    private final View view;
    private final long[] itemsOf;
    /** The patterns that have ratings in the view. */
    private final BitSet patterns;
    /** Of each slot its cell in the view; -1 for others. */
    private final int[] cellOf;

    /** {@code patternsOf}: of each slot the patterns that have it; {@code cellOf}: -1 everywhere, used by one view. */
    ViewItems(Ratings ratings, View view, long[] itemsOf, int[][] patternsOf, int[] cellOf) {
        this.ratings = ratings;
        this.view = view;
        this.itemsOf = itemsOf;
        this.cellOf = cellOf;
        this.patterns = new BitSet(itemsOf.length);
        for (int i = 0; i < view.slots().length; i++) {
            cellOf[view.slots()[i]] = view.cells()[i];
            for (int pattern : patternsOf[view.slots()[i]]) {
                patterns.set(pattern);
            }
        }
    }

    /** Makes the cells ready for another view. */
    void release() {
        for (int slot : view.slots()) {
            cellOf[slot] = -1;
        }
    }

    /** How many items there are. */
    long count() {
        return patterns.stream().mapToLong(k -> itemsOf[k]).sum();
    }

    /** Plug-in information less the jackknife that leaves out one item after another. */
    double informationBias(JointCounts counts) {
        PlugInSum plugIn = new PlugInSum(counts);
        double whole = plugIn.value();
        double without = 0;
        for (int k = patterns.nextSetBit(0); k >= 0; k = patterns.nextSetBit(k + 1)) {
            change(plugIn, k, -1);
            without += itemsOf[k] * plugIn.value();
            change(plugIn, k, 1);
        }
        long items = count();
        return items < 2 ? 0 : (items - 1) * (without / items - whole);
    }

    private void change(PlugInSum plugIn, int pattern, int sign) {
        for (int slot : ratings.patterns().get(pattern)) {
            if (cellOf[slot] >= 0) {
                plugIn.add(cellOf[slot], sign);
            }
        }
    }

    /**
     * The share of wrong answers of the best rule of all other items on an item, over the items; at ties the mean of
     * the answers. A rule learned from one item less is no better than the best, so this is too high on average.
     */
    double riskLeftOut(JointCounts counts) {
        long[] cells = counts.toArray();
        double wrong = 0;
        for (int k = patterns.nextSetBit(0); k >= 0; k = patterns.nextSetBit(k + 1)) {
            int[] slots = ratings.patterns().get(k);
            add(cells, slots, -1);
            for (int slot : slots) {
                wrong += cellOf[slot] < 0 ? 0 : itemsOf[k] * (1 - right(cells, cellOf[slot], counts));
            }
            add(cells, slots, 1);
        }
        return wrong / counts.total();
    }

    private void add(long[] cells, int[] slots, int sign) {
        for (int slot : slots) {
            if (cellOf[slot] >= 0) {
                cells[cellOf[slot]] += sign;
            }
        }
    }

    /** The probability that a rule of these counts gives the truth of the cell where it sees its context and label. */
    private static double right(long[] cells, int cell, JointCounts shape) {
        int label = cell % shape.labels();
        int context = cell / shape.labels() / shape.truths();
        long most = 0;
        int ties = 0;
        for (int u = 0; u < shape.truths(); u++) {
            long n = cells[(context * shape.truths() + u) * shape.labels() + label];
            ties = n > most ? 1 : n == most ? ties + 1 : ties;
            most = Math.max(most, n);
        }
        return cells[cell] == most ? 1.0 / ties : 0;
    }
}
