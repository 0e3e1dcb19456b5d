package dev.narrows.planning;

import dev.narrows.info.DistortionRate;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least budget of information for a mean risk of r, spent over the contexts where it lowers the risk most:
 *
 * <pre>
 * B_min(r) = min { sum_s p_s c_s I_s : sum_s p_s D_s(I_s) &lt;= r } = max_t (sum_s p_s c_s F_s(t/c_s) - t r)
 * </pre>
 *
 * <p>with {@code c_s} the cost of a nat in context s; without costs the inverse of the averaged distortion-rate
 * function. {@code budget} is certified: no labels that cost less, by context and on average, allow the risk r. It is
 * rounded down. The split costs {@code spent}, the same to within the search (some 1e-9 of it), and has the risk r; it
 * comes from the values of {@code D_s} at points that are halved about the common slope, with straight lines between.
 * Necessary, not sufficient: a channel that is given need not spend its nats so. Nats times costs.
 *
 * @param risk r, in (0, 1)
 * @param possible whether complete information is enough; where it is not, the rest but {@code limit} is 0 or empty
 * @param budget not above B_min, for each label on average
 * @param spent what the split costs
 * @param limit {@code sum_s p_s Dmin_s}, the risk at complete information, rounded down
 * @param shares the split, one for each context
 */
public record Allocation(double risk, boolean possible, double budget, double spent, double limit, List<Share> shares) {
    /**
     * What a context is given.
     *
     * @param weight p_s
     * @param cost c_s
     * @param nats I_s
     * @param risk D_s(I_s)
     */
    public record Share(double weight, double cost, double nats, double risk) {}

    /**
     * Copies the shares.
     *
     * @param risk r, in (0, 1)
     * @param possible whether complete information is enough
     * @param budget not above B_min
     * @param spent what the split costs
     * @param limit the risk at complete information
     * @param shares the split, one for each context
     */
    public Allocation {
        shares = List.copyOf(shares);
    }

    /**
     * The least budget of a model.
     *
     * @param model gives contexts, the laws of the target and the loss; its channel plays no part
     * @param costs c_s of each context, finite and above 0; not modified
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if sizes differ or a number is out of range
     */
    public static Allocation of(FiniteModel model, double[] costs, double risk) {
        Arguments.requireInnerFraction("risk", risk);
        Arguments.requireSize("costs", costs.length, "entries", model.contexts(), " as there are contexts");
        Arrays.stream(costs).forEach(cost -> Arguments.requirePositive("costs", cost));
        double unit = Arrays.stream(costs).min().orElseThrow();
        double[] relative = Arrays.stream(costs).map(cost -> cost / unit).toArray();
        ContextSources sources = new ContextSources(model, relative);
        double z = sources.meanCost();
        DistortionRate together = sources.together();
        double limit = z * together.floor(Double.POSITIVE_INFINITY);
        if (limit > risk) {
            return new Allocation(risk, false, 0, 0, limit, List.of());
        }
        double most = Math.nextUp(StrictMath.log(model.targets()));
        double least = together.floor(0) * z <= risk
                ? 0
                : BisectionRoot.bracket(nats -> risk - z * together.floor(nats), 0, most)
                        .low();
        double budget = Math.max(0, least * z * (1 - (costs.length + 8) * 0x1p-50));
        WaterFilling split = new WaterFilling(sources, risk, least == 0 ? 0 : budget);
        return new Allocation(
                risk, true, budget * unit, split.cost() * unit, limit, shares(model, costs, sources, split));
    }

    private static List<Share> shares(FiniteModel model, double[] costs, ContextSources sources, WaterFilling split) {
        List<Share> shares = new ArrayList<>();
        for (int s = 0; s < costs.length; s++) {
            int kind = sources.kindOf(s);
            shares.add(new Share(model.contextLaw().probability(s), costs[s], split.nats(kind), split.risk(kind)));
        }
        return shares;
    }
}
