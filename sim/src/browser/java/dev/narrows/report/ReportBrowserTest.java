package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.ReportFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** report.html in chromium: what is drawn, what can be done with it, that its numbers are those of the results. */
class ReportBrowserTest extends BrowserPages {
    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "single", "violated", "failed", "assorted", "zip"})
    void thePageIsWholeWithoutANetworkOrAnError(String name) throws IOException {
        Path folder = open(name);
        assertThat(browser.requests())
                .contains(folder.resolve(ReportPage.FILE).toUri().toString())
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"));
        assertThat(browser.console()).isEmpty();
        Map<String, Integer> expected = new ExpectedMarks(folder).counts();
        assertThat(expected).containsKeys("interval", "waterfall", "capacities", "latency");
        assertThat(expected.containsKey("decomposition"))
                .as("one policy learns nothing")
                .isEqualTo(!name.equals("violated"));
        assertThat(browser.count("figure[id^=chart-]")).isGreaterThanOrEqualTo(expected.size());
        expected.forEach((chart, marks) -> assertThat(marks(chart)).as(chart).isEqualTo(marks));
        assertThat(browser.find("#answer").getText()).isNotBlank();
        assertThat(browser.find("#command").getText()).startsWith("scripts/narrows run ");
        browser.picture(name);
    }

    @Test
    void thePolicyOfThePageStopsARequest() {
        open("single");
        browser.script(
                "const i = document.createElement('img'); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i);"
                        + "fetch('http://127.0.0.1:9/y').catch(() => 0);");
        assertThat(browser.console())
                .as("the check of the console can fail")
                .isNotEmpty()
                .anyMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void linesHaveAPointForEachCellOfTheirSlice() throws IOException {
        ExpectedMarks sweep = new ExpectedMarks(open("sweep"));
        int slice = sweep.risks(List.of(0, 1, 2, 3));
        assertThat(slice).isGreaterThanOrEqualTo(20);
        assertThat(marks("curves")).isEqualTo(slice);
        assertThat(browser.texts("#chart-curves .axis text"))
                .as("along the labels, logarithmically")
                .contains("1", "10", "100", "1000");
        assertThat(marks("heatmap")).isEqualTo(8);
        assertThat(browser.count("#chart-overoptimisation"))
                .as("nothing is over-optimised")
                .isZero();
        open("proxy");
        assertThat(marks("overoptimisation"))
                .as("four lines, and one of exact risks")
                .isEqualTo(20);
    }

    @Test
    void theChooserOfCurvesShowsTheNumbersOfTheTable() throws IOException {
        List<NamedCsvRecord> rows = rows(open("sweep"));
        choose("y-quantity", "risk_mean");
        choose("x-parameter", "model.cognitive.error");
        choose("series", "1");
        assertThat(browser.count("#chart-curves path.line")).isEqualTo(4);
        List<String> tips = tips("#chart-curves .mark");
        assertThat(tips).hasSize(8);
        for (NamedCsvRecord row : rows) {
            assertThat(tips)
                    .anyMatch(tip -> tip.contains("cell " + row.getField("cell") + ":")
                            && tip.contains(": " + row.getField("risk_mean") + "\n")
                            && tip.contains(
                                    "interval " + row.getField("risk_low") + " to " + row.getField("risk_high")));
        }
        choose("series", "");
        assertThat(marks("curves")).isEqualTo(2);
        choose("x-parameter", "learner.labels");
        String before = browser.find("#chart-curves .line").getDomAttribute("d");
        browser.find("#log-x").click();
        assertThat(browser.find("#chart-curves .line").getDomAttribute("d")).isNotEqualTo(before);
        choose("heat-quantity", "kl_mean_nats");
        assertThat(tips("#chart-heatmap .mark"))
                .zipSatisfy(
                        rows.stream().map(row -> row.getField("kl_mean_nats")).toList(),
                        (tip, value) -> assertThat(tip).endsWith(": " + value));
    }

    @Test
    void verdictsAreSortedAndFiltered() {
        open("violated");
        List<String> verdicts = browser.texts("#verdicts tbody td:nth-last-child(3)");
        assertThat(verdicts.get(0)).as("violated first").isEqualTo("violated");
        assertThat(browser.texts(".note.bad")).anyMatch(note -> note.contains("Negative control"));
        WebElement value = browser.find("#verdicts th[data-key=value] button");
        value.click();
        assertThat(values()).isSorted();
        assertThat(browser.find("#verdicts th[data-key=value]").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
        value.sendKeys(Keys.ENTER);
        assertThat(browser.find("#verdicts th[data-key=value]").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        choose("verdict-filter", "violated");
        int violated = browser.count("#verdicts tbody tr");
        assertThat(violated).isPositive();
        assertThat(browser.texts("#verdicts tbody td:nth-last-child(3)")).containsOnly("violated");
        choose("verdict-filter", "");
        browser.find("#filter").sendKeys("floor sharp");
        assertThat(browser.texts("#verdicts tbody td:nth-child(3)"))
                .isNotEmpty()
                .allMatch(bound -> bound.contains("sharp"));
        assertThat(browser.find("#verdict-count").getText()).startsWith(browser.count("#verdicts tbody tr") + " of ");
    }

    private static List<Double> values() {
        return browser.texts("#verdicts tbody td:nth-child(4)").stream()
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void aTooltipAnswersPointerAndKeyboard() throws IOException {
        NamedCsvRecord row = rows(open("single")).get(0);
        WebElement tooltip = browser.find("#tooltip");
        assertThat(tooltip.isDisplayed()).isFalse();
        new Actions(browser.driver())
                .moveToElement(browser.find("#chart-interval circle.f-risk"))
                .perform();
        assertThat(tooltip.getText())
                .contains(row.getField("risk_mean"), row.getField("risk_low"), row.getField("risk_high"));
        WebElement last = browser.find("#filter");
        new Actions(browser.driver()).moveToElement(last).perform();
        assertThat(tooltip.isDisplayed()).isFalse();
        browser.find("#scale").sendKeys(Keys.TAB);
        WebElement svg = browser.driver().switchTo().activeElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        List<String> tips = tips("#chart-interval .mark");
        assertThat(tooltip.getText()).isEqualTo(tips.get(0));
        new Actions(browser.driver()).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(tooltip.getText()).isEqualTo(tips.get(1));
        new Actions(browser.driver()).sendKeys(Keys.END).perform();
        assertThat(tooltip.getText()).isEqualTo(tips.get(tips.size() - 1));
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        assertThat(tooltip.isDisplayed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "violated", "failed", "assorted", "zip"})
    void bothColourSchemesHaveContrast(String name) throws IOException {
        open(name);
        String light = browser.find("body").getCssValue("background-color");
        contrast();
        browser.emulate("screen", "dark");
        assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(light);
        contrast();
        browser.picture(name + "-dark");
        browser.emulate("screen", "light");
        browser.find("#theme").click();
        assertThat(browser.find("body").getCssValue("background-color"))
                .as("the button wins")
                .isNotEqualTo(light);
        contrast();
    }

    private static void contrast() {
        List<String> found = Contrast.check(browser);
        assertThat(Integer.parseInt(found.get(0))).isGreaterThan(100);
        assertThat(found.subList(1, found.size())).isEmpty();
    }

    @Test
    void theCheckOfContrastCanFail() {
        open("single");
        browser.script("document.getElementById('question').style.color = '#999999';"
                + "document.querySelector('#chart-interval circle.mark').style.fill = '#cccccc'");
        assertThat(Contrast.check(browser))
                .anyMatch(line -> line.startsWith("text"))
                .anyMatch(line -> line.startsWith("chart-interval"));
    }

    @Test
    void aFailedCellIsNamed() {
        open("failed");
        assertThat(browser.find("#failed").getText()).contains("cell 1", "no floor for a channel that noisy");
        assertThat(browser.texts("#verdicts tbody td:first-child"))
                .contains("0", "2")
                .doesNotContain("1");
    }

    @Test
    void nothingIsCutInPrint() throws IOException {
        open("sweep");
        browser.emulate("print", "light");
        browser.size(720, 1000);
        assertThat(browser.strings("""
                return [...document.querySelectorAll("section, figure, svg, table, pre, p")]
                  .filter(e => e.checkVisibility())
                  .filter(e => { const b = e.getBoundingClientRect(); return b.right > innerWidth + 1 || b.left < -1; })
                  .map(e => `${e.tagName} ${e.id} ${e.className} ${e.getBoundingClientRect().right}`)""")).isEmpty();
        assertThat(browser.strings(
                        "return [...document.querySelectorAll('figure')].filter(f => !f.checkVisibility() || "
                                + "f.querySelector('svg')"
                                + ".getBoundingClientRect().height < 40).map(f => f.id)"))
                .isEmpty();
        assertThat(browser.find("#theme").isDisplayed()).isFalse();
        browser.picture("print");
    }

    @Test
    void textOfChartsStaysInsideThem() {
        for (String name : List.of("sweep", "proxy", "single", "violated", "failed", "assorted", "zip", "part")) {
            open(name);
            assertThat(browser.strings(MISPLACED_TEXT)).as(name).isEmpty();
        }
    }

    @Test
    void tenThousandCellsOpen() throws IOException {
        Path folder = new ReportFolders(Files.createDirectories(dir.resolve("many"))).large();
        assertThat(Files.size(folder.resolve(ReportPage.FILE))).isLessThan(5_000_000);
        browser.open(folder);
        assertThat(browser.console()).isEmpty();
        assertThat(marks("heatmap")).isEqualTo(10_000);
        assertThat(browser.texts(".note")).anyMatch(note -> note.contains("A batch of 10000 cells"));
        Number millis = (Number) browser.script("return performance.getEntriesByType('navigation')[0].loadEventEnd");
        assertThat(millis.doubleValue())
                .as("what is promised, about five times what it takes")
                .isPositive()
                .isLessThan(3_000);
        System.out.println("10,000 cells: " + Files.size(folder.resolve(ReportPage.FILE)) + " bytes, open after "
                + millis + " ms");
        browser.picture("large");
    }

    @Test
    void headingsAndNamesServeAScreenReader() {
        open("sweep");
        assertThat(browser.driver().findElements(By.cssSelector("figure svg")))
                .isNotEmpty()
                .allSatisfy(svg -> assertThat(svg.getAccessibleName()).isNotBlank());
        assertThat(browser.driver().findElements(By.cssSelector("select, input, button")))
                .isNotEmpty()
                .filteredOn(WebElement::isDisplayed)
                .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
        List<Long> levels = IntStream.rangeClosed(1, 2)
                .mapToObj(level -> (long) browser.count("h" + level))
                .toList();
        assertThat(levels.get(0)).isEqualTo(1);
        assertThat(levels.get(1)).isEqualTo(browser.count("main section"));
    }
}
