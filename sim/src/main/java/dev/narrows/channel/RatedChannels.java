package dev.narrows.channel;

import dev.narrows.info.NamedChannels;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Slot;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The channels of some raters from ratings beside the truth, by context where there is one (immutable). Raters who
 * rated the same items vary together; so what is drawn anew are items, each with all of its ratings.
 */
public final class RatedChannels {
    private static final int SHOWN = 10;

    private final Ratings ratings;
    private final int[] raters;
    private final List<GivenChannel> given;

    private RatedChannels(Ratings ratings, int[] raters) {
        this.ratings = ratings;
        this.raters = raters;
        double[][][][] counts = counts(ratings.itemsOf());
        requireRows(counts);
        List<GivenChannel> channels = new ArrayList<>();
        for (int i = 0; i < raters.length; i++) {
            channels.add(GivenChannel.of(
                            ratings.raters().get(raters[i]),
                            Arrays.stream(counts[i])
                                    .map(NamedChannels::confusion)
                                    .toList(),
                            Arrays.stream(counts[i]).map(RatedChannels::totals).toList())
                    .named(
                            ratings.contexts().size() > 1 ? ratings.contexts() : List.of(),
                            ratings.truths(),
                            ratings.labels()));
        }
        this.given = List.copyOf(channels);
    }

    /**
     * Of some raters.
     *
     * @param ratings with truths
     * @param names of the raters, two or more
     * @return their channels
     * @throws IllegalArgumentException if there is no such rater, a name stands twice, or a rater has no rating of a
     *     truth in a context
     */
    public static RatedChannels of(Ratings ratings, List<String> names) {
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("raters: a name stands twice");
        }
        return new RatedChannels(
                ratings, names.stream().mapToInt(name -> number(ratings, name)).toArray());
    }

    private static int number(Ratings ratings, String name) {
        int number = ratings.raters().indexOf(name);
        if (number < 0) {
            List<String> all = ratings.raters();
            String known = all.size() > SHOWN ? "there are " + all.size() : "the raters are " + String.join(", ", all);
            throw new IllegalArgumentException("raters: no rater is called " + Wording.quoted(name) + ", " + known
                    + Wording.nearest(name, all)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        return number;
    }

    private void requireRows(double[][][][] counts) {
        for (int i = 0; i < raters.length; i++) {
            for (int s = 0; s < counts[i].length; s++) {
                for (int u = 0; u < counts[i][s].length; u++) {
                    if (CompensatedSum.of(counts[i][s][u]) == 0) {
                        throw new IllegalArgumentException(ratings.raters().get(raters[i]) + ": has no rating of truth "
                                + ratings.truths().get(u)
                                + (counts[i].length > 1
                                        ? " in context " + ratings.contexts().get(s)
                                        : "")
                                + ", must have one");
                    }
                }
            }
        }
    }

    /**
     * The channels of the counts.
     *
     * @return one for each name, in that order
     */
    public List<GivenChannel> given() {
        return given;
    }

    /** The law of the contexts: the shares of the items of each, whoever rated them. */
    double[] contextLaw() {
        double[] law = new double[ratings.contexts().size()];
        long[] items = ratings.itemsOf();
        for (int k = 0; k < items.length; k++) {
            long number = items[k];
            Arrays.stream(ratings.patterns().get(k))
                    .map(slot -> ratings.slots().get(slot).context())
                    .distinct()
                    .forEach(s -> law[s] += number);
        }
        double sum = Arrays.stream(law).sum();
        return Arrays.stream(law).map(n -> n / sum).toArray();
    }

    /** Items of each pattern, that they are drawn by. */
    long[] itemsOf() {
        return ratings.itemsOf();
    }

    /**
     * Counts by rater, context, truth and label, of so many items of each pattern. A row that has none keeps its
     * shares.
     */
    double[][][][] drawn(long[] itemsOf) {
        double[][][][] counts = counts(itemsOf);
        for (int i = 0; i < counts.length; i++) {
            for (int s = 0; s < counts[i].length; s++) {
                for (int u = 0; u < counts[i][s].length; u++) {
                    if (CompensatedSum.of(counts[i][s][u]) == 0) {
                        counts[i][s][u] = given.get(i).channel(s).row(u);
                    }
                }
            }
        }
        return counts;
    }

    private double[][][][] counts(long[] itemsOf) {
        int[] place = new int[ratings.raters().size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < raters.length; i++) {
            place[raters[i]] = i;
        }
        double[][][][] counts = new double[raters.length][ratings.contexts().size()]
                [ratings.truths().size()][ratings.labels().size()];
        for (int k = 0; k < itemsOf.length; k++) {
            for (int number : ratings.patterns().get(k)) {
                Slot slot = ratings.slots().get(number);
                if (place[slot.rater()] >= 0) {
                    counts[place[slot.rater()]][slot.context()][slot.truth()][slot.label()] += itemsOf[k];
                }
            }
        }
        return counts;
    }

    private static double[] totals(double[][] counts) {
        return Arrays.stream(counts).mapToDouble(CompensatedSum::of).toArray();
    }
}
