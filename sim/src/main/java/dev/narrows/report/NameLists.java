package dev.narrows.report;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/**
 * The different lists of names that the cells of a run have, each once: cells of one run differ in their ceilings,
 * bounds and steps, but few lists serve all of them (mutable, unshared).
 */
final class NameLists {
    private final ArrayNode lists;
    private final Map<ArrayNode, Integer> places = new HashMap<>();

    /** Fills {@code lists}. */
    NameLists(ArrayNode lists) {
        this.lists = lists;
    }

    /** The place of a list among the different ones; {@code names} is not modified afterwards. */
    int place(ArrayNode names) {
        return places.computeIfAbsent(names, added -> {
            lists.add(added);
            return lists.size() - 1;
        });
    }
}
