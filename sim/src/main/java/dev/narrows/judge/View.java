package dev.narrows.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Ratings as somebody sees them: some of them, with what is known beside the label as the context.
 *
 * @param kind what it is
 * @param name of the rater or context; empty for all
 * @param contexts number of contexts that are told apart
 * @param cellOf of each slot its place among {@code contexts x truths x labels} counts; -1 for ratings left out
 */
record View(Kind kind, String name, int contexts, int[] cellOf) {
    /** What a view is of. */
    enum Kind {
        /** All ratings, nothing known beside the label. */
        ALL("all"),
        /** All ratings, the context known. */
        GIVEN_CONTEXT("given context"),
        /** All ratings, the rater known. */
        GIVEN_RATER("given rater"),
        /** The ratings of one context. */
        CONTEXT("context"),
        /** The ratings of one rater. */
        RATER("rater");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Every view that these ratings have. */
    static List<View> of(Ratings ratings) {
        List<View> views = new ArrayList<>();
        views.add(of(ratings, Kind.ALL, "", 1, slot -> true, slot -> 0));
        int contexts = ratings.contexts().size();
        int raters = ratings.raters().size();
        if (contexts > 1) {
            String columns = String.join(", ", ratings.contextColumns());
            views.add(of(ratings, Kind.GIVEN_CONTEXT, columns, contexts, slot -> true, Slot::context));
        }
        if (raters > 1) {
            views.add(of(ratings, Kind.GIVEN_RATER, "", raters, slot -> true, Slot::rater));
        }
        for (int s = 0; contexts > 1 && s < contexts; s++) {
            int own = s;
            views.add(of(ratings, Kind.CONTEXT, ratings.contexts().get(s), 1, slot -> slot.context() == own, slot -> 0));
        }
        for (int r = 0; raters > 1 && r < raters; r++) {
            int own = r;
            views.add(of(ratings, Kind.RATER, ratings.raters().get(r), 1, slot -> slot.rater() == own, slot -> 0));
        }
        return views;
    }

    private static View of(
            Ratings ratings, Kind kind, String name, int contexts, Predicate<Slot> which, ToIntFunction<Slot> context) {
        int truths = ratings.truths().size();
        int labels = ratings.labels().size();
        int[] cells = ratings.slots().stream()
                .mapToInt(slot -> which.test(slot)
                        ? (context.applyAsInt(slot) * truths + slot.truth()) * labels + slot.label()
                        : -1)
                .toArray();
        return new View(kind, name, contexts, cells);
    }

    /** The counts of the view of so many ratings of each slot. */
    long[] counts(long[] ofSlots, int size) {
        long[] counts = new long[size];
        for (int slot = 0; slot < ofSlots.length; slot++) {
            if (cellOf[slot] >= 0) {
                counts[cellOf[slot]] += ofSlots[slot];
            }
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that
                && kind == that.kind
                && name.equals(that.name)
                && contexts == that.contexts
                && Arrays.equals(cellOf, that.cellOf);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cellOf);
    }
}
