package dev.narrows.expression;

import java.util.Optional;
import java.util.function.Function;

/** A node of an {@link Expression}; empty stands for undefined. */
sealed interface Condition {
    /** Its truth. */
    Optional<Boolean> test(Function<String, Optional<Object>> values);

    /** Both. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public Optional<Boolean> test(Function<String, Optional<Object>> values) {
            return decidedBy(false, left.test(values), right.test(values));
        }
    }

    /** At least one. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public Optional<Boolean> test(Function<String, Optional<Object>> values) {
            return decidedBy(true, left.test(values), right.test(values));
        }
    }

    /** The contrary. */
    record Not(Condition inner) implements Condition {
        @Override
        public Optional<Boolean> test(Function<String, Optional<Object>> values) {
            return inner.test(values).map(truth -> !truth);
        }
    }

    /** {@code left comparator right}. */
    record Comparison(Operand left, String comparator, Operand right) implements Condition {
        @Override
        public Optional<Boolean> test(Function<String, Optional<Object>> values) {
            Optional<Object> a = left.value(values);
            Optional<Object> b = right.value(values);
            return a.isEmpty() || b.isEmpty() ? Optional.empty() : Optional.of(holds(a.get(), b.get()));
        }

        private boolean holds(Object a, Object b) {
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
    }

    /** A name, or a constant where {@code name} is null. */
    record Operand(String name, Object constant, Expression.Kind kind) {
        Optional<Object> value(Function<String, Optional<Object>> values) {
            return name == null ? Optional.of(constant) : values.apply(name);
        }
    }

    /** {@code decisive} if a side is, undefined if a side is, else the other truth value. */
    private static Optional<Boolean> decidedBy(boolean decisive, Optional<Boolean> left, Optional<Boolean> right) {
        if (left.equals(Optional.of(decisive)) || right.equals(Optional.of(decisive))) {
            return Optional.of(decisive);
        }
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(!decisive);
    }
}
