package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/** The page of a judge in chromium: what is drawn, that its numbers are those of the JSON, hostile names, its use. */
class JudgeBrowserTest {
    @TempDir
    static Path dir;

    static Browser browser;
    static final Map<String, Path> PAGES = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Browser.program("chromium").isPresent()
                        && Browser.program("chromedriver").isPresent(),
                "no chromium");
        JudgePages made = new JudgePages(dir);
        PAGES.put("verdicts", made.verdicts());
        PAGES.put("anaesthetists", made.anaesthetists());
        PAGES.put("crowd", made.crowd());
        PAGES.put("panel", made.panel());
        PAGES.put("loss", made.loss());
        PAGES.put("few", made.few());
        PAGES.put("hostile", made.hostile());
        PAGES.put("hostile-latent", made.hostileWithoutTruth());
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

    private static JsonNode open(String name) {
        browser.openPage(PAGES.get(name));
        String data = (String) browser.script("return document.getElementById('data').textContent");
        return Json.MAPPER.readTree(data).path("judge");
    }

    private static int marks(String chart) {
        return browser.count("#chart-" + chart + " .mark");
    }

    private static List<String> tips(String chart) {
        return browser.strings(
                "return [...document.querySelectorAll('#chart-' + arguments[0] + ' .mark')].map(m => m.dataset.tip)",
                chart);
    }

    private static String risk(JsonNode value) {
        return String.format(java.util.Locale.ROOT, "%.4f", value.asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts", "anaesthetists", "crowd", "panel", "loss", "few", "hostile", "hostile-latent"})
    void thePageIsWholeWithoutANetworkOrAnError(String name) throws IOException {
        JsonNode judge = open(name);
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"));
        assertThat(browser.console()).isEmpty();
        boolean latent = judge.has("models");
        for (String chart : latent ? List.of("agreement", "information") : List.of("risk", "information")) {
            if (!name.equals("few")) {
                assertThat(marks(chart)).as(chart).isPositive();
            }
        }
        assertThat(browser.find("main").getText()).doesNotContain("NaN", "undefined", "null", "[object");
        assertThat(browser.find("#command").getText()).startsWith("scripts/narrows judge ");
        assertThat(browser.strings(BrowserPages.MISPLACED_TEXT)).isEmpty();
        browser.picture("judge-" + name);
    }

    @Test
    void theFirstScreenSaysWhatTheJudgeIsWorth() {
        browser.size(1100, 900);
        JsonNode judge = open("verdicts");
        JsonNode all = judge.path("views").path(0);
        String answer = browser.find("#answer").getText();
        assertThat(answer)
                .contains("The labels are the truth in 0.6607 (0.")
                .contains("They tell " + risk(all.path("information").path("value")) + " (")
                .contains("nats of the truth, more than chance would show")
                .contains("wrong in at least " + risk(all.path("floor_estimated")) + " of cases")
                .contains("the best rule is wrong in "
                        + risk(all.path("bayes_risk").path("value")) + " ("
                        + risk(all.path("bayes_risk").path("low")) + " to "
                        + risk(all.path("bayes_risk").path("high")) + ")")
                .contains("Without a label it would be 0.4857")
                .contains("sees one label and knows kind");
        assertThat(browser.find("#worse").getText()).contains("tricky (agreement 0.3833, kappa -0.2333 (");
        assertThat((Boolean) browser.script(
                        "return document.querySelector('#worse').getBoundingClientRect().bottom < innerHeight"))
                .isTrue();
    }

    @Test
    void tooFewRatingsSayHowManyThereMustBe() {
        open("few");
        assertThat(browser.find("#answer").getText())
                .isEqualTo("These 3 ratings are too few to say anything: there must be 32: eight for each pair of a"
                        + " truth and a label, of eight items at least.");
        assertThat(browser.texts("#views td:last-child")).containsExactly("too few: 3 of 32 ratings");
        open("crowd");
        assertThat(browser.find("#few").getText())
                .isEqualTo("Too few ratings to say anything in one row: rare (2 of 32). Nothing of them is shown.");
        assertThat(browser.find("#worse").getText()).contains("bad (agreement 0.2000");
        open("hostile");
        assertThat(browser.find("#worse").getText())
                .isEqualTo("Of 6 contexts and 6 raters none is worse than chance by the whole interval of its kappa.");
    }

    /** Each mark of the charts and each number of the table is a number of the JSON, all digits of it. */
    @Test
    void chartsAndTableHaveTheNumbersOfTheJson() {
        JsonNode judge = open("crowd");
        List<String> risks = tips("risk");
        List<String> informations = tips("information");
        int measured = 0;
        for (JsonNode view : judge.path("views")) {
            if (!view.has("ratings_needed")) {
                measured++;
                JsonNode risk = view.path("bayes_risk");
                assertThat(risks)
                        .anyMatch(tip -> tip.endsWith(": " + number(risk.path("value")) + "\n"
                                + number(risk.path("low")) + " to " + number(risk.path("high"))))
                        .anyMatch(tip -> tip.endsWith(": " + number(view.path("blind_risk"))))
                        .anyMatch(tip -> tip.endsWith(": " + number(view.path("floor_estimated"))));
                assertThat(informations)
                        .anyMatch(tip -> tip.contains(
                                ": " + number(view.path("information").path("value")) + "\n"))
                        .anyMatch(tip -> tip.endsWith(
                                ": " + number(view.path("information_by_chance").path("mean"))))
                        .anyMatch(tip -> tip.endsWith(
                                ": " + number(view.path("information_by_chance").path("high"))));
            }
        }
        assertThat(measured).isEqualTo(7);
        assertThat(risks).hasSize(3 * measured);
        assertThat(informations).hasSize(4 * measured);
        assertThat(browser.texts("#views tbody tr")).hasSize(judge.path("views").size());
        assertThat(browser.strings("return [...document.querySelectorAll('#estimates tbody tr:first-child td.number')]"
                        + ".map(td => td.dataset.value)"))
                .contains(
                        number(judge.path("views")
                                .path(0)
                                .path("information_estimates")
                                .path("miller-madow")),
                        number(judge.path("views")
                                .path(0)
                                .path("information_estimates")
                                .path("shrinkage")));
    }

    /** A number as JavaScript writes it. */
    private static String number(JsonNode value) {
        return String.valueOf(browser.script("return String(JSON.parse(arguments[0]))", value.toString()));
    }

    /** Of each number of raters the best rule, held out, the majority and the promise of independence. */
    @Test
    void severalRatersHaveTheNumbersOfTheJson() {
        JsonNode panel = open("panel").path("panel");
        List<String> tips = tips("panel");
        for (JsonNode row : panel) {
            assertThat(tips)
                    .anyMatch(tip -> tip.endsWith(
                            "assumption: " + number(row.path("independent").path("bayes_risk"))));
            if (row.has("bayes_risk")) {
                JsonNode risk = row.path("bayes_risk");
                assertThat(tips)
                        .anyMatch(tip -> tip.endsWith("held out: " + number(risk.path("held_out"))))
                        .anyMatch(tip -> tip.endsWith("ties split: "
                                + number(row.path("majority").path("split").path("risk"))))
                        .anyMatch(tip -> tip.endsWith(": " + number(risk.path("value")) + "\n"
                                + number(risk.path("low")) + " to " + number(risk.path("high"))));
            }
        }
        assertThat(tips).hasSize(4 * 4 + 1);
        assertThat(browser.texts("#panels tbody tr")).hasSize(panel.size());
        assertThat(browser.find("#answer").getText())
                .contains("The best rule of 5 labels of an item is wrong in "
                        + risk(panel.path(3).path("bayes_risk").path("value")));
        assertThat(browser.find("#chart-panel").getText()).contains("9 raters, not measured");
    }

    /** Nothing speaks of wrong answers where these do not cost alike. */
    @Test
    void aLossOfOnesOwnIsShownAndNamed() {
        JsonNode all = open("loss").path("views").path(0);
        assertThat(browser.texts("#loss-table th, #loss-table td"))
                .containsExactly(
                        "answer",
                        "bad",
                        "good",
                        "good",
                        "1.0000",
                        "0.0000",
                        "bad",
                        "0.0000",
                        "0.2000",
                        "<b>ask</b>",
                        "0.1000",
                        "0.1000");
        assertThat(browser.find("#answer").getText())
                .contains("sees one label and nothing else loses at least " + risk(all.path("floor_estimated"))
                        + " on average, whatever the rule")
                .contains("the best rule loses " + risk(all.path("bayes_risk").path("value")) + " (");
        assertThat(browser.find("#chart-risk").getText()).contains("mean loss");
        assertThat(browser.find("main").getText()).doesNotContain("wrong");
        open("verdicts");
        assertThat(browser.count("#loss-table")).isZero();
    }

    @Test
    void theConfusionTableIsThatOfTheChosenRatings() {
        open("verdicts");
        assertThat(browser.strings("return [...document.querySelectorAll('#confusion-table td[data-value]')]"
                        + ".map(td => td.dataset.value)"))
                .containsExactly("76", "60", "35", "109");
        choose("confusion-of", "2");
        assertThat(browser.find("#confusion-table caption").getText()).isEqualTo("tricky");
        assertThat(browser.texts("#confusion-table td"))
                .containsExactly("180.3000", "420.7000", "60", "320.5333", "280.4667", "60");
        assertThat(browser.texts("#confusion-table td.right")).containsExactly("180.3000", "280.4667");
    }

    private static void choose(String id, String value) {
        browser.find("#" + id + " option[value='" + value + "']").click();
    }

    @Test
    void theTableIsSortedAndFiltered() {
        open("crowd");
        WebElement risk = browser.find("#views th[data-key='bayes_risk.value'] button");
        risk.click();
        assertThat(values("#views td:nth-child(10)")).hasSize(7).isSorted();
        assertThat(browser.texts("#views td:first-child").get(7))
                .as("without a value: last")
                .isEqualTo("rare");
        risk.sendKeys(Keys.ENTER);
        assertThat(browser.find("#views th[data-key='bayes_risk.value']").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(values("#views td:nth-child(10)")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(browser.texts("#views td:first-child").get(7)).isEqualTo("rare");
        browser.find("#views-filter").sendKeys("rater bad");
        assertThat(browser.texts("#views td:first-child")).containsExactly("bad");
    }

    private static List<Double> values(String cells) {
        return browser
                .strings("return [...document.querySelectorAll(arguments[0])].map(td => td.dataset.value || '')", cells)
                .stream()
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void rowsOfAChartAreOrderedByWhatItShows() {
        open("crowd");
        assertThat(tips("risk").get(2)).startsWith("all ratings\n");
        choose("risk-order", "least");
        assertThat(tips("risk").get(2)).startsWith("good\nbest rule of one label: 0.1\n");
        choose("risk-order", "largest");
        assertThat(tips("risk").get(2)).startsWith("long\n");
        assertThat(browser.texts("#chart-risk text")).contains("rare", "too few: 2 of 32 ratings");
    }

    @Test
    void withoutATruthTheModelIsCalledOne() {
        JsonNode judge = open("anaesthetists");
        JsonNode full = judge.path("models").path(0);
        assertThat(browser.find("#answer").getText())
                .startsWith("There is no truth in this file: what follows is a model's.")
                .contains("wrong in " + risk(full.path("expected_error")) + " of items")
                .contains(risk(full.path("prevalences").path(2)) + " of 3");
        assertThat(marks("agreement")).isEqualTo(10);
        assertThat(tips("agreement"))
                .anyMatch(tip ->
                        tip.endsWith(": " + number(full.path("raters").path(1).path("agreement"))));
        assertThat(browser.texts("#confusion-table td"))
                .hasSize(16)
                .contains(risk(
                        full.path("raters").path(0).path("confusion").path(0).path(0)));
        assertThat(browser.texts("#section-agreement h2")).containsExactly("How often a rater gives the model's class");
        assertThat(browser.find("#agreement").getText()).contains("0.5812", "0.5826");
        assertThat(browser.texts("#models td")).contains("one-coin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostile", "hostile-latent"})
    void namesAreText(String name) {
        open(name);
        assertThat(browser.script("return window.broken")).isNull();
        assertThat(browser.count("main img")).isZero();
        assertThat(browser.texts("#confusion-table th")).anyMatch(text -> text.equals(JudgePages.HOSTILE.get(0)));
        assertThat(browser.find("main").getText())
                .contains("?\u05d0\u05d1\u05d2")
                .doesNotContain("\u202e");
    }

    /** Formulas get an apostrophe in what is saved. */
    @Test
    void savedNumbersAreNoFormulas() {
        open("hostile");
        browser.script(
                "window.saved = []; URL.createObjectURL = blob => { window.saved.push(blob); return 'blob:none'; };"
                        + "HTMLAnchorElement.prototype.click = () => {};"
                        + "document.querySelectorAll('#section-risk button.save').forEach(b => b.click())");
        String csv = (String)
                browser.driver().executeAsyncScript("const done = arguments[0]; window.saved[1].text().then(done)");
        List<NamedCsvRecord> rows;
        try (var read = CsvReader.builder().ofNamedCsvRecord(csv)) {
            rows = read.stream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(rows)
                .anyMatch(row -> row.getField("row").startsWith("'=HYPERLINK"))
                .noneMatch(row -> row.getField("row").startsWith("="))
                .allMatch(row -> Double.parseDouble(row.getField("value")) >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts", "anaesthetists", "crowd", "panel", "loss", "few", "hostile", "hostile-latent"})
    void aNarrowScreenCanBeRead(String name) throws IOException {
        browser.size(360, 740);
        open(name);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        assertThat(browser.strings("""
                return [...document.querySelectorAll("figure svg")]
                  .map(svg => [svg.parentNode.id, 13 * svg.getScreenCTM().a])
                  .filter(([, size]) => size < 12)
                  .map(([id, size]) => `${id}: ${size} pixels`)""")).as("size of text").isEmpty();
        assertThat(browser.strings(BrowserPages.MISPLACED_TEXT)).isEmpty();
        assertThat(browser.strings(BrowserPages.CUT_TABLES)).isEmpty();
        browser.picture("judge-" + name + "-narrow", 360);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts", "anaesthetists", "crowd"})
    void bothColourSchemesHaveContrast(String name) throws IOException {
        open(name);
        String light = browser.find("body").getCssValue("background-color");
        contrast();
        browser.emulate("screen", "dark");
        assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(light);
        contrast();
        browser.picture("judge-" + name + "-dark");
        browser.size(360, 740);
        browser.picture("judge-" + name + "-narrow-dark", 360);
        browser.emulate("screen", "light");
        browser.find("#theme").click();
        assertThat(browser.find("body").getCssValue("background-color")).isNotEqualTo(light);
    }

    private static void contrast() {
        List<String> found = Contrast.check(browser);
        assertThat(Integer.parseInt(found.get(0))).isGreaterThan(100);
        assertThat(found.subList(1, found.size())).isEmpty();
    }

    @Test
    void chartsAnswerTheKeyboard() {
        open("crowd");
        browser.script("document.querySelector('#chart-risk svg').focus()");
        new Actions(browser.driver()).sendKeys(Keys.HOME).perform();
        List<String> tips = tips("risk");
        WebElement tooltip = browser.find("#tooltip");
        assertThat(tooltip.getText()).isEqualTo(tips.get(0)).startsWith("all ratings\n");
        new Actions(browser.driver()).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(tooltip.getText()).isEqualTo(tips.get(1));
        new Actions(browser.driver()).sendKeys(Keys.END).perform();
        assertThat(tooltip.getText()).isEqualTo(tips.get(tips.size() - 1));
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        assertThat(tooltip.isDisplayed()).isFalse();
    }

    @Test
    void headingsAndNamesServeAScreenReader() {
        open("crowd");
        assertThat(browser.driver()
                        .findElements(org.openqa.selenium.By.cssSelector("figure svg, select, input, button")))
                .filteredOn(WebElement::isDisplayed)
                .hasSizeGreaterThan(10)
                .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
        assertThat(browser.count("h1")).isEqualTo(1);
        assertThat(browser.count("h2")).isEqualTo(browser.count("main section"));
    }

    @Test
    void nothingIsCutInPrint() throws IOException {
        open("crowd");
        browser.emulate("print", "light");
        browser.size(720, 1000);
        assertThat(browser.strings("""
                return [...document.querySelectorAll("section, figure, svg, table, pre, p")]
                  .filter(e => e.checkVisibility())
                  .filter(e => { const b = e.getBoundingClientRect(); return b.right > innerWidth + 1 || b.left < -1; })
                  .map(e => `${e.tagName} ${e.id} ${e.className} ${e.getBoundingClientRect().right}`)""")).isEmpty();
        browser.picture("judge-print", 720);
    }

    @Test
    void aThousandRatersOpen() throws IOException {
        Path page = new JudgePages(dir).thousand();
        assertThat(Files.size(page)).isLessThan(5_000_000);
        browser.openPage(page);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.find("#views-count").getText()).isEqualTo("1002 of 1002 rows, the first 50 shown");
        assertThat(marks("risk")).isEqualTo(75);
        assertThat(browser.count("#risk-rows option")).isEqualTo(41);
        choose("risk-rows", "1000");
        assertThat(marks("risk")).isEqualTo(6);
        Number millis = (Number) browser.script("return performance.getEntriesByType('navigation')[0].loadEventEnd");
        assertThat(millis.doubleValue()).isPositive().isLessThan(3_000);
        System.out.println("1,000 raters: " + Files.size(page) + " bytes, open after " + millis + " ms");
        browser.picture("judge-thousand");
    }
}
