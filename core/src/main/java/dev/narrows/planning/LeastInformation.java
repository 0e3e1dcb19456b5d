package dev.narrows.planning;

import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.FloorRule;
import dev.narrows.info.DistortionRate;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The least information about the target, averaged over the contexts, at which a mean risk is not excluded:
 *
 * <pre>
 * I_min(r) = sup { I : floor(I) &gt;= r },     floor(I) = max(D(I), floors of a catalogue that are made of I alone)
 * </pre>
 *
 * <p>with D the averaged distortion-rate function ({@link DistortionRate}). Every channel whose labels allow the risk r
 * has {@code I(U;Y|S) >= I_min}, hence also a mean capacity of at least that: D falls strictly until it meets its least
 * value. Necessary, not sufficient for a channel that is given: it may spend nats on what the loss does not ask for.
 * Nats; rounded down (bisected to neighbouring doubles with a floor that is rounded down). Special values: 0 where r is
 * reached without a label; empty where no information suffices.
 *
 * @param risk r, in (0, 1)
 * @param nats I_min, at least 0; empty where even complete information leaves a higher risk
 * @param blind the floor without any label, {@code floor(0)}
 * @param limit the floor at complete information, {@code floor(infinity)}
 */
public record LeastInformation(double risk, OptionalDouble nats, double blind, double limit) {
    /**
     * The least information of a model.
     *
     * @param model gives the law of the target, the codebook and the loss; its channel plays no part
     * @param floors a catalogue; those that need the whole channel are left out, for a channel is what is sought
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if the risk is out of range
     */
    public static LeastInformation of(FiniteModel model, List<FloorRule> floors, double risk) {
        Arguments.requireInnerFraction("risk", risk);
        Search search = new Search(model, floors);
        double blind = search.floor(0);
        double limit = search.floor(Double.POSITIVE_INFINITY);
        if (limit > risk) {
            return new LeastInformation(risk, OptionalDouble.empty(), blind, limit);
        }
        double most = Math.nextUp(StrictMath.log(model.targets()));
        double least = blind <= risk
                ? 0
                : BisectionRoot.bracket(nats -> risk - search.floor(nats), 0, most)
                        .low();
        return new LeastInformation(risk, OptionalDouble.of(least), blind, limit);
    }

    /** The floor as a function of the information (mutable as {@link DistortionRate} is). */
    private static final class Search {
        private final FiniteModel model;
        private final List<FloorRule> rules;
        private final DistortionRate rate;

        Search(FiniteModel model, List<FloorRule> floors) {
            double[] free = new double[model.contexts()];
            Arrays.fill(free, 1);
            this.model = model;
            this.rules = floors.stream()
                    .filter(rule -> rule.fromInformations() && !(rule instanceof FiniteFloorRule))
                    .toList();
            this.rate = new ContextSources(model, free).together();
        }

        double floor(double nats) {
            double ofRules = FloorLadder.of(rules, model, new HeldInformation(model.contextLaw(), nats))
                    .best()
                    .value();
            return Math.max(rate.floor(nats), ofRules);
        }
    }
}
