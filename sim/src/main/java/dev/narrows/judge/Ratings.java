package dev.narrows.judge;

import java.util.Arrays;
import java.util.List;

/**
 * Ratings of items, as many as there are of each kind (immutable). Items whose ratings are the same share a pattern:
 * what is resampled are patterns, so that time and memory grow with what differs and not with the rows.
 *
 * @param items number of items
 * @param total number of ratings
 * @param truths names of the classes, in order
 * @param labels names of the answers: the classes in their order, whether given or not, then the others
 * @param raters names of the raters, as they came
 * @param contextColumns names of the columns that make the context; none for no context
 * @param contexts names of the contexts that occur, in order; one empty name without columns
 * @param slots the kinds of ratings
 * @param patterns slots of the ratings of an item, sorted, of each pattern
 * @param itemsOf number of items of each pattern
 * @param notes what was left out or is odd, a sentence each
 */
public record Ratings(
        long items,
        long total,
        List<String> truths,
        List<String> labels,
        List<String> raters,
        List<String> contextColumns,
        List<String> contexts,
        List<Slot> slots,
        List<int[]> patterns,
        long[] itemsOf,
        List<String> notes) {
    /**
     * Ratings, of lists that are not modified afterwards.
     *
     * @param items number of items
     * @param total number of ratings
     * @param truths names of the classes, in order
     * @param labels names of the answers: the classes in their order, whether given or not, then the others
     * @param raters names of the raters, as they came
     * @param contextColumns names of the columns that make the context; none for no context
     * @param contexts names of the contexts that occur, in order; one empty name without columns
     * @param slots the kinds of ratings
     * @param patterns slots of the ratings of an item, sorted, of each pattern
     * @param itemsOf number of items of each pattern
     * @param notes what was left out or is odd, a sentence each
     */
    public Ratings {
        itemsOf = itemsOf.clone();
    }

    /**
     * How many items have each pattern.
     *
     * @return a copy
     */
    @Override
    public long[] itemsOf() {
        return itemsOf.clone();
    }

    /**
     * Whether what is right is known.
     *
     * @return false where there is no column of truths
     */
    public boolean truthKnown() {
        return !truths.isEmpty();
    }

    /** Number of ratings of each slot, where each pattern has so many items. */
    long[] ofSlots(long[] ofPatterns) {
        long[] ofSlots = new long[slots.size()];
        for (int k = 0; k < ofPatterns.length; k++) {
            if (ofPatterns[k] > 0) {
                for (int slot : patterns.get(k)) {
                    ofSlots[slot] += ofPatterns[k];
                }
            }
        }
        return ofSlots;
    }

    /** Other items with the same names of truths, labels and contexts. */
    Ratings with(List<String> ofRaters, List<Slot> ofSlots, List<int[]> ofPatterns, long[] numbers) {
        long ratingsOf = 0;
        for (int k = 0; k < numbers.length; k++) {
            ratingsOf += numbers[k] * ofPatterns.get(k).length;
        }
        return new Ratings(
                Arrays.stream(numbers).sum(),
                ratingsOf,
                truths,
                labels,
                ofRaters,
                contextColumns,
                contexts,
                ofSlots,
                ofPatterns,
                numbers,
                List.of());
    }

    /** The same ratings where the one truth, which is also the first label, stands for none. */
    Ratings withoutTruth() {
        List<Slot> unjudged = slots.stream()
                .map(slot -> new Slot(slot.rater(), slot.context(), 0, slot.label() - 1))
                .toList();
        List<String> answers = labels.subList(1, labels.size());
        return new Ratings(
                items, total, List.of(), answers, raters, contextColumns, contexts, unjudged, patterns, itemsOf, notes);
    }
}
