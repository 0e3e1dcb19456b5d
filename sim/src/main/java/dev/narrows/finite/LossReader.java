package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.model.Loss;
import dev.narrows.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Reads the loss: a typed table, or {@code {per-context: [table, ...]}}. */
public final class LossReader {
    private LossReader() {}

    /**
     * Reads the key {@code loss} of a model of one context.
     *
     * @param keys the keys of the model
     * @param targets how many targets the loss must be of
     * @param as what has as many, such as {@code alpha has rows}, for messages
     * @return the loss; empty where it is missing or refused
     */
    public static Optional<Loss> table(Parameters keys, int targets, String as) {
        keys.example("loss", "{type: zero-one}");
        Optional<LossSpec> read = keys.part(
                "loss",
                LossSpec.class,
                value -> readTable(value, keys.memo()),
                spec -> spec.resolved().node());
        return read.filter(spec -> fits(keys, spec.tables().get(0), targets, as))
                .map(spec -> spec.build(targets));
    }

    private static boolean fits(Parameters keys, LossPlan table, int targets, String as) {
        if (table.targets(targets) != targets) {
            keys.refuse("loss", "has " + table.targets(targets) + " columns, must have " + targets + " as " + as);
            return false;
        }
        if (targets < table.leastTargets()) {
            keys.refuse("loss", "needs " + table.leastTargets() + " targets or more, and there is " + targets);
            return false;
        }
        return true;
    }

    static Optional<LossSpec> read(Value value, Memo memo) {
        return StageReader.isPerContext(value) ? readPerContext(value, memo) : readTable(value, memo);
    }

    private static Optional<LossSpec> readPerContext(Value value, Memo memo) {
        List<LossSpec> read = StageReader.contexts(value).stream()
                .flatMap(item -> readTable(item, memo).stream())
                .toList();
        List<LossPlan> tables =
                read.stream().map(table -> table.tables().get(0)).toList();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new LossSpec(
                        tables, true, StageReader.perContext(read.stream().map(LossSpec::resolved))));
    }

    private static Optional<LossSpec> readTable(Value value, Memo memo) {
        return memo.extensions(LossType.class, LossType::all).of(value).flatMap(type -> {
            Parameters parameters = new Parameters(value, memo, "type", type.name());
            return parameters
                    .read(() -> type.read(parameters))
                    .map(plan -> new LossSpec(List.of(plan), false, new Resolved(parameters.resolved())));
        });
    }
}
