package dev.narrows.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How numbers, texts, alternatives and near misses appear in messages. */
public final class Wording {
    private static final int LONGEST_TEXT = 40;
    private static final int NEAR = 2;

    private Wording() {}

    /** In quotes, cut after 40 characters; what does not print is escaped, so that no file can steer a terminal. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST_TEXT).forEach(c -> {
            if (c >= ' ' && c < 0x7f || c >= 0xa0 && Character.isLetterOrDigit(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_TEXT ? "...\"" : "\"")
                .toString();
    }

    /** At most 12 significant digits, plain for everyday sizes. */
    public static String number(double value) {
        return number(value, 12);
    }

    /** At most so many significant digits, plain for everyday sizes. */
    public static String number(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        boolean everyday = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) <= 12;
        return everyday ? rounded.toPlainString() : rounded.toString();
    }

    /** Whole numbers with thousands separated: {@code 20,000,000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The size of so many doubles, with two digits after the point: {@code 16.00 GB}. */
    public static String gigabytes(long numbers) {
        return String.format(Locale.ROOT, "%.2f GB", numbers * 8e-9);
    }

    /** The words for a list that has so many entries, and what it must have, in words. */
    public static String length(int found, String wanted) {
        return "has " + found + (found == 1 ? " entry" : " entries") + ", must have " + wanted;
    }

    /** {@code a, b or c}. */
    public static String oneOf(List<String> words) {
        return joined(words, " or ");
    }

    /** {@code a, b and c}. */
    static String and(List<String> words) {
        return joined(words, " and ");
    }

    private static String joined(List<String> words, String beforeLast) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + beforeLast + words.get(last);
    }

    /** The first of the words within an edit distance of 2 that is the nearest, if its length exceeds the distance. */
    public static Optional<String> nearest(String text, Collection<String> words) {
        return words.stream()
                .filter(word -> Math.abs(word.length() - text.length()) <= NEAR)
                .filter(word -> distance(text, word) <= Math.min(NEAR, word.length() - 1))
                .min(Comparator.comparingInt(word -> distance(text, word)));
    }

    /**
     * The words that somebody may have meant: those that hold the text, or are within an edit distance of 2, the
     * nearest first; at most so many.
     */
    public static List<String> near(String text, Collection<String> words, int most) {
        return words.stream()
                .filter(word -> word.contains(text) || distance(text, word) <= NEAR)
                .sorted(Comparator.comparingInt(word -> distance(text, word)))
                .limit(most)
                .toList();
    }

    /** Edits (insert, delete, replace, swap of neighbours) from a to b: optimal string alignment. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : edit(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int edit(int[][] d, String a, String b, int i, int j) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
