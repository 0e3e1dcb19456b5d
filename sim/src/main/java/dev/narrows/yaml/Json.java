package dev.narrows.yaml;

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
        ArrayNode list = NODES.arrayNode(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    public static ArrayNode list(int[] values) {
        ArrayNode list = NODES.arrayNode(values.length);
        for (int value : values) {
            list.add((long) value);
        }
        return list;
    }

    public static ArrayNode table(double[][] rows) {
        ArrayNode list = NODES.arrayNode(rows.length);
        for (double[] row : rows) {
            list.add(list(row));
        }
        return list;
    }

    public static ArrayNode table(int[][] rows) {
        ArrayNode list = NODES.arrayNode(rows.length);
        for (int[] row : rows) {
            list.add(list(row));
        }
        return list;
    }

    public static ArrayNode all(List<? extends JsonNode> nodes) {
        return NODES.arrayNode(nodes.size()).addAll(nodes);
    }
}
