package dev.narrows.finite;

import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sizes that a file leaves out because the rest of the model fixes them: they are put in before a part is read. */
final class Sizes {
    private static final String SIZE = "size";
    private static final String CHANNEL = "channel";

    /** The key that says how many inputs a type of channel has, and the one that may say it in its place. */
    private record Key(String name, String orElse) {}

    /** Types that say it otherwise, or in two ways. */
    private static final Map<String, Key> OTHERS = Map.of(
            "softmax", new Key(SIZE, "similarity"),
            "likert", new Key(SIZE, "positions"),
            "random", new Key("inputs", "inputs"));
    /** Types with a {@link SchemaKey#size}. */
    private static final Set<String> SIZED = TextbookTypes.CHANNELS.stream()
            .filter(type -> type.forms().stream().anyMatch(Sizes::mayLeaveOutSize))
            .map(ChannelType::name)
            .collect(Collectors.toSet());
    /** Types with the inputs of the channel that they are made of. */
    private static final Set<String> NESTED = Set.of("lapse", "sycophantic");

    private Sizes() {}

    private static boolean mayLeaveOutSize(String form) {
        JsonNode schema = JsonMapper.shared().readTree(form);
        return schema.path("properties").has(SIZE)
                && schema.path("required")
                        .valueStream()
                        .noneMatch(key -> key.stringValue().equals(SIZE));
    }

    /** A codebook, with the length of its prior or else this size where it has neither size nor words. */
    static Value ofCodebook(Value codebook, OptionalInt rows) {
        if (!(codebook.node() instanceof YamlNode.Mapping mapping)) {
            return codebook;
        }
        OptionalInt size = child(mapping, "prior")
                .filter(YamlNode.Sequence.class::isInstance)
                .map(list -> OptionalInt.of(((YamlNode.Sequence) list).items().size()))
                .orElse(rows);
        return size.isEmpty() ? codebook : of(codebook, filled(mapping, new Key(SIZE, "words"), size.getAsInt()));
    }

    /** A stage, every channel of it with this many inputs where it does not say how many. */
    static Value ofStage(Value stage, int inputs) {
        return of(stage, channel(stage.node(), inputs));
    }

    private static Value of(Value before, YamlNode node) {
        return new Value(node, before.path(), before.problems());
    }

    private static YamlNode channel(YamlNode node, int inputs) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return node;
        }
        Optional<YamlNode> contexts = child(mapping, StageReader.PER_CONTEXT);
        if (contexts.isPresent()) {
            return with(mapping, StageReader.PER_CONTEXT, items(contexts.get(), inputs));
        }
        String type = child(mapping, "type")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(scalar -> ((YamlNode.Scalar) scalar).text())
                .orElse("");
        if (NESTED.contains(type)) {
            return child(mapping, CHANNEL)
                    .map(inner -> with(mapping, CHANNEL, channel(inner, inputs)))
                    .orElse(mapping);
        }
        Optional<Key> key =
                SIZED.contains(type) ? Optional.of(new Key(SIZE, SIZE)) : Optional.ofNullable(OTHERS.get(type));
        return key.map(name -> filled(mapping, name, inputs)).orElse(mapping);
    }

    private static YamlNode items(YamlNode node, int inputs) {
        if (!(node instanceof YamlNode.Sequence list)) {
            return node;
        }
        List<YamlNode> items =
                list.items().stream().map(item -> channel(item, inputs)).toList();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) != list.items().get(i)) {
                return new YamlNode.Sequence(items, list.mark());
            }
        }
        return list;
    }

    /** The mapping itself where it has the key, the other one, or one that is nearly it and hence misspelt. */
    private static YamlNode.Mapping filled(YamlNode.Mapping mapping, Key key, int size) {
        Set<String> there = mapping.entries().keySet();
        boolean given = there.contains(key.name)
                || there.contains(key.orElse)
                || there.stream()
                        .anyMatch(name -> Wording.nearest(name, List.of(key.name, key.orElse))
                                .isPresent());
        return given
                ? mapping
                : with(mapping, key.name, new YamlNode.Scalar(Integer.toString(size), true, mapping.mark()));
    }

    private static Optional<YamlNode> child(YamlNode.Mapping mapping, String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
    }

    /** The same object where nothing changes: it is known by that. */
    private static YamlNode.Mapping with(YamlNode.Mapping mapping, String key, YamlNode value) {
        if (child(mapping, key).filter(node -> node == value).isPresent()) {
            return mapping;
        }
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, new YamlNode.Entry(mapping.mark(), value));
        return new YamlNode.Mapping(entries, mapping.mark());
    }
}
