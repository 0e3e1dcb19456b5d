package dev.narrows.judge;

import dev.narrows.model.Loss;
import dev.narrows.rating.DecisionRisk;
import dev.narrows.rating.JointCounts;
import dev.narrows.rating.PlugInSum;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The items of a view: what is said of the view where an item is left out. Items with the same ratings in the view are
 * one kind, however they differ elsewhere, as far as that saves time.
 */
final class ViewItems {
    /**
     * More kinds of several ratings are not told from each other, for the sake of memory: items stand by themselves.
     */
    private static final int MOST_KINDS = 50_000;

    /** Of costs that are alike, relative; and absolute, for what is left where nothing is. */
    private static final double TIE = 1e-11;

    private final Ratings ratings;
    private final long[] itemsOf;
    /** Of each slot its cell in the view; -1 for others. */
    private final int[] cellOf;
    /** Of each cell the items that have this one rating in the view, and no other. */
    private final long[] single;
    /** Kinds of several ratings, to the number of their items. */
    private final Map<Cells, long[]> kinds = new LinkedHashMap<>();
    /** Patterns of several ratings in the view that are of no kind. */
    private final BitSet alone = new BitSet();

    private long count;

    private record Cells(int[] sorted) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cells that && Arrays.equals(sorted, that.sorted);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sorted);
        }
    }

    /** Items with the same ratings in the view: the first cells, as many as there are ratings, and how many items. */
    private interface Kind {
        void take(int[] cells, int ratings, long items);
    }

    /** {@code patternsOf}: of each slot the patterns that have it; {@code cellOf}: -1 everywhere, used by one view. */
    ViewItems(Ratings ratings, View view, long[] itemsOf, int[][] patternsOf, int[] cellOf) {
        this.ratings = ratings;
        this.itemsOf = itemsOf;
        this.cellOf = cellOf;
        int cells = view.contexts() * ratings.truths().size() * ratings.labels().size();
        this.single = new long[cells];
        BitSet patterns = new BitSet(itemsOf.length);
        BitSet several = new BitSet(itemsOf.length);
        for (int i = 0; i < view.slots().length; i++) {
            cellOf[view.slots()[i]] = view.cells()[i];
            for (int pattern : patternsOf[view.slots()[i]]) {
                (patterns.get(pattern) ? several : patterns).set(pattern);
            }
        }
        for (int i = 0; i < view.slots().length; i++) {
            for (int pattern : patternsOf[view.slots()[i]]) {
                if (!several.get(pattern)) {
                    single[view.cells()[i]] += itemsOf[pattern];
                    count += itemsOf[pattern];
                }
            }
        }
        boolean asTheyAre = view.slots().length == cellOf.length && isInjective(view);
        several.stream().forEach(pattern -> add(pattern, asTheyAre));
    }

    /** Whether different ratings are in different cells: then patterns differ in the view as they do in all. */
    private static boolean isInjective(View view) {
        return Arrays.stream(view.cells()).distinct().count() == view.cells().length;
    }

    private void add(int pattern, boolean asItIs) {
        count += itemsOf[pattern];
        if (asItIs) {
            alone.set(pattern);
            return;
        }
        int[] cells = new int[ratings.patterns().get(pattern).length];
        Cells key = new Cells(Arrays.copyOf(cells, cells(pattern, cells)));
        Arrays.sort(key.sorted());
        long[] known = kinds.get(key);
        if (known != null) {
            known[0] += itemsOf[pattern];
        } else if (kinds.size() < MOST_KINDS) {
            kinds.put(key, new long[] {itemsOf[pattern]});
        } else {
            alone.set(pattern);
        }
    }

    /** Writes the cells of a pattern; how many there are. */
    private int cells(int pattern, int[] cells) {
        int size = 0;
        for (int slot : ratings.patterns().get(pattern)) {
            if (cellOf[slot] >= 0) {
                cells[size++] = cellOf[slot];
            }
        }
        return size;
    }

    private void each(Kind kind) {
        for (int cell = 0; cell < single.length; cell++) {
            if (single[cell] > 0) {
                kind.take(new int[] {cell}, 1, single[cell]);
            }
        }
        kinds.forEach((cells, items) -> kind.take(cells.sorted(), cells.sorted().length, items[0]));
        int most = alone.stream()
                .map(pattern -> ratings.patterns().get(pattern).length)
                .max()
                .orElse(0);
        int[] cells = new int[most];
        for (int k = alone.nextSetBit(0); k >= 0; k = alone.nextSetBit(k + 1)) {
            kind.take(cells, cells(k, cells), itemsOf[k]);
        }
    }

    /** Makes the cells ready for another view. */
    void release(View view) {
        for (int slot : view.slots()) {
            cellOf[slot] = -1;
        }
    }

    /** How many items there are. */
    long count() {
        return count;
    }

    /** Plug-in information less the jackknife that leaves out one item after another. */
    double informationBias(JointCounts counts) {
        PlugInSum plugIn = new PlugInSum(counts);
        double whole = plugIn.value();
        double[] without = new double[1];
        each((cells, size, items) -> {
            add(plugIn, cells, size, -1);
            without[0] += items * plugIn.value();
            add(plugIn, cells, size, 1);
        });
        return count < 2 ? 0 : (count - 1) * (without[0] / count - whole);
    }

    private static void add(PlugInSum plugIn, int[] cells, int size, int sign) {
        for (int i = 0; i < size; i++) {
            plugIn.add(cells[i], sign);
        }
    }

    /**
     * The mean loss of the best rule of all other items on an item, over the items; at ties the mean of the answers. A
     * rule learned from one item less is no better than the best, so this is too high on average.
     */
    double riskLeftOut(JointCounts counts, Loss loss) {
        double[] costs = costs(counts, loss);
        double[] whole = costs.clone();
        double[] lost = new double[1];
        each((cells, size, items) -> {
            for (int i = 0; i < size; i++) {
                leaveOut(costs, cells[i], counts, loss);
            }
            for (int i = 0; i < size; i++) {
                lost[0] += items * lost(costs, cells[i], counts, loss);
            }
            for (int i = 0; i < size; i++) {
                int from = from(cells[i], counts, loss);
                System.arraycopy(whole, from, costs, from, loss.actions());
            }
        });
        return lost[0] / counts.total();
    }

    /** Of each context and label, what each answer costs. */
    private static double[] costs(JointCounts counts, Loss loss) {
        double[] costs = new double[counts.contexts() * counts.labels() * loss.actions()];
        double[] ofTruths = new double[counts.truths()];
        for (int at = 0; at < counts.contexts() * counts.labels(); at++) {
            for (int u = 0; u < ofTruths.length; u++) {
                ofTruths[u] = counts.count(at / counts.labels(), u, at % counts.labels());
            }
            double[] own = DecisionRisk.costs(ofTruths, loss, 0);
            System.arraycopy(own, 0, costs, at * own.length, own.length);
        }
        return costs;
    }

    /** Where the costs of the answers to a cell's context and label begin. */
    private static int from(int cell, JointCounts shape, Loss loss) {
        int context = cell / shape.labels() / shape.truths();
        return (context * shape.labels() + cell % shape.labels()) * loss.actions();
    }

    private static void leaveOut(double[] costs, int cell, JointCounts shape, Loss loss) {
        int from = from(cell, shape, loss);
        int truth = cell / shape.labels() % shape.truths();
        for (int a = 0; a < loss.actions(); a++) {
            costs[from + a] -= loss.value(a, truth, 0);
        }
    }

    /** What a rule of these costs loses at the cell's truth where it sees its context and label. */
    private static double lost(double[] costs, int cell, JointCounts shape, Loss loss) {
        int from = from(cell, shape, loss);
        int truth = cell / shape.labels() % shape.truths();
        double least = costs[from];
        for (int a = 1; a < loss.actions(); a++) {
            least = Math.min(least, costs[from + a]);
        }
        double alike = least + TIE * Math.max(1, least);
        double sum = 0;
        int ties = 0;
        for (int a = 0; a < loss.actions(); a++) {
            if (costs[from + a] <= alike) {
                sum += loss.value(a, truth, 0);
                ties++;
            }
        }
        return sum / ties;
    }
}
