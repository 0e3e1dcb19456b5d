package dev.narrows.bound;

import dev.narrows.model.Loop;
import dev.narrows.numeric.Digits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * All floors under the risk of every policy, for any number of labels (immutable): every {@link FloorRule} in each of
 * its forms. With f the Fano floor on the decoding error, b and lam base loss and separation, and {@code D_s} the
 * distortion-rate function of the target in context s,
 *
 * <pre>
 *                   averaged                                 per context
 * Fano              lam_min f(Ibar)                          sum_s p_s [b(s) + (lam(s)-b(s)) f(I_s)]
 * rate-distortion   max_t (sum_s p_s F_s(t) - Ibar)/t        sum_s p_s D_s(I_s)
 * </pre>
 *
 * <p>the last row through certified duals, and at least {@code sum_s p_s Dmin_s}; the rungs that look at the whole
 * channel are {@link ArimotoRule} and {@link MetaConverseRule}. The function f is convex: an averaged information may
 * be multiplied by a minimum over contexts only. All are rounded down, and lowered by 1e-13. A search that stops early,
 * or a rounding near {@code I = 0} where Fano's root is as sensitive as a square root, leaves a certified floor short
 * of its formula (by some 2e-7 at most in 120,000 random models); so each is raised to the largest of those that a
 * theorem puts below it ({@link FloorRule#below}, and the same floor with less information or averaged), which keeps it
 * below its formula and the orders exact. All exact values are at most the Bayes risk. Sources: Cao, arXiv:2509.15932;
 * those of each rule.
 */
public final class FloorLadder {
    /**
     * Every floor is lowered by this: beyond the rounding of the joint law of thousands of letters, from which floors,
     * Bayes risk and simulated risk are computed apart, so that a floor that meets the Bayes risk is not printed above
     * it.
     */
    private static final double SLACK = 1e-13;

    private static final FloorForm PAPER = FloorForm.of(InformationKind.TOTAL, ContextUse.AVERAGED);

    private final List<Floor> floors;
    private final Map<String, FloorRule> rules;

    private FloorLadder(List<Floor> floors, Map<String, FloorRule> rules) {
        this.floors = floors;
        this.rules = rules;
    }

    /**
     * The ladder of a loop with Narrows' own floors.
     *
     * @param loop the loop
     * @param informations what its labels carry
     * @return the floors of {@link BoundCatalogue#own()}
     */
    public static FloorLadder of(Loop loop, Informations informations) {
        return of(BoundCatalogue.own().floors(), loop, informations);
    }

    /**
     * The ladder of a loop.
     *
     * @param rules the floors, each after those that it names as below it
     * @param loop the loop
     * @param informations what its labels carry
     * @return every rule in each of its forms
     * @throws IllegalArgumentException if a rule gives a value that is not in [0, 1]
     */
    public static FloorLadder of(List<FloorRule> rules, Loop loop, Informations informations) {
        Map<String, FloorRule> byName =
                rules.stream().collect(Collectors.toMap(r -> r.statement().name(), r -> r));
        return new FloorLadder(ordered(computed(rules, loop, informations), byName), byName);
    }

    /** The floors as their formulas give them, in the order of {@link #floors()}. */
    static List<Floor> computed(List<FloorRule> rules, Loop loop, Informations informations) {
        List<Floor> floors = new ArrayList<>();
        for (FloorRule rule :
                rules.stream().filter(rule -> rule.appliesTo(loop)).toList()) {
            ToDoubleFunction<FloorForm> values = rule.of(loop, informations);
            Holds holds = holds(rule, informations);
            for (FloorForm form : rule.forms()) {
                double value = Math.max(0, values.applyAsDouble(form) - SLACK);
                floors.add(new Floor(rule.statement().name(), form, holds, value));
            }
        }
        return floors;
    }

    /** What is made of informations that may be too small holds as they do. */
    private static Holds holds(FloorRule rule, Informations informations) {
        Holds claim = rule.statement().holds();
        return claim == Holds.ALWAYS && informations.confidence().isPresent() ? Holds.AT_CONFIDENCE : claim;
    }

    /**
     * Each raised to the largest of those a theorem puts below it: less of the context, less information, a lower rung.
     */
    private static List<Floor> ordered(List<Floor> computed, Map<String, FloorRule> rules) {
        Map<String, Floor> known = new HashMap<>();
        List<Floor> ordered = new ArrayList<>();
        for (Floor floor : computed) {
            double value = floor.value();
            for (Floor other : ordered) {
                if (other.rung().equals(floor.rung()) && floor.form().isAbove(other.form())) {
                    value = Math.max(value, other.value());
                }
            }
            for (String below : rules.get(floor.rung()).below(floor.form())) {
                Floor lower = known.get(below + floor.form().suffix());
                value = lower == null ? value : Math.max(value, lower.value());
            }
            Floor raised = new Floor(floor.rung(), floor.form(), floor.holds(), value);
            ordered.add(raised);
            known.put(raised.label(), raised);
        }
        return List.copyOf(ordered);
    }

    /**
     * All floors, by rule in the order of the catalogue, then by form in the order of the rule.
     *
     * @return the floors, unmodifiable
     */
    public List<Floor> floors() {
        return floors;
    }

    /**
     * One floor.
     *
     * @param label its name, such as {@code sharp-fano/cascade/per-context}
     * @return that floor
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    public Floor floor(String label) {
        return find(label).orElseThrow();
    }

    /**
     * One floor, where the loop has it.
     *
     * @param label its name, such as {@code rate-distortion/mixture/per-context}
     * @return that floor; empty if no rule of that name applies
     */
    public Optional<Floor> find(String label) {
        return floors.stream().filter(floor -> floor.label().equals(label)).findFirst();
    }

    /**
     * The floor of the paper.
     *
     * @return weak Fano, total capacity, averaged
     */
    public Floor paper() {
        for (Floor floor : floors) {
            if (floor.rung().equals(WeakFano.NAME) && floor.form().equals(PAPER)) {
                return floor;
            }
        }
        throw new NoSuchElementException("there is no floor of the paper");
    }

    /**
     * The largest floor that needs no more of the channel than capacities, among those of {@link #best()}.
     *
     * @return the first largest of those with total or cascade capacity
     */
    public Floor capacityOnly() {
        return largest(floor -> rules.get(floor.rung()).fromInformations()
                && floor.form()
                        .information()
                        .filter(kind -> kind != InformationKind.MIXTURE)
                        .isPresent());
    }

    /**
     * The largest of the floors that hold when the paper's does: always, or, where the informations have a
     * {@link Informations#confidence confidence}, at that confidence, with which all of them are upper ends at once. A
     * floor that holds at a confidence under informations that are certain, or in the mean over codebooks, stands among
     * {@link #floors()} and is never the best.
     *
     * @return the first largest of these; {@link Floor#holds()} says when it holds
     */
    public Floor best() {
        return largest(floor -> true);
    }

    private Floor largest(Predicate<Floor> among) {
        Floor largest = paper();
        for (Floor floor : floors) {
            if (among.test(floor) && floor.holds() == largest.holds() && floor.value() > largest.value()) {
                largest = floor;
            }
        }
        return largest;
    }

    /**
     * The ladder as people read it.
     *
     * @return how many floors there are and the best, rounded down to four digits, such as {@code 18 floors, best
     *     0.2998 (rate-distortion/mixture/averaged)}
     */
    @Override
    public String toString() {
        return floors.size() + " floors, best " + Digits.down(best().value()) + " (" + best().label() + ")";
    }
}
