package dev.narrows.report;

import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the cells of a batch that keeps lines whole: of every axis of the sweep some positions, evenly spread, the
 * first and the last among them, and all cells whose positions are kept. So a line along an axis has every position
 * that is kept of the axis, and none has a single one where the batch has more; a choice among cells would thin out
 * every line. Long axes are cut first, and to one length (immutable).
 */
final class LineSample {
    private final Scenario scenario;
    private final int[] cells;
    private final List<List<Integer>> kept;
    private final List<BitSet> sets;
    private final boolean all;
    /** Whether every combination of positions is a cell. */
    private final boolean whole;

    private LineSample(Scenario scenario, int[] cells, List<List<Integer>> kept, boolean all, boolean whole) {
        this.scenario = scenario;
        this.cells = cells;
        this.whole = whole;
        this.kept = kept;
        this.sets = kept.stream()
                .map(positions -> positions.stream().collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        this.all = all;
    }

    /**
     * Every cell of a batch.
     *
     * @param scenario its scenario
     * @param cells numbers of its cells; not modified
     */
    static LineSample all(Scenario scenario, int[] cells) {
        List<BitSet> found = scenario.axes().stream().map(axis -> new BitSet()).toList();
        for (int cell : cells) {
            int[] positions = isCell(scenario, cell) ? scenario.positions(cell) : new int[0];
            for (int k = 0; k < positions.length; k++) {
                found.get(k).set(positions[k]);
            }
        }
        List<List<Integer>> kept =
                found.stream().map(set -> set.stream().boxed().toList()).toList();
        return new LineSample(scenario, cells, kept, true, product(kept) == cells.length);
    }

    /** Those of its cells that are in a sample of so many at most. */
    LineSample within(int most) {
        if (!exceeds(most)) {
            return this;
        }
        int longest = kept.stream().mapToInt(List::size).max().orElse(1);
        int least = 1;
        for (int above = longest; above - least > 1; ) {
            int middle = (least + above) >>> 1;
            boolean tooMany = limited(middle, -1).exceeds(most);
            least = tooMany ? least : middle;
            above = tooMany ? middle : above;
        }
        return widened(least, most);
    }

    /** With one position more of the first axes, as far as there is room, and as it brings cells. */
    private LineSample widened(int length, int most) {
        LineSample widest = limited(length, -1);
        for (int k = 0; k < kept.size(); k++) {
            LineSample wider = limited(length, k);
            long count = wider.count(most);
            if (count > most || count < widest.count(most)) {
                break;
            }
            widest = wider;
        }
        return widest;
    }

    /** Axes of so many positions at most, one more up to the axis {@code last}. */
    private LineSample limited(int length, int last) {
        List<List<Integer>> shorter = new ArrayList<>();
        for (int k = 0; k < kept.size(); k++) {
            shorter.add(Spread.of(kept.get(k), k <= last ? length + 1 : length));
        }
        return new LineSample(scenario, cells, shorter, false, whole);
    }

    private boolean exceeds(int most) {
        return count(most) > most;
    }

    /** How many cells it has; some number above {@code most} where they are more. */
    private long count(int most) {
        if (all) {
            return cells.length;
        }
        return whole
                ? product(kept)
                : IntStream.of(cells).filter(this::takes).limit(most + 1L).count();
    }

    private static long product(List<List<Integer>> kept) {
        return kept.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
    }

    /** Whether a cell is in it. */
    boolean takes(int cell) {
        if (all) {
            return true;
        }
        if (!isCell(scenario, cell)) {
            return false;
        }
        int[] positions = scenario.positions(cell);
        for (int k = 0; k < positions.length; k++) {
            if (!sets.get(k).get(positions[k])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the scenario has such a cell: what stands in a folder may come from anywhere. */
    private static boolean isCell(Scenario scenario, int cell) {
        return cell >= 0 && cell < scenario.wholeCellCount();
    }

    /** How many positions it has of each axis. */
    List<Integer> lengths() {
        return kept.stream().map(List::size).toList();
    }
}
