package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names of contexts, targets, labels and actions: {@code replay} shows them, and nothing is named by them. */
class NamesTest {
    private static final String NAMES = """
              names: {contexts: [home, work], targets: [cat, dog], labels: [good, bad, no answer], actions: [up, down]}
            """;
    private static final String WITH = """
            format: 1
            name: named
            seed: 1
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {size: 2}
              cognitive: {type: noiseless}
              articulation: {type: erasure, error: 0.2}
              loss: {type: zero-one}
            %slearner: {labels: 50, observable: revealed}
            replicates: 5
            """.formatted(NAMES);

    @TempDir
    private Path dir;

    private static Scenario read(String text) throws ScenarioException {
        return ScenarioReader.parse("named.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
    }

    @Test
    void nothingIsNamedByThem() throws ScenarioException {
        Scenario with = read(WITH);
        Scenario without = read(WITH.replace(NAMES, ""));
        assertThat(with.folderHash()).isEqualTo(without.folderHash());
        assertThat(with.cell(0).streamParts()).isEqualTo(without.cell(0).streamParts());
        assertThat(with.cell(0).valueDigest()).isEqualTo(without.cell(0).valueDigest());
        assertThat(with.resolved().at("/model/names/labels/2").asString()).isEqualTo("no answer");
        assertThat(without.resolved().at("/model/names").isMissingNode()).isTrue();
        assertThat(read(with.resolvedYaml()).resolved()).isEqualTo(with.resolved());
    }

    @Test
    void replayShowsThem() throws IOException {
        Path file = Files.writeString(dir.resolve("named.yaml"), WITH);
        Path runs = dir.resolve("runs");
        Commands.run(new String[] {"run", file.toString()}, runs);
        String[] words = {"replay", runs.toString(), "--replicate", "2", "--format", "table"};
        assertThat(Commands.run(words, null))
                .containsPattern("(?m)^home +good +[0-9]+ .* up +[01][.]")
                .containsPattern("(?m)^work +bad +[0-9]+ .* down +[01][.]")
                .containsPattern("(?m)^work +no answer +[0-9]+ .* (up|down) +[01][.]");
        words[5] = "json";
        JsonNode json = new JsonMapper().readTree(Commands.run(words, null));
        assertThat(json.at("/labels/4/context_name").asString()).isEqualTo("work");
        assertThat(json.at("/labels/4/label_name").asString()).isEqualTo("bad");
        assertThat(json.at("/labels/4/label").asInt()).isEqualTo(1);
        assertThat(json.at("/targets/1").asString()).isEqualTo("dog");
        assertThat(json.at("/actions/0").asString()).isEqualTo("up");
    }

    /** A proxy takes a label for a target: the row of the label says which, by its name. */
    @Test
    void replayShowsWhatAProxyTakesALabelFor() throws IOException {
        Path runs = dir.resolve("runs");
        String proxy = WITH.replace("observable: revealed", "observable: {proxy: [1, 0, 0]}");
        Commands.run(
                new String[] {
                    "run", Files.writeString(dir.resolve("named.yaml"), proxy).toString()
                },
                runs);
        String[] words = {"replay", runs.toString(), "--replicate", "2", "--format", "table"};
        assertThat(Commands.run(words, null))
                .containsPattern("(?m)^context +label +count +taken for +action")
                .containsPattern("(?m)^home +good +[0-9]+ +dog +(up|down) +[01][.]")
                .containsPattern("(?m)^work +no answer +[0-9]+ +cat +(up|down) +[01][.]");
        words[5] = "json";
        JsonNode json = new JsonMapper().readTree(Commands.run(words, null));
        assertThat(json.at("/labels/3/taken_for").asInt()).isEqualTo(1);
        assertThat(json.at("/targets/1").asString()).isEqualTo("dog");
    }

    /** Contexts that say who gave the label are raters. */
    @Test
    void ratersAreContextsByTheirWord() throws IOException, ScenarioException {
        String raters = WITH.replace("contexts: [home, work]", "raters: [ann, bob]");
        assertThat(read(raters).folderHash()).isEqualTo(read(WITH).folderHash());
        Path runs = dir.resolve("runs");
        Path file = Files.writeString(dir.resolve("named.yaml"), raters);
        Commands.run(new String[] {"run", file.toString()}, runs);
        assertThat(Commands.run(new String[] {"replay", runs.toString(), "--replicate", "2"}, null))
                .containsPattern("(?m)^rater +label +count +of targets +action")
                .containsPattern("(?m)^ann +good +[0-9]+ .* up +[01][.]");
        assertThat(Commands.run(new String[] {"solve", "--for", "allocation", "--risk", "0.2", file.toString()}, null))
                .containsPattern("(?m)^rater ann +[0-9.]+ nats")
                .containsPattern("(?m)^rater bob +[0-9.]+ nats");
    }
}
