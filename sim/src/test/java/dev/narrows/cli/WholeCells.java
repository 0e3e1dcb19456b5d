package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.family.NegativeControl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of points.json with what the file says once put into each: {@code floors}, {@code ceilings},
 * {@code verdicts} and the sides of {@code waterfall} as lists of objects, without those that the cell has not.
 */
public final class WholeCells {
    private static final JsonMapper JSON = new JsonMapper();

    private WholeCells() {}

    /** The text of points.json in a folder, plain or compressed. */
    public static String text(Path folder) throws IOException {
        Path plain = folder.resolve("points.json");
        if (Files.exists(plain)) {
            return Files.readString(plain);
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("points.json.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The cells of a folder. */
    public static ArrayNode of(Path folder) throws IOException {
        return of(text(folder));
    }

    /** The cells of a text. */
    public static ArrayNode of(String json) {
        JsonNode whole = JSON.readTree(json);
        ArrayNode cells = JSON.createArrayNode();
        whole.get("cells").forEach(cell -> cells.add(cell((ObjectNode) cell, whole)));
        return cells;
    }

    private static ObjectNode cell(ObjectNode cell, JsonNode whole) {
        if (cell.path("status").asString("").equals("failed")) {
            return cell;
        }
        ArrayNode verdicts = JSON.createArrayNode();
        for (String list : List.of("floors", "ceilings")) {
            ArrayNode bounds = JSON.createArrayNode();
            JsonNode arrays = cell.path(list);
            for (int i = 0; i < whole.get(list).size(); i++) {
                ObjectNode bound = entry(whole.get(list).get(i), arrays, i);
                if (bound.path("value").isNumber()) {
                    bounds.add(bound);
                    verdicts.add(verdict(cell, bound, list));
                }
            }
            cell.set(list, bounds);
        }
        cell.set("verdicts", verdicts);
        for (String side : List.of("floor", "ceiling")) {
            if (cell.has("waterfall")) {
                steps(cell, side, whole.get("waterfall").get(side));
            }
        }
        return cell;
    }

    /** What is said of a bound once and what stands at its place in every array of the cell. */
    private static ObjectNode entry(JsonNode name, JsonNode arrays, int place) {
        ObjectNode entry = (ObjectNode) name.deepCopy();
        arrays.properties()
                .forEach(array -> entry.set(array.getKey(), array.getValue().get(place)));
        return entry;
    }

    private static ObjectNode verdict(JsonNode cell, ObjectNode bound, String list) {
        String kind = bound.path("kind").asString("");
        String broken = NegativeControl.named(cell.path("negative_control").asString(""))
                .map(control -> kind.isEmpty() ? control.ofFloor() : control.ofCeiling(kind.equals("expected")))
                .orElse("");
        ObjectNode verdict =
                JSON.createObjectNode().put("bound", bound.get("bound").asString() + broken);
        List.of("verdict", "cell_verdict", "vacuous").forEach(key -> verdict.set(key, bound.path(key)));
        return verdict.put(
                "matched", list.equals("floors") || cell.path("matched").asBoolean(true));
    }

    private static void steps(ObjectNode cell, String side, JsonNode names) {
        ObjectNode waterfall = (ObjectNode) cell.get("waterfall");
        JsonNode values = waterfall.get(side);
        ArrayNode steps = JSON.createArrayNode();
        assertThat(values.size()).isEqualTo(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (values.get(i).isNumber()) {
                ObjectNode step = (ObjectNode) names.get(i).deepCopy();
                steps.add(step.put("label", label(cell, step)).set("value", values.get(i)));
            }
        }
        waterfall.set(side, steps);
    }

    private static String label(JsonNode cell, JsonNode step) {
        String label = step.get("label").asString();
        return switch (step.get("step").asString()) {
            case "best" -> label + ", " + cell.get("floor_best_rung").asString();
            case "risk" ->
                cell.get("matched").asBoolean() ? label : label + " under the observable loss, not the true risk";
            default -> label;
        };
    }
}
