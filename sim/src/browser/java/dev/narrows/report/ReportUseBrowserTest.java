package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.ReportFolders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.w3c.dom.Document;

/** report.html on a telephone, on paper, by keyboard, with several runs, with nothing to show. */
class ReportUseBrowserTest extends BrowserPages {
    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "single", "violated", "failed", "assorted", "zip"})
    void aNarrowScreenCanBeRead(String name) throws IOException {
        browser.size(360, 740);
        Path folder = open(name);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        String small = """
                return [...document.querySelectorAll("figure svg")]
                  .map(svg => [svg.parentNode.id, 13 * svg.getScreenCTM().a])
                  .filter(([, size]) => size < 12).map(([id, size]) => `${id}: ${size} pixels`)""";
        assertThat(browser.strings(small)).as("size of text").isEmpty();
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
        assertThat(browser.count("#verdicts.blocks")).isEqualTo(1);
        assertThat(browser.strings(CUT_TABLES)).isEmpty();
        assertThat(browser.texts("#chart-waterfall text, #chart-interval text, #chart-decomposition text, "
                        + "#chart-heatmap .tick text"))
                .hasSizeGreaterThan(20)
                .noneMatch(text -> text.contains("\u2026"));
        assertThat(browser.texts("#verdicts td.number:nth-last-child(4)"))
                .isNotEmpty()
                .allMatch(text -> text.length() <= 10);
        new ExpectedMarks(folder)
                .counts()
                .forEach((chart, marks) -> assertThat(marks(chart)).as(chart).isEqualTo(marks));
        browser.picture(name + "-narrow", 360);
    }

    @Test
    void aPageTurnedOnItsSideIsDrawnAgain() throws Exception {
        browser.size(360, 740);
        open("sweep");
        assertThat(width()).isLessThan(400);
        browser.size(740, 360);
        for (int wait = 0; wait < 100 && width() < 600; wait++) {
            Thread.sleep(50);
        }
        assertThat(width()).isBetween(600.0, 740.0);
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
    }

    private static double width() {
        return ((Number) browser.script("return document.querySelector('#chart-interval svg').viewBox.baseVal.width"))
                .doubleValue();
    }

    @Test
    void severalRunsShareAPage() throws IOException {
        Path folder = new ReportFolders(dir).several(folders.get("sweep"), folders.get("single"));
        browser.open(folder);
        assertThat(browser.texts("#runs li strong")).containsExactly("sweep", "single");
        assertThat(browser.find("#title").getText()).isEqualTo("sweep, single");
        assertThat(browser.find("#answer").getText()).startsWith("Over 9 cells of 2 runs");
        choose("run", "1");
        assertThat(browser.find("#title").getText()).isEqualTo("single");
        assertThat(browser.count("#chart-curves")).isZero();
        new ExpectedMarks(folders.get("single"))
                .counts()
                .forEach((chart, marks) -> assertThat(marks(chart)).as(chart).isEqualTo(marks));
        choose("run", "0");
        new ExpectedMarks(folders.get("sweep"))
                .counts()
                .forEach((chart, marks) -> assertThat(marks(chart)).as(chart).isEqualTo(marks));
        assertThat(browser.console()).isEmpty();
    }

    /** Keys that vary together in no rising order stand in the order of the sweep, with the values of all. */
    @Test
    void aZipKeepsItsOrder() throws IOException {
        browser.size(1100, 900);
        browser.open(new ReportFolders(dir).unorderedZip());
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#x-parameter option")).containsExactly("beta, labels", "labels, with beta");
        assertThat(browser.texts("#chart-curves .axis:not([aria-hidden]) .tick text"))
                .startsWith("20, 10", "1, 100", "5, 30", "1, 1000");
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
        choose("x-parameter", "learner.labels");
        assertThat(browser.texts("#chart-curves .axis .tick text")).doesNotContain("20, 10");
    }

    /** What is cut off a label is said on hovering. */
    @Test
    void longLabelsCanBeReadWhole() throws IOException {
        browser.size(1100, 900);
        browser.open(new ReportFolders(dir).longValues());
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#chart-interval text > title"))
                .hasSize(2)
                .allMatch(title -> title.endsWith("0.8125]]") || title.endsWith("0.6875]]"));
        assertThat(browser.strings("""
                return [...document.querySelectorAll("figure svg text")]
                  .filter(text => text.textContent.includes("\u2026") && !text.querySelector("title"))
                  .map(text => text.textContent)""")).isEmpty();
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
    }

    /** What the runs differ in is an axis, and each is a line along the axis that they share. */
    @Test
    void severalRunsAreDrawnTogether() throws IOException {
        ReportFolders made = new ReportFolders(dir);
        List<Path> runs = List.of(made.articulation(0.1), made.articulation(0.2), made.articulation(0.4));
        browser.open(made.several(runs.toArray(Path[]::new)));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#section-curves .legend li")).containsExactly("error 0.1", "error 0.2", "error 0.4");
        assertThat(browser.count("#chart-curves path.line")).isEqualTo(3);
        List<String> tips = tips("#chart-curves .mark");
        assertThat(tips).hasSize(12);
        for (int run = 0; run < runs.size(); run++) {
            for (NamedCsvRecord row : rows(runs.get(run))) {
                String cell = "cell " + row.getField("cell") + " of run " + (run + 1) + ":";
                assertThat(tips)
                        .anyMatch(tip -> tip.startsWith(cell) && tip.endsWith(": " + row.getField("risk_exact")));
            }
        }
        assertThat(marks("heatmap")).isEqualTo(12);
        choose("x-parameter", "model.articulation.error");
        choose("y-quantity", "bayes_risk");
        assertThat(marks("curves")).as("a point for each run").isEqualTo(3);
        assertThat(browser.count("#provenance pre")).isEqualTo(3);
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
        browser.picture("together");
        browser.size(360, 740);
        browser.open(dir.resolve("several"));
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
    }

    /** A run without a cell at what is held has no line, and is named. */
    @Test
    void runsThatAreNotDrawnAreNamed() throws IOException {
        ReportFolders made = new ReportFolders(dir);
        browser.open(made.several(made.articulation(0.1), made.betas()));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#section-curves .legend li")).hasSize(1);
        assertThat(browser.find("#section-curves").getText())
                .contains("Not drawn, for want of a cell at what is held: error 0.");
        assertThat(browser.strings(MISPLACED_TEXT)).isEmpty();
    }

    /** Channels of other types differ in many keys: the runs are called by the type. */
    @Test
    void runsOfOtherChannelsAreCalledByTheirType() throws IOException {
        ReportFolders made = new ReportFolders(dir);
        browser.open(made.several(
                made.rater("{type: symmetric, size: 3, error: 0.2}"),
                made.rater("{type: softmax, size: 3, beta: 2}"),
                made.rater("{type: lapse, rate: 0.2, channel: {type: noiseless, size: 3}}")));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#section-curves .legend li"))
                .containsExactly("type symmetric", "type softmax", "type lapse");
    }

    /** Keys that vary together are one axis with one chooser. */
    @Test
    void aZipIsOneAxis() {
        open("zip");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.texts("#x-parameter option"))
                .containsExactly("beta", "*.size, with error", "error, with *.size");
        assertThat(browser.texts("#chart-curves .axis text")).contains("2", "3", "4", "5");
        assertThat(browser.texts("#section-curves .controls select:not(#x-parameter, #y-quantity, #series) option"))
                .as("beta is held, and the zip has one chooser")
                .containsExactly(
                        "1",
                        "2",
                        "*.size 2, error 0.1",
                        "*.size 3, error 0.2",
                        "*.size 4, error 0.3",
                        "*.size 5, error 0.4");
        assertThat(tips("#chart-curves .f-bayes")).hasSize(4);
        assertThat(marks("heatmap")).isEqualTo(8);
        choose("heat-y", "model.cognitive.error");
        assertThat(marks("heatmap")).as("the other axis goes across").isEqualTo(8);
        assertThat(browser.find("main").getText()).doesNotContain("No cell");
    }

    /** Where a condition leaves combinations out, no choice ends at one that cannot be. */
    @Test
    void noChoiceEndsAtNoCell() {
        open("part");
        choose("x-parameter", "learner.beta");
        for (String chooser : List.of("articulation", "cognitive")) {
            for (String value : List.of("2", "1", "0")) {
                choose("curves-model-" + chooser + "-error", value);
                assertThat(marks("curves")).isPositive();
                assertThat(browser.find("#curves-model-" + chooser + "-error").getDomProperty("value"))
                        .as("what was chosen stays, the other goes with it")
                        .isEqualTo(value);
            }
        }
        assertThat(browser.find("main").getText()).doesNotContain("No cell");
    }

    @Test
    void anAxisOfEqualRisksHasNoRiskBelowZero() {
        open("zip");
        choose("x-parameter", "learner.beta");
        choose("y-quantity", "floor_best");
        assertThat(browser.texts("#chart-curves .axis text"))
                .isNotEmpty()
                .noneMatch(text -> text.startsWith("\u2212") || text.startsWith("-"));
    }

    @Test
    void verdictsFitOnAnOrdinaryScreen() {
        browser.size(1100, 900);
        open("zip");
        assertThat(browser.strings("""
                const box = document.querySelector("#verdicts").parentElement;
                return box.scrollWidth > box.clientWidth ? [`${box.scrollWidth} in ${box.clientWidth}`]
                    : []""")).isEmpty();
    }

    /** What the buttons give: a document that draws without the page, and every row as CSV. */
    @Test
    void aChartIsSavedAsSvgAndCsv() throws Exception {
        open("zip");
        browser.script(
                "window.saved = []; URL.createObjectURL = blob => { window.saved.push(blob); return 'blob:none'; };"
                        + "HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); };");
        browser.script("document.querySelectorAll('#section-curves button.save').forEach(b => b.click())");
        assertThat(browser.script("return [window.saved[1], window.saved[3]]"))
                .isEqualTo(List.of("curves.svg", "curves.csv"));
        String svg = (String)
                browser.driver().executeAsyncScript("const done = arguments[0]; window.saved[0].text().then(done)");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("circle").getLength()).isGreaterThanOrEqualTo(marks("curves"));
        assertThat(svg)
                .contains("Along a swept parameter", "Bayes risk", "stroke=")
                .doesNotContain("class=", "var(");
        String csv = (String)
                browser.driver().executeAsyncScript("const done = arguments[0]; window.saved[2].text().then(done)");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            assertThat(rows.stream().toList())
                    .hasSize(marks("curves"))
                    .anyMatch(row -> row.getField("line").equals("Bayes risk")
                            && !row.getField("value").isEmpty());
        }
        assertThat(browser.count("button.save")).isEqualTo(2 * browser.count("figure[id^=chart-]"));
    }

    @Test
    void aCeilingOfAProxyDoesNotCloseTheInterval() {
        open("sweep");
        assertThat(browser.count("#chart-interval .f-band")).isEqualTo(8);
        open("proxy");
        assertThat(browser.count("#chart-interval .f-band")).isZero();
        assertThat(ceilings()).hasSize(2).allMatch(text -> text.contains("over the proxy risk (not the true risk)"));
        open("mixed");
        assertThat(browser.count("#chart-interval .f-band"))
                .as("the learner that knows the channel")
                .isEqualTo(1);
        assertThat(ceilings()).hasSize(2).allMatch(text -> text.contains("over the risk, or where"));
    }

    private static List<String> ceilings() {
        return browser.texts("#section-interval .legend li").stream()
                .filter(text -> text.contains("ceiling"))
                .toList();
    }

    @Test
    void aRunWithoutASoundCellSaysSo() throws IOException {
        open("all-failed");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.find("#answer").getText()).isEqualTo("No cell could be computed.");
        assertThat(browser.count("#failed li")).isEqualTo(2);
        assertThat(browser.find("main").getText()).doesNotContain("NaN", "undefined");
        assertThat(browser.find("#command").getText()).startsWith("scripts/narrows run ");
        browser.picture("all-failed");
    }

    @Test
    void thePageIsPrinted() throws IOException {
        open("sweep");
        Object data = browser.command("Page.printToPDF", Map.of("printBackground", true))
                .get("data");
        byte[] pdf = Base64.getDecoder().decode(data.toString());
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        int pages = new String(pdf, StandardCharsets.ISO_8859_1).split("/Type ?/Page[^s]").length - 1;
        assertThat(pages).as("all sections, on few pages").isBetween(4, 30);
        assertThat(width()).as("after printing, as before").isGreaterThan(900);
        Files.write(Files.createDirectories(Path.of("target", "browser")).resolve("print.pdf"), pdf);
    }

    @Test
    void everyControlIsReachedWithTheTabKeyAndSeen() {
        open("sweep");
        long controls = (long) browser.script("""
                return [...document.querySelectorAll("a, button, select, input, summary, [tabindex='0']")]
                  .filter(e => e.checkVisibility({visibilityProperty: true})).length""");
        TreeSet<String> reached = new TreeSet<>();
        for (int i = 0; i < controls + 5; i++) {
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
            List<String> focused = browser.strings("""
                    const e = document.activeElement;
                    if (e === document.body) return ["body", "none"];
                    if (!e.dataset.stop) e.dataset.stop = `${document.querySelectorAll("[data-stop]").length}`;
                    const style = getComputedStyle(e);
                    const ring = e.matches(":focus-visible") && style.outlineStyle !== "none"
                      && parseFloat(style.outlineWidth) >= 2;
                    return [e.dataset.stop, ring ? "seen" : e.outerHTML.slice(0, 80)]""");
            if (!focused.get(0).equals("body")) {
                assertThat(focused.get(1)).isEqualTo("seen");
                reached.add(focused.get(0));
            }
        }
        assertThat(reached).hasSize((int) controls);
        assertThat(controls).isGreaterThan(30);
    }
}
