package dev.narrows.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Ratings as somebody sees them: some of them, with what is known beside the label as the context.
 *
 * @param kind what it is
 * @param name of the rater or context; empty for all
 * @param contexts number of contexts that are told apart
 * @param slots the slots that it has
 * @param cells of each of them its place among {@code contexts x truths x labels} counts
 */
record View(Kind kind, String name, int contexts, int[] slots, int[] cells) {
    /** Of more raters, or contexts, than these the ones with fewest ratings have no view of their own. */
    static final int MOST_OF_A_KIND = 1_000;

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

    /** Every view that these ratings have, of so many ratings of each slot. */
    static List<View> of(Ratings ratings, long[] ofSlots) {
        int[] all = IntStream.range(0, ofSlots.length).toArray();
        List<View> views = new ArrayList<>();
        views.add(of(ratings, Kind.ALL, "", 1, all, slot -> 0));
        int contexts = ratings.contexts().size();
        int raters = ratings.raters().size();
        if (contexts > 1) {
            String columns = String.join(", ", ratings.contextColumns());
            views.add(of(ratings, Kind.GIVEN_CONTEXT, columns, contexts, all, Slot::context));
        }
        if (raters > 1) {
            views.add(of(ratings, Kind.GIVEN_RATER, "", raters, all, Slot::rater));
        }
        if (contexts > 1) {
            each(views, ratings, ofSlots, Kind.CONTEXT, ratings.contexts(), Slot::context);
        }
        if (raters > 1) {
            each(views, ratings, ofSlots, Kind.RATER, ratings.raters(), Slot::rater);
        }
        return views;
    }

    /** A view for each of the names that has most ratings, in the order of the names. */
    private static void each(
            List<View> views,
            Ratings ratings,
            long[] ofSlots,
            Kind kind,
            List<String> names,
            ToIntFunction<Slot> number) {
        List<List<Integer>> slots = new ArrayList<>();
        names.forEach(name -> slots.add(new ArrayList<>()));
        long[] total = new long[names.size()];
        for (int i = 0; i < ofSlots.length; i++) {
            int own = number.applyAsInt(ratings.slots().get(i));
            slots.get(own).add(i);
            total[own] += ofSlots[i];
        }
        IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -total[i]))
                .limit(MOST_OF_A_KIND)
                .sorted()
                .forEach(i -> views.add(of(
                        ratings,
                        kind,
                        names.get(i),
                        1,
                        slots.get(i).stream().mapToInt(slot -> slot).toArray(),
                        slot -> 0)));
    }

    private static View of(
            Ratings ratings, Kind kind, String name, int contexts, int[] slots, ToIntFunction<Slot> context) {
        int truths = ratings.truths().size();
        int labels = ratings.labels().size();
        int[] cells = Arrays.stream(slots)
                .mapToObj(ratings.slots()::get)
                .mapToInt(slot -> (context.applyAsInt(slot) * truths + slot.truth()) * labels + slot.label())
                .toArray();
        return new View(kind, name, contexts, slots, cells);
    }

    /** The counts of the view of so many ratings of each slot. */
    long[] counts(long[] ofSlots, int size) {
        long[] counts = new long[size];
        for (int i = 0; i < slots.length; i++) {
            counts[cells[i]] += ofSlots[slots[i]];
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that
                && kind == that.kind
                && name.equals(that.name)
                && contexts == that.contexts
                && Arrays.equals(slots, that.slots)
                && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
