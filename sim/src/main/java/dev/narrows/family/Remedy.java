package dev.narrows.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Something that could be changed of a cell to make its risk or its ceilings smaller. It says what becomes of the keys,
 * and nothing of what that would give: this is computed from the changed cell, as a run of it would.
 *
 * @param words what all its alternatives are, for people, such as {@code beta from 1 to 100}
 * @param alternatives the changes to choose from, at least one: those that give the least are told of
 */
public record Remedy(String words, List<Change> alternatives) {
    /**
     * Alternatives.
     *
     * @param words what all its alternatives are
     * @param alternatives at least one; copied
     * @throws IllegalArgumentException if there is none
     */
    public Remedy {
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("alternatives: none, must be at least one");
        }
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A remedy without alternatives.
     *
     * @param change the only change
     * @return the remedy
     */
    public static Remedy of(Change change) {
        return new Remedy(change.words(), List.of(change));
    }

    /**
     * Other values of some keys of a cell.
     *
     * @param words what it is, for people, such as {@code 2000 labels}
     * @param keys full path of a key of model or learner, such as {@code learner.labels}, to its value
     */
    public record Change(String words, Map<String, JsonNode> keys) {
        /**
         * A change.
         *
         * @param words what it is
         * @param keys full path to value, at least one, in the order given; copied
         * @throws IllegalArgumentException if there is none, or one is not of model or learner
         */
        public Change {
            List<String> others = new ArrayList<>(keys.keySet());
            others.removeIf(key -> key.matches("(model|learner)(\\.[^.]+)+"));
            if (keys.isEmpty() || !others.isEmpty()) {
                throw new IllegalArgumentException(
                        "keys: " + others + " of " + keys.keySet() + ", must be paths below model or learner");
            }
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }

        /**
         * A change of one key.
         *
         * @param words what it is
         * @param key full path of the key
         * @param value its other value
         * @return the change
         * @throws IllegalArgumentException if the key is not of model or learner
         */
        public static Change of(String words, String key, JsonNode value) {
            return new Change(words, Map.of(key, value));
        }
    }
}
