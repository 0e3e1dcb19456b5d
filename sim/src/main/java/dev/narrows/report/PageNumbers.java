package dev.narrows.report;

import dev.narrows.result.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How numbers get onto the page: as in points.json, or, on a page of a large batch, with nine significant digits.
 * Numbers that are not there are null.
 */
record PageNumbers(boolean rounded) {
    private static final MathContext NINE_DIGITS = new MathContext(9);

    void add(ArrayNode to, JsonNode number) {
        if (!number.isNumber()) {
            to.addNull();
        } else if (number.isIntegralNumber()) {
            to.add(number.asLong());
        } else {
            to.add(value(number));
        }
    }

    private double value(JsonNode number) {
        double full = number.asDouble();
        return rounded ? new BigDecimal(Numbers.text(full)).round(NINE_DIGITS).doubleValue() : full;
    }

    /** A copy of a tree with its numbers as they go onto the page. */
    JsonNode copy(JsonNode tree) {
        if (!rounded) {
            return tree;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), copy(entry.getValue())));
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(value -> copy.add(copy(value)));
            return copy;
        }
        return tree.isFloatingPointNumber() ? DoubleNode.valueOf(value(tree)) : tree;
    }
}
