package dev.narrows.sweep;

import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and replaces a node by its path. A replaced tree shares every node that is not on the path. */
public final class Substitution {
    private Substitution() {}

    static Optional<YamlNode> find(YamlNode root, List<KeyPath.Step> steps) {
        YamlNode node = root;
        for (KeyPath.Step step : steps) {
            if (node instanceof YamlNode.Mapping mapping
                    && step.key() != null
                    && mapping.entries().containsKey(step.key())) {
                node = mapping.entries().get(step.key()).value();
            } else if (node instanceof YamlNode.Sequence list
                    && step.key() == null
                    && step.index() < list.items().size()) {
                node = list.items().get(step.index());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    /** The tree, null for none, with {@code value} at the path; mappings on the way that are not there are made. */
    public static YamlNode put(YamlNode node, List<KeyPath.Step> steps, YamlNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        KeyPath.Step step = steps.get(0);
        List<KeyPath.Step> rest = steps.subList(1, steps.size());
        if (node instanceof YamlNode.Sequence list) {
            List<YamlNode> items = new ArrayList<>(list.items());
            items.set(step.index(), put(items.get(step.index()), rest, value));
            return new YamlNode.Sequence(items, list.mark());
        }
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            entries.putAll(mapping.entries());
        }
        YamlNode.Entry old = entries.get(step.key());
        YamlNode child = put(old == null ? null : old.value(), rest, value);
        entries.put(step.key(), new YamlNode.Entry(old == null ? value.mark() : old.keyMark(), child));
        return new YamlNode.Mapping(entries, node == null ? value.mark() : node.mark());
    }
}
