package dev.narrows.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The question of a scenario: its first comment, without {@code #} and the word "Question:". */
final class Question {
    private static final String LABEL = "Question:";

    private Question() {
    }

    /** The first block of comment lines of a file, as one line; empty if it has none. A line for editors is passed over. */
    static String of(Path source) throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = Files.newBufferedReader(source)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String trimmed = line.strip();
                if (trimmed.startsWith("# yaml-language-server:")) {
                    continue;
                }
                if (!trimmed.startsWith("#")) {
                    if (text.length() > 0) {
                        break;
                    }
                    continue;
                }
                text.append(text.length() > 0 ? " " : "").append(trimmed.replaceFirst("^#+\\s*", ""));
            }
        }
        String question = text.toString();
        return question.startsWith(LABEL) ? question.substring(LABEL.length()).strip() : question;
    }
}
