package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns the printed tables of run and bounds show, and what bounds says of several cells. */
class ColumnChoiceTest {
    @TempDir
    private Path dir;

    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        file = scenario("zip: {model.cognitive.error: [0.05, 0.1], model.articulation.error: [0.05, 0.1]}");
    }

    private Path scenario(String sweep) throws IOException {
        return Batches.write(dir.resolve("choice.yaml"), "choice", 40, "sweep: {" + sweep + "}\n");
    }

    private Batches.Outcome run(String... more) {
        return execute(Stream.concat(
                        Stream.of(
                                "run",
                                file.toString(),
                                "--out",
                                dir.resolve("runs").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String line(String text, int number) {
        return text.lines().skip(number).findFirst().orElseThrow();
    }

    @Test
    void runShowsTheChosenColumnsInTheirOrder() throws IOException {
        Batches.Outcome outcome = run("--columns", "kl_mean_nats,risk_mean,verdict");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(line(outcome.out(), 1)).matches("cell +\\*\\.error +kl_mean_nats +risk_mean +verdict");
        NamedCsvRecord row;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(outcome.folder().resolve("points.csv"))) {
            row = csv.iterator().next();
        }
        String risk = String.format(Locale.ROOT, "%.4f", Double.parseDouble(row.getField("risk_mean")));
        assertThat(line(outcome.out(), 2)).contains("0.05 ", risk, row.getField("verdict"));
        assertThat(outcome.out()).contains("2 cells: ");
    }

    @Test
    void equalZippedKeysShareAColumnAndOthersDoNot() throws IOException {
        String shared = run().out();
        assertThat(line(shared, 1)).startsWith("cell  *.error  ").doesNotContain("cognitive");
        assertThat(shared).contains("*.error: model.cognitive.error = model.articulation.error");
        file = scenario("zip: {model.cognitive.error: [0.05, 0.1], model.articulation.error: [0.05, 0.2]}");
        assertThat(line(run().out(), 1)).startsWith("cell  cognitive.error  articulation.error");
        file = scenario("grid: {model.cognitive.error: [0.05, 0.1], model.articulation.error: [0.05, 0.1]}");
        assertThat(line(run().out(), 1)).startsWith("cell  cognitive.error  articulation.error");
        file = scenario("zip: {learner.labels: [5, 7], learner.beta: [5, 7]}");
        assertThat(line(run().out(), 1)).startsWith("cell  labels +1  ");
    }

    @Test
    void boundsHasARowForEachCellAndCsvWithTheNumbersOfTheRun() throws IOException {
        String table = execute("bounds", file.toString()).out();
        assertThat(line(table, 1))
                .matches("cell +\\*\\.error +total +cascade +mixture +paper +capacity +floor .*Bayes");
        assertThat(line(table, 2)).startsWith("   0");
        assertThat(line(table, 3)).startsWith("   1");
        Path csv = Files.writeString(
                dir.resolve("bounds.csv"),
                execute("bounds", "--format", "csv", file.toString()).out());
        List<NamedCsvRecord> exact;
        List<NamedCsvRecord> whole;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv);
                CsvReader<NamedCsvRecord> all =
                        CsvReader.builder().ofNamedCsvRecord(run().folder().resolve("points.csv"))) {
            exact = rows.stream().toList();
            whole = all.stream().toList();
        }
        assertThat(exact).hasSize(2);
        assertThat(exact.get(0).getHeader())
                .startsWith("cell", "model__cognitive__error", "model__articulation__error")
                .contains("capacity_total_nats", "floor_best", "bayes_risk")
                .doesNotContain("risk_mean")
                .hasSize(15);
        for (int i = 0; i < 2; i++) {
            for (String name : exact.get(i).getHeader()) {
                assertThat(exact.get(i).getField(name))
                        .as(name)
                        .isEqualTo(whole.get(i).getField(name));
            }
        }
        assertThat(execute("bounds", "--format", "csv", "--columns", "bayes_risk", file.toString())
                        .out())
                .startsWith("cell,model__cognitive__error,model__articulation__error,bayes_risk\n0,0.05,0.05,");
    }

    @Test
    void ofManyCellsTheFirstAreShown() throws IOException {
        file = scenario("grid: {learner.labels: {from: 1, to: 50, steps: 50}}");
        Batches.Outcome outcome = execute("bounds", file.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("10 more cells: --format csv has all");
        assertThat(execute("bounds", "--format", "csv", file.toString()).out()).hasLineCount(51);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | risk_maen | risk_mean?",
                "run | mean | empirical_risk_mean",
                "bounds | floor_bets | floor_best?",
                "bounds | wrong | narrows schema --columns lists all"
            })
    void anUnknownColumnIsUsageAndTheNearestAreNamed(String verb, String column, String said) {
        Batches.Outcome outcome = execute(verb, "--columns", column, file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--columns: unknown column \"" + column + "\"", said);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void boundsHasNoColumnOfARun() {
        assertThat(execute("bounds", "--columns", "risk_mean", file.toString()).err())
                .contains("--columns: \"risk_mean\" is a column of a run, and bounds runs nothing");
    }

    /** Notes on a terminal: no line is longer, and no word is cut. */
    @ParameterizedTest
    @ValueSource(ints = {40, 60, 76})
    void aNoteBreaksBetweenWords(int width) {
        String note = "cell 3: expectation learner__labels < 100 is not met (learner__labels = 200)";
        String shown = new Screen(width, false).wrap(note, 2);
        assertThat(shown.lines()).allMatch(line -> line.length() <= width);
        assertThat(shown.replaceAll("\\s+", " ").strip()).isEqualTo(note);
    }
}
