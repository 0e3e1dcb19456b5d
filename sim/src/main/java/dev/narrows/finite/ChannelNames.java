package dev.narrows.finite;

import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel file calls its values; no number depends on it.
 *
 * @param contexts a name for each context, or none
 * @param targets a name for each input, or none
 * @param labels a name for each output, or none
 */
public record ChannelNames(List<String> contexts, List<String> targets, List<String> labels) {
    /** No names. */
    static final ChannelNames NONE = new ChannelNames(List.of(), List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param contexts a name for each context, or none
     * @param targets a name for each input, or none
     * @param labels a name for each output, or none
     */
    public ChannelNames {
        contexts = List.copyOf(contexts);
        targets = List.copyOf(targets);
        labels = List.copyOf(labels);
    }

    /** The names of a channel; empty where they are refused. */
    static Optional<ChannelNames> read(Value names, StageSpec stage) {
        int before = names.problems().added();
        Fields fields = Fields.of(names, List.of(), List.of("contexts", "targets", "labels"));
        ChannelNames read = new ChannelNames(
                list(fields, "contexts", stage.count()),
                list(fields, "targets", stage.inputs()),
                list(fields, "labels", stage.outputs()));
        return names.problems().added() == before ? Optional.of(read) : Optional.empty();
    }

    private static List<String> list(Fields fields, String key, int count) {
        Optional<Value> found = fields.find(key);
        if (found.isEmpty()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Value item : found.get().items(count, count)) {
            item.sound(Value::text)
                    .filter(name -> !names.add(name))
                    .ifPresent(name ->
                            item.refuse("is " + Wording.quoted(name) + " for the second time, must be another name"));
        }
        return List.copyOf(names);
    }
}
