package dev.narrows.report;

import dev.narrows.result.Json;
import dev.narrows.result.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of a judge: what {@code judge --format json} prints, drawn. */
public final class JudgePage {
    /** What every page of a judge begins with, and no other file. */
    public static final String HEAD = HtmlPage.head("judge");

    private static final List<String> SCRIPTS =
            List.of("page.js", "frame.js", "save.js", "tables.js", "rows.js", "latent.js", "judge.js");

    private JudgePage() {}

    /**
     * The page.
     *
     * @param judge what the command prints as JSON
     * @param command the words of the command
     * @param sha256 hexadecimal SHA-256 of the file of ratings
     * @return the HTML in UTF-8, the same bytes for the same arguments
     * @throws IOException if a part of the page is missing from the program
     */
    public static byte[] html(JsonNode judge, List<String> command, String sha256) throws IOException {
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.set("judge", judge);
        Version version = Version.current();
        ObjectNode made = page.putObject("made")
                .put("sha256", sha256)
                .put("seed", judge.path("seed").asString()) // not every long is a number of JavaScript
                .put("version", version.version())
                .put("commit", version.commit())
                .put("rng", version.rng());
        command.forEach(made.putArray("command")::add);
        return new HtmlPage(
                        "judge",
                        Path.of(judge.path("file").asString()).getFileName().toString(),
                        judge.path("ratings").asString() + " ratings of "
                                + judge.path("items").asString() + " items",
                        "in what the command prints with --format json",
                        "those that its command prints with --format json",
                        SCRIPTS)
                .of(page);
    }
}
