package dev.narrows.judge;

import dev.narrows.rating.Agreement;
import dev.narrows.rating.ItemCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the ratings of an item agree with each other, whatever the truth: raters among each other, and each rater who
 * rated items repeatedly with himself.
 *
 * @param items with two ratings or more
 * @param fleissKappa of all ratings, those that a rater repeats too; empty where all labels are the same
 * @param krippendorffAlpha of the same
 * @param repeats of each rater who rated an item twice or more, in the order of the raters
 */
public record RaterAgreement(
        int items, OptionalDouble fleissKappa, OptionalDouble krippendorffAlpha, List<Repeats> repeats) {
    private static final int PAIR = 2;

    /**
     * How far a rater agrees with himself.
     *
     * @param rater his name
     * @param items that he rated twice or more
     * @param equal share of the pairs of his ratings of an item that are equal, its mean over these items
     */
    public record Repeats(String rater, int items, double equal) {}

    /**
     * Copies the list.
     *
     * @param items with two ratings or more
     * @param fleissKappa of all ratings
     * @param krippendorffAlpha of all ratings
     * @param repeats of each rater who rated an item twice or more
     */
    public RaterAgreement {
        repeats = List.copyOf(repeats);
    }

    /**
     * The agreement of ratings.
     *
     * @param ratings with or without truths
     * @return their agreement; empty where no item has two ratings
     */
    public static Optional<RaterAgreement> of(Ratings ratings) {
        ByItem items = new ByItem(ratings);
        if (items.most() < PAIR) {
            return Optional.empty();
        }
        ItemCounts counts = items.counts();
        return Optional.of(new RaterAgreement(
                counts.itemsRated(PAIR),
                Agreement.fleissKappa(counts),
                Agreement.krippendorffAlpha(counts),
                repeats(ratings, items)));
    }

    private static List<Repeats> repeats(Ratings ratings, ByItem items) {
        List<Repeats> repeats = new ArrayList<>();
        items.repeats()
                .forEach((rater, counts) -> repeats.add(new Repeats(
                        ratings.raters().get(rater),
                        counts.items(),
                        Agreement.ofPairs(counts).orElseThrow())));
        return repeats;
    }
}
