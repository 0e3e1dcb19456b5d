package dev.narrows.judge;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a CSV file hold what. Where no name is given, the column that is called {@code item}, {@code rater},
 * {@code label} or {@code truth} is taken; without one for the item each row is an item of its own, without one for the
 * rater all rows are of one.
 *
 * @param item whose rating it is: items are independent, ratings of one are not
 * @param rater who rated
 * @param label what was answered
 * @param truth what is right
 * @param contexts what else the policy sees; several columns together are one context
 * @param only the one rater whose ratings are read; empty for all
 */
public record RatingColumns(
        Optional<String> item,
        Optional<String> rater,
        Optional<String> label,
        Optional<String> truth,
        List<String> contexts,
        Optional<String> only) {
    /** The columns by their usual names, and no context. */
    public static final RatingColumns USUAL = new RatingColumns(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * Columns, by names.
     *
     * @param item whose rating it is: items are independent, ratings of one are not
     * @param rater who rated
     * @param label what was answered
     * @param truth what is right
     * @param contexts what else the policy sees; several columns together are one context
     * @param only the one rater whose ratings are read; empty for all
     */
    public RatingColumns {
        contexts = List.copyOf(contexts);
    }
}
