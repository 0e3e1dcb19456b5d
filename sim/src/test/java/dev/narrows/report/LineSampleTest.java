package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.TwoLetters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of a large sweep keeps lines whole. */
class LineSampleTest {
    @TempDir
    private Path dir;

    private Scenario scenario(String sweep) throws Exception {
        Path file = Files.writeString(
                dir.resolve("s.yaml"), TwoLetters.scenario("s", 1) + "sweep: " + sweep + "\nreplicates: 10\n");
        return ScenarioReader.read(file, Overrides.none());
    }

    private static int[] taken(Scenario scenario, LineSample sample) {
        return IntStream.of(scenario.numbers()).filter(sample::takes).toArray();
    }

    /** How many cells the lines along an axis have, to the number of such lines. */
    private static Map<Long, Integer> lines(Scenario scenario, int[] cells, int axis) {
        Map<String, Long> byLine = new TreeMap<>();
        for (int cell : cells) {
            int[] positions = scenario.positions(cell);
            positions[axis] = -1;
            byLine.merge(java.util.Arrays.toString(positions), 1L, Long::sum);
        }
        Map<Long, Integer> lengths = new TreeMap<>();
        byLine.values().forEach(length -> lengths.merge(length, 1, Integer::sum));
        return lengths;
    }

    @Test
    void everyLineHasEveryPositionThatIsKept() throws Exception {
        Scenario scenario = scenario("{grid: {learner.beta: {from: 1, to: 2, steps: 20}, learner.labels: {from: 1, to: "
                + "50, steps: 50}, model.cognitive.error: [0.1, 0.2, 0.3]}}");
        LineSample drawn = LineSample.all(scenario, scenario.numbers()).within(1000);
        assertThat(drawn.lengths()).isEqualTo(List.of(18, 18, 3));
        int[] cells = taken(scenario, drawn);
        assertThat(cells).hasSize(18 * 18 * 3).startsWith(0).endsWith(2999);
        assertThat(lines(scenario, cells, 0)).isEqualTo(Map.of(18L, 54));
        assertThat(lines(scenario, cells, 1)).isEqualTo(Map.of(18L, 54));
        int[] shown = taken(scenario, drawn.within(100));
        assertThat(shown.length).isBetween(70, 100);
        assertThat(IntStream.of(shown)).as("a part of the larger sample").allMatch(drawn::takes);
    }

    @Test
    void aZipIsOneAxis() throws Exception {
        Scenario scenario = scenario("{grid: {learner.beta: {from: 1, to: 2, steps: 100}}, zip: {learner.labels: "
                + "[1, 2, 3], model.cognitive.error: [0.1, 0.2, 0.3]}}");
        assertThat(scenario.axes())
                .isEqualTo(List.of(List.of("learner.beta"), List.of("learner.labels", "model.cognitive.error")));
        assertThat(LineSample.all(scenario, scenario.numbers()).within(60).lengths())
                .isEqualTo(List.of(20, 3));
    }

    @Test
    void cellsThatAConditionLeavesOutTakeNoRoom() throws Exception {
        Scenario scenario = scenario("{grid: {learner.beta: {from: 1, to: 100, steps: 100}, learner.labels: {from: 1, "
                + "to: 100, steps: 100}}, where: \"beta == labels\"}");
        int[] cells =
                taken(scenario, LineSample.all(scenario, scenario.numbers()).within(50));
        assertThat(cells.length).isBetween(49, 50);
    }

    @Test
    void whatFitsIsWhole() throws Exception {
        Scenario scenario = scenario("{grid: {learner.beta: {from: 1, to: 2, steps: 100}}}");
        assertThat(taken(scenario, LineSample.all(scenario, scenario.numbers()).within(100)))
                .hasSize(100);
        LineSample one = LineSample.all(scenario, scenario.numbers()).within(1);
        assertThat(taken(scenario, one)).containsExactly(0);
        assertThat(one.takes(-1)).isFalse();
        assertThat(one.takes(100)).as("no cell of the scenario").isFalse();
    }
}
