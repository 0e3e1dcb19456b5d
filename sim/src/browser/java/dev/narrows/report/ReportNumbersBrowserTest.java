package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.ReportFolders;
import dev.narrows.cli.WholeCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each number that the page shows is that of the results, for the same cell and quantity. */
class ReportNumbersBrowserTest extends BrowserPages {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("best floor", "floor_best"),
            Map.entry("Bayes risk", "bayes_risk"),
            Map.entry("risk, mean over data sets", "risk_mean"),
            Map.entry("observable risk, mean over data sets", "observable_risk_mean"),
            Map.entry("observable risk, exact", "observable_risk_exact"),
            Map.entry("least expected ceiling", "ceiling_expected"),
            Map.entry("risk", "risk_mean"),
            Map.entry("risk, exact", "risk_exact"),
            Map.entry("risk, simulated mean", "risk_mean"),
            Map.entry("blind risk (no labels)", "blind_risk"),
            Map.entry("prior risk", "prior_risk"),
            Map.entry("true risk, simulated mean", "risk_mean"),
            Map.entry("true risk, exact", "risk_exact"),
            Map.entry("observable risk", "observable_risk_mean"),
            Map.entry("empirical risk", "empirical_risk_mean"),
            Map.entry("expected ceiling", "ceiling_expected"),
            Map.entry("ceiling, one data set (kl)", "ceiling_best"));

    @SuppressWarnings("unchecked")
    private static List<List<String>> table(String selector) {
        return (List<List<String>>) browser.script(
                "return [...document.querySelectorAll(arguments[0] + ' tbody tr')]"
                        + ".map(row => [...row.children].map(field => field.dataset.value ?? field.textContent))",
                selector);
    }

    private static JsonNode json(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static void same(String shown, double expected) {
        assertThat(Double.parseDouble(shown)).isEqualTo(expected);
    }

    /** Rows with a cell, a line, a place, a value and limits, against points.csv; how many were compared. */
    private static int compare(String chart, Path folder) throws IOException {
        return compare(chart, folder, 4, 0);
    }

    /**
     * The same with a quantity in words so many fields before the value's second limit, and so many fields after that.
     */
    private static int compare(String chart, Path folder, int back, int after) throws IOException {
        List<NamedCsvRecord> rows = rows(folder);
        int compared = 0;
        for (List<String> whole : table("#section-" + chart)) {
            List<String> shown = whole.subList(0, whole.size() - after);
            String what = shown.get(shown.size() - 1 - back);
            String column = WORDS.get(what);
            if (column == null) {
                assertThat(what).matches("(floor|ceiling): .*");
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
    @ValueSource(strings = {"sweep", "proxy", "single", "violated", "failed", "assorted"})
    void theIntervalDiagramShowsPointsCsv(String name) throws IOException {
        Path folder = open(name);
        int cells = browser.texts("#section-interval tbody td:first-child").stream()
                .distinct()
                .toList()
                .size();
        assertThat(compare("interval", folder, 3, 2)).isGreaterThanOrEqualTo(4 * cells);
    }

    @Test
    void linesShowPointsCsv() throws IOException {
        Path sweep = open("sweep");
        assertThat(compare("curves", sweep)).isEqualTo(marks("curves")).isPositive();
        Path proxy = open("proxy");
        assertThat(compare("overoptimisation", proxy)).isEqualTo(20);
    }

    /** The numbers alone: swapped together with their words they would be right. */
    @Test
    void swappedQuantitiesAreSeen() throws IOException {
        Path folder = folders.get("sweep");
        Path altered = Files.createDirectories(dir.resolve("altered"));
        Files.copy(folder.resolve("points.csv"), altered.resolve("points.csv"));
        Files.writeString(
                altered.resolve(ReportPage.FILE),
                Files.readString(folder.resolve(ReportPage.FILE))
                        .replace("\"bayes_risk\":[", "\"kept\":[")
                        .replace("\"floor_best\":[", "\"bayes_risk\":[")
                        .replace("\"kept\":[", "\"floor_best\":["));
        browser.open(altered);
        assertThatThrownBy(() -> compare("interval", altered, 3, 2)).isInstanceOf(AssertionError.class);
        choose("y-quantity", "bayes_risk");
        assertThatThrownBy(() -> compare("curves", altered)).isInstanceOf(AssertionError.class);
    }

    /** Every number of points.csv can be chosen, and so can every floor of the ladder. */
    @ParameterizedTest
    @ValueSource(strings = {"zip", "proxy"})
    void everyColumnCanBeDrawn(String name) throws IOException {
        Path folder = open(name);
        List<NamedCsvRecord> rows = rows(folder);
        Set<String> offered = new TreeSet<>(
                browser.strings("return [...document.querySelectorAll('#y-quantity option')].map(o => o.value)"));
        Set<String> numbers = new TreeSet<>();
        for (String column : rows.get(0)
                .getHeader()
                .subList(
                        rows.get(0).getHeader().indexOf("status") + 1,
                        rows.get(0).getHeader().size())) {
            if (rows.stream().anyMatch(row -> row.getField(column).matches("-?[0-9].*"))) {
                numbers.add(column);
            }
        }
        assertThat(numbers).contains("tightness_floor_best", "ceiling_catoni_budget", "risk_q95", "rho_low_nats");
        assertThat(offered).containsAll(numbers);
        assertThat(offered.stream()
                        .filter(option -> option.startsWith("floor: "))
                        .count())
                .isEqualTo(WholeCells.of(folder).path(0).path("floors").size());
        for (String column : numbers) {
            choose("y-quantity", column);
            List<List<String>> shown = table("#section-curves");
            assertThat(shown).as(column).isNotEmpty();
            for (List<String> row : shown) {
                same(
                        row.get(3),
                        Double.parseDouble(
                                rows.get(Integer.parseInt(row.get(0))).getField(column)));
            }
        }
        JsonNode floor = WholeCells.of(folder).path(0).path("floors").path(1);
        choose(
                "y-quantity",
                browser.strings("return [...document.querySelectorAll('#y-quantity option')].map(o => o.value)"
                                + ".filter(v => v.startsWith('floor: '))")
                        .get(1));
        same(table("#section-curves").get(0).get(3), floor.path("value").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "violated", "assorted"})
    void verdictsShowChecksCsv(String name) throws IOException {
        Path folder = open(name);
        while (browser.find("#more").isDisplayed()) {
            browser.find("#more").click();
        }
        verdictsShowChecksCsv(folder);
    }

    private static void verdictsShowChecksCsv(Path folder) throws IOException {
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
            assertThat(row.subList(4, 6)).containsExactly(check.getField("verdict"), check.getField("cell_verdict"));
            assertThat(row.get(6).contains("vacuous"))
                    .isEqualTo(check.getField("vacuous").equals("true"));
        }
        assertThat(checks).isEmpty();
    }

    @Test
    void chartsOfOneCellShowPointsJson() throws IOException {
        Path folder = open("sweep");
        JsonNode cell = WholeCells.of(folder).path(0);
        List<Double> steps = new ArrayList<>();
        List.of("floor", "ceiling")
                .forEach(side -> cell.path("waterfall")
                        .path(side)
                        .forEach(step -> steps.add(step.path("value").asDouble())));
        assertThat(table("#section-waterfall").stream()
                        .map(row -> Double.valueOf(row.get(2)))
                        .toList())
                .isEqualTo(steps)
                .isNotEmpty();
        List<List<String>> capacities = table("#section-capacities");
        assertThat(capacities).hasSize(8);
        for (int i = 0; i < capacities.size(); i++) {
            String stage = List.of("cognitive", "articulation", "cascade", "").get(i % 4);
            if (stage.isEmpty()) {
                same(
                        capacities.get(i).get(3),
                        cell.path("information").path("mixture").path(i / 4).asDouble(-1));
            } else {
                JsonNode capacity = cell.path("capacity").path(stage).path(i / 4);
                same(capacities.get(i).get(2), capacity.path("lower").asDouble(-1));
                same(capacities.get(i).get(3), capacity.path("upper").asDouble(-1));
            }
        }
        JsonNode latency = json(folder.resolve("manifest.json")).path("latency_nanos_per_replicate");
        assertThat(table("#section-latency"))
                .isNotEmpty()
                .allSatisfy(row -> same(row.get(1), latency.path(row.get(0)).asLong() / 1000.0));
    }

    @Test
    void theDecompositionShowsPointsJson() throws IOException {
        JsonNode cells = WholeCells.of(open("sweep"));
        List<List<String>> rows = table("#section-decomposition");
        assertThat(rows).hasSize(8);
        for (List<String> row : rows) {
            JsonNode parts = cells.path(Integer.parseInt(row.get(0))).path("decomposition");
            assertThat(row.get(1)).isEqualTo(parts.path("method").asString());
            List<JsonNode> expected = new ArrayList<>(List.of(parts.path("expected_kl")));
            List.of("information", "rho", "mismatch")
                    .forEach(term -> List.of("low", "high")
                            .forEach(end -> expected.add(parts.path(term).path(end))));
            List.of("channel", "target_context", "budget").forEach(term -> expected.add(parts.path(term)));
            for (int i = 0; i < expected.size(); i++) {
                same(row.get(i + 2), expected.get(i).asDouble(-1));
            }
        }
    }

    /**
     * Floors, ceilings and what belongs to them in the interval diagram of a cell, in the page's words, from
     * points.json.
     */
    private static Map<String, List<String>> bounds(JsonNode cell) {
        Map<String, List<String>> bounds = new TreeMap<>();
        for (JsonNode floor : cell.path("floors")) {
            String name = Stream.of("rung", "information", "context")
                    .map(floor::path)
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .collect(Collectors.joining(", "));
            bounds.put("floor: " + name, List.of(floor.path("value").asString(), "", "", "", ""));
        }
        for (JsonNode ceiling : cell.path("ceilings")) {
            boolean expected = ceiling.path("kind").asString().equals("expected");
            String confidence = ceiling.path("confidence").asString("");
            String kind = !expected
                    ? "one data set at " + confidence
                    : "in expectation" + (confidence.isEmpty() ? "" : ", a limit at confidence " + confidence);
            bounds.put(
                    "ceiling: " + ceiling.path("name").asString() + " ("
                            + ceiling.path("kl").asString() + " KL, "
                            + kind + ")"
                            + (expected ? "" : ", mean over data sets"),
                    List.of(ceiling.path("value").asString(), "", "", "", confidence));
        }
        JsonNode risk = cell.path("risk");
        bounds.put(
                "risk, mean over data sets",
                Stream.concat(
                                Stream.of("mean", "low", "high", "standard_error")
                                        .map(risk::path),
                                Stream.of(cell.path("confidence")))
                        .map(number -> number.asString(""))
                        .toList());
        return bounds;
    }

    private static void boundsShowPointsJson(Path folder) throws IOException {
        Map<Integer, Map<String, List<String>>> shown = new TreeMap<>();
        for (List<String> row : table("#section-interval")) {
            String what = row.get(row.size() - 6);
            if (what.matches("(floor|ceiling): .*|risk, mean over data sets")) {
                shown.computeIfAbsent(Integer.valueOf(row.get(0)), cell -> new TreeMap<>())
                        .put(what, row.subList(row.size() - 5, row.size()));
            }
        }
        Map<Integer, Map<String, List<String>>> expected = new TreeMap<>();
        for (JsonNode cell : WholeCells.of(folder)) {
            if (!cell.path("status").asString("").equals("failed")) {
                expected.put(cell.path("cell").asInt(), bounds(cell));
            }
        }
        assertThat(shown)
                .usingRecursiveComparison()
                .withEqualsForType(ReportNumbersBrowserTest::sameText, String.class)
                .isEqualTo(expected);
    }

    /** Whether two texts are the same, or the same number as Java and JavaScript write it. */
    private static boolean sameText(String a, String b) {
        return a.equals(b)
                || !a.isEmpty()
                        && !b.isEmpty()
                        && a.matches("[-0-9.eE]+")
                        && Double.parseDouble(a) == Double.parseDouble(b);
    }

    private static void waterfallsShowPointsJson(Path folder) throws IOException {
        int k = 0;
        for (JsonNode cell : WholeCells.of(folder)) {
            if (cell.path("waterfall").isObject()) {
                choose("waterfall-cell", String.valueOf(k++));
                List<List<String>> steps = new ArrayList<>();
                List.of("floor", "ceiling")
                        .forEach(side -> cell.path("waterfall")
                                .path(side)
                                .forEach(step -> steps.add(List.of(
                                        side,
                                        step.path("label").asString(),
                                        step.path("value").asString()))));
                assertThat(table("#section-waterfall").stream()
                                .map(row -> row.subList(0, 3))
                                .toList())
                        .usingRecursiveComparison()
                        .withEqualsForType(ReportNumbersBrowserTest::sameText, String.class)
                        .isEqualTo(steps);
            }
        }
        assertThat(k).isEqualTo(browser.count("#waterfall-cell option")).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "proxy", "violated", "failed", "mixed", "assorted"})
    void everyBoundOfEveryCellStandsBesideItsOwnName(String name) throws IOException {
        Path folder = open(name);
        assertThat(browser.console()).isEmpty();
        boundsShowPointsJson(folder);
        waterfallsShowPointsJson(folder);
    }

    @Test
    void cellsOfSeveralRunsKeepTheirNames() throws IOException {
        browser.open(
                new ReportFolders(dir).several(folders.get("sweep"), folders.get("assorted"), folders.get("proxy")));
        List<String> runs = List.of("sweep", "assorted", "proxy");
        for (int run : new int[] {1, 2, 0, 1}) { // after all of them together
            choose("run", String.valueOf(run));
            boundsShowPointsJson(folders.get(runs.get(run)));
            waterfallsShowPointsJson(folders.get(runs.get(run)));
        }
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void swappedNamesAreSeen() throws IOException {
        Path folder = folders.get("assorted");
        Path altered = Files.createDirectories(dir.resolve("renamed"));
        for (String file : List.of("points.json", "checks.csv")) {
            Files.copy(folder.resolve(file), altered.resolve(file));
        }
        String page = Files.readString(folder.resolve(ReportPage.FILE));
        alter(
                altered,
                page,
                page.replace("\"name\":\"expected-kl\"", "\"name\":\"kept\"")
                        .replace("\"name\":\"xu-raginsky\"", "\"name\":\"expected-kl\"")
                        .replace("\"name\":\"kept\"", "\"name\":\"xu-raginsky\""));
        assertThatThrownBy(() -> boundsShowPointsJson(altered)).isInstanceOf(AssertionError.class);
        alter(altered, page, page.replace("\"kl\":\"budget\"", "\"kl\":\"measured\""));
        assertThatThrownBy(() -> boundsShowPointsJson(altered))
                .as("the names of other ceilings")
                .isInstanceOf(AssertionError.class);
        alter(
                altered,
                page,
                page.replace("\"bound\":\"ceiling_kl_measured\"", "\"bound\":\"kept\"")
                        .replace("\"bound\":\"ceiling_kl_budget\"", "\"bound\":\"ceiling_kl_measured\"")
                        .replace("\"bound\":\"kept\"", "\"bound\":\"ceiling_kl_budget\""));
        while (browser.find("#more").isDisplayed()) {
            browser.find("#more").click();
        }
        assertThatThrownBy(() -> verdictsShowChecksCsv(altered)).isInstanceOf(AssertionError.class);
    }

    private static void alter(Path folder, String page, String altered) throws IOException {
        assertThat(altered).isNotEqualTo(page);
        Files.writeString(folder.resolve(ReportPage.FILE), altered);
        browser.open(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "assorted"})
    void theRunningMeanEndsWithMeanAndIntervalOfTheResults(String name) throws IOException {
        JsonNode cells = WholeCells.of(open(name));
        int k = 0;
        for (JsonNode cell : cells) {
            if (cell.path("status").asString("").equals("failed")) {
                continue;
            }
            choose("convergence-cell", String.valueOf(k++));
            List<List<String>> means = table("#section-convergence").stream()
                    .filter(row -> row.get(1).startsWith("mean risk"))
                    .toList();
            List<String> last = means.get(means.size() - 1);
            JsonNode risk = cell.path("risk");
            same(last.get(2), cell.path("replicates").asInt());
            same(last.get(3), risk.path("mean").asDouble());
            same(last.get(4), risk.path("low").asDouble());
            same(last.get(5), risk.path("high").asDouble());
            assertThat(means.subList(0, means.size() - 1))
                    .as("no other interval")
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.subList(4, 6)).containsOnly(""));
            List<List<String>> exact = table("#section-convergence").stream()
                    .filter(row -> row.get(1).equals("risk, exact"))
                    .toList();
            assertThat(exact)
                    .hasSize(cell.path("risk_exact").isNumber() ? 2 : 0)
                    .allSatisfy(row -> same(row.get(3), cell.path("risk_exact").asDouble()));
            assertThat(browser.count("#chart-convergence path.interval")).isEqualTo(1);
        }
        assertThat(k).isEqualTo(browser.count("#convergence-cell option"));
    }

    @Test
    void theAnswerIsTheExactRiskWithTheSimulationBesideIt() throws IOException {
        JsonNode cell = WholeCells.of(open("single")).path(0);
        JsonNode risk = cell.path("risk");
        String answer = browser.find("#answer").getText();
        assertThat(answer)
                .startsWith(String.format(
                        Locale.ROOT,
                        "The risk is %.4f, computed exactly (simulated: %.4f, 99 %% interval %.4f to %.4f",
                        cell.path("risk_exact").asDouble(),
                        risk.path("mean").asDouble(),
                        risk.path("low").asDouble(),
                        risk.path("high").asDouble()));
        assertThat(answer.contains("standard error"))
                .isEqualTo(risk.path("standard_error").isNumber());
        assertThat(tips("#chart-interval circle.f-risk"))
                .singleElement()
                .asString()
                .contains(
                        "risk, exact: " + cell.path("risk_exact").asString() + "\n",
                        "simulated mean " + risk.path("mean").asString() + "\n");
    }
}
