package dev.narrows.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Narrows;
import dev.narrows.cli.Commands;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Explanations without the command line. */
class ExplanationTest {
    private static Cell cell() throws IOException, ScenarioException {
        return ScenarioReader.read(Path.of("..", "scenarios", "quickstart.yaml"), Overrides.none())
                .cell(0);
    }

    private static Explanation of(String head, String json) throws IOException, ScenarioException {
        JsonMapper mapper = new JsonMapper();
        StoredCell stored = new StoredCell((ObjectNode) mapper.readTree(head), (ObjectNode) mapper.readTree(json));
        return Explanation.of(stored, cell(), List.of());
    }

    /** An error may come from a file, and goes to a terminal. */
    @Test
    void nothingThatATerminalWouldObey() throws IOException, ScenarioException {
        assertThat(of("{}", "{\"cell\":0,\"status\":\"failed\",\"error\":\"a\\u001b[31m b\\u202e\"}")
                        .paragraphs())
                .containsExactly("Cell 0 could not be computed: a?[31m b?.");
    }

    @Test
    void linesAreNoWiderThanAsked() throws IOException, ScenarioException {
        Explanation explanation =
                of("{}", "{\"cell\":0,\"status\":\"failed\",\"error\":\"" + "word ".repeat(60) + "\"}");
        assertThat(explanation.text(40).lines())
                .allMatch(line -> line.length() <= 40)
                .hasSizeGreaterThan(7);
        assertThat(explanation.text(4000).lines()).allMatch(line -> line.length() <= 100);
    }

    /** With 60 data sets checks are undecided, which only their rows tell. */
    @Test
    void whatWasNotStoredIsExplainedLikeWhatWas(@TempDir Path dir) throws IOException, ScenarioException {
        Path file = Path.of("..", "scenarios", "quickstart.yaml");
        Commands.run(new String[] {"run", file.toString(), "--replicates", "60"}, dir);
        Scenario scenario = ScenarioReader.read(file, new Overrides(OptionalLong.empty(), OptionalLong.of(60)));
        ResultFolder stored = new ResultFolder(dir.resolve(scenario.name()).resolve(scenario.folderHash()));
        List<String> said = Explanation.ofCell(stored, 0).paragraphs();
        assertThat(Explanation.of(scenario, Narrows.run(scenario).get(0)).paragraphs())
                .isEqualTo(said);
        assertThat(Explanation.ofBatch(stored).paragraphs()).isEqualTo(said);
        assertThat(String.join(" ", said)).contains("Undecided: ceiling_kl_measured");
    }

    /** The ceiling's name is the file's too. */
    @Test
    void aParagraphForFloorsCeilingsAndVerdicts() throws IOException, ScenarioException {
        String cell = """
                {"cell":0,"risk":{"mean":0.3,"low":0.2,"high":0.4},
                "floor_best":0.1,"bayes_risk":0.2,"ceiling_expected":0.5,
                "empirical_risk":{"mean":0.25},"kl":{"mean":2},"replicates":10,
                "ceilings":{"value":[0.5],"low":[0.5]},"floor_paper":0.05}""";
        String head = "{\"ceilings\":[{\"kind\":\"expected\",\"name\":\"x\\u0007\"}]}";
        assertThat(of(head, cell).paragraphs()).hasSize(4).element(2).asString().contains("it is 0.5000 (x?)");
    }
}
