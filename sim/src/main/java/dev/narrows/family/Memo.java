package dev.narrows.family;

import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Remembers what the nodes of the file itself were read as, so that a sweep does not read a large table again for every
 * cell. It learns while the file is read and is only looked up afterwards; what was read with an error is never
 * remembered.
 */
public final class Memo {
    private final Map<YamlNode, Object> known = new IdentityHashMap<>();
    private final Map<Class<?>, Extensions<?>> extensions = new HashMap<>();
    private final long mostNumbers;
    private boolean learning = true;

    /**
     * Nothing has been read yet.
     *
     * @param mostNumbers numbers that the tables of a model may hold together
     */
    public Memo(long mostNumbers) {
        this.mostNumbers = mostNumbers;
    }

    /**
     * Numbers that the tables of a model may hold together.
     *
     * @return their number
     */
    public long mostNumbers() {
        return mostNumbers;
    }

    /**
     * The types that there are of an extension, looked up when they are first asked for, then always the same.
     *
     * @param <T> what is made
     * @param service the interface
     * @param load looks them up
     * @return the types by name
     */
    @SuppressWarnings("unchecked")
    public synchronized <T> Extensions<T> extensions(Class<T> service, Supplier<Extensions<T>> load) {
        return (Extensions<T>) extensions.computeIfAbsent(service, unused -> load.get());
    }

    /**
     * The types from outside that a resolved form uses: those that one of its texts names.
     *
     * @param resolved resolved forms of what was read with this
     * @return families, channel types and the like that are not Narrows' own
     */
    public synchronized List<Object> foreign(JsonNode... resolved) {
        if (extensions.values().stream().allMatch(types -> types.foreign().isEmpty())) {
            return List.of(); // large tables are not looked through for nothing
        }
        Set<String> texts = new HashSet<>();
        Stream.of(resolved).forEach(node -> collect(node, texts));
        List<Object> found = new ArrayList<>();
        extensions
                .values()
                .forEach(types -> types.foreign().forEach((name, type) -> {
                    if (texts.contains(name)) {
                        found.add(type);
                    }
                }));
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.forEach(inner -> collect(inner, texts));
    }

    /** From now on nothing is added: safe for several threads. */
    public void freeze() {
        learning = false;
    }

    /**
     * What {@code value} is read as, of a kind that is always the same for one node.
     *
     * @param <T> what is made
     * @param value the value
     * @param kind what it is read as, always the same for one node
     * @param reader reads it
     * @return what it is; empty where it is refused
     */
    public <T> Optional<T> read(Value value, Class<T> kind, Function<Value, Optional<T>> reader) {
        Object found = known.get(value.node());
        if (kind.isInstance(found)) {
            return Optional.of(kind.cast(found));
        }
        Optional<T> result = value.sound(reader).flatMap(Function.identity());
        if (learning) {
            result.ifPresent(x -> known.put(value.node(), x));
        }
        return result;
    }
}
