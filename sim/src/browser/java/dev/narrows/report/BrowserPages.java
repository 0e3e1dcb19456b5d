package dev.narrows.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.ReportFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser and pages of every kind for the tests below it. */
abstract class BrowserPages {
    /** Text of charts that leaves its chart or lies over other text. */
    static final String MISPLACED_TEXT = """
            const bad = [];
            for (const svg of document.querySelectorAll("figure svg")) {
              const frame = svg.getBoundingClientRect();
              const texts = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
              texts.forEach(([t, b], i) => {
                if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.bottom > frame.bottom + 1)
                  bad.push(`${svg.parentNode.id}: "${t}" leaves the chart`);
                texts.slice(i + 1).forEach(([u, c]) => {
                  if (Math.min(b.right, c.right) - Math.max(b.left, c.left) > 1
                      && Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top) > 4)
                    bad.push(`${svg.parentNode.id}: "${t}" over "${u}"`);
                });
              });
            }
            return bad""";

    /** Sorted tables of which something lies outside their box, or a value has no name before it. */
    static final String CUT_TABLES = """
            return [...document.querySelectorAll("table.blocks")].flatMap(table => {
              const box = table.parentElement;
              const cells = [...table.querySelectorAll("tbody td:not(:empty)")];
              const right = box.getBoundingClientRect().right + 1;
              return [...(box.scrollWidth > box.clientWidth ? [`${table.id}: ${box.scrollWidth} wide`] : []),
                ...cells.filter(td => td.getBoundingClientRect().right > right).map(td => `${table.id}: cut`),
                ...cells.filter(td => !getComputedStyle(td, "::before").content.includes(td.dataset.label))
                  .map(td => `${table.id}: no name`)];
            })""";

    @TempDir
    static Path dir;

    static Browser browser;
    static Map<String, Path> folders;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Browser.program("chromium").isPresent()
                        && Browser.program("chromedriver").isPresent(),
                "no chromium");
        ReportFolders made = new ReportFolders(dir);
        folders = Map.of(
                "zip",
                made.zip(),
                "part",
                made.part(),
                "sweep",
                made.sweep(),
                "proxy",
                made.proxy(),
                "single",
                made.single(),
                "violated",
                made.violated(),
                "failed",
                made.failed(),
                "all-failed",
                made.allFailed(),
                "mixed",
                made.mixed(),
                "assorted",
                made.assorted());
        browser = new Browser(Files.createDirectories(dir.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void ordinaryScreen() {
        browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    static Path open(String name) {
        Path folder = folders.get(name);
        browser.open(folder);
        return folder;
    }

    static List<NamedCsvRecord> rows(Path folder) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("points.csv"))) {
            return csv.stream().toList();
        }
    }

    static int marks(String chart) {
        return browser.count("#chart-" + chart + " .mark");
    }

    static void choose(String id, String value) {
        browser.find("#" + id + " option[value='" + value + "']").click();
    }

    static List<String> tips(String selector) {
        return browser.strings("return [...document.querySelectorAll(arguments[0])].map(m => m.dataset.tip)", selector);
    }
}
