package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ceilings of a replayed replicate are those that the run has of it, whatever the settings of the bounds. */
class ReplayCeilingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"delta: 0.05", "delta: 0.2", "delta: 0.05, negative-control: drop-delta", "catoni: {c: 2}"})
    void areThoseOfTheRun(String bounds) throws Exception {
        String text = Files.readString(Path.of("../scenarios/quickstart.yaml"))
                .replace("bounds: {delta: 0.05, eta: 0.05}", "bounds: {" + bounds + "}");
        assertThat(text).contains(bounds);
        Scenario scenario = ScenarioReader.parse("f", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
        CellResult[] run = new CellResult[1];
        new Experiment(scenario.pilot(0, 1), 1, new Latency()).run(outcome -> run[0] = (CellResult) outcome);
        Replay.of(scenario.cell(0), 0)
                .ceilings()
                .forEach((name, value) ->
                        assertThat(run[0].ceiling(name).value()).as(name).isEqualTo(value));
    }
}
