package dev.narrows.explain;

import java.util.regex.Pattern;

/** Text that may come from a file, as it may stand in a sentence, in a table and on a terminal. */
public final class PlainText {
    private static final String NUMBER = "[-+0-9.eE]+\\*?";
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n]]");

    private PlainText() {}

    /**
     * The text without what a terminal would obey.
     *
     * @param text any text
     * @return control and format characters, but for line feeds, are question marks
     */
    public static String printable(String text) {
        return OBEYED.matcher(text).replaceAll("?");
    }

    /**
     * The text on one line.
     *
     * @param text any text
     * @return as {@link #printable} has it, with question marks for line feeds too
     */
    public static String line(String text) {
        return printable(text).replace('\n', '?');
    }

    /**
     * Whether a text is a number, with or without a star.
     *
     * @param text any text
     * @return true for what is never cut
     */
    public static boolean isNumber(String text) {
        return text.matches(NUMBER);
    }

    /**
     * A text of at most so many characters.
     *
     * @param text any text
     * @param most 4 or more
     * @return cut after a comma where it has one; a number is never cut
     */
    public static String cut(String text, int most) {
        if (text.length() <= most || isNumber(text)) {
            return text;
        }
        String head = text.substring(0, most - 3);
        int comma = head.lastIndexOf(',');
        return (comma > 0 ? head.substring(0, comma + 1) : head) + "...";
    }
}
