package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list or mapping of which the end has not been read yet (mutable, unshared). */
final class OpenCollection {
    private final boolean mapping;
    private final boolean plain;
    private final KeyPath path;
    private final Mark mark;
    private final List<YamlNode> items = new ArrayList<>();
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    private boolean keyRead;
    private String key;
    private Mark keyMark;

    OpenCollection(boolean mapping, boolean plain, KeyPath path, Mark mark) {
        this.mapping = mapping;
        this.plain = plain;
        this.path = path;
        this.mark = mark;
    }

    /** Path of the node that comes next. */
    KeyPath childPath() {
        if (!mapping) {
            return path.index(items.size());
        }
        return keyRead && key != null ? path.key(key) : path;
    }

    void add(YamlNode node, Problems problems) {
        if (!mapping) {
            items.add(node);
        } else if (!keyRead) {
            readKey(node, problems);
        } else {
            if (key != null) {
                entries.put(key, new YamlNode.Entry(keyMark, node));
            }
            keyRead = false;
        }
    }

    /** A key that is refused is null: its value is read and dropped. */
    private void readKey(YamlNode node, Problems problems) {
        keyRead = true;
        key = null;
        keyMark = node.mark();
        if (node instanceof YamlNode.Scalar scalar) {
            YamlNode.Entry first = entries.get(scalar.text());
            if (first == null) {
                key = scalar.text();
            } else {
                problems.add(
                        keyMark,
                        path.key(scalar.text()),
                        "duplicate key, first given at line " + first.keyMark().line());
            }
        } else if (!(node instanceof YamlNode.Refused)) {
            problems.add(keyMark, path, "has " + node.kind() + " as a key, a key must be text");
        }
    }

    /** What was read, or nothing to read on where it has a tag. */
    YamlNode close() {
        if (!plain) {
            return new YamlNode.Refused(mark);
        }
        return mapping
                ? new YamlNode.Mapping(Collections.unmodifiableMap(entries), mark)
                : new YamlNode.Sequence(Collections.unmodifiableList(items), mark);
    }
}
