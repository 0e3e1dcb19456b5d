package dev.narrows.foreign;

import dev.narrows.family.Canonical;
import dev.narrows.finite.LabelledData;
import dev.narrows.result.Json;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which data sets a file of labels holds.
 *
 * @param scenario name of the scenario
 * @param hash names the folder of its runs
 * @param cell number of the cell
 * @param data names its random streams: SHA-256 over contract, seed, model and number of labels
 * @param replicates the numbers of the data sets
 * @param labels number m of labels of each
 * @param shown how many of them there are, the first of each data set
 * @param counts whether there is a row for each count and not for each label
 */
public record LabelsPin(
        String scenario,
        String hash,
        int cell,
        String data,
        ReplicateRange replicates,
        long labels,
        long shown,
        boolean counts) {
    private static final int FORMAT = 1;

    /**
     * The data sets of a cell.
     *
     * @param scenario the scenario
     * @param cell one of its cells
     * @param replicates the numbers of the data sets
     * @param shown how many labels of each there are, at most m
     * @param counts whether there is a row for each count
     * @return what pins them
     */
    public static LabelsPin of(Scenario scenario, Cell cell, ReplicateRange replicates, long shown, boolean counts) {
        return new LabelsPin(
                scenario.name(),
                scenario.folderHash(),
                cell.index(),
                data(cell),
                replicates,
                cell.learner().labels(),
                shown,
                counts);
    }

    private static String data(Cell cell) {
        return Canonical.sha256(cell.streamParts());
    }

    /** Whether labels of each data set are left out. */
    boolean trainingOnly() {
        return shown < labels;
    }

    /** The head of the rows. */
    List<String> columns(boolean revealed) {
        List<String> columns = new ArrayList<>(List.of("replicate"));
        if (!counts) {
            columns.add("i");
        }
        columns.addAll(List.of("s", "y"));
        if (revealed) {
            columns.add("u");
        }
        if (counts) {
            columns.add("count");
        }
        return columns;
    }

    /** For programs: with the words of s, y, u and of actions in the order of their numbers. */
    ObjectNode json(LabelledData data) {
        LabelledData.Words words = data.words();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("format", FORMAT)
                .put("scenario", scenario)
                .put("hash", hash)
                .put("cell", cell)
                .put("data", this.data)
                .put("first_replicate", replicates.first())
                .put("last_replicate", replicates.last())
                .put("labels", labels)
                .put("shown", shown)
                .put("rows", counts ? "counts" : "labels");
        columns(data.revealed()).forEach(json.putArray("columns")::add);
        words.contexts().forEach(json.putArray("contexts")::add);
        words.labels().forEach(json.putArray("label_values")::add);
        words.targets().forEach(json.putArray("targets")::add);
        words.actions().forEach(json.putArray("actions")::add);
        return json;
    }

    /**
     * Reads what a folder of labels says of itself.
     *
     * @param folder the folder
     * @return what its labels are
     * @throws RefusedException if it is no such folder
     * @throws IOException if it cannot be read
     */
    public static LabelsPin read(Path folder) throws IOException {
        Path file = folder.resolve(LabelsFolder.JSON);
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(folder + ": has no " + LabelsFolder.JSON + ", must be a folder of labels");
        }
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
            if (json.path("format").asInt(0) != FORMAT) {
                throw new RefusedException(file + ": is not what labels writes: format is not " + FORMAT);
            }
            return new LabelsPin(
                    json.required("scenario").stringValue(),
                    json.required("hash").stringValue(),
                    json.required("cell").intValue(),
                    json.required("data").stringValue(),
                    new ReplicateRange(
                            json.required("first_replicate").intValue(),
                            json.required("last_replicate").intValue()),
                    json.required("labels").longValue(),
                    json.required("shown").longValue(),
                    json.required("rows").stringValue().equals("counts"));
        } catch (JacksonException e) {
            throw new RefusedException(file + ": is not what labels writes: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /**
     * Refuses policies of these labels for a cell with other data.
     *
     * @param folder where this was read
     * @param cell the cell
     * @param wanted the data sets of the policies
     * @throws RefusedException if they were not there to train on
     */
    public void require(Path folder, Cell cell, ReplicateRange wanted) throws RefusedException {
        if (!data.equals(data(cell))) {
            throw new RefusedException(folder + ": holds labels of " + scenario + ", cell " + this.cell
                    + ", with another seed, model or number of labels than cell " + cell.index() + " of this scenario");
        }
        if (!replicates.has(wanted.first()) || !replicates.has(wanted.last())) {
            throw new RefusedException(folder + ": holds replicates " + replicates + ", must hold " + wanted);
        }
    }
}
