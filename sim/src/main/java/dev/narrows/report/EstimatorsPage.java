package dev.narrows.report;

import dev.narrows.result.Json;
import dev.narrows.result.Version;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of estimators: what {@code estimators --format json} prints, drawn. */
public final class EstimatorsPage {
    private static final List<String> SCRIPTS =
            List.of("page.js", "frame.js", "save.js", "tables.js", "rows.js", "estimators.js");

    private EstimatorsPage() {}

    /**
     * The page.
     *
     * @param estimators what the command prints as JSON
     * @param command the words of the command
     * @return the HTML in UTF-8, the same bytes for the same arguments
     * @throws IOException if a part of the page is missing from the program
     */
    public static byte[] html(JsonNode estimators, List<String> command) throws IOException {
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.set("estimators", estimators);
        Version version = Version.current();
        ObjectNode made = page.putObject("made")
                .put("seed", estimators.path("seed").asString()) // not every long is a number of JavaScript
                .put("version", version.version())
                .put("commit", version.commit())
                .put("rng", version.rng());
        command.forEach(made.putArray("command")::add);
        return new HtmlPage(
                        "estimators",
                        estimators.path("scenario").asString(),
                        estimators.path("replicates").asString() + " replicates of "
                                + estimators.path("draws").asString() + " draws",
                        "in estimators.csv, rates.csv and times.csv",
                        "those that its command prints with --format json",
                        SCRIPTS)
                .of(page);
    }
}
