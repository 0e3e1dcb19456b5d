package dev.narrows.cli;

import dev.narrows.scenario.Cell;
import tools.jackson.databind.JsonNode;

/**
 * What a scenario calls the contexts of a cell.
 *
 * @param names its names, missing where it has none
 */
record ContextNames(JsonNode names) {
    ContextNames(Cell cell) {
        this(cell.model().resolved().path("names"));
    }

    /** {@code context 0}, or the name of a context or rater with that word. */
    String of(int s) {
        String word = names.has("raters") ? "rater" : "context";
        return word + " " + names.path(word + "s").path(s).asString(Integer.toString(s));
    }
}
