package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads a stage of the cascade: a typed channel, or {@code {per-context: [channel, ...]}}. */
final class StageReader {
    private static final String PER_CONTEXT = "per-context";

    private StageReader() {
    }

    static Optional<StageSpec> read(Value value, Memo memo) {
        return memo.read(value, StageSpec.class, v -> isPerContext(v) ? readPerContext(v, memo)
                : readChannel(v, memo).map(channel -> new StageSpec(List.of(channel), false, new Resolved(channel.resolved()))));
    }

    static boolean isPerContext(Value value) {
        return value.node() instanceof YamlNode.Mapping mapping && mapping.entries().containsKey(PER_CONTEXT);
    }

    /** The items of {@code {per-context: [...]}}. */
    static List<Value> contexts(Value value) {
        Fields fields = Fields.of(value, List.of(PER_CONTEXT), List.of());
        return fields.get(PER_CONTEXT).items(1, ModelReader.MOST_CONTEXTS);
    }

    private static Optional<StageSpec> readPerContext(Value value, Memo memo) {
        List<ChannelSpec> channels = new ArrayList<>();
        for (Value item : contexts(value)) {
            readChannel(item, memo).ifPresent(channel -> {
                if (!channels.isEmpty() && !channel.shape().equals(channels.get(0).shape())) {
                    item.refuse("is " + channel.shape() + ", must be " + channels.get(0).shape() + " as per-context[0]");
                }
                channels.add(channel);
            });
        }
        ObjectNode resolved = Json.object();
        resolved.set(PER_CONTEXT, Json.all(channels.stream().map(ChannelSpec::resolved).toList()));
        return channels.isEmpty() ? Optional.empty() : Optional.of(new StageSpec(List.copyOf(channels), true,
                        new Resolved(resolved)));
    }

    private static Optional<ChannelSpec> readChannel(Value value, Memo memo) {
        return memo.read(value, ChannelSpec.class, v -> type(v).map(type -> type.read(Fields.of(v, type.keys(), List.of()))));
    }

    /** The type decides which keys there are: without it only its absence is reported. */
    private static Optional<ChannelType> type(Value value) {
        if (value.node() instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("type")) {
            Value type = new Value(mapping.entries().get("type").value(), value.path().key("type"), value.problems());
            return ChannelType.labelled(type.choice(ChannelType.labels(), ""));
        }
        if (value.node() instanceof YamlNode.Mapping mapping) {
            value.problems().add(mapping.mark(), value.path().key("type"), "is missing");
        } else {
            value.refuse("is " + value.node().kind() + ", must be a mapping with type");
        }
        return Optional.empty();
    }
}
