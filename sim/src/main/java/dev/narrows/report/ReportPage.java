package dev.narrows.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * report.html: one file with its data, script, style and drawing library inside. It loads nothing: its content security
 * policy names the two scripts and the style by their hashes and forbids the rest.
 */
public final class ReportPage {
    /** Name of the page in an output folder. */
    public static final String FILE = "report.html";

    private static final List<String> SCRIPTS =
            List.of("report.js", "frame.js", "interval.js", "curves.js", "bars.js", "tables.js", "start.js");

    private ReportPage() {}

    /**
     * The page of one or several runs.
     *
     * @param runs in the order in which they are shown
     * @return the HTML
     * @throws IOException if a folder cannot be read
     */
    public static String html(List<RunData> runs) throws IOException {
        List<ObjectNode> pages = new ArrayList<>();
        for (RunData run : runs) {
            pages.add(PageData.of(run));
        }
        return page(pages);
    }

    private static String page(List<ObjectNode> runs) throws IOException {
        String style = resource("report.css");
        String library = resource("d3/d3.min.js");
        String script = script();
        String title = String.join(
                ", ",
                runs.stream().map(run -> run.path("name").asString()).distinct().toList());
        return resource("report.html")
                .replace("@TITLE@", escaped(title))
                .replace("@QUESTION@", escaped(runs.get(0).path("question").asString()))
                .replace("@STYLE_HASH@", hash(style))
                .replace("@LIBRARY_HASH@", hash(library))
                .replace("@SCRIPT_HASH@", hash(script))
                .replace("@STYLE@", style)
                .replace("@LICENCE@", resource("d3/LICENSE").replace("--", "- -"))
                .replace("@LIBRARY@", library)
                .replace("@SCRIPT@", script)
                // last, so that no text of a scenario is taken for a place of the template
                .replace("@DATA@", PageData.text(runs));
    }

    private static String script() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String name : SCRIPTS) {
            script.append(resource(name)).append('\n');
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
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
