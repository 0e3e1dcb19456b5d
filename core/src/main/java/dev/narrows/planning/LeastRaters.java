package dev.narrows.planning;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.numeric.Bracket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The least number of raters of an item whose labels together allow a mean risk of r, where raters are independent
 * given the target and each is the whole cascade of the model:
 *
 * <pre>
 * n_min(r) = min { n &gt;= 0 : R*_n &lt;= r },    R*_n = sum_s p_s min over rules of the counts of n labels
 * </pre>
 *
 * <p>exact but for rounding, of which the brackets are, so that the answer is both necessary and sufficient under that
 * independence, which real items contradict. {@code R*_n} falls with n to {@code R*_inf}, the risk that is left where
 * targets of equal rows cannot be told apart. A risk that equals {@code R*_n} up to rounding counts as reached.
 *
 * @param risk r, in (0, 1)
 * @param raters n_min; empty where no number suffices, or none of those that were tried
 * @param fewer R* of one rater fewer, above r; of the most that were tried where none of these suffices; empty at n_min
 *     = 0 and where no number suffices
 * @param enough R* of n_min raters; empty where there is none
 * @param limit R*_inf
 * @param tried the most raters that may be tried: enumeration ends there
 * @param sufficient where none of these suffices, a number that does by Chernoff's bound
 *     ({@link dev.narrows.rating.ChernoffExponent#errorCeiling}), not the least; else empty, as where the bound says
 *     nothing or takes too long
 */
public record LeastRaters(
        double risk,
        OptionalLong raters,
        Optional<Bracket> fewer,
        Optional<Bracket> enough,
        Bracket limit,
        long tried,
        OptionalLong sufficient) {
    /**
     * The least number for a model.
     *
     * @param model gives the raters, the law of the target and the loss
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if the risk is out of range
     */
    public static LeastRaters of(FiniteModel model, double risk) {
        return of(new PanelRisks(model), risk);
    }

    /**
     * The least number for channels that are given by themselves, under zero-one loss: whoever names the target sees
     * the context.
     *
     * @param contexts {@code p_s}, law of the k contexts
     * @param targets law of the target in each context
     * @param raters the channel of one rater in each context
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if the risk is out of range, or sizes differ
     */
    public static LeastRaters of(Pmf contexts, List<Pmf> targets, List<Channel> raters, double risk) {
        Arguments.requireSize("targets", targets.size(), contexts.size());
        Arguments.requireSize("raters", raters.size(), contexts.size());
        for (int s = 0; s < contexts.size(); s++) {
            String rater = "raters[" + s + "]";
            Arguments.requireSize(
                    "targets[" + s + "]", targets.get(s).size(), targets.get(0).size());
            Arguments.requireSize(
                    rater, raters.get(s).inputs(), "inputs", targets.get(0).size(), " as targets");
            Arguments.requireSize(
                    rater, raters.get(s).outputs(), "outputs", raters.get(0).outputs(), " as raters[0]");
        }
        return of(new PanelRisks(contexts, targets, raters), risk);
    }

    private static LeastRaters of(PanelRisks risks, double risk) {
        Arguments.requireInnerFraction("risk", risk);
        Bracket limit = risks.limit();
        long most = risks.most();
        if (limit.low() > risk) {
            return new LeastRaters(
                    risk, OptionalLong.empty(), Optional.empty(), Optional.empty(), limit, most, OptionalLong.empty());
        }
        OptionalLong least = least(risks, most, risk);
        Optional<Bracket> fewer = least.orElse(most + 1) == 0
                ? Optional.empty()
                : Optional.of(risks.at((int) (least.orElse(most + 1) - 1)));
        Optional<Bracket> enough =
                least.isPresent() ? Optional.of(risks.at((int) least.getAsLong())) : Optional.empty();
        OptionalLong sufficient = least.isPresent() ? OptionalLong.empty() : risks.sufficient(risk, most);
        return new LeastRaters(risk, least, fewer, enough, limit, most, sufficient);
    }

    private static OptionalLong least(PanelRisks risks, long most, double risk) {
        for (int few = 0; few <= 1; few++) {
            if (few <= most && risks.at(few).low() <= risk) {
                return OptionalLong.of(few);
            }
        }
        return BisectionRoot.leastAbove(
                1, most, raters -> risks.at((int) raters).low() <= risk);
    }
}
