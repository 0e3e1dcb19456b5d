package dev.narrows.scenario;

import dev.narrows.expression.ConditionReader;
import dev.narrows.expression.Expression;
import dev.narrows.sweep.Grid;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
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

    private ExpectReader() {}

    static List<Expression> read(Optional<Value> expect, Grid grid) {
        if (expect.isEmpty()) {
            return List.of();
        }
        Map<String, Expression.Kind> names = names(grid);
        List<Expression> expressions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (!expect.get().isList()) {
            refuse(expect.get());
            return List.of();
        }
        for (Value item : expect.get().items(1, MOST)) {
            if (item.node() instanceof YamlNode.Scalar scalar && !seen.add(scalar.text())) {
                item.refuse("repeats a condition of this list");
            }
            ConditionReader.read(item, text -> Expression.parse(text, names)).ifPresent(expressions::add);
        }
        return expressions;
    }

    private static void refuse(Value expect) {
        boolean single = expect.node() instanceof YamlNode.Scalar scalar
                && !scalar.text().isEmpty();
        String condition = single ? Wording.quoted(((YamlNode.Scalar) expect.node()).text()) : "\"risk_mean < 0.3\"";
        expect.refuse("is " + expect.node().kind() + ", must be a list of conditions: write - "
                + condition.substring(1, condition.length() - 1));
    }

    private static Map<String, Expression.Kind> names(Grid grid) {
        Map<String, Expression.Kind> names = new LinkedHashMap<>();
        // those of Narrows itself, whatever class path the thread has for extensions
        for (ExpectNames some : ServiceLoader.load(ExpectNames.class, ExpectNames.class.getClassLoader())) {
            some.numbers().forEach(name -> names.put(name, Expression.Kind.NUMBER));
            some.texts().forEach(name -> names.put(name, Expression.Kind.TEXT));
        }
        grid.axes().forEach(axis -> names.put(Scenario.column(axis.name()), axis.kind()));
        return names;
    }
}
