package dev.narrows.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the user called the program: what help and messages say must work when it is typed. */
final class Program {
    /** The property in which {@code scripts/narrows} says how it was called. */
    static final String PROPERTY = "narrows.program";

    private static final String INSTALLED = "narrows";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./~+@%-]+");

    private Program() {}

    /** As it is to be typed: {@code narrows} where it is installed, else the launcher's path, quoted if need be. */
    static String name() {
        String called = System.getProperty(PROPERTY, INSTALLED);
        return PLAIN.matcher(called).matches() ? called : "'" + called.replace("'", "'\\''") + "'";
    }

    /** The text with its commands as they are to be typed. */
    static String in(String text) {
        String name = name();
        return name.equals(INSTALLED) || !text.contains(INSTALLED + " ")
                ? text
                : Commands.PATTERN.matcher(text).replaceAll(Matcher.quoteReplacement(name + " "));
    }

    /** Made for a message that may have a command, and for no other: to list the verbs makes them all. */
    private static final class Commands {
        /** A command, not the beginning of a message such as {@code narrows run: ..}, nor a part of a path. */
        private static final Pattern PATTERN =
                Pattern.compile("(?<![\\w/.-])narrows (?=(?:" + String.join("|", Main.verbNames()) + ")(?![\\w/.:-]))");
    }
}
