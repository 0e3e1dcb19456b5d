package dev.narrows.cli;

import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.result.CellText;
import dev.narrows.result.CellTexts;
import dev.narrows.result.DiskUse;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run costs, from stretches of cells spread evenly over the sweep, on one thread (wall clock: an estimate).
 * Neighbours share parts of their models, as in the run.
 *
 * <p>Replicates that would take long are not all made: what one costs is the difference of two numbers of them. The
 * program is slow at first, in a run too: {@link WarmUp} says what the cells after those that were tried will cost. No
 * further cell begins after two seconds, or after a twentieth of what the run would take, up to ten seconds.
 */
final class Pilot {
    private static final long FEW = 128;
    private static final int GROWTH = 8;
    private static final double LONG_ENOUGH = 0.3;
    private static final int STRETCH = 64;
    private static final double SHORTEST = 2;
    private static final double LONGEST = 10;
    private static final double GOLDEN_SECTION = 0.618;

    private final Scenario scenario;
    private final CellTexts texts;
    private final DiskUse disk;
    private int tried;
    private int width;
    private CellText text;
    private double seconds;

    private Pilot(Scenario scenario) {
        this.scenario = scenario;
        this.texts = new CellTexts(scenario);
        this.disk = new DiskUse(scenario);
    }

    static Pilot of(Scenario scenario) {
        Pilot pilot = new Pilot(scenario);
        pilot.run();
        return pilot;
    }

    /** Number of cells that were run. */
    int tried() {
        return tried;
    }

    /** Most numbers of a replicate of one of them; 0 where none gave a result. */
    int width() {
        return width;
    }

    /** Bytes that all cells take in results and journal; page and figures are left out. */
    long diskBytes() {
        return disk.bytesPerCell() * scenario.cellCount();
    }

    /** Seconds of all cells. */
    double seconds() {
        return seconds;
    }

    private void run() {
        long start = System.nanoTime();
        int cells = scenario.cellCount();
        int stretch = Math.max(1, Math.min(STRETCH, cells / 8));
        int stretches = (cells + stretch - 1) / stretch;
        int step = step(stretches);
        List<WarmUp.Cost> costs = new ArrayList<>();
        for (long at = 0; tried < cells && (tried == 0 || since(start) < longest()); at++) {
            long cell = at / stretch * step % stretches * stretch + at % stretch;
            if (cell < cells) { // the last stretch may be shorter
                costs.add(cost((int) cell));
                tried++;
                seconds = WarmUp.seconds(costs, cells);
            }
        }
    }

    /** A run that seems long may only begin slowly. */
    private double longest() {
        return Math.min(LONGEST, Math.max(SHORTEST, seconds / 20));
    }

    /** Steps of this length come to each of n places once, and any few of them lie evenly. */
    private static int step(int n) {
        int step = Math.max(1, (int) (GOLDEN_SECTION * n));
        while (gcd(n, step) > 1) {
            step--;
        }
        return step;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private WarmUp.Cost cost(int cell) {
        long all = scenario.replicates();
        long few = Math.min(all, FEW);
        WarmUp.Cost latest = cost(cell, few);
        double first = total(latest);
        double each = 0;
        long made = few;
        while (made < all && (each == 0 || total(latest) < LONG_ENOUGH)) {
            long more = Math.min(all, made * GROWTH);
            WarmUp.Cost longer = cost(cell, more);
            each = Math.max(0, (total(longer) - total(latest)) / (more - made));
            latest = longer;
            made = more;
        }
        disk.add(text);
        double replicates = latest.replicates() + each * (all - made);
        return new WarmUp.Cost(replicates, Math.max(latest.rest(), first - replicates));
    }

    private static double total(WarmUp.Cost cost) {
        return cost.replicates() + cost.rest();
    }

    private WarmUp.Cost cost(int cell, long replicates) {
        long start = System.nanoTime();
        Latency latency = new Latency();
        new Experiment(scenario.pilot(cell, replicates), 1, latency).run(texts::of, this::look);
        double made = Math.min(latency.seconds(), since(start));
        return new WarmUp.Cost(made, since(start) - made);
    }

    private void look(CellText cell) {
        text = cell;
        if (cell.outcome() instanceof CellResult result) {
            width = Math.max(width, result.means().size());
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
