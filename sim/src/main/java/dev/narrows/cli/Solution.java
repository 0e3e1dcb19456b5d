package dev.narrows.cli;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to an inverse question for one cell or file.
 *
 * @param lines for people, each with the word that it begins with, as {@link ExactTable#line} sets it
 * @param row the same in the columns of the question, for a table of several cells
 * @param json full precision, in nats; not to be modified
 * @param notes what is to be said of this answer, beside the notes of the question
 */
record Solution(String lines, List<String> row, ObjectNode json, List<String> notes) {
    Solution(String lines, List<String> row, ObjectNode json) {
        this(lines, row, json, List.of());
    }

    /** The same with more notes. */
    Solution noting(List<String> more) {
        return new Solution(
                lines, row, json, Stream.concat(notes.stream(), more.stream()).toList());
    }
}
