package dev.narrows.cli;

import static dev.narrows.cli.ClaimRun.number;
import static dev.narrows.cli.WrittenFigures.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The shipped scenarios that must go wrong do, and are caught. */
class ScenarioControlsTest {
    /**
     * Two labels of a policy of risk 0.37 are both right with this probability; then the broken kl ceiling is below
     * 0.37.
     */
    private static final double EXPECTED_RATE = 0.63 * 0.63;

    @TempDir
    private Path dir;

    @Test
    void aCeilingWithoutItsLogarithmIsCaught() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "negative-controls");
        assertThat(run.code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.cells()).hasSize(1);
        JsonNode cell = run.cells().get(0);
        assertThat(cell.get("verdict").asString()).isEqualTo("violated");
        List<String> lines = new ArrayList<>();
        lines.add("ceiling            failures of 2000  rate, 99 % interval  allowed  verdict");
        for (JsonNode ceiling : cell.get("ceilings")) {
            if (ceiling.get("kind").asString().equals("high-probability")) {
                lines.add(failures(cell, ceiling));
            }
        }
        JsonNode kl = cell.get("ceilings").get(0);
        assertThat(kl.get("name").asString()).startsWith("kl");
        assertThat(number(kl, "failure_low")).isLessThan(EXPECTED_RATE);
        assertThat(number(kl, "failure_high")).isGreaterThan(EXPECTED_RATE);
        lines.add(line("expected rate of kl: %.4f", EXPECTED_RATE));
        WrittenFigures.mustBe("negative-controls", lines);
    }

    private static String failures(JsonNode cell, JsonNode ceiling) {
        String name = ceiling.get("name").asString();
        String verdict = verdict(cell, name);
        assertThat(verdict).isEqualTo(name.startsWith("kl") ? "violated" : "holds");
        int failures = ceiling.get("failures").asInt();
        return line(
                "%-18s  %15d  %.4f [%.4f, %.4f]  %7.2f  %s",
                name,
                failures,
                failures / 2000.0,
                number(ceiling, "failure_low"),
                number(ceiling, "failure_high"),
                0.05,
                verdict);
    }

    private static String verdict(JsonNode cell, String ceiling) {
        String bound = "ceiling_" + ceiling.replace('-', '_') + "_measured";
        for (JsonNode verdict : cell.get("verdicts")) {
            if (verdict.get("bound").asString().startsWith(bound)) {
                return verdict.get("verdict").asString();
            }
        }
        throw new AssertionError("no verdict on " + bound);
    }

    @Test
    void aSeparationThatTheLossDoesNotGiveIsRefused() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "controls/claimed-separation");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.cells()).isEmpty();
        assertThat(dir).isEmptyDirectory();
        String said = run.err().lines().findFirst().orElseThrow().replaceFirst(".*: error at ", "");
        WrittenFigures.mustBe("controls/claimed-separation", List.of(said));
    }

    @Test
    void ceilingsOfLabelsTakenAtFaceValueAreUnmatched() throws IOException {
        ClaimRun run = ClaimRun.of(dir, "controls/proxy").wentWell();
        JsonNode cell = run.cells().get(0);
        int ceilings = 0;
        for (JsonNode verdict : cell.get("verdicts")) {
            boolean ceiling = verdict.get("bound").asString().startsWith("ceiling_");
            assertThat(verdict.get("matched").asBoolean())
                    .as(verdict.toString())
                    .isEqualTo(!ceiling);
            ceilings += ceiling ? 1 : 0;
        }
        assertThat(ceilings).isEqualTo(cell.get("ceilings").size());
        assertThat(number(cell, "risk_exact")).isGreaterThan(0.4);
        WrittenFigures.mustBe(
                "controls/proxy",
                List.of(
                        line("ceilings: %d, unmatched: %d", ceilings, ceilings),
                        line(
                                "risk under the proxy loss %.4f, kl ceiling %.4f; true risk %.4f, R* %.4f",
                                number(cell, "observable_risk_exact"),
                                number(cell, "ceiling_best"),
                                number(cell, "risk_exact"),
                                number(cell, "bayes_risk"))));
    }

    @Test
    void everyControlStatesItsQuestion() throws IOException {
        for (String name : List.of("controls/claimed-separation", "controls/proxy")) {
            assertThat(Files.readString(ClaimRun.SCENARIOS.resolve(name + ".yaml")))
                    .startsWith("# Question: ");
        }
    }
}
