package dev.narrows.result;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of n parts of a batch: the cells whose number is {@code index - 1} modulo {@code of}.
 *
 * @param index 1..of
 * @param of number of parts, 1 to 10^6
 */
public record Shard(int index, int of) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");
    private static final int MOST = 1_000_000;

    /**
     * Checks the range.
     *
     * @param index 1..of
     * @param of number of parts
     * @throws IllegalArgumentException if either is out of range
     */
    public Shard {
        if (!(of >= 1 && of <= MOST && index >= 1 && index <= of)) {
            throw new IllegalArgumentException(index + "/" + of + ", must be 1/n to n/n with n at most " + MOST);
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @param text for example 2/3
     * @return the shard
     * @throws IllegalArgumentException if it is no such text
     */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + ", must be i/n, for example 2/3");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** What follows the hash in the name of its folder. */
    String suffix() {
        return "-" + index + "-of-" + of;
    }
}
