package dev.narrows.cli;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to an inverse question for one cell.
 *
 * @param lines for people, each with the word that it begins with, as {@link ExactTable#line} sets it
 * @param row the same in the columns of the question, for a table of several cells
 * @param json full precision, in nats; not to be modified
 */
record Solution(String lines, List<String> row, ObjectNode json) {}
