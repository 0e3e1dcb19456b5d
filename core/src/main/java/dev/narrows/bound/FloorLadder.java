package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All floors under the risk of every policy, for any number of labels (immutable): each {@link Rung} with each
 * {@link InformationKind}, averaged and per context. With f the Fano floor on the decoding error, b and lam base loss and
 * separation, and {@code D_s} the distortion-rate function of the target in context s,
 *
 * <pre>
 *                   averaged                                 per context
 * Fano              lam_min f(Ibar)                          sum_s p_s [b(s) + (lam(s)-b(s)) f(I_s)]
 * rate-distortion   max_t (sum_s p_s F_s(t) - Ibar)/t        sum_s p_s D_s(I_s)
 * </pre>
 *
 * <p>the last row through certified duals, and at least {@code sum_s p_s Dmin_s}. The function f is convex: an averaged
 * information may be multiplied by a minimum over contexts only. All are rounded down, and lowered by 1e-13. Theorems of the exact values: weak
 * at most sharp at most rate-distortion, each with the same information and use of the context; total at most cascade at most
 * mixture; averaged at most per context; all at most the Bayes risk. A search that stops early, or a rounding near
 * {@code I = 0} where Fano's root is as sensitive as a square root, leaves a certified floor short of its formula (by some
 * 2e-7 at most in 120,000 random models); so each is raised to the largest of those that a theorem puts below it, which
 * keeps it below its formula and the orders exact. Sources: Cao, arXiv:2509.15932; Cover and Thomas, 2nd ed., theorem 2.10.1;
 * T. Berger, Rate Distortion Theory, 1971; R. Blahut, IEEE Trans. Inf. Theory 18 (1972).
 */
public final class FloorLadder {
    /**
     * Every floor is lowered by this: beyond the rounding of the joint law of thousands of letters, from which floors, Bayes risk
     * and simulated risk are computed apart, so that a floor that meets the Bayes risk is not printed above it.
     */
    private static final double SLACK = 1e-13;

    private final List<Floor> floors;

    private FloorLadder(List<Floor> floors) {
        this.floors = floors;
    }

    /**
     * The ladder of a model.
     *
     * @param model the model
     * @param capacities those of the model
     * @return 18 floors
     */
    public static FloorLadder of(FiniteModel model, Capacities capacities) {
        return new FloorLadder(List.copyOf(ordered(computed(model, capacities))));
    }

    /** The floors as their formulas give them, in the order of {@link #floors()}. */
    static List<Floor> computed(FiniteModel model, Capacities capacities) {
        FanoFloors fano = new FanoFloors(model, capacities);
        DistortionFloors distortion = new DistortionFloors(model, capacities);
        List<Floor> floors = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            for (InformationKind kind : InformationKind.values()) {
                boolean risk = rung == Rung.RATE_DISTORTION;
                double averaged = risk ? distortion.averaged(kind) : fano.averaged(rung, kind);
                double perContext = risk ? distortion.perContext(kind) : fano.perContext(rung, kind);
                floors.add(new Floor(rung, kind, ContextUse.AVERAGED, Math.max(0, averaged - SLACK)));
                floors.add(new Floor(rung, kind, ContextUse.PER_CONTEXT, Math.max(0, perContext - SLACK)));
            }
        }
        return floors;
    }

    /** Each raised to the largest of those a theorem puts below it: less of the context, less information, a lower rung. */
    private static List<Floor> ordered(List<Floor> computed) {
        int uses = ContextUse.values().length;
        int rung = InformationKind.values().length * uses;
        List<Floor> ordered = new ArrayList<>();
        for (int i = 0; i < computed.size(); i++) {
            Floor floor = computed.get(i);
            double value = floor.value();
            if (floor.context() != ContextUse.AVERAGED) {
                value = Math.max(value, ordered.get(i - 1).value());
            }
            if (floor.information() != InformationKind.TOTAL) {
                value = Math.max(value, ordered.get(i - uses).value());
            }
            if (floor.rung() != Rung.WEAK_FANO) {
                value = Math.max(value, ordered.get(i - rung).value());
            }
            ordered.add(new Floor(floor.rung(), floor.information(), floor.context(), value));
        }
        return ordered;
    }

    /**
     * All floors, by rung, then information, then use of the context, each in the order of its enumeration.
     *
     * @return 18 floors, unmodifiable
     */
    public List<Floor> floors() {
        return floors;
    }

    /**
     * One floor.
     *
     * @param rung how information is turned into risk
     * @param information which information
     * @param context how contexts are combined
     * @return that floor
     */
    public Floor floor(Rung rung, InformationKind information, ContextUse context) {
        int kinds = InformationKind.values().length;
        int uses = ContextUse.values().length;
        return floors.get((rung.ordinal() * kinds + information.ordinal()) * uses + context.ordinal());
    }

    /**
     * The floor of the paper.
     *
     * @return weak Fano, total capacity, averaged
     */
    public Floor paper() {
        return floor(Rung.WEAK_FANO, InformationKind.TOTAL, ContextUse.AVERAGED);
    }

    /**
     * The largest floor that needs no more of the channel than capacities.
     *
     * @return the first largest of those with total or cascade capacity
     */
    public Floor capacityOnly() {
        return largest(floor -> floor.information() != InformationKind.MIXTURE);
    }

    /**
     * The largest floor.
     *
     * @return the first largest of all
     */
    public Floor best() {
        return largest(floor -> true);
    }

    private Floor largest(Predicate<Floor> among) {
        Floor largest = paper();
        for (Floor floor : floors) {
            if (among.test(floor) && floor.value() > largest.value()) {
                largest = floor;
            }
        }
        return largest;
    }

    /** A sum over contexts of non-negative terms, rounded down. */
    static double average(Pmf contexts, double[] values) {
        double sum = 0;
        for (int s = 0; s < values.length; s++) {
            sum += contexts.probability(s) * values[s];
        }
        // n additions and products: n units relative, and those of the law itself
        return Math.max(0, Outward.down(sum * (1 - (values.length + 1) * 0x1p-52)));
    }
}
