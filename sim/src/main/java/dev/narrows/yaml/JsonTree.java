package dev.narrows.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON as a tree for the same readers: what this software wrote, so without places. */
public final class JsonTree {
    private JsonTree() {}

    /** The same tree; null is an empty text. */
    public static YamlNode of(JsonNode node) {
        if (node.isObject()) {
            Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
            node.properties()
                    .forEach(
                            entry -> entries.put(entry.getKey(), new YamlNode.Entry(Mark.START, of(entry.getValue()))));
            return new YamlNode.Mapping(entries, Mark.START);
        }
        if (node.isArray()) {
            return new YamlNode.Sequence(node.valueStream().map(JsonTree::of).toList(), Mark.START);
        }
        return new YamlNode.Scalar(node.isNull() ? "" : node.asString(), !node.isString(), Mark.START);
    }
}
