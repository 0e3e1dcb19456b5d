package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.Commands;
import dev.narrows.cli.WholeCells;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import dev.narrows.scenario.TwoLetters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * report.html as a file: its size, that it loads nothing, that its numbers are those of points.csv, that text stays
 * text.
 */
class ReportPageTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final String SCENARIO =
            "# Question: what of </script><script>alert(1)</script> and <!-- @DATA@ -->?\n"
                    + TwoLetters.scenario("hostile", 1)
                    + "sweep: {grid: {learner.beta: {from: 1, to: 2, steps: %d}}}\nreplicates: %d\n";

    @TempDir
    private Path dir;

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "scenarios"))) {
            // the controls exit otherwise, and the alphabets of a thousand letters take their time elsewhere
            return files.filter(file -> file.toString().endsWith(".yaml")
                            && !file.endsWith("negative-controls.yaml")
                            && !file.endsWith("capacity-vs-complexity.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private Path run(Path scenario) throws IOException {
        Commands.run(new String[] {"run", "-q", scenario.toString(), "--replicates", "60"}, dir);
        try (Stream<Path> found = Files.walk(dir)) {
            return found.filter(file -> file.endsWith(ReportPage.FILE))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private Path run(String scenario) throws IOException {
        return run(Files.writeString(dir.resolve("scenario.yaml"), scenario));
    }

    private static JsonNode data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return new JsonMapper().readTree(matcher.group(1)).path("runs");
    }

    /** The page has no words of its own: every quantity that it shows is called what the list of columns says. */
    @Test
    void quantitiesAreCalledWhatTheColumnsSay() throws IOException {
        Path folder = run(SCENARIO.formatted(2, 60));
        Matcher matcher = DATA.matcher(page(folder));
        assertThat(matcher.find()).isTrue();
        JsonNode words = new JsonMapper().readTree(matcher.group(1)).path("words");
        Set<String> shown = Set.copyOf(
                data(page(folder)).path(0).path("points").path("quantities").propertyNames());
        assertThat(shown).contains("blind_risk", "kl_mean_nats");
        for (String name : shown) {
            Column column = Columns.own().find(name).orElseThrow();
            assertThat(words.path(name).path("title").asString()).isEqualTo(column.title());
            assertThat(words.path(name).path("legend").asString()).isEqualTo(column.legend());
        }
    }

    private static String page(Path folder) throws IOException {
        return Files.readString(folder.resolve(ReportPage.FILE));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyShippedScenarioFitsIntoAMegabyteWithTheNumbersOfItsTable(Path scenario) throws IOException {
        Path folder = run(scenario);
        assertThat(Files.size(folder.resolve(ReportPage.FILE)))
                .as("bytes of the page of %s, which grow by some 20 a cell with each column", scenario)
                .isBetween(300_000L, 1_000_000L);
        JsonNode points = data(page(folder)).path(0).path("points");
        JsonNode quantities = points.path("quantities");
        assertThat(quantities.propertyNames())
                .contains(
                        "floor_best",
                        // of a law that is drawn in each replicate no Bayes risk is known
                        scenario.endsWith("unknown-channel.yaml") ? "risk_exact" : "bayes_risk",
                        "risk_mean",
                        "risk_high",
                        "ceiling_expected",
                        "kl_mean_nats",
                        "capacity_total_nats");
        List<NamedCsvRecord> rows = rows(folder);
        assertThat(points.path("cell").size()).isEqualTo(rows.size());
        for (String name : quantities.propertyNames()) {
            for (int i = 0; i < rows.size(); i++) {
                assertThat(quantities.path(name).path(i).asString(""))
                        .as(name)
                        .isEqualTo(rows.get(i).getField(name));
            }
        }
    }

    private static List<NamedCsvRecord> rows(Path folder) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("points.csv"))) {
            return csv.stream().toList();
        }
    }

    @Test
    void nothingIsLoaded() throws IOException {
        String page = page(run(SCENARIO.formatted(2, 60)));
        String markup = page.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(Pattern.compile("\\b(?:src|href|action|srcset)\\s*=\\s*+[\"']?+(?!#|data:,)")
                        .matcher(markup)
                        .results())
                .isEmpty();
        assertThat(page).doesNotContain("@import", "url(").contains("default-src 'none'");
        assertThat(page)
                .as("every place of the template is filled")
                .doesNotContainPattern("@(TITLE|QUESTION|STYLE|LIBRARY|SCRIPT|LICENCE)");
    }

    @Test
    void textOfAScenarioStaysText() throws IOException {
        String page = page(run(SCENARIO.formatted(2, 60)));
        String question = "what of </script><script>alert(1)</script> and <!-- @DATA@ -->?";
        assertThat(data(page).path(0).path("question").asString()).isEqualTo(question);
        assertThat(page).doesNotContain("alert(1)</script>");
        assertThat(page.split("<script[ >]", -1)).as("data, library, script").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contexts", "raters"})
    void namesOfContextsAreThere(String key) throws IOException {
        String named = SCENARIO.formatted(2, 60).replace("model:", "model:\n  names: {" + key + ": [easy]}");
        JsonNode settings = data(page(run(named))).path(0).path("settings");
        assertThat(settings.path(key).valueStream().map(JsonNode::asString)).containsExactly("easy");
        assertThat(settings.has("contexts")).isEqualTo(key.equals("contexts"));
    }

    @Test
    void aLargeBatchIsSampledAndSaysSo() throws IOException {
        Path folder = run(SCENARIO.formatted(10_000, 60));
        Commands.run(new String[] {"report", "-q", folder.toString()}, dir);
        assertThat(Files.size(folder.resolve(ReportPage.FILE))).isBetween(1_000_000L, 5_000_000L);
        JsonNode run = data(page(folder)).path(0);
        assertThat(run.path("cells").asInt()).isEqualTo(10_000);
        assertThat(run.path("sampled").asBoolean()).isTrue();
        assertThat(run.path("points").path("cell").size())
                .as("curves show every cell")
                .isEqualTo(10_000);
        assertThat(run.path("details").size()).isBetween(RunData.SAMPLE - 3, RunData.SAMPLE + RunData.CONSPICUOUS + 3);
    }

    @Test
    void severalRunsShareAPage() throws IOException {
        Path folder = run(SCENARIO.formatted(2, 60));
        Path both = dir.resolve("both.html");
        Commands.run(new String[] {"report", folder.toString(), folder.toString(), "--out", both.toString()}, dir);
        assertThat(data(Files.readString(both)).size()).isEqualTo(2);
    }

    @Test
    void runningMeansStopBeforeTheMeanOfAllValues() {
        double[] risks = IntStream.range(0, 5000)
                .mapToDouble(i -> i % 4 == 0 ? 0.5 : 0.25)
                .toArray();
        List<Convergence.Point> points = Convergence.at(Convergence.sizes(risks.length), risks);
        assertThat(points.size()).isBetween(7, Convergence.SIZES - 1);
        assertThat(points)
                .isSortedAccordingTo(Comparator.comparingInt(Convergence.Point::replicates))
                .allSatisfy(p -> assertThat(p.mean())
                        .isEqualTo((0.25 * p.replicates() + 0.25 * ((p.replicates() + 3) / 4)) / p.replicates()));
        assertThat(points.get(points.size() - 1).replicates()).isBetween(2000, 4999);
        assertThat(Convergence.sizes(1)).isEmpty();
    }

    @Test
    void namesComeFromEachCellsOwnResults() throws IOException {
        Path folder = run(Path.of("..", "scenarios", "label-saturation.yaml"));
        JsonNode run = data(page(folder)).path(0);
        JsonNode cells = WholeCells.of(folder);
        assertThat(run.path("details").size()).isEqualTo(cells.size()).isEqualTo(60);
        Set<Integer> sizes = new TreeSet<>();
        // beside its values a cell has what differs from the cell before
        Map<String, ObjectNode> carried = new HashMap<>();
        int repeated = 0;
        for (int i = 0; i < cells.size(); i++) {
            for (String list : List.of("floors", "ceilings")) {
                JsonNode names = run.path("names").path(list);
                JsonNode own = run.path("details").path(i).path(list);
                repeated += own.has("verdict") ? 1 : 0;
                ObjectNode shown = carried.computeIfAbsent(list, part -> new JsonMapper().createObjectNode());
                shown.setAll((ObjectNode) own);
                assertThat(shown.path("verdict").asString()).hasSize(names.size());
                Iterator<JsonNode> entries = cells.path(i).path(list).iterator();
                for (int k = 0; k < names.size(); k++) {
                    boolean there = shown.path("value").path(k).isNumber();
                    assertThat(shown.path("verdict").asString().charAt(k) != '-')
                            .isEqualTo(there);
                    if (there) {
                        JsonNode entry = entries.next();
                        assertThat(names.path(k).properties())
                                .isNotEmpty()
                                .allSatisfy(p -> assertThat(p.getValue()).isEqualTo(entry.get(p.getKey())));
                        assertThat(shown.path("value").path(k)).isEqualTo(entry.path("value"));
                        assertThat(entry.path("verdict").asString())
                                .startsWith(shown.path("verdict").asString().substring(k, k + 1));
                    }
                }
                assertThat(entries).isExhausted();
            }
            sizes.add(cells.path(i).path("ceilings").size());
        }
        assertThat(repeated).as("parts with verdicts of their own").isBetween(2, 60);
        assertThat(sizes).as("canonical and revealed").hasSizeBetween(2, 6);
    }
}
