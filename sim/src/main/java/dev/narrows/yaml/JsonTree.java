package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
            List<YamlNode> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(of(item)));
            return new YamlNode.Sequence(items, Mark.START);
        }
        return new YamlNode.Scalar(node.isNull() ? "" : node.asString(), !node.isString(), Mark.START);
    }
}
