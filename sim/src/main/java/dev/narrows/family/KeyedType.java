package dev.narrows.family;

import java.util.List;

/** A kind of part, such as a channel, that a key of a scenario names, and its keys. */
public interface KeyedType {
    /**
     * The name in a scenario.
     *
     * @return such as {@code binary-symmetric}: lower-case letters, digits and hyphens
     */
    String name();

    /**
     * The key that names it.
     *
     * @return {@code type} unless overridden
     */
    default String key() {
        return "type";
    }

    /**
     * Whether it is what a mapping without that key means.
     *
     * @return false unless overridden
     */
    default boolean isDefault() {
        return false;
    }

    /**
     * The keys beside {@link #key()} as JSON Schema (draft 2020-12): an object with {@code description},
     * {@code properties} and {@code required} for each form that they can take. It may refer to what stands under
     * {@code $defs}, such as {@code #/$defs/probability}, and may accept more than the reader, never less.
     *
     * @return the forms; none: the schema accepts any keys, as it does of a type that says nothing
     */
    default List<String> forms() {
        return List.of();
    }
}
