package dev.narrows.scenario;

import dev.narrows.yaml.Json;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys and values of a scenario, in the words of its file (immutable); {@link ScenarioBuilder} takes them. */
public final class Keys {
    private final ObjectNode keys;

    private Keys(ObjectNode keys) {
        this.keys = keys;
    }

    /**
     * No keys.
     *
     * @return an empty mapping
     */
    public static Keys none() {
        return new Keys(Json.object());
    }

    /**
     * The key {@code type} alone, as channels and losses begin.
     *
     * @param type its value
     * @return the mapping
     */
    public static Keys type(String type) {
        return none().with("type", type);
    }

    /**
     * One more key, with a text.
     *
     * @param key a key
     * @param text its value
     * @return a changed copy
     */
    public Keys with(String key, String text) {
        return set(key, Json.of(text));
    }

    /**
     * One more key, with an integer.
     *
     * @param key a key
     * @param number its value
     * @return a changed copy
     */
    public Keys with(String key, long number) {
        return set(key, Json.of(number));
    }

    /**
     * One more key, with a number.
     *
     * @param key a key
     * @param number its value
     * @return a changed copy
     */
    public Keys with(String key, double number) {
        return set(key, Json.of(number));
    }

    /**
     * One more key, with a list of numbers, such as a prior.
     *
     * @param key a key
     * @param numbers its value; copied
     * @return a changed copy
     */
    public Keys with(String key, double[] numbers) {
        return set(key, Json.list(numbers));
    }

    /**
     * One more key, with rows of numbers, such as a channel.
     *
     * @param key a key
     * @param rows its value; copied
     * @return a changed copy
     */
    public Keys with(String key, double[][] rows) {
        return set(key, Json.table(rows));
    }

    /**
     * One more key, with rows of integers, such as words.
     *
     * @param key a key
     * @param rows its value; copied
     * @return a changed copy
     */
    public Keys with(String key, int[][] rows) {
        return set(key, Json.table(rows));
    }

    /**
     * One more key, with keys of its own, such as a channel in a model.
     *
     * @param key a key
     * @param inner its value
     * @return a changed copy
     */
    public Keys with(String key, Keys inner) {
        return set(key, inner.keys.deepCopy());
    }

    /**
     * One more key, with a list of mappings, such as a channel for each context.
     *
     * @param key a key
     * @param items its value
     * @return a changed copy
     */
    public Keys with(String key, Keys... items) {
        List<JsonNode> nodes = Arrays.stream(items)
                .map(item -> (JsonNode) item.keys.deepCopy())
                .toList();
        return set(key, Json.all(nodes));
    }

    private Keys set(String key, JsonNode value) {
        ObjectNode changed = keys.deepCopy();
        changed.set(key, value);
        return new Keys(changed);
    }

    ObjectNode node() {
        return keys.deepCopy();
    }
}
