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
 * @param contextWord what a context is: {@code context}, or {@code rater} where the contexts say who gave the label
 * @param contexts a name for each context, or none
 * @param targets a name for each input, or none
 * @param labels a name for each output, or none
 */
public record ChannelNames(String contextWord, List<String> contexts, List<String> targets, List<String> labels) {
    /** The word of a context that is none of the following. */
    public static final String CONTEXT = "context";
    /** The word of a context that says who gave the label. */
    public static final String RATER = "rater";
    /** The key of names of contexts. */
    public static final String CONTEXTS = "contexts";
    /** The key of names of contexts that are raters. */
    public static final String RATERS = "raters";

    static final String BOTH =
            "stands beside contexts, must be one of the two: raters are contexts that say who gave" + " the label";

    /** No names. */
    static final ChannelNames NONE = new ChannelNames(CONTEXT, List.of(), List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param contextWord what a context is
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
        Fields fields = Fields.of(names, List.of(), List.of(CONTEXTS, RATERS, "targets", "labels"));
        Optional<Value> raters = fields.find(RATERS);
        boolean contexts = fields.find(CONTEXTS).isPresent();
        raters.filter(both -> contexts).ifPresent(both -> both.refuse(BOTH));
        boolean named = raters.isPresent() && !contexts;
        ChannelNames read = new ChannelNames(
                named ? RATER : CONTEXT,
                list(fields, named ? RATERS : CONTEXTS, stage.count()),
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
