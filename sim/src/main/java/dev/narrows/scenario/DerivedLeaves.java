package dev.narrows.scenario;

import dev.narrows.sweep.Axis;
import dev.narrows.sweep.Grid;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of a resolved scenario that a sweep changes although it does not name them, such as the size of a channel that
 * the file leaves out and a swept codebook gives: they stay left out, since what is written would hold in every cell.
 */
final class DerivedLeaves {
    private final Grid grid;
    private final SweptSettings swept;

    DerivedLeaves(Grid grid, SweptSettings swept) {
        this.grid = grid;
        this.swept = swept;
    }

    /** Takes them out of the settings of the first cell: along each dimension at its first, second and last value. */
    void leaveOut(ObjectNode settings) {
        for (int d = 0; d < grid.dimensions().size(); d++) {
            int last = grid.dimensions().get(d).size() - 1;
            for (int value : new int[] {0, Math.min(1, last), last}) {
                int[] digits = new int[grid.dimensions().size()];
                digits[d] = value;
                swept.at(digits, new Problems())
                        .ifPresent(other -> leaveOut(settings, other.resolved(), new ArrayList<>()));
            }
        }
    }

    private void leaveOut(JsonNode node, JsonNode other, List<KeyPath.Step> path) {
        if (isSwept(path)) {
            return;
        }
        if (node instanceof ObjectNode object && other.isObject()) {
            for (String key : List.copyOf(object.propertyNames())) {
                List<KeyPath.Step> inner = with(path, new KeyPath.Step(key, -1));
                JsonNode value = object.get(key);
                if (value.isNumber()
                        && other.path(key).isNumber()
                        && !value.equals(other.get(key))
                        && !isSwept(inner)) {
                    object.remove(key);
                } else {
                    leaveOut(value, other.path(key), inner);
                }
            }
        } else if (node.isArray() && other.isArray() && node.size() == other.size()) {
            for (int i = 0; i < node.size(); i++) {
                leaveOut(node.get(i), other.get(i), with(path, new KeyPath.Step(null, i)));
            }
        }
    }

    private static List<KeyPath.Step> with(List<KeyPath.Step> path, KeyPath.Step step) {
        List<KeyPath.Step> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** Whether an axis stands at a place. */
    private boolean isSwept(List<KeyPath.Step> path) {
        return grid.axes().stream().map(Axis::places).flatMap(List::stream).anyMatch(place -> place.equals(path));
    }
}
