package dev.narrows.bound;

import dev.narrows.numeric.Arguments;
import java.util.OptionalDouble;

/**
 * How close floor, Bayes risk R*, expected risk E R and ceiling of one model and learner lie, as ratios:
 *
 * <pre>
 * floorToBayes  = floor / R*      bayesToRisk = R* / E R      riskToCeiling = E R / ceiling
 * </pre>
 *
 * <p>each in [0, 1] when the bounds hold, 1 being tight. The two ratios with R* are undefined at R* = 0, any ratio is
 * at a denominator of 0; undefined is empty, never NaN.
 *
 * <p>Ratios of numbers near 1 are near 1 whatever they say. So there is a second measure of a ceiling, {@link #gap}:
 * the part of what labels can do at all that the ceiling leaves open.
 *
 * @param floorToBayes floor over Bayes risk
 * @param bayesToRisk Bayes risk over expected risk
 * @param riskToCeiling expected risk over ceiling
 */
public record Tightness(OptionalDouble floorToBayes, OptionalDouble bayesToRisk, OptionalDouble riskToCeiling) {
    /** A range below this is rounding. */
    private static final double NO_USE = 1e-12;

    /**
     * The ratios of these four.
     *
     * @param floor a floor
     * @param bayesRisk R*, in [0, 1]
     * @param expectedRisk E R, in [0, 1]
     * @param ceiling a ceiling
     * @return the ratios
     * @throws IllegalArgumentException if a risk is not in [0, 1]
     */
    public static Tightness of(LowerBound floor, double bayesRisk, double expectedRisk, UpperBound ceiling) {
        Arguments.requireFraction("bayesRisk", bayesRisk);
        Arguments.requireFraction("expectedRisk", expectedRisk);
        boolean defined = bayesRisk > 0;
        return new Tightness(
                defined ? ratio(floor.value(), bayesRisk) : OptionalDouble.empty(),
                defined ? ratio(bayesRisk, expectedRisk) : OptionalDouble.empty(),
                ratio(expectedRisk, ceiling.value()));
    }

    /**
     * How much of the range from blind risk to Bayes risk a ceiling lies above the expected risk:
     *
     * <pre>
     * gap = (ceiling - E R) / (blind - R*)
     * </pre>
     *
     * <p>0 for a tight ceiling; a ceiling at the blind risk over a learner at the Bayes risk has 1. Undefined where
     * labels are of no use, blind = R*.
     *
     * @param ceiling a ceiling
     * @param expectedRisk E R, in [0, 1]
     * @param blindRisk least risk without a label, in [0, 1]
     * @param bayesRisk R*, in [0, 1]
     * @return the gap; empty where {@code blindRisk - bayesRisk <= 1e-12}
     * @throws IllegalArgumentException if a risk is not in [0, 1]
     */
    public static OptionalDouble gap(UpperBound ceiling, double expectedRisk, double blindRisk, double bayesRisk) {
        Arguments.requireFraction("expectedRisk", expectedRisk);
        Arguments.requireFraction("blindRisk", blindRisk);
        Arguments.requireFraction("bayesRisk", bayesRisk);
        double range = blindRisk - bayesRisk;
        return range > NO_USE ? OptionalDouble.of((ceiling.value() - expectedRisk) / range) : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(double numerator, double denominator) {
        return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
    }
}
