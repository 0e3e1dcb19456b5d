package dev.narrows.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of replicates.
 *
 * @param first the first, from 0
 * @param last the last
 */
public record ReplicateRange(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,8})\\.\\.([0-9]{1,8})");
    private static final int MOST = 10_000_000;

    /**
     * The range that is written so.
     *
     * @param text {@code a..b}, both included
     * @return the range
     * @throws IllegalArgumentException if it is none, or empty, or beyond the most replicates of a cell
     */
    public static ReplicateRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = Integer.parseInt(matcher.group(2));
            if (first <= last && last < MOST) {
                return new ReplicateRange(first, last);
            }
        }
        throw new IllegalArgumentException("must be a..b with 0 <= a <= b < 10,000,000, such as 0..99");
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return last - first + 1;
    }

    /**
     * Whether a replicate is one of them.
     *
     * @param replicate its number
     * @return whether it lies in the range
     */
    public boolean has(long replicate) {
        return replicate >= first && replicate <= last;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
