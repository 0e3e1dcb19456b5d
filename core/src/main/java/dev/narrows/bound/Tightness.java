package dev.narrows.bound;

import java.util.OptionalDouble;

/**
 * How close floor, Bayes risk R*, expected risk E R and ceiling of one cell lie, as ratios:
 *
 * <pre>
 * floorToBayes  = floor / R*      bayesToRisk = R* / E R      riskToCeiling = E R / ceiling
 * </pre>
 *
 * <p>each in [0, 1] when the bounds hold, 1 being tight. The two ratios with R* are undefined at R* = 0, any ratio is at a
 * denominator of 0; undefined is empty, never NaN.
 *
 * @param floorToBayes floor over Bayes risk
 * @param bayesToRisk Bayes risk over expected risk
 * @param riskToCeiling expected risk over ceiling
 */
public record Tightness(OptionalDouble floorToBayes, OptionalDouble bayesToRisk, OptionalDouble riskToCeiling) {
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

    private static OptionalDouble ratio(double numerator, double denominator) {
        return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
    }
}
