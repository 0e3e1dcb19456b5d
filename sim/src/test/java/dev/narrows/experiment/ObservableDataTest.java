package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.finite.Finite;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The labels of a replicate do not depend on what the learner sees of the loss. */
class ObservableDataTest {
    private static final String SCENARIO = """
            format: 1
            name: observables
            seed: 5
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.2}
              articulation: {type: symmetric, size: 3, error: 0.1}
              loss: {type: zero-one}
            learner: {beta: 1, labels: 100}
            sweep: {grid: {learner.observable: [canonical, {proxy: [0, 1, 2]}, revealed]}}
            """;

    private static long[] counts(Cell cell, int replicate) {
        return Finite.counts(cell, replicate);
    }

    @Test
    void canonicalProxyAndRevealedSeeTheSameLabels() throws ScenarioException {
        Scenario scenario = ScenarioReader.parse("o.yaml", SCENARIO.getBytes(StandardCharsets.UTF_8), Overrides.none());
        for (int r = 0; r < 50; r++) {
            long[] canonical = counts(scenario.cell(0), r);
            long[] revealed = counts(scenario.cell(2), r);
            long[] labels = new long[3];
            Arrays.setAll(labels, y -> revealed[3 * y] + revealed[3 * y + 1] + revealed[3 * y + 2]);
            assertThat(counts(scenario.cell(1), r)).isEqualTo(canonical);
            assertThat(labels).isEqualTo(canonical);
        }
    }
}
