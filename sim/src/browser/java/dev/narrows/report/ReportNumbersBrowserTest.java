package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each number that the page shows is that of the results, for the same cell and quantity. */
class ReportNumbersBrowserTest extends BrowserPages {
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("best floor", "floor_best"),
            Map.entry("Bayes risk", "bayes_risk"), Map.entry("risk, mean over data sets", "risk_mean"),
            Map.entry("observable risk, mean over data sets", "observable_risk_mean"),
            Map.entry("least expected ceiling", "ceiling_expected"), Map.entry("risk", "risk_mean"),
            Map.entry("true risk", "risk_mean"), Map.entry("observable risk", "observable_risk_mean"),
            Map.entry("empirical risk", "empirical_risk_mean"), Map.entry("expected ceiling", "ceiling_expected"),
            Map.entry("ceiling, one data set (kl)", "ceiling_best"));

    @SuppressWarnings("unchecked")
    private static List<List<String>> table(String selector) {
        return (List<List<String>>) browser.script("return [...document.querySelectorAll(arguments[0] + ' tbody tr')]"
                + ".map(row => [...row.children].map(field => field.textContent))", selector);
    }

    private static JsonNode json(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static void same(String shown, double expected) {
        assertThat(Double.parseDouble(shown)).isEqualTo(expected);
    }

    /** Rows with a cell, a quantity in words, a value and limits, against points.csv; how many were compared. */
    private static int compare(String chart, Path folder, int fromEnd) throws IOException {
        List<NamedCsvRecord> rows = rows(folder);
        int compared = 0;
        for (List<String> shown : table("#section-" + chart)) {
            String column = WORDS.get(shown.get(shown.size() - fromEnd));
            if (column == null) {
                assertThat(shown.get(shown.size() - fromEnd)).matches("(floor|ceiling): .*");
                continue;
            }
            NamedCsvRecord row = rows.get(Integer.parseInt(shown.get(0)));
            assertThat(row.getField("cell")).isEqualTo(shown.get(0));
            assertThat(shown.get(shown.size() - 3)).as(chart + " " + column).isNotEmpty();
            same(shown.get(shown.size() - 3), Double.parseDouble(row.getField(column)));
            if (column.equals("risk_mean")) {
                same(shown.get(shown.size() - 2), Double.parseDouble(row.getField("risk_low")));
                same(shown.get(shown.size() - 1), Double.parseDouble(row.getField("risk_high")));
            }
            compared++;
        }
        return compared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "single", "violated", "failed"})
    void theIntervalDiagramShowsPointsCsv(String name) throws IOException {
        Path folder = open(name);
        int cells = browser.texts("#section-interval tbody td:first-child").stream().distinct().toList().size();
        assertThat(compare("interval", folder, 4)).isGreaterThanOrEqualTo(4 * cells);
    }

    @Test
    void linesShowPointsCsv() throws IOException {
        Path sweep = open("sweep");
        assertThat(compare("labels", sweep, 5)).isEqualTo(marks("labels")).isPositive();
        assertThat(compare("curves", sweep, 5)).isEqualTo(marks("curves")).isPositive();
        Path proxy = open("proxy");
        assertThat(compare("overoptimisation", proxy, 5)).isEqualTo(16);
    }

    @Test
    void swappedQuantitiesAreSeen() throws IOException {
        Path folder = folders.get("sweep");
        Path altered = Files.createDirectories(dir.resolve("altered"));
        Files.copy(folder.resolve("points.csv"), altered.resolve("points.csv"));
        Files.writeString(altered.resolve(ReportPage.FILE), Files.readString(folder.resolve(ReportPage.FILE))
                .replace("\"bayes_risk\":", "\"kept\":").replace("\"floor_best\":", "\"bayes_risk\":").replace("\"kept\":", "\"floor_best\":"));
        browser.open(altered);
        assertThatThrownBy(() -> compare("interval", altered, 4)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> compare("labels", altered, 5)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "violated"})
    void verdictsShowChecksCsv(String name) throws IOException {
        Path folder = open(name);
        while (browser.find("#more").isDisplayed()) {
            browser.find("#more").click();
        }
        Map<String, NamedCsvRecord> checks = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("checks.csv"))) {
            csv.forEach(check -> checks.put(check.getField("cell") + " " + check.getField("bound"), check));
        }
        List<List<String>> shown = table("#verdicts");
        assertThat(shown).hasSize(checks.size());
        for (List<String> row : shown) {
            NamedCsvRecord check = checks.remove(row.get(0) + " " + row.get(2));
            assertThat(check).as(row.toString()).isNotNull();
            same(row.get(3), Double.parseDouble(check.getField("value")));
            assertThat(row.subList(4, 6)).containsExactly(check.getField("verdict"), check.getField("batch_verdict"));
            assertThat(row.get(6).contains("vacuous")).isEqualTo(check.getField("vacuous").equals("true"));
        }
        assertThat(checks).isEmpty();
    }

    @Test
    void chartsOfOneCellShowPointsJson() throws IOException {
        Path folder = open("sweep");
        JsonNode cell = json(folder.resolve("points.json")).path("cells").path(0);
        List<Double> steps = new ArrayList<>();
        List.of("floor", "ceiling").forEach(side -> cell.path("waterfall").path(side).forEach(step -> steps.add(step.path("value").asDouble())));
        assertThat(table("#section-waterfall").stream().map(row -> Double.valueOf(row.get(2))).toList()).isEqualTo(steps).isNotEmpty();
        List<List<String>> capacities = table("#section-capacities");
        assertThat(capacities).hasSize(8);
        for (int i = 0; i < capacities.size(); i++) {
            String stage = List.of("cognitive", "articulation", "cascade", "").get(i % 4);
            if (stage.isEmpty()) {
                same(capacities.get(i).get(3), cell.path("information").path("mixture").path(i / 4).asDouble(-1));
            } else {
                JsonNode capacity = cell.path("capacity").path(stage).path(i / 4);
                same(capacities.get(i).get(2), capacity.path("lower").asDouble(-1));
                same(capacities.get(i).get(3), capacity.path("upper").asDouble(-1));
            }
        }
        List<List<String>> settled = table("#section-convergence");
        List<String> last = settled.get(settled.size() - 1);
        same(last.get(2), cell.path("replicates").asInt());
        assertThat(Double.parseDouble(last.get(3))).isCloseTo(cell.path("risk").path("mean").asDouble(), within(1e-14));
        JsonNode latency = json(folder.resolve("manifest.json")).path("latency_nanos_a_replicate");
        assertThat(table("#section-latency")).isNotEmpty().allSatisfy(row ->
                same(row.get(1), latency.path(row.get(0)).asLong() / 1000.0));
    }

    @Test
    void theDecompositionShowsPointsJson() throws IOException {
        JsonNode cells = json(open("sweep").resolve("points.json")).path("cells");
        List<List<String>> rows = table("#section-decomposition");
        assertThat(rows).hasSize(8);
        for (List<String> row : rows) {
            JsonNode parts = cells.path(Integer.parseInt(row.get(0))).path("decomposition");
            assertThat(row.get(1)).isEqualTo(parts.path("method").asString());
            List<JsonNode> expected = new ArrayList<>(List.of(parts.path("expected_kl")));
            List.of("information", "rho", "mismatch").forEach(term -> List.of("low", "high").forEach(end ->
                    expected.add(parts.path(term).path(end))));
            List.of("channel", "target_context", "budget").forEach(term -> expected.add(parts.path(term)));
            for (int i = 0; i < expected.size(); i++) {
                same(row.get(i + 2), expected.get(i).asDouble(-1));
            }
        }
    }
}
