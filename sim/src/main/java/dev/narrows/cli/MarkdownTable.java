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

    /** Bars, which would end a cell, and stars, which would start italics, are written as what they are. */
    static String plain(String words) {
        return words.replace("|", "\\|").replace("*", "\\*");
    }

    String text() {
        return text.toString();
    }
}
