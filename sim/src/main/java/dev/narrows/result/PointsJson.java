package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * One scenario's results as one JSON object on one line, written a cell at a time: what is the same in all cells once,
 * before the cells. Nats, full precision.
 */
public final class PointsJson {
    private final JsonGenerator json;
    private final BoundOrder order;

    /**
     * Opens the object.
     *
     * @param scenario the scenario
     * @param bounds the floors and ceilings that its cells may have
     * @param writer where to; left open
     */
    public PointsJson(Scenario scenario, BoundCatalogue bounds, Writer writer) {
        this(scenario, new BoundOrder(bounds), writer);
    }

    PointsJson(Scenario scenario, BoundOrder order, Writer writer) {
        this.order = order;
        this.json = Json.MAPPER.createGenerator(writer);
        json.writeStartObject();
        json.writeStringProperty("scenario", scenario.name());
        json.writeNumberProperty("seed", scenario.seed());
        order.head().properties().forEach(entry -> {
            json.writeName(entry.getKey());
            json.writeTree(entry.getValue());
        });
        json.writeArrayPropertyStart("cells");
    }

    /** Writes both halves of a cell, given as JSON. */
    void write(String cell) {
        json.writeRawValue(cell);
    }

    /**
     * Writes the exact half of a cell.
     *
     * @param cell the cell
     * @param exact its exact half
     */
    public void write(Cell cell, ExactHalf exact) {
        write(CellJson.bounds(order, cell, exact));
    }

    /**
     * Ends the cells and names the folder of the results.
     *
     * @param folder the folder's path
     */
    public void folder(String folder) {
        json.writeEndArray();
        json.writeStringProperty("folder", folder);
        finish();
    }

    /** Ends the cells of a run that has no folder. */
    public void noFolder() {
        json.writeEndArray();
        finish();
    }

    private void finish() {
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
