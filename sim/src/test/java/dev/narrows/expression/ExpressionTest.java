package dev.narrows.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of conditions: precedence, three-valued logic, and refusals at the character that is wrong. */
class ExpressionTest {
    private static final Map<String, Expression.Kind> NAMES = Map.of(
            "a",
            Expression.Kind.NUMBER,
            "b",
            Expression.Kind.NUMBER,
            "none",
            Expression.Kind.NUMBER,
            "verdict",
            Expression.Kind.TEXT,
            "model.rows[0]-x",
            Expression.Kind.NUMBER);
    private static final Map<String, Object> VALUES =
            Map.of("a", 1.0, "b", 2L, "verdict", "holds", "model.rows[0]-x", 0.5);

    private static Expression parse(String text) {
        try {
            return Expression.parse(text, NAMES);
        } catch (ExpressionException e) {
            throw new AssertionError(text + ": " + e.getMessage(), e);
        }
    }

    private static String truth(String text) {
        return parse(text)
                .test(name -> Optional.ofNullable(VALUES.get(name)))
                .map(Object::toString)
                .orElse("undefined");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a < b | true",
                "a<b | true",
                "a >= 1 | true",
                "a > 1 | false",
                "a == 1 | true",
                "a != 1.0 | false",
                "-.5e1 < a | true",
                "b <= 2e0 | true",
                "model.rows[0]-x == 0.5 | true",
                "( a < b ) | true",
                "verdict == 'holds' | true",
                "verdict != \"holds\" | false",
                "'x' == 'x' | true",
                "not a > b | true",
                "not not a < b | true",
                "not (a < b and a > b) | true",
                // and binds closer than or, not closer than both
                "a < b or a < b and a > b | true",
                "(a < b or a < b) and a > b | false",
                "not a > b and a > b | false",
                // undefined, unless the other side decides
                "none < 1 | undefined",
                "not none < 1 | undefined",
                "none == none | undefined",
                "a < b or none < 1 | true",
                "none < 1 or a > b | undefined",
                "none < 1 and a > b | false",
                "a < b and none < 1 | undefined"
            })
    void isTrueFalseOrUndefined(String text, String expected) {
        assertThat(truth(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`` | 0",
                "a | 1",
                "a < | 3",
                "< a | 0",
                "a < b < 2 | 6",
                "a = b | 2",
                "a => b | 2",
                "a & b | 2",
                "A < b | 0",
                "a < b AND b > a | 6",
                "(a < b | 6",
                "a < b) | 5",
                "() | 1",
                "a b | 2",
                "a < 'x' | 2",
                "verdict > 'holds' | 8",
                "a < 1_0 | 4",
                "a < 1.  | 4",
                "a + b < 2 | 2",
                "and < b | 0",
                "a < not | 4",
                "not | 3",
                "verdict == 'open | 11",
                "a < NaN | 4",
                "a < 1e999 | 4",
                "a < b; | 5"
            })
    void isRefusedAtTheCharacter(String text, int position) {
        ExpressionException refused =
                catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, NAMES));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.position()).as(refused.getMessage()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"a =< b, write <=", "a => b, write >=", "a = b, write =="})
    void saysWhichComparisonWasMeant(String text, String hint) {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, NAMES)))
                .hasMessageEndingWith("; " + hint);
    }

    @Test
    void namesTheNameThatWasMeant() {
        ExpressionException refused = catchThrowableOfType(
                ExpressionException.class, () -> Expression.parse("a < 2 and verdct == 'holds'", NAMES));
        assertThat(refused).hasMessage("unknown name \"verdct\", did you mean verdict?");
        assertThat(refused.position()).isEqualTo(10);
    }

    @Test
    void lengthAndDepthAreBounded() {
        assertThat(truth("(".repeat(49) + "a < b" + ")".repeat(49))).isEqualTo("true");
        for (String text : List.of(
                "(".repeat(50) + "a < b" + ")".repeat(50), "not ".repeat(200) + "a < b", "a < b" + " ".repeat(1000))) {
            assertThat(catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, NAMES)))
                    .isNotNull();
        }
    }

    /** Whatever the tokens, a text is a condition or is refused at one of its characters. */
    @Test
    void randomTokensNeverEscape() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251126L);
        String[] tokens = {
            "a",
            "b",
            "none",
            "verdict",
            "'x'",
            "1",
            "-2.5",
            "<",
            "<=",
            "==",
            "!=",
            "and",
            "or",
            "not",
            "(",
            ")",
            "=",
            "'",
            "\ud83d\ude00",
            "\u00e9",
            "zz"
        };
        int good = 0;
        for (int i = 0; i < 50_000; i++) {
            List<String> words = new ArrayList<>();
            for (int k = rng.nextInt(8); k >= 0; k--) {
                words.add(tokens[rng.nextInt(tokens.length)]);
            }
            String text = String.join(rng.nextBoolean() ? " " : "", words);
            try {
                Expression.parse(text, NAMES).test(name -> Optional.ofNullable(VALUES.get(name)));
                good++;
            } catch (ExpressionException e) {
                assertThat(e.position()).isBetween(0, text.length());
            }
        }
        assertThat(good).isBetween(50, 40_000);
    }
}
