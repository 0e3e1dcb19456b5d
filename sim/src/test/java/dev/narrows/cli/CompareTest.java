package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** compare: cells are matched by what is swept, changed verdicts come first. */
class CompareTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path dir;

    private Path run(String text, String out, String... more) throws IOException {
        Path file = Files.writeString(dir.resolve(out + ".yaml"), text);
        String[] arguments = new String[4 + more.length];
        arguments[0] = "run";
        arguments[1] = file.toString();
        arguments[2] = "--out";
        arguments[3] = dir.resolve(out).toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        // before the folder stands what is not met
        return Path.of(Outcome.of(arguments).err().lines().reduce((a, b) -> b).orElseThrow());
    }

    private static Outcome compare(Path a, Path b, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "compare";
        arguments[1] = a.toString();
        arguments[2] = b.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Outcome.of(arguments);
    }

    @Test
    void theSameRunIsTheSame() throws IOException {
        Path a = run(Batches.raters(), "a");
        Outcome outcome = compare(a, a);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("4 cells in both: 0 with another verdict, 0 with another risk, best floor or ceiling, "
                        + "0 with other numbers elsewhere, 4 the same");
    }

    @Test
    void saysWhatDiffersChangedVerdictsFirst() throws IOException, ScenarioException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters(), "b", "--seed", "3", "--replicates", "60");
        Outcome table = compare(a, b);
        assertThat(table.code()).isZero();
        assertThat(table.out()).contains("replicates", "seed", "20250919", "holds -> inconclusive", "overlap");
        String narrow =
                ComparisonText.table(RunComparison.of(new ResultFolder(a), new ResultFolder(b)), new Screen(80, false));
        assertThat(narrow).contains("holds -> inconclusive");
        assertThat(narrow.lines()).allMatch(line -> line.length() <= 80 || line.contains(dir.toString()));
        JsonNode json = JSON.readTree(compare(a, b, "--format", "json").out());
        assertThat(json.get("settings")).hasSize(2);
        assertThat(json.at("/cells/matched").asInt()).isEqualTo(4);
        assertThat(json.at("/differing/0/verdict_changed").asBoolean()).isTrue();
        assertThat(json.at("/differing/0/first/verdict").asString()).isEqualTo("holds");
        assertThat(json.at("/differing/0/first/risk"))
                .isEqualTo(JSON.readTree(Files.readString(a.resolve("points.json")))
                        .at("/cells/0/risk_exact"));
    }

    /** Another delta moves the ceilings of one data set alone, which the table does not show: they are not the same. */
    @Test
    void otherNumbersThanThoseShownAreCounted() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters() + "\nbounds: {delta: 0.04}\n", "b");
        assertThat(compare(a, b).out().replaceAll("\\s+", " "))
                .contains("4 with other numbers elsewhere (ceiling_best, ceiling_catoni_budget, "
                        + "ceiling_catoni_excess_budget, ceiling_catoni_excess_estimated_budget, ")
                .contains(" more), 0 the same");
        JsonNode json = JSON.readTree(compare(a, b, "--format", "json").out());
        assertThat(json.at("/cells/differing_elsewhere").asInt()).isEqualTo(4);
        assertThat(json.get("differing_elsewhere_in"))
                .extracting(JsonNode::asString)
                .contains("ceiling_mcallester_measured", "ceiling_best")
                .doesNotContain("ceiling_expected_kl_measured", "floor_best", "risk.mean");
    }

    /** What each run expects is counted over its own cells. */
    @Test
    void expectationsOfBothRunsAreCounted() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters() + "\nexpect: [\"risk_exact < 0.33\", \"floor_best > 0\"]\n", "b");
        Path c = run(Batches.raters() + "\nexpect: [\"floor_best > 0\"]\n", "c");
        assertThat(compare(a, a).out()).doesNotContain("expect");
        assertThat(compare(a, b).out()).contains("first: expects nothing; second: 1 of 2 expectations not met\n");
        assertThat(compare(b, c).out())
                .contains("first: 1 of 2 expectations not met; second: 0 of 1 expectation not met\n");
        JsonNode json = JSON.readTree(compare(b, c, "--format", "json").out());
        assertThat(json.at("/expectations/first/0/condition").asString()).isEqualTo("risk_exact < 0.33");
        assertThat(json.at("/expectations/first/0/cells").asInt()).isEqualTo(4);
        assertThat(json.at("/expectations/first/0/met").asInt()).isLessThan(4);
        assertThat(json.at("/expectations/second")).hasSize(1);
    }

    /** Of two long values that begin alike the place is shown where they differ. */
    @Test
    void longSettingsShowWhereTheyDiffer() throws IOException {
        String expect =
                "\nexpect: [\"floor_best <= bayes_risk\", \"risk_exact <= ceiling_expected\", \"risk_high <= %s\"]\n";
        Path a = run(Batches.raters() + expect.formatted("0.9"), "a");
        Path b = run(Batches.raters() + expect.formatted("0.8"), "b");
        assertThat(compare(a, b).out())
                .contains("risk_high <= 0.9", "risk_high <= 0.8")
                .doesNotContain("floor_best <= b");
    }

    /** A run that does not sweep a key is matched by its setting of it. */
    @Test
    void cellsAreMatchedByValueNotByPlace() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(
                Batches.raters()
                        .replaceAll("(?m)^sweep:.*\\n( .*\\n)*", "")
                        .replace("{beta: 20}", "{beta: 20, labels: 100}"),
                "b");
        JsonNode json = JSON.readTree(compare(a, b, "--format", "json").out());
        assertThat(json.at("/cells/matched").asInt()).isEqualTo(1);
        assertThat(json.at("/cells/only_first").asInt()).isEqualTo(3);
        assertThat(json.at("/cells/only_second").asInt()).isZero();
    }

    @Test
    void aNewViolationEndsWithCodeFive() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters(), "b");
        Path points = b.resolve("points.json");
        Files.writeString(
                points, Files.readString(points).replaceFirst("(\"verdict\":\\[)\"holds\"", "$1\"violated\""));
        assertThat(compare(a, b).code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(compare(b, a).code()).isZero();
    }

    /** Nothing was compared: no good exit code, and words. */
    @Test
    void noCellInCommonIsSaidWithCodeThree() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters().replaceAll("labels: \\[.*]", "labels: [7, 8]"), "b");
        for (String format : List.of("table", "json", "csv")) {
            Outcome outcome = compare(a, b, "--format", format);
            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).isEqualTo("narrows: no cell is in both runs, by learner.labels\n");
            assertThat(outcome.out()).isNotEmpty();
        }
    }

    @Test
    void csvHasARowForEachCellThatDiffers() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters(), "b", "--replicates", "60");
        JsonNode json = JSON.readTree(compare(a, b, "--format", "json").out());
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(compare(a, b, "--format", "csv").out())) {
            rows = csv.stream().toList();
        }
        assertThat(rows).hasSize(json.get("differing").size()).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode pair = json.get("differing").get(i);
            assertThat(rows.get(i).getField("learner__labels"))
                    .isEqualTo(pair.at("/at/learner.labels").asString());
            assertThat(rows.get(i).getField("verdict_second"))
                    .isEqualTo(pair.at("/second/verdict").asString());
            assertThat(Double.parseDouble(rows.get(i).getField("risk_high_first")))
                    .isEqualTo(pair.at("/first/risk_high").doubleValue());
        }
        assertThat(compare(a, a, "--format", "csv").out()).hasLineCount(1);
    }

    /** One folder: against what its results took the place of. */
    @Test
    void oneFolderIsComparedWithWhatItReplaced() throws IOException {
        Path folder = run(Batches.raters(), "a");
        Outcome none = Outcome.of("compare", folder.toString());
        assertThat(none.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(none.err()).contains("took the place of no other results");
        Outcome.of(
                "run",
                dir.resolve("a.yaml").toString(),
                "--out",
                dir.resolve("a").toString(),
                "--replicates",
                "70");
        Outcome.of(
                "run",
                dir.resolve("a.yaml").toString(),
                "--out",
                dir.resolve("a").toString(),
                "--replicates",
                "60");
        Outcome compared = Outcome.of("compare", folder.toString());
        assertThat(compared.code()).isZero();
        assertThat(compared.out())
                .containsPattern("replicates +70 +60\n")
                .contains("first   " + folder + "/earlier/20");
        assertThat(compared.err())
                .isEqualTo("narrows: the results in "
                        + compared.out().lines().findFirst().orElseThrow().substring(8) + "\n");
    }

    @Test
    void whatIsNoRunIsRefusedInOneLine() {
        Outcome outcome = compare(dir, dir);
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("points.json is missing").hasLineCount(1);
    }

    /** The folder at fault is named, be it the first or the second. */
    @Test
    void valuesThatNoRunWritesAreRefusedWithTheirFolder() throws IOException {
        Path a = run(Batches.raters(), "a");
        Path b = run(Batches.raters(), "b");
        Path points = b.resolve("points.json");
        Files.writeString(
                points, Files.readString(points).replaceFirst("\"floor_best\":[^,]*", "\"floor_best\":\"x\""));
        for (Outcome outcome : List.of(compare(a, b), compare(b, a))) {
            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err())
                    .startsWith("narrows: " + b + ": holds what no run writes")
                    .contains("floor_best of cell 0: is no number")
                    .hasLineCount(1);
        }
    }
}
