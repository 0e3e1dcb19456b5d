package dev.narrows.judge;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Compositions;
import dev.narrows.rating.MajorityVote;
import dev.narrows.rating.RaterPanel;
import dev.narrows.rating.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Measures what r labels of an item tell of its truth, for r up to the most that an item has.
 *
 * <p>The labels of an item are exchangeable, whoever gave them. The law of truth and r labels is that of the data
 * ({@link RaterPanel#measured}); nothing is taken for independent but the items. {@link PanelRisk} has the interval.
 */
public final class PanelMeasurement {
    private static final int MOST_RATERS = 1000;

    private static final int PAIR = 2;

    private static final double ROUNDING = 1e-9;

    private final Resampling how;
    private final PanelItems items;
    private final Loss loss;

    private PanelMeasurement(Ratings ratings, Resampling how) {
        this.how = how;
        this.items = new PanelItems(ratings);
        this.loss = zeroOne();
    }

    /**
     * Whether there is a panel.
     *
     * @param ratings with truths
     * @return whether an item has two labels
     */
    public static boolean isPossible(Ratings ratings) {
        return new ByItem(ratings).most() >= PAIR;
    }

    /**
     * Measures.
     *
     * @param ratings of two truths at least, with two labels of an item
     * @param how intervals are made
     * @param more numbers of raters that have a row too, whether the ratings have as many or not
     * @return for r = 1, 2, 3, 5, 9, 17, .. and the most labels of an item, as far as there are items enough and the
     *     vectors of counts can be enumerated, and for those numbers, in their order
     */
    public static List<PanelRow> of(Ratings ratings, Resampling how, List<Integer> more) {
        return new PanelMeasurement(ratings, how).rows(more);
    }

    /**
     * The largest number of raters that can have a row.
     *
     * @param ratings with truths
     * @return at least 1
     */
    public static int mostRaters(Ratings ratings) {
        long most = PanelItems.MOST_VECTORS / ratings.truths().size();
        int labels = ratings.labels().size();
        int r = 1;
        while (r < MOST_RATERS && Compositions.number(labels, r + 1, most) <= most) {
            r++;
        }
        return r;
    }

    /**
     * The channel from the truth to r labels of an item.
     *
     * @param ratings of two truths at least, with two labels of an item
     * @param r number of labels
     * @return for each truth the expected number of items with each vector of counts, vectors in the order of
     *     {@link Compositions}; empty where the items with r labels are too few, or the vectors too many
     */
    public static Optional<double[][]> expectedCounts(Ratings ratings, int r) {
        PanelMeasurement measurement = new PanelMeasurement(ratings, Resampling.USUAL);
        long rated = measurement.items.rated(r);
        return rated < measurement.items.needed || !measurement.items.isEnumerable(r)
                ? Optional.empty()
                : Optional.of(measurement.expectedCounts(r, rated));
    }

    private double[][] expectedCounts(int r, long rated) {
        RaterPanel panel = items.panel(r);
        double[][] expected = new double[items.targets][panel.counts().outputs()];
        for (int u = 0; u < items.targets; u++) {
            double own = panel.targets().probability(u) * rated;
            double[] row = panel.counts().row(u);
            Arrays.setAll(expected[u], n -> own * row[n]);
        }
        return expected;
    }

    /** Of labels as answers. */
    private Loss zeroOne() {
        double[][] table = new double[items.labels][items.targets];
        for (int a = 0; a < items.labels; a++) {
            Arrays.fill(table[a], 1);
            if (a < items.targets) {
                table[a][a] = 0;
            }
        }
        return Loss.matrix(table);
    }

    private List<PanelRow> rows(List<Integer> more) {
        TreeSet<Integer> sizes = new TreeSet<>(more);
        for (int r = 1; r <= items.most && items.isEnumerable(r); r = r == 1 ? 2 : 2 * r - 1) {
            sizes.add(r);
            if (items.rated(r) < items.needed) {
                break;
            }
        }
        if (items.rated(items.most) >= items.needed && items.isEnumerable(items.most)) {
            sizes.add(items.most);
        }
        List<PanelRow> rows = new ArrayList<>();
        sizes.forEach(r -> rows.add(row(r)));
        return rows;
    }

    private PanelRow row(int r) {
        long rated = items.rated(r);
        if (rated == 0 || !items.isEnumerable(r)) {
            RaterPanel one = items.panel(1);
            Optional<PanelRow.Promise> promise = Optional.of(promise(one.targets(), one.oneLabel(), r));
            return new PanelRow(r, rated, Optional.empty(), Optional.empty(), promise);
        }
        if (rated < items.needed) {
            return new PanelRow(r, rated, Optional.of(items.needed), Optional.empty(), Optional.empty());
        }
        RaterPanel panel = items.panel(r);
        Map<Ties, PanelRow.Vote> votes = new EnumMap<>(Ties.class);
        for (Ties ties : Ties.values()) {
            MajorityVote vote = MajorityVote.of(panel, ties);
            votes.put(ties, new PanelRow.Vote(vote.risk(loss), Math.max(0, panel.information() - vote.information())));
        }
        Measured risk = PanelRisk.of(items.errors(r), items.targets, r, how);
        PanelRow.Found found =
                new PanelRow.Found(risk, panel.information(), votes, asGood(panel, risk.value() + ROUNDING));
        return new PanelRow(
                r,
                rated,
                Optional.empty(),
                Optional.of(found),
                Optional.of(promise(panel.targets(), panel.oneLabel(), r)));
    }

    private int asGood(RaterPanel panel, double risk) {
        Channel rater = panel.oneLabel();
        return IntStream.range(1, panel.raters())
                .filter(k -> promise(panel.targets(), rater, k).risk() <= risk)
                .findFirst()
                .orElse(panel.raters());
    }

    private PanelRow.Promise promise(Pmf law, Channel rater, int r) {
        RaterPanel panel = RaterPanel.independent(law, rater, r);
        return new PanelRow.Promise(panel.bayesRisk(Loss.zeroOne(items.targets)), panel.information());
    }
}
