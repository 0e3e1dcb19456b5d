package dev.narrows.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * report.html: one file with its data, script, style and drawing library inside. It loads nothing: its content security
 * policy names the two scripts and the style by their hashes and forbids the rest.
 */
public final class ReportPage {
    /** Name of the page in an output folder. */
    public static final String FILE = "report.html";

    private static final List<String> SCRIPTS = List.of(
            "report.js",
            "axes.js",
            "frame.js",
            "save.js",
            "interval.js",
            "curves.js",
            "bars.js",
            "tables.js",
            "start.js");

    private ReportPage() {}

    /**
     * The page of one or several runs.
     *
     * @param runs in the order in which they are shown
     * @return the HTML in UTF-8
     * @throws IOException if a folder cannot be read
     */
    public static byte[] html(List<RunData> runs) throws IOException {
        List<ObjectNode> pages = new ArrayList<>();
        for (RunData run : runs) {
            pages.add(PageData.of(run));
        }
        return page(pages, Differences.of(runs));
    }

    private static byte[] page(List<ObjectNode> runs, ArrayNode differences) throws IOException {
        String style = text("report.css");
        String script = script();
        String library = text("d3/d3.min.js");
        String title = String.join(
                ", ",
                runs.stream().map(run -> run.path("name").asString()).distinct().toList());
        return filled(Map.of(
                "TITLE", escaped(title),
                "QUESTION", escaped(runs.get(0).path("question").asString()),
                "STYLE_HASH", hash(style),
                "LIBRARY_HASH", hash(library),
                "SCRIPT_HASH", hash(script),
                "STYLE", style,
                "LICENCE", text("d3/LICENSE").replace("--", "- -"),
                "LIBRARY", library,
                "SCRIPT", script,
                "DATA", PageData.text(runs, differences)));
    }

    /** The template with what belongs in its places; no text of a scenario is taken for a place. */
    private static byte[] filled(Map<String, String> places) throws IOException {
        String[] parts = text("report.html").split("@"); // each second is the name of a place
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            page.writeBytes(utf8(i % 2 == 0 ? parts[i] : places.get(parts[i])));
        }
        return page.toByteArray();
    }

    private static String script() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String name : SCRIPTS) {
            script.append(text(name)).append('\n');
        }
        return script.toString();
    }

    static String escaped(String text) {
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
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
