package dev.narrows.cli;

import static dev.narrows.cli.ClaimRun.at;
import static dev.narrows.cli.ClaimRun.labels;
import static dev.narrows.cli.ClaimRun.number;
import static dev.narrows.cli.WrittenFigures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The floor in m, the risks above it and their ceilings, on channels that are drawn from a prior. */
class ScenarioUnknownChannelTest {
    private static final int[] LABELS = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    /** Computed elsewhere (exact fractions). */
    private static final double[] FLOORS = {0.4, 0.3667, 0.3175, 0.2902, 0.2723, 0.2595, 0.2549, 0.2525, 0.2510};

    @Test
    void floorRisksAndCeilingsCloseOnEachOther(@TempDir Path dir) throws IOException {
        List<JsonNode> cells = ClaimRun.of(dir, "unknown-channel").wentWell().cells();
        assertThat(cells).hasSize(4 * LABELS.length);
        List<String> lines = new ArrayList<>();
        lines.add("              simulated             Gibbs, exact               ceiling, beta 20");
        lines.add("   m   floor  Bayes   law known  beta 20  beta 1  beta 0.1  of the mean  kl, one data set");
        lines.add(line(
                "%4d  %.4f                     %.4f   %.4f  %.4f",
                0,
                number(cells.get(0), "prior_risk"),
                number(cells.get(27), "prior_risk"),
                number(cells.get(18), "prior_risk"),
                number(cells.get(9), "prior_risk")));
        double width = 1;
        for (int i = 0; i < LABELS.length; i++) {
            JsonNode bayes = cells.get(i);
            JsonNode gibbs = cells.get(27 + i);
            double floor = floor(bayes);
            assertThat(labels(gibbs)).isEqualTo(LABELS[i]);
            assertThat(at(gibbs, "learner.beta").asDouble()).isEqualTo(20);
            assertThat(floor).isCloseTo(FLOORS[i], within(5e-5)).isEqualTo(floor(gibbs));
            assertThat(number(bayes, "risk_exact")).isCloseTo(floor, within(1e-9));
            lines.add(line(
                    "%4d  %.4f  %.4f  %.4f     %.4f   %.4f  %.4f    %.4f       %.4f",
                    LABELS[i],
                    floor,
                    number(bayes, "risk.mean"),
                    number(bayes, "informed_risk.mean"),
                    number(gibbs, "risk_exact"),
                    number(cells.get(18 + i), "risk_exact"),
                    number(cells.get(9 + i), "risk_exact"),
                    number(gibbs, "ceiling_expected"),
                    number(gibbs, "ceiling_best")));
            double now = number(gibbs, "ceiling_expected") - floor;
            assertThat(i < 3 || now < width)
                    .as("the interval at %d labels", LABELS[i])
                    .isTrue();
            width = now;
        }
        for (JsonNode cell : cells) {
            assertThat(number(cell, "floor_best")).isZero();
            assertThat(number(cell, "learning_limit.low")).isBetween(0.24999, 0.25);
            assertThat(number(cell, "learning_limit.high")).isBetween(0.25, 0.25001);
            assertThat(cell.get("verdict").asString()).isEqualTo("holds");
        }
        WrittenFigures.mustBe("unknown-channel", lines);
    }

    private static double floor(JsonNode cell) {
        for (JsonNode floor : cell.get("floors")) {
            if (floor.get("rung").asString().equals("learning")) {
                return number(floor, "value");
            }
        }
        throw new AssertionError("no floor in m");
    }
}
