package dev.narrows.judge;

import java.util.Optional;

/**
 * How often the same rater gives the same item another label in another context, such as the other order of a pair:
 * agreement may be the same where labels are not. Counted are raters of items with one rating in each of two contexts.
 *
 * @param pairs of ratings
 * @param changed of them with different labels
 * @param first the label in the first context of the most frequent change; 0 where none is changed
 * @param second the label in the second context of that change
 * @param most how many have that change
 */
public record ChangedLabels(long pairs, long changed, int first, int second, long most) {
    /**
     * Of two contexts.
     *
     * @param ratings of items
     * @param context the name of the first
     * @param other the name of the second
     * @return the counts; empty where no rater rated an item once in each
     */
    public static Optional<ChangedLabels> of(Ratings ratings, String context, String other) {
        int labels = ratings.labels().size();
        long[] counts = new long[labels * labels];
        int first = ratings.contexts().indexOf(context);
        int second = ratings.contexts().indexOf(other);
        long[] itemsOf = ratings.itemsOf();
        for (int k = 0; k < itemsOf.length; k++) {
            int[] slots = ratings.patterns().get(k);
            for (int one : slots) {
                Slot slot = ratings.slots().get(one);
                int label = slot.context() == first ? only(ratings, slots, slot.rater(), first) : -1;
                int there = label < 0 ? -1 : only(ratings, slots, slot.rater(), second);
                if (there >= 0) {
                    counts[label * labels + there] += itemsOf[k];
                }
            }
        }
        return of(counts, labels);
    }

    /** The label of the one rating of a rater in a context; -1 where there is none or more. */
    private static int only(Ratings ratings, int[] slots, int rater, int context) {
        int label = -1;
        for (int number : slots) {
            Slot slot = ratings.slots().get(number);
            if (slot.rater() == rater && slot.context() == context) {
                if (label >= 0) {
                    return -1;
                }
                label = slot.label();
            }
        }
        return label;
    }

    private static Optional<ChangedLabels> of(long[] counts, int labels) {
        long pairs = 0;
        long changed = 0;
        int most = 0;
        long largest = 0;
        for (int i = 0; i < counts.length; i++) {
            pairs += counts[i];
            if (i / labels != i % labels) {
                changed += counts[i];
                if (counts[i] > largest) {
                    largest = counts[i];
                    most = i;
                }
            }
        }
        return pairs == 0
                ? Optional.empty()
                : Optional.of(new ChangedLabels(pairs, changed, most / labels, most % labels, largest));
    }
}
