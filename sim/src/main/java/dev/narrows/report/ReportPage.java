package dev.narrows.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** report.html: the page of one or several runs. */
public final class ReportPage {
    /** Name of the page in an output folder. */
    public static final String FILE = "report.html";

    private static final List<String> SCRIPTS = List.of(
            "page.js",
            "report.js",
            "axes.js",
            "frame.js",
            "save.js",
            "interval.js",
            "curves.js",
            "bars.js",
            "tables.js",
            "verdicts.js",
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
        String title = pages.stream()
                .map(run -> run.path("name").asString())
                .distinct()
                .collect(Collectors.joining(", "));
        String question = pages.get(0).path("question").asString();
        return new HtmlPage(
                        "report",
                        title,
                        question,
                        "in points.csv and checks.csv beside this page",
                        "those of the folder it stands in",
                        SCRIPTS)
                .of(PageData.of(pages, Differences.of(runs)));
    }
}
