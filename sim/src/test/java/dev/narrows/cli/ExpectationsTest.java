package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code expect}, {@code precision} and checks.csv as a user meets them: exit codes, lines, rows. */
class ExpectationsTest {
    private static final String SCENARIO = """
            format: 1
            name: expected
            seed: 5
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.2}
              articulation: {type: symmetric, size: 3, error: 0.1}
              loss: {type: zero-one}
            learner: {beta: 1}
            sweep: {grid: {learner.labels: [20, 200]}}
            """;

    @TempDir
    private Path dir;

    private CommandLineTest.Outcome run(String more, String... options) throws IOException {
        Path file = dir.resolve("expected.yaml");
        Files.writeString(file, SCENARIO + more);
        return CommandLineTest.Outcome.of(Stream.concat(
                        Stream.of("run", "--out", dir.resolve("runs").toString(), file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static Path folder(CommandLineTest.Outcome outcome) {
        return Path.of(outcome.err().lines().reduce((a, b) -> b).orElseThrow());
    }

    private static List<NamedCsvRecord> checks(CommandLineTest.Outcome outcome) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(folder(outcome).resolve("checks.csv"))) {
            return reader.stream().toList();
        }
    }

    @Test
    void expectationsThatAreMetExitZero() throws IOException {
        CommandLineTest.Outcome outcome = run("""
                replicates: 200
                expect: [floor_best <= bayes_risk, learner__labels < 100 or risk_mean < 0.4, "verdict != 'violated'"]
                """);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(outcome.out()).endsWith("; paper's floor is 0 in 2; 0 of 3 expectations not met\n");
        assertThat(checks(outcome))
                .filteredOn(row -> row.getField("kind").equals("expectation"))
                .extracting(row -> row.getField("verdict"))
                .hasSize(6)
                .containsOnly("met");
    }

    @Test
    void aFalseExpectationExitsFive() throws IOException {
        CommandLineTest.Outcome outcome = run("replicates: 200\nexpect: [learner__labels < 100, bayes_risk < 1]\n");
        assertThat(outcome.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(outcome.err())
                .startsWith("expected: 1 of 2 expectations not met in 1 of 2 cells: narrows explain " + folder(outcome))
                .hasLineCount(2);
        assertThat(outcome.out())
                .containsOnlyOnce("cell 1: expectation learner__labels < 100 is not met (learner__labels = 200)\n");
        assertThat(outcome.out()).endsWith("""
                not met  learner__labels < 100 (not in 1 of 2 cells)
                met      bayes_risk < 1
                2 cells: 2 hold, 0 violated, 0 inconclusive; paper's floor is 0 in 2; 1 of 2 expectations not met
                """);
        assertThat(Files.readString(folder(outcome).resolve("report.html")))
                .contains("\"expectations\":[{\"condition\":\"learner__labels \\u003c 100\",\"met\":1,\"cells\":2},");
        assertThat(CommandLineTest.Outcome.of("explain", folder(outcome).toString())
                        .out())
                .startsWith("1 of 2 expectations not met: learner__labels < 100 (not in 1 of 2 cells).");
        JsonNode cells = new JsonMapper()
                .readTree(Files.readString(folder(outcome).resolve("points.json")))
                .get("cells");
        assertThat(cells.get(1).get("expectations").get(0).get("outcome").asString())
                .isEqualTo("not-met");
        assertThat(cells.get(0).get("expectations").get(0).get("outcome").asString())
                .isEqualTo("met");
    }

    /** Six digits, or as many as it takes that what is shown does not meet the condition. */
    @Test
    void shownValuesDoNotContradictTheirOutcome() throws IOException {
        CommandLineTest.Outcome outcome = run("replicates: 200\nexpect: [bayes_risk < 0, risk_exact == bayes_risk]\n");
        String text = outcome.out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("cell 0: expectation bayes_risk < 0 is not met (bayes_risk = 0.27)")
                .containsPattern("cell 0: expectation risk_exact == bayes_risk is not met "
                        + "\\(bayes_risk = 0\\.27, risk_exact = 0\\.\\d{6}\\)")
                .containsPattern("cell 1: expectation risk_exact == bayes_risk is not met "
                        + "\\(bayes_risk = 0\\.27, risk_exact = 0\\.2700000\\d+\\)");
    }

    @Test
    void ofManyUnmetExpectationsTenAreShownAndStderrHasALine() throws IOException {
        CommandLineTest.Outcome outcome =
                run("replicates: 20\nexpect: [bayes_risk < 0, floor_best < 0, risk_mean < 0]\n", "--set", "beta=1,2");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("cell ") && line.contains("expectation")))
                .hasSize(10);
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains(" and 2 more: narrows explain " + folder(outcome) + " not met bayes_risk < 0 (not in 4 of 4");
        assertThat(outcome.err())
                .isEqualTo("expected: 3 of 3 expectations not met in 4 of 4 cells: narrows explain " + folder(outcome)
                        + "\n" + folder(outcome) + "\n");
    }

    /** Where the results go to stdout for a program, the reason is on stderr all the same, and quiet. */
    @Test
    void theReasonIsOnStderrInEveryFormat() throws IOException {
        for (String format : List.of("csv", "json", "table")) {
            CommandLineTest.Outcome outcome =
                    run("replicates: 20\nexpect: [bayes_risk < 0]\n", "-q", "--format", format);
            assertThat(outcome.err())
                    .startsWith("expected: 1 of 1 expectation not met in 2 of 2 cells: narrows explain ")
                    .hasLineCount(1);
        }
    }

    /** Where the Bayes risk is 0 no ratio to it is defined. */
    @Test
    void anUndefinedExpectationIsNotMetAndSaysWhy() throws IOException {
        Path file = dir.resolve("undefined.yaml");
        Files.writeString(
                file,
                SCENARIO.replace("error: 0.2", "error: 0").replace("error: 0.1", "error: 0")
                        + "replicates: 50\nexpect: [tightness_floor_best <= 1, bayes_risk == 0 or "
                        + "tightness_floor_best <= 1]\n");
        CommandLineTest.Outcome undefined = CommandLineTest.Outcome.of("run", "--out", dir.toString(), file.toString());
        assertThat(undefined.code()).as(undefined.err()).isEqualTo(ExitCode.VIOLATED);
        assertThat(undefined.err()).hasLineCount(2);
        assertThat(undefined.out().replaceAll("\\s+", " "))
                .contains("cell 0: expectation tightness_floor_best <= 1 is not met: undefined "
                        + "(tightness_floor_best = undefined)");
        assertThat(checks(undefined))
                .filteredOn(row -> row.getField("kind").equals("expectation"))
                .extracting(row -> row.getField("verdict"))
                .containsExactly("undefined", "met", "undefined", "met");
    }

    @Test
    void aPrecisionThatIsNotReachedExitsSix() throws IOException {
        CommandLineTest.Outcome outcome =
                run("precision: {half-width: 1e-5, min-replicates: 50, max-replicates: 80}\n");
        assertThat(outcome.code()).isEqualTo(ExitCode.IMPRECISE);
        assertThat(outcome.out()).contains("cell 0: half-width ", " of risk after 80 replicates, asked for 1.0e-05");
        assertThat(outcome.err()).startsWith("expected: precision not reached in 1 of 2 cells: ");
        assertThat(Files.readString(folder(outcome).resolve("points.csv"))).contains(",80,max-replicates,");
    }

    @Test
    void aPrecisionThatIsReachedExitsZero() throws IOException {
        CommandLineTest.Outcome outcome = run("precision: {half-width: 0.02}\n");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(folder(outcome).resolve("points.csv"))).contains(",precision,");
        assertThat(outcome.out()).startsWith("expected: up to 100000 data sets per cell");
    }

    @Test
    void aFalseExpectationGoesBeforeAPrecisionThatIsNotReached() throws IOException {
        CommandLineTest.Outcome outcome =
                run("precision: {half-width: 1e-5, max-replicates: 100}\nexpect: [stop_reason == 'precision']\n");
        assertThat(outcome.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(outcome.out()).contains("is not met (stop_reason = max-replicates)", "asked for 1.0e-05");
        assertThat(outcome.err())
                .startsWith("expected: 1 of 1 expectation not met in 2 of 2 cells, precision not reached in 1 of 2 "
                        + "cells: ");
    }

    @Test
    void aNumberOnTheCommandLineReplacesThePrecision() throws IOException {
        CommandLineTest.Outcome outcome = run("precision: {half-width: 1e-5}\n", "--replicates", "60");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(folder(outcome).resolve("points.csv"))).contains(",60,replicates,");
    }

    @Test
    void theOrderOfExitCodesIsThatOfTheContract() {
        List<Integer> order = List.of(2, 3, 1, 7, 4, 5, 6, 0);
        for (int i = 0; i < order.size(); i++) {
            assertThat(ExitCode.of(order.subList(i, order.size()))).isEqualTo(order.get(i));
        }
    }

    /** The verdict rows of checks.csv are those of points.json, with what its ceilings say of failures. */
    @Test
    void checksAgreeWithPoints() throws IOException {
        CommandLineTest.Outcome outcome = run("replicates: 60\n");
        JsonNode cells = WholeCells.of(folder(outcome));
        List<NamedCsvRecord> rows = checks(outcome);
        int i = 0;
        int undecided = 0;
        for (JsonNode cell : cells) {
            for (JsonNode verdict : cell.get("verdicts")) {
                NamedCsvRecord row = rows.get(i++);
                assertThat(row.getField("cell")).isEqualTo(cell.get("cell").asString());
                assertThat(row.getField("learner__labels"))
                        .isEqualTo(cell.get("at").get("learner.labels").asString());
                for (String field : List.of("bound", "verdict", "vacuous", "matched", "cell_verdict")) {
                    assertThat(row.getField(field)).isEqualTo(verdict.get(field).asString());
                }
                assertThat(row.getField("batch_verdict")).isEqualTo(row.getField("verdict"));
                undecided += decides(row) ? 1 : 0;
            }
            agree(cell.get("floors"), rows.subList(i - 47, i - 26));
            agree(cell.get("ceilings"), rows.subList(i - 26, i));
        }
        assertThat(i).isEqualTo(94).isEqualTo(rows.size());
        assertThat(undecided).isPositive();
    }

    /** An undecided ceiling without failures says how many replicates it takes. */
    private static boolean decides(NamedCsvRecord row) {
        boolean open = row.getField("verdict").equals("inconclusive");
        assertThat(row.getField("replicates_to_decide").isEmpty()).isEqualTo(!open);
        return open && Long.parseLong(row.getField("replicates_to_decide")) > 60;
    }

    private static void agree(JsonNode bounds, List<NamedCsvRecord> rows) {
        for (int i = 0; i < rows.size(); i++) {
            JsonNode bound = bounds.get(i);
            assertThat(Double.parseDouble(rows.get(i).getField("value")))
                    .isEqualTo(bound.get("value").asDouble());
            for (String field : List.of("low", "high", "failures", "failure_low", "failure_high")) {
                if (bound.has(field) && !bound.get(field).isNull()) {
                    assertThat(Double.parseDouble(rows.get(i).getField(field)))
                            .isEqualTo(bound.get(field).asDouble());
                }
            }
        }
    }
}
