package dev.narrows.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The name under which a floor or ceiling of points.json is judged: that of its column, {@code floor_...} or
 * {@code ceiling_...}.
 */
final class BoundName {
    /** Ends the name of a ceiling that a negative control broke. */
    private static final String BROKEN = "_without_delta";

    private BoundName() {}

    /**
     * {@code floor_<rung>_<information>_<context>}; of an extension, which has neither information nor context,
     * {@code floor_<name>}.
     */
    static String floor(JsonNode floor) {
        return "floor_"
                + Stream.of("rung", "information", "context")
                        .map(floor::path)
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .collect(Collectors.joining("_"))
                        .replace('/', '_')
                        .replace('-', '_');
    }

    /** {@code ceiling_<name>_<kl>}. */
    static String ceiling(JsonNode ceiling) {
        return "ceiling_" + ceiling.path("name").asString("").replace('-', '_') + "_"
                + ceiling.path("kl").asString("");
    }

    /** The name without what says that it was broken on purpose. */
    static String intact(String bound) {
        return bound.endsWith(BROKEN) ? bound.substring(0, bound.length() - BROKEN.length()) : bound;
    }
}
