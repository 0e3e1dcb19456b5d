package dev.narrows.expression;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A condition on named values, read from text (immutable):
 *
 * <pre>
 * condition   = conjunction {"or" conjunction}
 * conjunction = negation {"and" negation}
 * negation    = "not" negation | "(" condition ")" | operand comparator operand
 * comparator  = "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==" | "!="
 * operand     = number | name | 'text'
 * </pre>
 *
 * <p>Texts can be equal or not, and are compared with texts alone. Logic has three values: a comparison with an
 * undefined value is undefined; {@code and} is false if a side is false, {@code or} true if a side is true, whatever
 * the other; in every other case what holds an undefined part is undefined (Kleene).
 */
public final class Expression {
    private final String text;
    private final Condition condition;
    private final Set<String> names;

    /** What a name stands for. */
    public enum Kind {
        /** A number. */
        NUMBER,
        /** A text. */
        TEXT
    }

    Expression(String text, Condition condition, Set<String> names) {
        this.text = text;
        this.condition = condition;
        this.names = new TreeSet<>(names);
    }

    /**
     * Reads a condition over these names.
     *
     * @param text the condition
     * @param names name to kind
     * @return the condition
     * @throws ExpressionException if the text is no condition over them
     */
    public static Expression parse(String text, Map<String, Kind> names) throws ExpressionException {
        return new ExpressionParser(text, new Names(names, false)).expression();
    }

    /**
     * Reads a condition over swept keys, named by their full path or by a suffix of it that no other has.
     *
     * @param text the condition
     * @param keys full path to kind
     * @return the condition
     * @throws ExpressionException if the text is no condition over them
     */
    public static Expression parseSwept(String text, Map<String, Kind> keys) throws ExpressionException {
        return new ExpressionParser(text, new Names(keys, true)).expression();
    }

    /**
     * The condition as it was written.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * The names it uses.
     *
     * @return names, sorted
     */
    public Set<String> names() {
        return new TreeSet<>(names);
    }

    /**
     * Whether it is true.
     *
     * @param values value of a name: a {@link Number} or a {@link String}; empty where it is undefined
     * @return true, false, or empty for undefined
     */
    public Optional<Boolean> test(Function<String, Optional<Object>> values) {
        return condition.test(values);
    }

    @Override
    public String toString() {
        return text;
    }
}
