package dev.narrows.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {
    private static YamlNode.Scalar plain(String text) {
        return new YamlNode.Scalar(text, true, Mark.START);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "4, 4",
        "0.5, 0.5",
        ".5, 0.5",
        "-.5, -0.5",
        "1e-3, 0.001",
        "2.50E+2, 250",
        "1e308, 1e308",
        "0e999999999, 0"
    })
    void readsNumbers(String text, double value) {
        assertThat(ScalarText.whyNoNumber(plain(text))).isEmpty();
        assertThat(ScalarText.number(text))
                .isEqualTo(value)
                .satisfies(x -> assertThat(1 / x).isNotEqualTo(-1 / 0.0));
        assertThat(ScalarText.decimal(text).doubleValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "1e6, 1000000",
        "1.5e3, 1500",
        "9223372036854775807, 9223372036854775807",
        "-0, 0",
        "-9223372036854775808, -9223372036854775808",
        "2E+3, 2000"
    })
    void readsIntegers(String text, long value) {
        assertThat(ScalarText.whyNoInteger(plain(text))).isEmpty();
        assertThat(ScalarText.integer(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "010, 10",
        "-007, -7",
        "1_000, 1000",
        "'1,000', 1000",
        "0x1F, 31",
        "0o17, 15",
        "0b101, 5",
        "+5, 5",
        "5., 5",
        "00.5, 0.5",
        "+.5, .5"
    })
    void showsTheAcceptedSpelling(String text, String accepted) {
        assertThat(ScalarText.whyNoNumber(plain(text)))
                .hasValueSatisfying(why -> assertThat(why).endsWith("write " + accepted));
        assertThat(ScalarText.whyNoNumber(plain(accepted))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "True",
                "~",
                "",
                "null",
                ".nan",
                "-.inf",
                "1e400",
                "1e-400",
                "1:30",
                "- 1",
                "1e",
                "0x",
                "e5",
                "1 2",
                "\u0661",
                "NaN",
                "Infinity",
                "0x1p3",
                "1d",
                "1f"
            })
    void refusesWhatIsNoFiniteNumber(String text) {
        assertThat(ScalarText.whyNoNumber(plain(text))).isPresent();
        assertThat(ScalarText.whyNoInteger(plain(text))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.5", "4.0", "1e-1", "9223372036854775808", "1e19", "1e300"})
    void refusesNumbersThatAreNoIntegers(String text) {
        assertThat(ScalarText.whyNoNumber(plain(text))).isEmpty();
        assertThat(ScalarText.whyNoInteger(plain(text))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "1e5", "0123", "0x1f", "no", "Off", "true", "null", "~", "", ".inf", "1_0"})
    void refusesPlainTextThatIsNoTextElsewhere(String text) {
        assertThat(ScalarText.whyNoText(plain(text))).isPresent();
        assertThat(ScalarText.whyNoText(new YamlNode.Scalar(text, false, Mark.START)))
                .isEmpty();
    }

    @Test
    void theNearestWordIsWithinTwoEdits() {
        List<String> words = List.of("cognitive", "codebook", "loss", "to");
        assertThat(Wording.nearest("cogntive", words)).hasValue("cognitive");
        assertThat(Wording.nearest("cogintive", words)).hasValue("cognitive");
        assertThat(Wording.nearest("codebok", words)).hasValue("codebook");
        assertThat(Wording.nearest("lo", words)).hasValue("to");
        assertThat(Wording.nearest("colour", words)).isEmpty();
        assertThat(Wording.nearest("x", List.of("to"))).isEmpty();
        assertThat(Wording.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Wording.distance("ab", "ba")).isEqualTo(1);
    }

    @Test
    void numbersInMessagesAreShort() {
        assertThat(Wording.number(0.8 + 0.1 + 0.07)).isEqualTo("0.97");
        assertThat(Wording.number(1 - 2e-9)).isEqualTo("0.999999998");
        assertThat(Wording.number(1e300)).isEqualTo("1E+300");
        assertThat(Wording.number(0)).isEqualTo("0");
    }

    @Test
    void pathsReadBack() {
        String text = "model.cognitive.per-context[10].rows[0][3]";
        assertThat(KeyPath.parse(text).orElseThrow()).hasToString(text);
        for (String bad : new String[] {"", ".a", "a.", "a..b", "a[", "a[01]", "a[-1]", "a b", "a.[0]x y"}) {
            assertThat(KeyPath.parse(bad)).as(bad).isEmpty();
        }
    }
}
