package dev.narrows.yaml;

import java.util.function.DoublePredicate;

/**
 * Numbers that a key takes; {@code sample} is one of them. What to do with a larger one is {@code remedy}; where that
 * is empty, a percentage may be meant.
 */
public record Range(DoublePredicate predicate, double sample, String words, String remedy) {
    public static final Range PROBABILITY = new Range(x -> x >= 0 && x <= 1, 0, "from 0 to 1");
    /** A loss: what is larger is no percentage, but on another scale. */
    public static final Range LOSS = PROBABILITY.larger("divide all losses by the largest");

    public static final Range BETWEEN_0_AND_1 = new Range(x -> x > 0 && x < 1, 0.5, "above 0 and below 1");
    /** 1 less a confidence is the probability of an error: as a double it must be neither 0 nor 1. */
    public static final Range CONFIDENCE = new Range(x -> x >= 1e-6 && x <= 1 - 1e-15, 0.5, "from 1e-6 to 1 - 1e-15");

    public static final Range AT_LEAST_0 = new Range(x -> x >= 0, 0, "at least 0");
    public static final Range ABOVE_0 = new Range(x -> x > 0, 1, "above 0");
    public static final Range ANY = new Range(x -> true, 0, "a number");

    /** Numbers without a remedy for larger ones. */
    public Range(DoublePredicate predicate, double sample, String words) {
        this(predicate, sample, words, "");
    }

    /** The same, with what to do with a larger number. */
    Range larger(String what) {
        return new Range(predicate, sample, words, what);
    }

    /** Whether it takes fractions of 1 and nothing above: where 30 stands, 30 % may be meant. */
    boolean isFraction() {
        return predicate.test(0.5) && !predicate.test(Math.nextUp(1.0));
    }

    /** The finite numbers between these, which may be infinite. */
    public static Range between(double least, double most) {
        if (least == 0 && most == Double.POSITIVE_INFINITY) {
            return AT_LEAST_0;
        }
        boolean below = least == Double.NEGATIVE_INFINITY;
        boolean above = most == Double.POSITIVE_INFINITY;
        String words = below && above
                ? ANY.words()
                : below
                        ? "at most " + Wording.number(most)
                        : above
                                ? "at least " + Wording.number(least)
                                : "from " + Wording.number(least) + " to " + Wording.number(most);
        return new Range(x -> x >= least && x <= most, !below ? least : !above ? most : 0, words);
    }
}
