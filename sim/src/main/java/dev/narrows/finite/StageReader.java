package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.info.Channel;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a stage of the cascade: a typed channel, or {@code {per-context: [channel, ...]}}. */
final class StageReader {
    static final String PER_CONTEXT = "per-context";

    private StageReader() {}

    static Optional<StageSpec> read(Value value, Memo memo) {
        return isPerContext(value) ? readPerContext(value, memo) : readTyped(value, memo);
    }

    static boolean isPerContext(Value value) {
        return value.entries().containsKey(PER_CONTEXT);
    }

    /** The items of {@code {per-context: [...]}}. */
    static List<Value> contexts(Value value) {
        Fields fields = Fields.of(value, List.of(PER_CONTEXT), List.of());
        return fields.get(PER_CONTEXT).items(1, ModelReader.MOST_CONTEXTS);
    }

    /** The resolved form of {@code {per-context: [...]}}. */
    static Resolved perContext(Stream<Resolved> items) {
        return new Resolved(Json.object()
                .set(PER_CONTEXT, Json.all(items.map(Resolved::node).toList())));
    }

    private static Optional<StageSpec> readPerContext(Value value, Memo memo) {
        List<StageSpec> stages = new ArrayList<>();
        for (Value item : contexts(value)) {
            memo.read(item, StageSpec.class, v -> readTyped(v, memo)).ifPresent(stage -> {
                stages.add(stage);
                checkItem(item, stage.plan(), stages.get(0).plan());
            });
        }
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        ChannelPlan first = stages.get(0).plan();
        List<Supplier<Channel>> channels =
                stages.stream().map(stage -> stage.plan().channels().get(0)).toList();
        return Optional.of(new StageSpec(
                ChannelPlan.perContext(first.inputs(), first.outputs(), channels),
                perContext(stages.stream().map(StageSpec::resolved))));
    }

    private static void checkItem(Value item, ChannelPlan plan, ChannelPlan first) {
        if (plan.perContext()) {
            item.refuse("gives a channel for each context, must give one as an entry of per-context");
        } else if (!plan.shape().equals(first.shape())) {
            item.refuse("is " + plan.shape() + ", must be " + first.shape() + " as per-context[0]");
        }
    }

    private static Optional<StageSpec> readTyped(Value value, Memo memo) {
        return memo.extensions(ChannelType.class, ChannelType::all).of(value).flatMap(type -> {
            Parameters parameters = new Parameters(value, memo, "type", type.name());
            return parameters
                    .read(() -> type.read(parameters))
                    .map(plan -> new StageSpec(plan, new Resolved(parameters.resolved())));
        });
    }
}
