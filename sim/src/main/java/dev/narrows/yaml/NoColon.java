package dev.narrows.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that no colon and blank set off from its value: {@code seed 3}, {@code seed:3}, {@code seed = 3}.
 *
 * @param key the key
 * @param rest what follows it, without the blanks before; empty where nothing does
 */
record NoColon(String key, String rest) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9.-]*)(?: *:(?=[^ ])| *= *| +|$)([^#]*)");

    /** How the text reads with a key at its begin; empty where it begins with none. */
    static Optional<NoColon> of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() && !matcher.group(2).contains(": ")
                ? Optional.of(new NoColon(matcher.group(1), matcher.group(2).strip()))
                : Optional.empty();
    }

    /** What to write, where {@code more} stands after the text. */
    String remedy(String more) {
        String value = rest + more;
        return "write " + key + ":" + (value.isEmpty() ? "" : " " + value);
    }
}
