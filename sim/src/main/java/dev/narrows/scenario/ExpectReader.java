package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code expect: [condition, ...]}; an error is placed at its character where the text stands on one line. */
final class ExpectReader {
    static final int MOST = 100;

    private ExpectReader() {
    }

    static List<Expression> read(Optional<Value> expect, Grid grid) {
        Map<String, Expression.Kind> names = PointsColumns.kinds(grid);
        List<Expression> expressions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Value item : expect.map(value -> value.items(1, MOST)).orElse(List.of())) {
            int before = item.problems().added();
            String text = item.text();
            if (item.problems().added() > before) {
                continue;
            }
            if (!seen.add(text)) {
                item.refuse("repeats a condition of this list");
            }
            try {
                expressions.add(Expression.parse(text, names));
            } catch (ExpressionException e) {
                item.problems().add(place((YamlNode.Scalar) item.node(), e.position()), item.path(),
                        e.getMessage() + " (character " + (e.position() + 1) + " of the condition)");
            }
        }
        return expressions;
    }

    private static Mark place(YamlNode.Scalar scalar, int position) {
        Mark mark = scalar.mark();
        int quote = scalar.plain() ? 0 : 1;
        return scalar.text().contains("\n") ? mark
                : new Mark(mark.line(), mark.column() + quote + scalar.text().codePointCount(0, position));
    }
}
