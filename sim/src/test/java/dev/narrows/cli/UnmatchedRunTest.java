package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run says where the ceilings are not on the true risk, and where a ceiling on it was broken on purpose. */
class UnmatchedRunTest {
    /** The labels are read the wrong way round: the learner is sure, and wrong nine times in ten. */
    private static final String MISLED = """
            format: 1
            name: misled
            seed: 5
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-symmetric, error: 0.1}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            learner: {observable: {proxy: [1, 0]}, labels: 2000}
            replicates: 200
            """;
    /** The probability that two labels show no loss, 0.63^2: then the ceiling without log(1/delta) lies below 0.37. */
    private static final double FAILURE_RATE = 0.3969;

    private static final Path CONTROL = Path.of("..", "scenarios", "negative-controls.yaml");

    @TempDir
    private Path dir;

    private CommandLineTest.Outcome run(Path file, String... options) {
        String[] words = new String[4 + options.length];
        System.arraycopy(
                new String[] {"run", "--out", dir.resolve("runs").toString(), file.toString()}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return CommandLineTest.Outcome.of(words);
    }

    private static Path folder(CommandLineTest.Outcome outcome) {
        return Path.of(outcome.err().lines().reduce((a, b) -> b).orElseThrow());
    }

    private static List<NamedCsvRecord> rows(CommandLineTest.Outcome outcome, String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(folder(outcome).resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static JsonNode cell(CommandLineTest.Outcome outcome) {
        return WholeCells.of(outcome.out()).get(0);
    }

    @Test
    void ceilingsFarBelowTheTrueRiskAreUnmatchedAndViolateNothing() throws IOException {
        Path file = dir.resolve("misled.yaml");
        Files.writeString(file, MISLED);
        CommandLineTest.Outcome outcome = run(file, "--format", "json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode cell = cell(outcome);
        assertThat(cell.get("risk_exact").asDouble()).isBetween(0.89, 0.91);
        assertThat(cell.get("observable_risk_exact").asDouble()).isLessThan(0.01);
        assertThat(cell.get("ceiling_best").asDouble()).isLessThan(0.05);
        assertThat(cell.get("matched").asBoolean()).isFalse();
        assertThat(cell.get("observable_bounds").asString()).contains("proxy", "not the true risk");
        assertThat(cell.get("verdict").asString()).isEqualTo("holds");
        for (JsonNode verdict : cell.get("verdicts")) {
            boolean floor = verdict.get("bound").asString().startsWith("floor_");
            assertThat(verdict.get("matched").asBoolean())
                    .as(verdict.toString())
                    .isEqualTo(floor);
        }
        NamedCsvRecord points = rows(outcome, "points.csv").get(0);
        assertThat(points.getField("matched")).isEqualTo("false");
        assertThat(points.getField("tightness_ceiling")).isEmpty();
        assertThat(rows(outcome, "checks.csv"))
                .filteredOn(row -> row.getField("bound").startsWith("ceiling_"))
                .hasSizeGreaterThan(7)
                .extracting(row -> row.getField("matched"))
                .containsOnly("false");
        assertThat(run(file).out()).contains("proxy risk", "not the true risk");
    }

    /** The same labels with the canonical loss: matched, and the ceilings lie above the risk. */
    @Test
    void withoutTheProxyTheSameCeilingsAreMatched() throws IOException {
        Path file = dir.resolve("led.yaml");
        Files.writeString(file, MISLED.replace("observable: {proxy: [1, 0]}, ", ""));
        JsonNode cell = cell(run(file, "--format", "json"));
        assertThat(cell.get("matched").asBoolean()).isTrue();
        assertThat(cell.get("ceiling_best").asDouble())
                .isGreaterThan(cell.get("risk_exact").asDouble());
    }

    @Test
    void theNegativeControlIsCaughtAndLabelledEverywhere() throws IOException {
        CommandLineTest.Outcome table = run(CONTROL);
        assertThat(table.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(table.out()).contains("negative control drop-delta", "1 violated");
        CommandLineTest.Outcome json = run(CONTROL, "--format", "json");
        assertThat(json.code()).isEqualTo(ExitCode.VIOLATED);
        JsonNode cell = cell(json);
        assertThat(cell.get("negative_control").asString()).isEqualTo("drop-delta");
        assertThat(cell.get("verdict").asString()).isEqualTo("violated");
        JsonNode kl = cell.get("ceilings").get(0);
        assertThat(kl.get("name").asString()).isEqualTo("kl");
        assertThat(kl.get("failure_low").asDouble()).isLessThan(FAILURE_RATE);
        assertThat(kl.get("failure_high").asDouble()).isGreaterThan(FAILURE_RATE);
        assertThat(rows(json, "points.csv").get(0).getField("negative_control")).isEqualTo("drop-delta");
        NamedCsvRecord check = rows(json, "checks.csv").stream()
                .filter(row -> row.getField("bound").equals("ceiling_kl_measured_without_delta"))
                .findFirst()
                .orElseThrow();
        assertThat(check.getField("verdict")).isEqualTo("violated");
        assertThat(check.getField("batch_verdict")).isEqualTo("violated");
        assertThat(check.getField("allowed_rate")).isEqualTo("0.05");
        assertThat(Double.parseDouble(check.getField("failure_low"))).isBetween(0.05, FAILURE_RATE);
        assertThat(Double.parseDouble(check.getField("failure_high"))).isGreaterThan(FAILURE_RATE);
    }

    /** With its log(1/delta) the same ceiling of the same data holds, and nothing is labelled. */
    @Test
    void theCeilingAsItIsHoldsOnTheSameData() throws IOException {
        Path file = dir.resolve("control.yaml");
        Files.writeString(
                file,
                Files.readString(CONTROL)
                        .replace(", negative-control: drop-delta", "")
                        .replaceAll("(?m)^expect: .*$", ""));
        CommandLineTest.Outcome outcome = run(file, "--format", "json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode cell = cell(outcome);
        assertThat(cell.get("negative_control").isNull()).isTrue();
        assertThat(cell.get("ceilings").get(0).get("failures").asInt()).isZero();
        assertThat(rows(outcome, "checks.csv"))
                .noneMatch(row -> row.getField("bound").contains("without_delta"));
    }
}
