package dev.narrows.report;

import dev.narrows.result.JournalRisks;
import dev.narrows.result.Json;
import dev.narrows.result.StoredCell;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of the page of runs. */
final class PageData {
    /** How many cells show how their estimates settled. */
    private static final int CONVERGENCES = 12;
    /** Cells of which the page says how much a bound would have to be broken to be caught; checks.csv has all. */
    private static final int FEW = 40;

    private PageData() {}

    /** One run. */
    static ObjectNode of(RunData data) throws IOException {
        PageNumbers numbers = data.points().numbers();
        ObjectNode run = Json.MAPPER
                .createObjectNode()
                .put("name", data.name())
                .put("question", data.question())
                .put("seed", data.manifest().path("seed").asString())
                .put("cells", data.cells())
                .put("sampled", data.sampled())
                .put("rounded", numbers.rounded());
        data.sweptKeys().forEach(run.putArray("keys")::add);
        ArrayNode axes = run.putArray("axes");
        data.scenario().axes().forEach(axis -> axis.forEach(axes.addArray()::add));
        // without the sums of the files, of which the page is one: the same results give the same page
        run.set("manifest", data.manifest().deepCopy().without(List.of("files", "sha256", "source_file")));
        ObjectNode settings = run.putObject("settings");
        settings.set("confidence", data.resolved().path("confidence"));
        settings.set("learner", shortened(data.resolved().path("learner")));
        settings.set("bounds", data.resolved().path("bounds"));
        JsonNode called = data.resolved().path("model").path("names");
        String contexts = called.has("raters") ? "raters" : "contexts";
        called.path(contexts).forEach(settings.withArray(contexts)::add);
        data.points().into(run);
        data.columns().into(run);
        ObjectNode names = run.putObject("names");
        data.shown().stream()
                .findFirst()
                .ifPresent(cell -> List.of("floors", "ceilings", "waterfall")
                        .forEach(list -> names.set(list, cell.head().path(list))));
        CellDetails details = new CellDetails(run, numbers, data.shown().size() <= FEW);
        data.shown().forEach(details::add);
        convergence(data, run);
        return run;
    }

    /** Without tables, which may be large. */
    private static JsonNode shortened(JsonNode learner) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        learner.properties().stream()
                .filter(entry -> entry.getValue().isValueNode())
                .forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        return copy;
    }

    private static void convergence(RunData data, ObjectNode run) throws IOException {
        List<StoredCell> shown = data.shown().stream()
                .filter(cell -> !cell.failed())
                .limit(CONVERGENCES)
                .toList();
        JournalRisks journal = new JournalRisks(
                data.folder(),
                data.scenario(),
                shown.stream().map(StoredCell::number).toList());
        ArrayNode cells = run.arrayNode();
        for (StoredCell cell : shown) {
            int index = cell.number();
            int[] sizes = Convergence.sizes(cell.json().path("replicates").asInt(0));
            Optional<double[]> risks = journal.first(index, sizes.length == 0 ? 0 : sizes[sizes.length - 1]);
            if (risks.isPresent()) {
                ArrayNode points = cells.addObject().put("cell", index).putArray("points");
                Convergence.at(sizes, risks.get())
                        .forEach(p -> points.addArray().add(p.replicates()).add(p.mean()));
            }
        }
        if (!cells.isEmpty()) {
            run.set("convergence", cells);
        }
    }

    /** The runs, the settings in which they differ and what people call their quantities. */
    static ObjectNode of(List<ObjectNode> runs, ArrayNode differences) {
        ObjectNode page = Json.MAPPER.createObjectNode();
        runs.forEach(page.putArray("runs")::add);
        page.set("differences", differences);
        ObjectNode words = page.putObject("words");
        ShownColumns.numbers()
                .forEach(column -> words.putObject(column.label())
                        .put("title", column.title())
                        .put("legend", column.legend()));
        return page;
    }
}
