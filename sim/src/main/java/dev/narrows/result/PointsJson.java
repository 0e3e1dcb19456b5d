package dev.narrows.result;

import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** One scenario's results as one JSON object on one line, written a cell at a time. Nats, full precision. */
public final class PointsJson {
    private final JsonGenerator json;

    /**
     * Opens the object.
     *
     * @param scenario the scenario
     * @param writer where to; left open
     */
    public PointsJson(Scenario scenario, Writer writer) {
        this.json = Json.MAPPER.createGenerator(writer);
        json.writeStartObject();
        json.writeStringProperty("scenario", scenario.name());
        json.writeNumberProperty("seed", scenario.seed());
        json.writeName("cells");
        json.writeStartArray();
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
        json.writeTree(CellJson.bounds(cell, exact));
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
