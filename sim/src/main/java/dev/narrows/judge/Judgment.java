package dev.narrows.judge;

import dev.narrows.rating.JointCounts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the ratings of a view say.
 *
 * @param kind {@code all}, {@code given context}, {@code given rater}, {@code context} or {@code rater}
 * @param name of the context's columns, the context or the rater; empty where there is none
 * @param items number of items
 * @param counts the ratings by context of the view, truth and label
 * @param measured each quantity that the ratings are enough for
 * @param needed where they are too few for an interval, the number of ratings that would do; otherwise empty
 * @param floor a floor under the mean loss of every rule of these labels, from the lower end of the equivocation:
 *     <em>estimated</em>, at the confidence of the interval; empty where the ratings are too few
 * @param blindRisk the least mean loss without a label: whoever knows what the view knows beside it always gives one
 *     answer, under zero-one loss the most frequent truth
 */
public record Judgment(
        String kind,
        String name,
        long items,
        JointCounts counts,
        Map<Quantity, Measured> measured,
        Optional<Long> needed,
        OptionalDouble floor,
        double blindRisk) {
    /**
     * What the ratings of a view say.
     *
     * @param kind {@code all}, {@code given context}, {@code given rater}, {@code context} or {@code rater}
     * @param name of the context's columns, the context or the rater; empty where there is none
     * @param items number of items
     * @param counts the ratings by context of the view, truth and label
     * @param measured each quantity that the ratings are enough for
     * @param needed where they are too few for an interval, the number of ratings that would do; otherwise empty
     * @param floor a floor under the mean loss of every rule of these labels, from the lower end of the equivocation:
     *     <em>estimated</em>, at the confidence of the interval; empty where the ratings are too few
     * @param blindRisk the least mean loss without a label: whoever knows what the view knows beside it always gives
     *     one answer, under zero-one loss the most frequent truth
     */
    public Judgment {
        measured = Map.copyOf(measured);
    }

    /**
     * Whether the labels are worse than chance, as far as the interval tells.
     *
     * @return true where all of kappa's interval is below 0
     */
    public boolean worseThanChance() {
        Measured kappa = measured.get(Quantity.KAPPA);
        return kappa != null && kappa.high() < 0;
    }
}
