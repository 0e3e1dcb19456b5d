package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Reads the loss: a typed table, or {@code {per-context: [table, ...]}}. */
final class LossReader {
    private LossReader() {}

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
