package dev.narrows.expression;

import java.util.Optional;
import java.util.function.Function;

/** A node of an {@link Expression}; empty stands for undefined. */
interface Condition {
    /** Its truth. */
    Optional<Boolean> test(Function<String, Optional<Object>> values);

    /** Both. */
    static Condition and(Condition left, Condition right) {
        return decidedBy(false, left, right);
    }

    /** At least one. */
    static Condition or(Condition left, Condition right) {
        return decidedBy(true, left, right);
    }

    /** {@code decisive} if a side is, undefined if a side is, else the other truth value. */
    private static Condition decidedBy(boolean decisive, Condition left, Condition right) {
        return values -> {
            Optional<Boolean> a = left.test(values);
            Optional<Boolean> b = right.test(values);
            if (a.equals(Optional.of(decisive)) || b.equals(Optional.of(decisive))) {
                return Optional.of(decisive);
            }
            return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(!decisive);
        };
    }

    /** The contrary. */
    static Condition not(Condition inner) {
        return values -> inner.test(values).map(truth -> !truth);
    }

    /** {@code left comparator right}. */
    static Condition comparison(Operand left, String comparator, Operand right) {
        return values -> left.value(values).flatMap(a -> right.value(values).map(b -> holds(a, comparator, b)));
    }

    private static boolean holds(Object a, String comparator, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            double p = x.doubleValue();
            double q = y.doubleValue();
            return switch (comparator) {
                case "<" -> p < q;
                case "<=" -> p <= q;
                case ">" -> p > q;
                case ">=" -> p >= q;
                case "==" -> p == q;
                default -> p != q;
            };
        }
        return a.equals(b) == comparator.equals("==");
    }

    /** A name, or a constant where {@code name} is null. */
    record Operand(String name, Object constant, Expression.Kind kind) {
        Optional<Object> value(Function<String, Optional<Object>> values) {
            return name == null ? Optional.of(constant) : values.apply(name);
        }
    }
}
