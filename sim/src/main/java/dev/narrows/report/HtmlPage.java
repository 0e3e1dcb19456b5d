package dev.narrows.report;

import dev.narrows.result.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A page: one file with its data, script, style and drawing library inside. It loads nothing: its content security
 * policy names the two scripts and the style by their hashes and forbids the rest.
 *
 * @param kind what it is, such as {@code report}
 * @param title its heading
 * @param question the line below
 * @param elsewhere where the numbers stand, for a browser without scripts
 * @param source whose numbers they are
 * @param scripts names of the scripts, in their order
 */
record HtmlPage(String kind, String title, String question, String elsewhere, String source, List<String> scripts) {
    /** What every page of a kind begins with, and no other file. */
    static String head(String kind) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"generator\" content=\"Narrows " + kind + "\">\n";
    }

    /** The page of data that stand in it as {@code #data}. */
    byte[] of(JsonNode data) throws IOException {
        String style = text("report.css");
        String script = script();
        String library = text("d3/d3.min.js");
        return filled(Map.ofEntries(
                Map.entry("HEAD", head(kind)),
                Map.entry("KIND", kind),
                Map.entry("TITLE", escaped(title)),
                Map.entry("QUESTION", escaped(question)),
                Map.entry("ELSEWHERE", escaped(elsewhere)),
                Map.entry("SOURCE", escaped(source)),
                Map.entry("STYLE_HASH", hash(style)),
                Map.entry("LIBRARY_HASH", hash(library)),
                Map.entry("SCRIPT_HASH", hash(script)),
                Map.entry("STYLE", style),
                Map.entry("LICENCE", text("d3/LICENSE").replace("--", "- -")),
                Map.entry("LIBRARY", library),
                Map.entry("SCRIPT", script),
                Map.entry("DATA", embedded(data))));
    }

    /** The template with what belongs in its places; no text of a file is taken for a place. */
    private static byte[] filled(Map<String, String> places) throws IOException {
        String[] parts = text("report.html").split("@"); // each second is the name of a place
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            page.writeBytes(utf8(i % 2 == 0 ? parts[i] : places.get(parts[i])));
        }
        return page.toByteArray();
    }

    private String script() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String name : scripts) {
            script.append(text(name)).append('\n');
        }
        return script.toString();
    }

    /** JSON that may stand inside a script element: without anything that a browser could take for markup. */
    private static String embedded(JsonNode data) {
        return Json.MAPPER
                .writeValueAsString(data)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("@", "&#64;");
    }

    private static String hash(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
