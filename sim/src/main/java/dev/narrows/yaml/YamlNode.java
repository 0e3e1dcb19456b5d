package dev.narrows.yaml;

import java.util.List;
import java.util.Map;

/**
 * One node of a document with the place of its first character (immutable once read). Told apart by identity: a subtree
 * that a sweep leaves alone is the same object in every cell.
 */
public sealed interface YamlNode {
    /** Place of the first character. */
    Mark mark();

    /** Text as written, without quotes; {@code plain} when it had none (and was no block scalar). */
    record Scalar(String text, boolean plain, Mark mark) implements YamlNode {}

    /** A list. */
    record Sequence(List<YamlNode> items, Mark mark) implements YamlNode {}

    /** Keys in the order of the file. */
    record Mapping(Map<String, Entry> entries, Mark mark) implements YamlNode {}

    /**
     * Stands where something was refused that is no value (an alias, or what has a tag): its error is reported, readers
     * pass it over.
     */
    record Refused(Mark mark) implements YamlNode {}

    /** The place of a key and its value. */
    record Entry(Mark keyMark, YamlNode value) {}

    /** What kind of node this is, in the words of an error message. */
    default String kind() {
        if (this instanceof Mapping) {
            return "a mapping";
        }
        return this instanceof Sequence ? "a list" : "a single value";
    }
}
