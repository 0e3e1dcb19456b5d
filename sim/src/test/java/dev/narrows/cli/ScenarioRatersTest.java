package dev.narrows.cli;

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

/** What several raters of an item leave, as they were measured and as independence would have it. */
class ScenarioRatersTest {
    /** Computed elsewhere (numpy), of r = 1, 5, 20, 60. */
    private static final double[] MEASURED = {0.3961, 0.3486, 0.3105, 0.2932};

    private static final double[] INDEPENDENT = {0.3961, 0.3077, 0.1611, 0.0434};
    private static final int[] RATERS = {1, 5, 20, 60};

    @Test
    void ratersOfAnItemErrTogether(@TempDir Path dir) throws IOException {
        List<JsonNode> cells = ClaimRun.of(dir, "raters-wanted").wentWell().cells();
        assertThat(cells).hasSize(7);
        List<String> lines = new ArrayList<>();
        lines.add("raters  R* measured  floor   R* if independent  floor");
        for (int i = 0; i < RATERS.length; i++) {
            JsonNode measured = cells.get(i);
            JsonNode independent = cells.get(i == 0 ? 0 : i + 3);
            assertThat(number(measured, "bayes_risk")).isCloseTo(MEASURED[i], within(5e-5));
            assertThat(number(independent, "bayes_risk")).isCloseTo(INDEPENDENT[i], within(5e-5));
            lines.add(line(
                    "%6d  %11.4f  %.4f  %17.4f  %.4f",
                    RATERS[i],
                    number(measured, "bayes_risk"),
                    number(measured, "floor_best"),
                    number(independent, "bayes_risk"),
                    number(independent, "floor_best")));
        }
        WrittenFigures.mustBe("raters-wanted", lines);
    }
}
