package dev.narrows.report;

import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of points.csv that {@link PointTable} leaves out, of the cells that are shown in full: curves and heat
 * maps can be drawn of every column (mutable, unshared).
 */
final class ShownColumns {
    /** Ceilings and terms of the KL, which the page takes from there. */
    private static final String IN_THE_DETAILS =
            "ceiling_.*|channel_budget_nats|(information|rho|mismatch)_(low|high)_nats";

    private static final List<String> NAMES = numbers()
            .map(Column::label)
            .filter(name -> !PointTable.has(name) && !name.matches(IN_THE_DETAILS))
            .toList();

    private final PageNumbers numbers;
    private final Map<String, ArrayNode> columns = new LinkedHashMap<>();

    ShownColumns(PageNumbers numbers) {
        this.numbers = numbers;
        NAMES.forEach(name -> columns.put(name, JsonNodeFactory.instance.arrayNode()));
    }

    /** Every quantity that a page may hold. */
    static Stream<Column> numbers() {
        return Columns.own().all().stream().filter(column -> !column.isText());
    }

    /** Adds the next cell that is shown. */
    void add(Function<String, JsonNode> value) {
        columns.forEach((name, column) -> numbers.add(column, value.apply(name)));
    }

    /** A number as points.csv has it; missing where the text is empty. */
    static JsonNode number(String text) {
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        return text.chars().allMatch(c -> c == '-' || Character.isDigit(c))
                ? LongNode.valueOf(Long.parseLong(text))
                : DoubleNode.valueOf(Double.parseDouble(text));
    }

    /** The columns that hold a number. */
    void into(ObjectNode run) {
        ObjectNode shown = run.putObject("columns");
        columns.forEach((name, column) -> {
            if (column.valueStream().anyMatch(JsonNode::isNumber)) {
                shown.set(name, column);
            }
        });
    }
}
