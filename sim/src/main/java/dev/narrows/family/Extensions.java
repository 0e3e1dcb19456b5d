package dev.narrows.family;

import dev.narrows.bound.Provider;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The types that there are, by name: Narrows' own first, in their order, then those that the class path provides, by
 * name.
 *
 * @param <T> the type that is extended: family, channel, loss
 */
public final class Extensions<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private static final String TYPE = "type";
    private static final String MATRIX = "matrix";

    private final Map<String, T> types = new LinkedHashMap<>();
    private final Map<String, T> foreign = new LinkedHashMap<>();
    /** Who provides a name: places of extensions. */
    private final Map<String, Set<String>> places = new LinkedHashMap<>();

    private Extensions() {}

    /**
     * Looks the providers up, with the class loader of the thread.
     *
     * @param <T> what is made
     * @param service the interface
     * @param name its name
     * @param own Narrows' own that need no entry in META-INF/services
     * @return the types by name
     * @throws dev.narrows.bound.ExtensionException if an entry of META-INF/services cannot be loaded, or a name is none
     */
    public static <T> Extensions<T> load(Class<T> service, Function<T, String> name, List<? extends T> own) {
        Extensions<T> all = new Extensions<>();
        own.forEach(type -> all.add(name.apply(type), type, "Narrows itself"));
        // the order is stable: Narrows' own stay in theirs
        Provider.all(service).stream()
                .sorted(Comparator.comparing(provider -> isOurs(provider.value()) ? "" : provider.ask(name)))
                .forEach(provider -> all.add(named(provider, name), provider.value(), provider.place()));
        return all;
    }

    private static boolean isOurs(Object type) {
        return type.getClass().getPackageName().startsWith("dev.narrows.")
                && type.getClass().getClassLoader() == Extensions.class.getClassLoader();
    }

    private static <T> String named(Provider<T> provider, Function<T, String> name) {
        String found = provider.ask(name);
        if (!NAME.matcher(found).matches()) {
            throw provider.refused("is named " + Wording.quoted(found) + ", must be " + NAME.pattern());
        }
        return found;
    }

    private void add(String name, T type, String place) {
        types.putIfAbsent(name, type);
        if (CodeFile.isForeign(type.getClass())) {
            foreign.put(name, type);
        }
        places.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(place);
    }

    /** What is wrong with a name that more than one provides. */
    private Optional<String> ambiguous(String name) {
        Set<String> all = places.getOrDefault(name, Set.of());
        return all.size() > 1
                ? Optional.of("is provided by " + String.join(" and ", all) + ", must be by one")
                : Optional.empty();
    }

    /** The types that are not Narrows' own, by name. */
    Map<String, T> foreign() {
        return foreign;
    }

    /**
     * All of them.
     *
     * @return unmodifiable, in their order
     */
    public List<T> types() {
        return List.copyOf(types.values());
    }

    /**
     * The first type: Narrows' own.
     *
     * @return the first in the list of services
     */
    public T first() {
        return types.values().iterator().next();
    }

    /**
     * The type that an optional key of a mapping names.
     *
     * @param keys the mapping
     * @param key its key
     * @return the type; the first where the key is missing, or is reported as wrong
     */
    T of(Parameters keys, String key) {
        List<String> names = List.copyOf(types.keySet());
        String name = keys.choice(key, names, names.get(0));
        ambiguous(name).ifPresent(message -> keys.refuse(key, message));
        return types.get(name);
    }

    /**
     * The type that a mapping names as {@code type}; where that key is not there and none is meant for it, only its
     * absence is reported, since it decides which keys there are.
     *
     * @param value the value
     * @return the type
     */
    public Optional<T> of(Value value) {
        if (!(value.node() instanceof YamlNode.Mapping mapping)) {
            refuseOther(value);
            return Optional.empty();
        }
        Optional<T> type = named(value, TYPE);
        if (type.isEmpty() && !mapping.entries().containsKey(TYPE)) {
            value.problems()
                    .addMissing(
                            mapping.mark(),
                            value.path().key(TYPE),
                            ", must be " + Wording.oneOf(List.copyOf(types.keySet())));
        }
        return type;
    }

    /** A name or a table where the mapping of a type must stand, with the mapping that is meant. */
    private void refuseOther(Value value) {
        String text = value.node() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        List<String> names = List.copyOf(types.keySet());
        if (types.containsKey(text)) {
            String key = value.path().lastKey();
            value.refuse("is the name of a type, must be a mapping: write " + (key.isEmpty() ? "" : key + ": ")
                    + "{type: " + text + keys(types.get(text)) + "}");
        } else if (!text.isEmpty()) {
            value.refuse("is " + Wording.quoted(text) + ", must be a mapping with type: " + Wording.oneOf(names)
                    + Wording.nearest(text, names)
                            .map(near -> "; did you mean {type: " + near + keys(types.get(near)) + "}?")
                            .orElse(""));
        } else if (value.isList() && types.containsKey(MATRIX)) {
            value.refuse("is a list, must be a mapping with type: write {type: matrix" + keys(types.get(MATRIX)) + "}");
        } else {
            Fields.of(value, List.of(TYPE), List.of());
        }
    }

    /** The keys that a type needs beside its name. */
    private static String keys(Object type) {
        return type instanceof KeyedType keyed && !keyed.forms().isEmpty()
                ? new JsonMapper()
                        .readTree(keyed.forms().get(0))
                        .path("required")
                        .valueStream()
                        .map(key -> ", " + key.asString() + ": ..")
                        .collect(Collectors.joining())
                : "";
    }

    /**
     * The type that a key of a mapping names. Where the key is misspelt, the type that it would name, so that the
     * misspelling, which the reader of the keys reports, is the one error; empty too where there is no mapping or no
     * such key, which is for that reader to report.
     *
     * @param value the value
     * @param key its key
     * @return the type
     */
    public Optional<T> named(Value value, String key) {
        if (!value.entries().containsKey(key)) {
            return Wording.nearest(key, value.entries().keySet()).map(near -> types.get(value.peek(near)));
        }
        Value type = value.get(key);
        String name = type.choice(List.copyOf(types.keySet()), "");
        ambiguous(name).ifPresent(type::refuse);
        return ambiguous(name).isPresent() ? Optional.empty() : Optional.ofNullable(types.get(name));
    }
}
