package dev.narrows.foreign;

import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which column of a file of policies is what, in any order.
 *
 * @param columns how many there are
 * @param replicate the number of the data set
 * @param context s
 * @param label y
 * @param learner who made the policy; -1 where the file has one learner
 * @param action the action; -1 where there are probabilities
 * @param probabilities a column for each action, in their order; none where there is an action
 */
record PolicyColumns(
        int columns, int replicate, int context, int label, int learner, int action, List<Integer> probabilities) {
    private static final List<String> KEYS = List.of("replicate", "s", "y");
    private static final String LEARNER = "learner";
    private static final String ACTION = "action";
    private static final String PROBABILITY = "p_";

    /** Columns of these names, for actions of these words. */
    static PolicyColumns of(CsvFile file, List<String> header, List<String> actions) throws ScenarioException {
        List<String> ofActions =
                actions.stream().map(word -> PROBABILITY + word).toList();
        List<String> known = new ArrayList<>(KEYS);
        known.add(LEARNER);
        known.add(ACTION);
        known.addAll(ofActions);
        Set<String> seen = new HashSet<>();
        for (int field = 0; field < header.size(); field++) {
            String name = header.get(field);
            if (!known.contains(name)) {
                throw refused(
                        file, field, "is " + Wording.quoted(name) + ", " + allowed(ofActions) + near(name, known));
            }
            if (!seen.add(name)) {
                throw refused(file, field, "is " + Wording.quoted(name) + " for the second time, must be there once");
            }
        }
        for (String key : KEYS) {
            if (!seen.contains(key)) {
                throw refused(file, 0, "has no column " + key + ", " + allowed(ofActions));
            }
        }
        return read(file, header, ofActions);
    }

    private static PolicyColumns read(CsvFile file, List<String> header, List<String> ofActions)
            throws ScenarioException {
        int action = header.indexOf(ACTION);
        List<Integer> probabilities =
                ofActions.stream().map(header::indexOf).filter(i -> i >= 0).toList();
        if (action >= 0 != probabilities.isEmpty()) {
            throw refused(
                    file,
                    0,
                    "has " + (action >= 0 ? "both" : "neither") + " actions " + (action >= 0 ? "and" : "nor")
                            + " probabilities, " + allowed(ofActions));
        }
        if (action < 0 && probabilities.size() < ofActions.size()) {
            String missing = ofActions.stream()
                    .filter(name -> !header.contains(name))
                    .findFirst()
                    .orElseThrow();
            throw refused(file, 0, "has no column " + missing + ", " + allowed(ofActions));
        }
        return new PolicyColumns(
                header.size(),
                header.indexOf(KEYS.get(0)),
                header.indexOf(KEYS.get(1)),
                header.indexOf(KEYS.get(2)),
                header.indexOf(LEARNER),
                action,
                action >= 0 ? List.of() : probabilities);
    }

    private static String allowed(List<String> ofActions) {
        String all = ofActions.size() > 4
                ? ofActions.get(0) + ", .., " + ofActions.get(ofActions.size() - 1)
                : String.join(", ", ofActions);
        return "must have replicate, s, y and either action or " + all + ", may have learner, separated by commas";
    }

    private static String near(String name, List<String> known) {
        return Wording.nearest(name, known)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    private static ScenarioException refused(CsvFile file, int field, String message) {
        return file.refused(1, CsvFile.column(file.line(1), ',', field), message);
    }

    /** Whether there are probabilities. */
    boolean randomised() {
        return action < 0;
    }
}
