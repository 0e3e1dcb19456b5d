package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Certified lower bounds of the loss averaged over contexts, if only the averaged information is known: of the least
 * {@code sum_s p_s D_s(I_s)} over all allocations with {@code sum_s p_s I_s = I}, through one slope t common to all:
 *
 * <pre>
 * max(sum_s p_s Dmin_s, max_t (sum_s p_s F_s(t) - I)/t),   F_s(t) = min I(U;A|s) + t E l
 * </pre>
 *
 * <p>Of one context, the distortion-rate function D(I). Information in nats, losses in [0, 1]. Errs low only: short of
 * the formula by about 1e-12, some 1e-8 where a source spreads over many decades ({@link RateDistortion}), of which
 * 1e-13 are taken off for rounding (not below 0). Special values: {@code sum_s p_s min_a E l} at information 0;
 * {@code sum_s p_s Dmin_s} at and above {@code sum_s p_s H_s(U)}.
 *
 * <p>Mutable, unshared: a search goes on from the slopes of those before it, so that what is asked before may move a
 * bound, within how far it falls short; asked again it is the same.
 *
 * <p>Source: T. Berger, Rate Distortion Theory, 1971; R. Blahut, IEEE Trans. Inf. Theory 18 (1972), theorem 6.
 */
public final class DistortionRate {
    private final List<RateDistortion> problems;
    private final Pmf weights;
    private final NavigableMap<Double, DualPoint> known = new TreeMap<>();
    private final Map<Double, DistortionProof> proofs = new HashMap<>();

    /**
     * Nothing is searched yet.
     *
     * @param perContext the problem at each context
     * @param contexts law of the context
     * @throws IllegalArgumentException if sizes differ
     */
    public DistortionRate(List<RateDistortion> perContext, Pmf contexts) {
        Arguments.requireSize("perContext", perContext.size(), "problems", contexts.size(), " as there are contexts");
        this.problems = List.copyOf(perContext);
        this.weights = contexts;
    }

    /**
     * The bound.
     *
     * @param information I, nats, at least 0, itself not below the true average; may be infinite
     * @return in [0, 1]: at most the least loss over all allocations
     * @throws IllegalArgumentException if {@code information >= 0} does not hold
     */
    public double floor(double information) {
        return proof(information).floor();
    }

    /**
     * What proves {@link #floor}: the slope and the laws of the action whose dual value it is.
     *
     * @param information I, nats, at least 0; may be infinite
     * @return the proof; without a slope where the floor is one of the two special values
     * @throws IllegalArgumentException if {@code information >= 0} does not hold
     */
    public DistortionProof proof(double information) {
        Arguments.requireNonNegative("information", information);
        return proofs.computeIfAbsent(information, this::searched);
    }

    private DistortionProof searched(double information) {
        double minimum = sum(problem -> problem.minimum);
        double entropy = sum(problem -> problem.entropy);
        if (information == 0) {
            return withoutSlope(sum(problem -> problem.zeroRate));
        }
        if (information >= entropy) {
            return withoutSlope(minimum);
        }
        double gain = new SlopeSearch(this::point, known, information, entropy).best();
        // now, since the points of a later search may give more than this floor was made of
        DualPoint best = Collections.max(
                known.values(), Comparator.comparingDouble((DualPoint point) -> point.floor(information)));
        return gain > 0
                ? new DistortionProof(lowered(minimum + gain), OptionalDouble.of(best.slope()), best.laws())
                : withoutSlope(minimum);
    }

    private static DistortionProof withoutSlope(double value) {
        return new DistortionProof(lowered(value), OptionalDouble.empty(), List.of());
    }

    private static double lowered(double value) {
        return Math.max(0, Math.min(1, value - RateDistortion.SLACK));
    }

    private DualPoint point(double t) {
        double value = 0;
        double distortion = 0;
        List<Pmf> laws = new ArrayList<>();
        for (int s = 0; s < weights.size(); s++) {
            if (weights.probability(s) > 0) {
                DualPoint point = problems.get(s).point(t);
                laws.addAll(point.laws());
                value += weights.probability(s) * point.value();
                distortion += weights.probability(s) * point.distortion();
            }
        }
        return new DualPoint(t, value, distortion, List.copyOf(laws));
    }

    private double sum(ToDoubleFunction<RateDistortion> term) {
        return CompensatedSum.of(weights.size(), s -> weights.probability(s) * term.applyAsDouble(problems.get(s)));
    }
}
