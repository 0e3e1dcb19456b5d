package dev.narrows.cli;

/** Text in a table of Markdown. */
final class Markdown {
    private Markdown() {}

    /** Code: bars, which would end a cell, are written as what they are. */
    static String code(String text) {
        return text.replace("|", "\\|");
    }

    /** Words: bars as in code, and stars, which would start italics, are written as what they are. */
    static String plain(String text) {
        return code(text).replace("*", "\\*");
    }
}
