package dev.narrows.expression;

import dev.narrows.yaml.Endings;
import dev.narrows.yaml.Wording;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names that a condition may use.
 *
 * @param kinds name to kind
 * @param bySuffix whether a name is a path and may also be given by its last words where no other path ends so:
 *     {@code labels} for {@code learner.labels}
 */
record Names(Map<String, Expression.Kind> kinds, boolean bySuffix) {
    private static final int MOST_NEAR = 5;

    Names {
        kinds = new TreeMap<>(kinds);
    }

    /** Whether a word is a name, or the end of one. */
    boolean has(String word) {
        return kinds.containsKey(word)
                || bySuffix && !Endings.of(kinds.keySet(), word).isEmpty();
    }

    Expression.Kind kind(String full) {
        return kinds.get(full);
    }

    /** The full name that is meant by a word at this character. */
    String full(String word, int position) throws ExpressionException {
        if (kinds.containsKey(word)) {
            return word;
        }
        List<String> found = bySuffix ? Endings.of(kinds.keySet(), word) : List.of();
        if (found.size() > 1) {
            throw new ExpressionException(position, "name " + Wording.quoted(word) + " " + Endings.ambiguous(found));
        }
        if (found.isEmpty()) {
            throw new ExpressionException(
                    position,
                    "unknown name " + Wording.quoted(word)
                            + near(word)
                                    .orElse(
                                            bySuffix
                                                    ? kinds.isEmpty()
                                                            ? ", nothing is swept"
                                                            : ", must be a swept key: "
                                                                    + Wording.oneOf(List.copyOf(kinds.keySet()))
                                                    : ""));
        }
        return found.get(0);
    }

    /** The name that is meant by a slip; of columns also those that hold the word. */
    private Optional<String> near(String word) {
        Optional<String> slip = Wording.nearest(word, candidates()).map(near -> ", did you mean " + near + "?");
        String lower = word.toLowerCase(Locale.ROOT);
        // the mean is what most conditions are on
        List<String> holding = bySuffix
                ? List.of()
                : Wording.near(lower, kinds.keySet(), kinds.size()).stream()
                        .sorted(Comparator.comparing(name -> !name.startsWith(lower + "_mean")))
                        .limit(MOST_NEAR)
                        .toList();
        return slip.or(() -> holding.isEmpty() ? slip : Optional.of(", did you mean " + Wording.oneOf(holding) + "?"));
    }

    /** Every name, and with it every suffix. */
    private Set<String> candidates() {
        Set<String> all = new LinkedHashSet<>(kinds.keySet());
        if (bySuffix) {
            kinds.keySet().stream().flatMap(Endings::all).forEach(all::add);
        }
        return all;
    }
}
