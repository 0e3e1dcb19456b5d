package dev.narrows.experiment;

import dev.narrows.numeric.Arguments;
import dev.narrows.scenario.Cell;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as a value: it travels as bytes and opens anywhere, without the scenario's file and without a reader of YAML.
 * Threads, shards and clusters compute it with {@link Replicates#rows(CellWork, int, int)} and {@link Fold#cell}. What
 * the bytes say is checked when the cell is opened, against its key.
 *
 * @param index number of the cell in its scenario, from 0
 * @param cells cells of the whole scenario, at least 1: a batch verdict divides its error rate by it
 * @param at the swept values by key, in the order of the sweep; copied, not to be modified
 * @param seed the seed of the scenario
 * @param scenario model, learner, bounds and confidence with all defaults; not to be modified
 * @param key names the rows of the cell
 */
public record CellWork(int index, long cells, Map<String, JsonNode> at, long seed, JsonNode scenario, CellKey key) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;

    /**
     * A cell as a value.
     *
     * @param index number of the cell in its scenario, from 0
     * @param cells cells of the whole scenario, at least 1
     * @param at the swept values by key; copied
     * @param seed the seed of the scenario
     * @param scenario model, learner, bounds and confidence with all defaults
     * @param key names the rows of the cell
     * @throws IllegalArgumentException if {@code index} or {@code cells} is out of range
     */
    public CellWork {
        Arguments.requireAtLeast("index", index, 0);
        Arguments.requireAtLeast("cells", cells, 1);
        Map<String, JsonNode> copy = new LinkedHashMap<>();
        at.forEach((swept, value) -> copy.put(swept, value.deepCopy()));
        at = Collections.unmodifiableMap(copy);
    }

    /**
     * A cell of a batch.
     *
     * @param cell the cell
     * @param cells cells of the whole scenario, at least 1
     * @return the same as a value
     * @throws IllegalArgumentException if {@code cells < 1}
     */
    public static CellWork of(Cell cell, long cells) {
        return new CellWork(cell.index(), cells, cell.at(), cell.seed(), cell.resolved(), CellKey.of(cell));
    }

    /**
     * The cell.
     *
     * @return one with the same streams, rows and results
     * @throws IllegalArgumentException if it is no cell, or not the one that its key names (of another version of the
     *     software)
     */
    public Cell open() {
        Cell cell = Cell.of(index, at, seed, scenario);
        if (!CellKey.of(cell).equals(key)) {
            throw new IllegalArgumentException("cell " + index + ": its key is not that of its settings");
        }
        return cell;
    }

    /**
     * The cell as bytes.
     *
     * @return JSON in UTF-8
     */
    public byte[] toBytes() {
        ObjectNode node = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("cell", index)
                .put("cells", cells)
                .put("seed", seed)
                .put("key", key.text());
        ObjectNode swept = node.putObject("at");
        at.forEach(swept::set);
        node.set("scenario", scenario);
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A cell from its bytes.
     *
     * @param bytes what {@link #toBytes()} gave
     * @return the cell, not yet opened
     * @throws IllegalArgumentException if they are no cell
     */
    public static CellWork of(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.path("format").asInt(0) != FORMAT) {
                throw new IllegalArgumentException("is no cell of format " + FORMAT);
            }
            Map<String, JsonNode> at = new LinkedHashMap<>();
            node.path("at").properties().forEach(entry -> at.put(entry.getKey(), entry.getValue()));
            return new CellWork(
                    node.path("cell").asInt(-1),
                    node.path("cells").asLong(0),
                    at,
                    node.path("seed").asLong(),
                    node.path("scenario"),
                    CellKey.parse(node.path("key").asString("")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no cell: " + e.getMessage(), e);
        }
    }
}
