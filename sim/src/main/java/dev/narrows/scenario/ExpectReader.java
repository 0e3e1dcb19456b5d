package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Reads {@code expect: [condition, ...]}; an error is placed at its character where the text stands on one line. */
final class ExpectReader {
    static final int MOST = 100;

    private ExpectReader() {
    }

    /** Makes a condition of a text. */
    interface Parser {
        Expression parse(String text) throws ExpressionException;
    }

    static List<Expression> read(Optional<Value> expect, Grid grid) {
        if (expect.isEmpty()) {
            return List.of();
        }
        Map<String, Expression.Kind> names = names(grid);
        List<Expression> expressions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Value item : expect.get().items(1, MOST)) {
            if (item.node() instanceof YamlNode.Scalar scalar && !seen.add(scalar.text())) {
                item.refuse("repeats a condition of this list");
            }
            condition(item, text -> Expression.parse(text, names)).ifPresent(expressions::add);
        }
        return expressions;
    }

    private static Map<String, Expression.Kind> names(Grid grid) {
        Map<String, Expression.Kind> names = new LinkedHashMap<>();
        // those of Narrows itself, whatever class path the thread has for extensions
        for (ExpectNames some : ServiceLoader.load(ExpectNames.class, ExpectNames.class.getClassLoader())) {
            some.numbers().forEach(name -> names.put(name, Expression.Kind.NUMBER));
            some.texts().forEach(name -> names.put(name, Expression.Kind.TEXT));
        }
        grid.axes().forEach(axis -> names.put(Scenario.column(axis.name()),
                axis.isNumeric() ? Expression.Kind.NUMBER : Expression.Kind.TEXT));
        return names;
    }

    /** The condition at this place, if it is one. */
    static Optional<Expression> condition(Value item, Parser parser) {
        int before = item.problems().added();
        String text = item.text();
        if (item.problems().added() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text));
        } catch (ExpressionException e) {
            item.problems().add(place((YamlNode.Scalar) item.node(), e.position()), item.path(),
                    e.getMessage() + " (character " + (e.position() + 1) + " of the condition)");
            return Optional.empty();
        }
    }

    private static Mark place(YamlNode.Scalar scalar, int position) {
        Mark mark = scalar.mark();
        int quote = scalar.plain() ? 0 : 1;
        return scalar.text().contains("\n") ? mark
                : new Mark(mark.line(), mark.column() + quote + scalar.text().codePointCount(0, position));
    }
}
