package dev.narrows.cli;

/** A table in Markdown (mutable, unshared). */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... header) {
        row(header);
        text.append("|---".repeat(header.length)).append("|\n");
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Code: bars, which would end a cell, are written as what they are. */
    static String code(String words) {
        return words.replace("|", "\\|");
    }

    /** Words: bars as in code, and stars, which would start italics, are written as what they are. */
    static String plain(String words) {
        return code(words).replace("*", "\\*");
    }

    String text() {
        return text.toString();
    }
}
