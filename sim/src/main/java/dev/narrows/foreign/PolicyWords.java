package dev.narrows.foreign;

import dev.narrows.finite.LabelledData;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What contexts, labels and actions are called, and their numbers (immutable). */
final class PolicyWords {
    private final LabelledData.Words words;
    private final Map<List<String>, Map<String, Integer>> numbers = new IdentityHashMap<>();

    PolicyWords(LabelledData.Words words) {
        this.words = words;
        for (List<String> known : List.of(words.contexts(), words.labels(), words.actions())) {
            Map<String, Integer> numbered = new HashMap<>();
            known.forEach(word -> numbered.put(word, numbered.size()));
            numbers.put(known, numbered);
        }
    }

    List<String> contexts() {
        return words.contexts();
    }

    List<String> labels() {
        return words.labels();
    }

    List<String> actions() {
        return words.actions();
    }

    /** The number of a word of one of these lists; -1 where it is none of it. */
    int number(List<String> known, String word) {
        return numbers.get(known).getOrDefault(word, -1);
    }

    /** A pair (s, y) in words. */
    String pair(int pair) {
        return "s = " + contexts().get(pair / labels().size()) + ", y = " + labels().get(pair % labels().size());
    }

    /** How many pairs there are. */
    int pairs() {
        return contexts().size() * labels().size();
    }
}
