package dev.narrows.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * report.html: one file with its data, script, style and drawing library inside. It loads nothing: its content security policy
 * names the two scripts and the style by their hashes and forbids the rest.
 */
public final class ReportPage {
    /** Name of the page in an output folder. */
    public static final String FILE = "report.html";

    private static final List<String> SCRIPTS = List.of("report.js", "frame.js", "interval.js", "curves.js", "bars.js", "tables.js",
            "start.js");

    private ReportPage() {
    }

    /**
     * Writes the page of one or several runs; it appears under its name complete or not at all.
     *
     * @param folders output folders of finished runs
     * @param target the file
     * @throws IOException if a folder cannot be read or the file not be written
     */
    public static void write(List<Path> folders, Path target) throws IOException {
        write(folders, target, Convergence.NONE);
    }

    static void write(List<Path> folders, Path target, Convergence convergence) throws IOException {
        List<ObjectNode> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(PageData.of(RunData.read(folder), convergence));
        }
        writePage(runs, target);
    }

    static void write(RunData run, Path target, Convergence convergence) throws IOException {
        writePage(List.of(PageData.of(run, convergence)), target);
    }

    private static void writePage(List<ObjectNode> runs, Path target) throws IOException {
        Path file = target.toAbsolutePath();
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try {
            Files.writeString(temporary, html(runs));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String html(List<ObjectNode> runs) throws IOException {
        String style = resource("report.css");
        String library = resource("d3/d3.min.js");
        String script = script();
        String title = String.join(", ", runs.stream().map(run -> run.path("name").asString()).distinct().toList());
        return resource("report.html")
                .replace("@TITLE@", escaped(title))
                .replace("@QUESTION@", escaped(runs.get(0).path("question").asString()))
                .replace("@STYLE_HASH@", hash(style)).replace("@LIBRARY_HASH@", hash(library)).replace("@SCRIPT_HASH@", hash(script))
                .replace("@STYLE@", style).replace("@LICENCE@", resource("d3/LICENSE").replace("--", "- -"))
                .replace("@LIBRARY@", library).replace("@SCRIPT@", script)
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
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
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
