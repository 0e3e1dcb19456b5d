package dev.narrows.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The spellings of numbers and texts. Integers {@code -?(0|[1-9][0-9]*)}, also with an exponent ({@code 1e6}) when the
 * value is whole; numbers as in JSON and also {@code .5}; all finite. What another reader of YAML might take for a
 * number, a truth value or nothing is refused, with the spelling that is accepted.
 */
public final class ScalarText {
    private static final int LONGEST_NUMBER = 50;
    private static final String NUMBERS = ", such as 20, 0.5 or 1e-3";
    private static final String INTEGERS = ", such as 20 or 1e6";
    private static final Predicate<String> INTEGER = spelling("-?(?:0|[1-9][0-9]*)");
    private static final Predicate<String> WHOLE_WITH_EXPONENT =
            spelling("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?[eE]\\+?[0-9]+");
    private static final Predicate<String> NUMBER =
            spelling("-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Predicate<String> OCTAL = spelling("[-+]?0+[0-9]+(?:\\.[0-9]*)?");
    private static final Predicate<String> GROUPED = spelling("[-+]?[0-9]+(?:[_,][0-9]+)+(?:\\.[0-9]*)?");
    /** A comma that cannot divide thousands: after 0, or not before three digits. */
    private static final Predicate<String> DECIMAL_COMMA =
            spelling("[-+]?(?:0+,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,}))(?:[eE][+-]?[0-9]+)?");

    private static final Predicate<String> OTHER_BASE = spelling("0(?:x[0-9a-fA-F]{1,15}|o[0-7]{1,20}|b[01]{1,62})");
    private static final Predicate<String> LOOSE = spelling("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Predicate<String> NOT_FINITE = spelling("[-+]?\\.?(?:nan|inf|infinity)");
    private static final Set<String> EMPTY = Set.of("", "~", "null");
    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off", "y", "n");

    private ScalarText() {}

    private static Predicate<String> spelling(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** Why this is no finite number, if it is none. */
    public static Optional<String> whyNoNumber(YamlNode.Scalar scalar) {
        return whyNoNumber(scalar, false);
    }

    /** The same where a whole number is wanted: what is none is not offered as a spelling. */
    private static Optional<String> whyNoNumber(YamlNode.Scalar scalar, boolean whole) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return Optional.of("is the text " + Wording.quoted(text) + ", must be a number"
                    + (NUMBER.test(text) ? Optional.of(cut(text)) : acceptedSpelling(text))
                            .filter(meant -> fits(meant, whole))
                            .map(meant -> ": write " + meant + " without quotes")
                            .orElse(""));
        }
        if (!NUMBER.test(text)) {
            return Optional.of(whyNoPlainNumber(text, whole));
        }
        if (text.length() > LONGEST_NUMBER) {
            return Optional.of("has " + text.length() + " characters, a number may have " + LONGEST_NUMBER);
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return Optional.of("is " + text + ", beyond the range of a double; must be a finite number");
        }
        if (value == 0 && text.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9')) {
            return Optional.of("is " + text + ", nearer to 0 than any double; write 0");
        }
        return Optional.empty();
    }

    /** Why this is no integer of 64 bits, if it is none. */
    public static Optional<String> whyNoInteger(YamlNode.Scalar scalar) {
        Optional<String> refusal = whyNoNumber(scalar, true);
        if (refusal.isPresent()) {
            return refusal.map(reason -> reason.replace("must be a number", "must be an integer")
                    .replace("must be a finite number", "must be an integer")
                    .replace(NUMBERS, INTEGERS));
        }
        String text = scalar.text();
        BigDecimal value = decimal(text);
        if (!isWhole(value)) {
            return Optional.of("is " + text + ", must be an integer");
        }
        if (value.toBigInteger().bitLength() >= Long.SIZE) {
            return Optional.of("is " + text + ", must be an integer of at most 64 bits");
        }
        if (!INTEGER.test(text) && !WHOLE_WITH_EXPONENT.test(text)) {
            return Optional.of("is " + text + ", must be an integer: write " + value.toBigInteger());
        }
        return Optional.empty();
    }

    /** Why this plain text would be read as something else than text, if it would. */
    public static Optional<String> whyNoText(YamlNode.Scalar scalar) {
        String text = scalar.text();
        String word = text.toLowerCase(Locale.ROOT);
        if (!scalar.plain()) {
            return Optional.empty();
        }
        if (EMPTY.contains(word)) {
            return Optional.of(text.isEmpty() ? "is empty, must be text" : "is " + text + " (nothing), must be text");
        }
        boolean other = TRUTH.contains(word)
                || LOOSE.test(text)
                || GROUPED.test(text)
                || OTHER_BASE.test(word)
                || NOT_FINITE.test(word);
        return other
                ? Optional.of("is " + cut(text) + ", must be text: write \"" + cut(text) + "\"")
                : Optional.empty();
    }

    /** The number that is written so; 0 for -0. */
    public static double number(String text) {
        return Double.parseDouble(text) + 0.0;
    }

    /** The integer that is written so. */
    static long integer(String text) {
        return INTEGER.test(text) ? Long.parseLong(text) : decimal(text).longValueExact();
    }

    /** The exact decimal value of an accepted number. */
    public static BigDecimal decimal(String text) {
        // a zero may carry an exponent of any size, which exact arithmetic would act out
        return Double.parseDouble(text) == 0 ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** Whether it has no digits after the point but 0. */
    public static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** Whether this is a number in an accepted spelling. */
    public static boolean isNumber(YamlNode.Scalar scalar) {
        return whyNoNumber(scalar).isEmpty();
    }

    private static String whyNoPlainNumber(String text, boolean whole) {
        String word = text.toLowerCase(Locale.ROOT);
        if (EMPTY.contains(word)) {
            return text.isEmpty() ? "is empty, must be a number" : "is " + text + " (nothing), must be a number";
        }
        if (TRUTH.contains(word)) {
            return "is " + text + ", must be a number, such as 1 or 0";
        }
        if (NOT_FINITE.test(word)) {
            return "is " + text + ", must be a finite number";
        }
        return "is " + Wording.quoted(text) + ", must be a number"
                + acceptedSpelling(text)
                        .filter(meant -> fits(meant, whole))
                        .map(accepted -> ": write " + accepted)
                        .orElse(NUMBERS);
    }

    private static Optional<String> acceptedSpelling(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (OTHER_BASE.test(text)) {
            int radix = text.charAt(1) == 'x' ? 16 : text.charAt(1) == 'o' ? 8 : 2;
            return Optional.of(new BigInteger(text.substring(2), radix).toString());
        }
        String bare = DECIMAL_COMMA.test(text)
                ? text.replace(',', '.')
                : GROUPED.test(text) ? text.replaceAll("[_,]", "") : text;
        boolean known = OCTAL.test(bare) || LOOSE.test(bare);
        return known ? Optional.of(plainSpelling(bare)) : Optional.empty();
    }

    private static boolean fits(String number, boolean whole) {
        return !whole || !NUMBER.test(number) || number.length() > LONGEST_NUMBER || isWhole(decimal(number));
    }

    private static String plainSpelling(String loose) {
        String text = loose.startsWith("+") ? loose.substring(1) : loose;
        text = text.replaceFirst("^(-?)0+(?=[0-9])", "$1");
        return text.replaceFirst("\\.(?=$|[eE])", "");
    }

    private static String cut(String text) {
        return text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "..." : text;
    }
}
