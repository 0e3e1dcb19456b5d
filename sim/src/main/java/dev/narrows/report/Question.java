package dev.narrows.report;

import java.util.stream.Collectors;

/** The question of a scenario: its first comment, without {@code #} and the word "Question:". */
final class Question {
    private static final String LABEL = "Question:";

    private Question() {}

    /**
     * The first block of comment lines of a file, as one line; empty if it has none. A line for editors is passed over.
     */
    static String of(String source) {
        String question = source.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("# yaml-language-server:"))
                .dropWhile(line -> !line.startsWith("#") || words(line).isEmpty())
                .takeWhile(line -> line.startsWith("#"))
                .map(Question::words)
                .collect(Collectors.joining(" "));
        return question.startsWith(LABEL) ? question.substring(LABEL.length()).strip() : question;
    }

    private static String words(String comment) {
        return comment.replaceFirst("^#+\\s*", "");
    }
}
