package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.ReportFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** report.html on a telephone, on paper, by keyboard, with several runs, with nothing to show. */
class ReportUseBrowserTest extends BrowserPages {
    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "single", "violated", "failed", "assorted"})
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
        assertThat(browser.find("#title").getText()).isEqualTo("sweep");
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
