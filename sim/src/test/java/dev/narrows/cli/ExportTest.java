package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.experiment.Replay;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replicates of a run as CSV are those of the run, bit by bit. */
class ExportTest {
    @TempDir
    private Path dir;

    private Path scenario;
    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        scenario = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 600);
        folder = Batches.run(dir.resolve("out"), scenario).folder();
    }

    private Batches.Outcome export(String name) {
        return execute(
                "export", folder.toString(), "--replicates", dir.resolve(name).toString());
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    @Test
    void everyRowIsItsReplicateAndTheirMeanIsThatOfTheResults() throws IOException, ScenarioException {
        assertThat(export("all.csv").err()).isEqualTo(dir.resolve("all.csv") + "\n");
        List<NamedCsvRecord> rows = rows(dir.resolve("all.csv"));
        assertThat(rows).hasSize(1200);
        assertThat(rows.get(0).getHeader())
                .containsExactly(
                        "cell",
                        "replicate",
                        "risk",
                        "observable_risk",
                        "empirical_risk",
                        "kl",
                        "empirical_bayes_risk",
                        "context_bayes_risk");
        ResultFolder run = new ResultFolder(folder);
        for (int i : new int[] {0, 255, 256, 599, 600, 1199}) {
            double[] computed = Replay.of(run.scenario().cell(i / 600), i % 600).row();
            assertThat(rows.get(i).getField("cell")).isEqualTo("" + i / 600);
            assertThat(rows.get(i).getField("replicate")).isEqualTo("" + i % 600);
            assertThat(Double.parseDouble(rows.get(i).getField("risk"))).isEqualTo(computed[0]);
            assertThat(Double.parseDouble(rows.get(i).getField("kl"))).isEqualTo(computed[3]);
        }
        double[] risks = rows.subList(0, 600).stream()
                .mapToDouble(row -> Double.parseDouble(row.getField("risk")))
                .sorted()
                .toArray();
        NamedCsvRecord points = rows(folder.resolve("points.csv")).get(0);
        double mean = number(points, "risk_mean");
        assertThat(Arrays.stream(risks).average().orElseThrow()).isCloseTo(mean, within(1e-12));
        assertThat(number(points, "risk_q05")).isEqualTo(risks[29]);
        assertThat(number(points, "risk_q50")).isEqualTo(risks[299]);
        assertThat(number(points, "risk_q95")).isEqualTo(risks[569]);
        double squares = Arrays.stream(risks).map(x -> (x - mean) * (x - mean)).sum();
        assertThat(number(points, "risk_sd")).isCloseTo(Math.sqrt(squares / 599), within(1e-12));
        assertThat(number(points, "risk_sd") / Math.sqrt(600)).isCloseTo(number(points, "risk_se"), within(1e-15));
        // t of 599 degrees of freedom at 99 %
        double half = 2.58406 * number(points, "risk_se");
        assertThat(number(points, "risk_t_low")).isCloseTo(number(points, "risk_mean") - half, within(1e-5 * half));
        assertThat(number(points, "risk_t_high")).isCloseTo(number(points, "risk_mean") + half, within(1e-5 * half));
    }

    private static double number(NamedCsvRecord row, String name) {
        return Double.parseDouble(row.getField(name));
    }

    /** A run that went on has its rows in several records, and fewer results than rows have rows left out. */
    @Test
    void aRunThatWentOnGivesTheSameRowsAndAShorterOneItsOwn() throws IOException {
        export("whole.csv");
        Path more = dir.resolve("more");
        Batches.run(more, scenario, "--replicates", "300");
        folder = Batches.run(more, scenario, "--replicates", "600").folder();
        export("more.csv");
        assertThat(dir.resolve("more.csv")).hasSameBinaryContentAs(dir.resolve("whole.csv"));
        folder = Batches.run(more, scenario, "--replicates", "300").folder();
        export("few.csv");
        assertThat(rows(dir.resolve("few.csv"))).hasSize(600);
    }

    /** Where other verbs take a number, this one takes a file. */
    @Test
    void aNumberIsNoFile() {
        Batches.Outcome outcome = execute("export", folder.toString(), "--replicates", "10");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .startsWith("narrows export: --replicates: 10 is a number, must be the file to write, such as "
                        + "replicates.csv")
                .endsWith("see: narrows help export\n");
        assertThat(Path.of("10")).doesNotExist();
    }

    @Test
    void aNameOfAnotherFormatIsRefused() {
        Path file = dir.resolve("all.parquet");
        Batches.Outcome outcome = execute("export", folder.toString(), "--replicates", file.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("all.parquet, would be CSV: must have a name of that, such as replicates.csv "
                        + "or replicates.csv.gz");
        assertThat(file).doesNotExist();
    }

    @Test
    void aNameThatEndsInGzIsCompressed() throws IOException {
        export("all.csv");
        export("all.csv.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(dir.resolve("all.csv.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(dir.resolve("all.csv")));
        }
    }

    /**
     * Rows are kept by value where they are slow to make: here those of a family that does not say that it is quick.
     */
    @Test
    void valuesOfTheJournalAreTakenToo() throws IOException {
        Path file = Files.writeString(dir.resolve("slow.yaml"), """
                format: 1
                name: slow
                seed: 5
                model:
                  family: finite
                  codebook: {size: 40}
                  cognitive: {type: symmetric, size: 40, error: 0.2}
                  articulation: {type: symmetric, size: 40, error: 0.1}
                  loss: {type: zero-one}
                learner: {labels: 30, beta: 2}
                replicates: 20
                """);
        folder = Batches.run(dir.resolve("slow"), file).folder();
        assertThat(Files.size(Batches.segment(folder))).isGreaterThan(20 * 32);
        assertThat(export("slow.csv").code()).isZero();
        assertThat(rows(dir.resolve("slow.csv"))).hasSize(20);
    }

    @Test
    void aJournalThatLacksRowsAndOneOfOtherBitsAreRefused() throws IOException {
        byte[] journal = Files.readAllBytes(Batches.segment(folder));
        Files.delete(Batches.segment(folder));
        Batches.Outcome without = export("none.csv");
        assertThat(without.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(without.err())
                .contains("the journal has 0 of 600 replicates of cell 0")
                .hasLineCount(1);
        Files.write(Batches.segment(folder), Arrays.copyOf(journal, journal.length - 20));
        assertThat(export("none.csv").err()).contains("of 600 replicates of cell ");
        assertThat(dir.resolve("none.csv")).doesNotExist();
        assertThat(execute(
                                "export",
                                folder.toString(),
                                "--replicates",
                                folder.resolve("rows.csv").toString())
                        .code())
                .isEqualTo(ExitCode.REFUSED);
    }
}
