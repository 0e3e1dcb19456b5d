package dev.narrows.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many cells meet each condition of {@code expect}, in the order of the file (mutable, unshared). A condition that
 * is undefined in a cell is not met there; a failed cell is none of them.
 */
public final class ExpectationTally {
    private final Map<String, Condition> conditions = new LinkedHashMap<>();

    /** Of no cell. */
    public ExpectationTally() {}

    /**
     * A condition over all cells.
     *
     * @param text the condition
     * @param met cells that meet it
     * @param cells cells that it was held against
     */
    public record Condition(String text, int met, int cells) {
        /**
         * Whether it is met.
         *
         * @return true where every cell meets it
         */
        public boolean everywhere() {
            return met == cells;
        }

        /**
         * The condition in a line.
         *
         * @return whether it is met, and in how many cells where it is not
         */
        public String line() {
            return everywhere()
                    ? "met      " + text
                    : "not met  " + text + " (not in " + (cells - met) + " of " + cells + " cells)";
        }
    }

    /**
     * Adds a cell.
     *
     * @param outcomes met, not-met or undefined, by condition
     */
    public void add(Map<String, String> outcomes) {
        outcomes.forEach((condition, outcome) -> conditions.merge(
                condition,
                new Condition(condition, outcome.equals(Expectation.MET) ? 1 : 0, 1),
                (all, one) -> new Condition(condition, all.met + one.met, all.cells + one.cells)));
    }

    /**
     * Adds a cell.
     *
     * @param expectations the conditions held against it
     */
    public void add(List<Expectation> expectations) {
        add(outcomes(expectations));
    }

    /**
     * Conditions by their text.
     *
     * @param expectations the conditions held against a cell
     * @return met, not-met or undefined, in the same order
     */
    public static Map<String, String> outcomes(List<Expectation> expectations) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        expectations.forEach(expectation -> outcomes.put(expectation.condition(), expectation.label()));
        return outcomes;
    }

    /**
     * The conditions.
     *
     * @return in the order of the file; none of a scenario that expects nothing
     */
    public List<Condition> conditions() {
        return List.copyOf(conditions.values());
    }

    /**
     * All of them in a few words.
     *
     * @return how many are not met; empty where nothing is expected
     */
    public String summary() {
        long unmet = conditions.values().stream().filter(c -> !c.everywhere()).count();
        int all = conditions.size();
        if (all == 0) {
            return "";
        }
        return unmet + " of " + all + (all == 1 ? " expectation" : " expectations") + " not met";
    }
}
