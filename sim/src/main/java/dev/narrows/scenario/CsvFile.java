package dev.narrows.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file that is read row by row: what is wrong in it, with its place and its line.
 *
 * @param path of the file
 */
public record CsvFile(Path path) {
    /**
     * One of its lines.
     *
     * @param number from 1
     * @return the line without a mark of its order of bytes; empty where there is none, or it cannot be read
     */
    public String line(int number) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String line = reader.lines().skip(number - 1L).findFirst().orElse("");
            return number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * What is wrong.
     *
     * @param line from 1
     * @param column in code points, from 1
     * @param message what is wrong and what is allowed
     * @return the refusal; it shows the line, but for the first
     */
    public ScenarioException refused(int line, int column, String message) {
        return new ScenarioException(
                List.of(new Problem(path.toString(), line, column, "", message, line > 1 ? line(line) : "", false)));
    }

    /**
     * Where a field begins; separators inside quotes are none.
     *
     * @param line a line
     * @param separator between fields
     * @param field from 0
     * @return column in code points, from 1
     */
    public static int column(String line, char separator, int field) {
        boolean quoted = false;
        int fields = 0;
        int i = 0;
        while (i < line.length() && fields < field) {
            char c = line.charAt(i++);
            quoted ^= c == '"';
            fields += c == separator && !quoted ? 1 : 0;
        }
        return line.codePointCount(0, i) + 1;
    }
}
