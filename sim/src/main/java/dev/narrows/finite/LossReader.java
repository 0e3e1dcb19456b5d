package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the loss: a typed table, or {@code {per-context: [table, ...]}}. */
final class LossReader {
    private LossReader() {}

    /** A loss of one context. */
    private record Table(LossPlan plan, ObjectNode resolved) {}

    static Optional<LossSpec> read(Value value, Memo memo) {
        return StageReader.isPerContext(value)
                ? readPerContext(value, memo)
                : readTable(value, memo)
                        .map(table -> new LossSpec(List.of(table.plan()), false, new Resolved(table.resolved())));
    }

    private static Optional<LossSpec> readPerContext(Value value, Memo memo) {
        List<Table> tables = new ArrayList<>();
        for (Value item : StageReader.contexts(value)) {
            readTable(item, memo).ifPresent(tables::add);
        }
        ObjectNode resolved = Json.object();
        resolved.set(
                "per-context", Json.all(tables.stream().map(Table::resolved).toList()));
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new LossSpec(tables.stream().map(Table::plan).toList(), true, new Resolved(resolved)));
    }

    private static Optional<Table> readTable(Value value, Memo memo) {
        return memo.extensions(LossType.class, LossType::all).of(value).flatMap(type -> {
            Parameters parameters = new Parameters(value, memo, "type", type.name());
            return parameters.read(() -> type.read(parameters)).map(plan -> new Table(plan, parameters.resolved()));
        });
    }
}
