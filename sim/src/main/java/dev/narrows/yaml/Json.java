package dev.narrows.yaml;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the nodes of a resolved scenario. */
public final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static JsonNode none() {
        return NODES.nullNode();
    }

    public static JsonNode of(double value) {
        return NODES.numberNode(value);
    }

    public static JsonNode of(long value) {
        return NODES.numberNode(value);
    }

    public static JsonNode of(String text) {
        return NODES.stringNode(text);
    }

    public static ArrayNode list(double[] values) {
        return all(Arrays.stream(values).mapToObj(Json::of).toList());
    }

    public static ArrayNode list(int[] values) {
        return all(Arrays.stream(values).asLongStream().mapToObj(Json::of).toList());
    }

    public static ArrayNode table(double[][] rows) {
        return all(Arrays.stream(rows).map(Json::list).toList());
    }

    public static ArrayNode table(int[][] rows) {
        return all(Arrays.stream(rows).map(Json::list).toList());
    }

    public static ArrayNode all(List<? extends JsonNode> nodes) {
        return NODES.arrayNode(nodes.size()).addAll(nodes);
    }
}
