package dev.narrows.expression;

import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.util.Optional;

/** Reads a condition; an error is placed at its character where the text stands on one line. */
public final class ConditionReader {
    private ConditionReader() {}

    /** Makes a condition of a text. */
    public interface Parser {
        /**
         * A condition.
         *
         * @param text its text
         * @return the condition
         * @throws ExpressionException if the text is none
         */
        Expression parse(String text) throws ExpressionException;
    }

    /**
     * The condition at this place, if it is one.
     *
     * @param item the value
     * @param parser makes the condition
     * @return the condition; empty where it is refused
     */
    public static Optional<Expression> read(Value item, Parser parser) {
        Optional<String> text = item.sound(Value::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text.get()));
        } catch (ExpressionException e) {
            item.problems().add(place((YamlNode.Scalar) item.node(), e.position()), item.path(), e.placed());
            return Optional.empty();
        }
    }

    private static Mark place(YamlNode.Scalar scalar, int position) {
        Mark mark = scalar.mark();
        int quote = scalar.plain() ? 0 : 1;
        return scalar.text().contains("\n")
                ? mark
                : new Mark(mark.line(), mark.column() + quote + scalar.text().codePointCount(0, position));
    }
}
