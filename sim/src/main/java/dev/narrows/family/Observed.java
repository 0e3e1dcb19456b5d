package dev.narrows.family;

/**
 * The loss that a learner sees of a label.
 *
 * @param name its name in results, such as {@code canonical}
 * @param bounds what the ceilings bound, in words
 * @param matched whether that is the true risk; where it is not, they are held against the quantity
 *     {@code observable_risk}
 */
public record Observed(String name, String bounds, boolean matched) {
    /** The loss that counts is the loss that is seen. */
    public static final Observed TRUE_RISK = new Observed("canonical", "the true risk", true);
}
