package dev.narrows.experiment;

import dev.narrows.scenario.Cell;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as a value: it travels as bytes and opens anywhere, without the scenario's file and without a reader of YAML.
 * Threads, shards and clusters compute it with {@link Replicates#rows(CellWork, int, int)} and {@link Fold#cell}.
 *
 * @param index number of the cell in its scenario
 * @param cells cells of the whole scenario: a batch verdict divides by it
 * @param at the swept values
 * @param seed the seed of the scenario
 * @param scenario model, learner, bounds and confidence with all defaults
 * @param key names the rows of the cell
 */
public record CellWork(int index, long cells, Map<String, JsonNode> at, long seed, JsonNode scenario, CellKey key) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;

    /**
     * A cell of a batch.
     *
     * @param cell the cell
     * @param cells cells of the whole scenario
     * @return the same as a value
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
                .put("key", String.format("%016x%016x", key.high(), key.low()));
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
            String key = node.path("key").asString("");
            if (node.path("format").asInt(0) != FORMAT || key.length() != 32) {
                throw new IllegalArgumentException("is no cell of format " + FORMAT);
            }
            Map<String, JsonNode> at = new LinkedHashMap<>();
            node.path("at").properties().forEach(entry -> at.put(entry.getKey(), entry.getValue()));
            return new CellWork(
                    node.path("cell").asInt(),
                    node.path("cells").asLong(),
                    at,
                    node.path("seed").asLong(),
                    node.path("scenario"),
                    new CellKey(
                            Long.parseUnsignedLong(key.substring(0, 16), 16),
                            Long.parseUnsignedLong(key.substring(16), 16)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("is no cell: " + e.getMessage(), e);
        }
    }
}
