package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the loss: a typed table, or {@code {per-context: [table, ...]}}. */
final class LossReader {
    private static final List<String> TYPES = List.of("zero-one", "absolute", "squared", "matrix");

    private LossReader() {
    }

    static Optional<LossSpec> read(Value value, Memo memo) {
        return memo.read(value, LossSpec.class, v -> StageReader.isPerContext(v) ? readPerContext(v)
                : readTable(v).map(table -> new LossSpec(List.of(table), false, new Resolved(table.resolved()))));
    }

    private static Optional<LossSpec> readPerContext(Value value) {
        List<LossSpec.Table> tables = new ArrayList<>();
        for (Value item : StageReader.contexts(value)) {
            readTable(item).ifPresent(tables::add);
        }
        ObjectNode resolved = Json.object();
        resolved.set("per-context", Json.all(tables.stream().map(LossSpec.Table::resolved).toList()));
        return tables.isEmpty() ? Optional.empty() : Optional.of(new LossSpec(List.copyOf(tables), true,
                        new Resolved(resolved)));
    }

    private static Optional<LossSpec.Table> readTable(Value value) {
        String written = value.peek("type");
        boolean matrix = written.equals("matrix");
        // of an unknown type it is not known whether it has rows
        List<String> optional = TYPES.contains(written) ? List.of() : List.of("rows");
        int before = value.problems().added();
        Fields fields = Fields.of(value, matrix ? List.of("type", "rows") : List.of("type"), optional);
        String type = fields.choice("type", TYPES, "");
        ObjectNode resolved = Json.object().put("type", type);
        double[][] rows = new double[0][];
        if (matrix && fields.has("rows")) {
            rows = fields.get("rows").table(row -> row.numbers(Range.PROBABILITY, ChannelType.LARGEST), ChannelType.LARGEST);
            resolved.set("rows", Json.table(rows));
        }
        return value.problems().added() > before ? Optional.empty() : Optional.of(new LossSpec.Table(type, rows, resolved));
    }
}
