package dev.narrows.info;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What proves a bound of {@link DistortionRate}: at the slope t and one law r of the action for each context of
 * positive weight, {@code floor <= sum_s p_s Dmin_s + (sum_s p_s F_s(t) - I)/t} with the dual value of
 * {@link RateDistortion} for {@code F_s(t)}. Source: R. Blahut, IEEE Trans. Inf. Theory 18 (1972), theorem 6.
 *
 * @param floor the bound, in [0, 1], rounded down
 * @param slope t, above 0; empty where the floor is {@code sum_s p_s min_a E l} (of information 0) or {@code sum_s p_s
 *     Dmin_s} (else), which need no dual
 * @param laws laws of the action, in the order of the contexts of positive weight; none without a slope
 */
public record DistortionProof(double floor, OptionalDouble slope, List<Pmf> laws) {
    /**
     * A proof.
     *
     * @param floor the bound
     * @param slope t
     * @param laws laws of the action; copied
     */
    public DistortionProof {
        laws = List.copyOf(laws);
    }
}
