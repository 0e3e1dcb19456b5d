package dev.narrows.scenario;

import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** One swept key and the values it takes, each with its place in the file; {@code resolved} as it stands under {@code grid}. */
record Axis(String name, List<KeyPath.Step> steps, int size, IntFunction<YamlNode> values, JsonNode resolved) {
    YamlNode value(int i) {
        return values.apply(i);
    }

    /** Whether the key lies in this part of the document. */
    boolean isIn(String part) {
        return steps.get(0).key().equals(part);
    }
}
