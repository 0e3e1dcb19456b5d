package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the loss: a typed table, or {@code {per-context: [table, ...]}}. */
final class LossReader {
    private LossReader() {}

    static Optional<LossSpec> read(Value value, Memo memo) {
        return StageReader.isPerContext(value) ? readPerContext(value, memo) : readTable(value, memo);
    }

    private static Optional<LossSpec> readPerContext(Value value, Memo memo) {
        List<LossPlan> tables = new ArrayList<>();
        List<JsonNode> nodes = new ArrayList<>();
        for (Value item : StageReader.contexts(value)) {
            readTable(item, memo).ifPresent(table -> {
                tables.addAll(table.tables());
                nodes.add(table.resolved().node());
            });
        }
        ObjectNode resolved = Json.object();
        resolved.set(StageReader.PER_CONTEXT, Json.all(nodes));
        return tables.isEmpty() ? Optional.empty() : Optional.of(new LossSpec(tables, true, new Resolved(resolved)));
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
