package dev.narrows.judge;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import dev.narrows.rating.PanelErrors;
import dev.narrows.rating.RaterPanel;
import java.util.Optional;

/**
 * The least number of labels of an item with a least risk of at most R, as the ratings have it:
 *
 * <pre>
 * r_min = min { r &gt;= 0 : risk(r) &lt;= R }
 * </pre>
 *
 * <p>with the risk of the best rule of r labels learned on the same items ({@link PanelErrors#fittedRisk}), and once
 * more with the one held out ({@link PanelErrors#heldOutRisk}), both exact over all ways to draw the labels: no
 * independence is assumed. Every r is tried from 0 on, as neither need fall: r labels are of the items that have so
 * many, and the risk held out may rise where items are few. The first is too small in the mean for further items. A
 * risk that equals R up to rounding counts as reached.
 *
 * @param risk R
 * @param enough what r_min labels leave; empty where no number that was tried does
 * @param fewer the same of one label fewer; empty where there is none
 * @param heldOut of the number by the risk held out; empty where no number that was tried does
 * @param heldOutFewer of one label fewer than that; empty where there is none
 * @param leastHeldOut where none does, of the least risk held out of all
 * @param most the most labels that are tried where fewer are not enough
 * @param all of the most labels, where these are not enough
 * @param end why these are the most
 * @param next how many items have one label more than the most
 * @param needed how many items there must be for a number of labels
 * @param targets law of the truth of all items
 * @param oneLabel the channel from the truth to one label of them
 */
public record PanelSize(
        double risk,
        Optional<Row> enough,
        Optional<Row> fewer,
        Optional<Row> heldOut,
        Optional<Row> heldOutFewer,
        Optional<Row> leastHeldOut,
        int most,
        Optional<Row> all,
        End end,
        long next,
        long needed,
        Pmf targets,
        Channel oneLabel) {
    private static final double ROUNDING = 1e-12;

    /** Different items times vectors of counts, at most, over all numbers of labels: half a minute. */
    private static final long MOST_WORK = 1_000_000_000;

    /** Why no more labels are tried. */
    public enum End {
        /** No item has more. */
        LABELS,
        /** Too few items have more. */
        ITEMS,
        /** The ways in which more labels fall are too many to enumerate. */
        WORK
    }

    /**
     * What some labels of an item leave.
     *
     * @param labels r, 0 for none
     * @param items that have so many, which the row is of
     * @param risk of the best rule, learned on the same items, with its interval; the bias is its value less the risk
     *     held out
     */
    public record Row(int labels, long items, Measured risk) {
        /**
         * The share of wrong answers where each item is judged by the rule learned from all others.
         *
         * @return in [0, 1]
         */
        public double heldOut() {
            return risk.value() - risk.bias();
        }
    }

    /**
     * How many items there must be with a label.
     *
     * @param ratings of two truths at least
     * @return 8 for each pair of truth and label
     */
    public static long needed(Ratings ratings) {
        return new PanelItems(ratings).needed;
    }

    /**
     * The least number.
     *
     * @param ratings of two truths at least
     * @param risk R, in (0, 1)
     * @param how intervals are made
     * @return the answer
     * @throws IllegalArgumentException if the risk is out of range, or there are fewer items than {@link #needed}
     */
    public static PanelSize of(Ratings ratings, double risk, Resampling how) {
        Arguments.requireInnerFraction("risk", risk);
        PanelItems items = new PanelItems(ratings);
        if (items.rated(1) < items.needed) {
            throw new IllegalArgumentException(
                    "items: " + items.rated(1) + ", must be at least " + items.needed + ", 8 for each truth and label");
        }
        return new Search(items, how).least(risk);
    }

    /** Tries the numbers of labels (mutable). */
    private static final class Search {
        private final PanelItems items;
        private final Resampling how;
        private final int most;
        private int enough = -1;
        private int heldOut = -1;
        private int leastHeldOut;
        private double least = Double.POSITIVE_INFINITY;

        Search(PanelItems items, Resampling how) {
            this.items = items;
            this.how = how;
            this.most = most(items);
        }

        private static int most(PanelItems items) {
            int r = 1;
            long work = items.work(1);
            while (r < items.most && items.isEnumerable(r + 1) && items.rated(r + 1) >= items.needed) {
                work += items.work(r + 1);
                if (work > MOST_WORK) {
                    break;
                }
                r++;
            }
            return r;
        }

        PanelSize least(double risk) {
            for (int r = 0; r <= most && (enough < 0 || heldOut < 0); r++) {
                look(r, risk + ROUNDING);
            }
            RaterPanel one = items.panel(1);
            long next = items.rated(most + 1);
            return new PanelSize(
                    risk,
                    row(enough),
                    row(enough - 1),
                    row(heldOut),
                    row(heldOut - 1),
                    row(heldOut < 0 ? leastHeldOut : -1),
                    most,
                    row(enough < 0 ? most : -1),
                    next == 0 ? End.LABELS : next < items.needed ? End.ITEMS : End.WORK,
                    next,
                    items.needed,
                    one.targets(),
                    one.oneLabel());
        }

        private void look(int r, double wanted) {
            PanelErrors errors = items.errors(r);
            if (enough < 0 && errors.fittedRisk() <= wanted) {
                enough = r;
            }
            if (heldOut < 0 && errors.heldOutRisk() <= wanted) {
                heldOut = r;
            }
            if (errors.heldOutRisk() < least) {
                least = errors.heldOutRisk();
                leastHeldOut = r;
            }
        }

        private Optional<Row> row(int r) {
            return r < 0
                    ? Optional.empty()
                    : Optional.of(new Row(r, items.rated(r), PanelRisk.of(items.errors(r), items.targets, r, how)));
        }
    }
}
