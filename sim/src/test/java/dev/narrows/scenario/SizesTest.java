package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that are left out are those that the rest of the model fixes, and no name changes by it. */
class SizesTest {
    private static Scenario read(String codebook, String cognitive, String articulation, String rest)
            throws ScenarioException {
        String text = """
                format: 1
                name: sizes
                seed: 1
                model:
                  family: finite
                  contexts: {weights: [0.5, 0.5]}
                  codebook: {%s}
                  cognitive: {%s}
                  articulation: {%s}
                  loss: {type: zero-one}
                learner: {labels: 10}
                %s
                """.formatted(codebook, cognitive, articulation, rest);
        return ScenarioReader.parse("sizes.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
    }

    /** In brackets what is left out in the one scenario and stands in the other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 3 | type: symmetric<, size: 3>, error: 0.1 | type: noiseless<, size: 3>",
                "prior: [0.2, 0.3, 0.5]<, size: 3> | type: typewriter<, size: 3> | type: erasure<, size: 3>, error: "
                        + "0.2",
                "words: [[0, 3], [1, 2]] | type: symmetric<, size: 4>, error: 0.1 | type: noiseless<, size: 4>",
                "prior: uniform<, size: 2> | type: z, error: 0.1 | type: likert<, size: 2>, steps: 3, sd: 1",
                "<size: 4> | type: random, inputs: 4, outputs: 3, seed: 1 | type: random<, inputs: 3>, outputs: 2, "
                        + "seed: 1",
                "size: 3 | type: erasure<, size: 3>, error: 0.1 | type: softmax<, size: 4>, beta: 1",
                "size: 3 | type: lapse, rate: 0.1, channel: {type: symmetric<, size: 3>, error: 0.1} | type: "
                        + "noiseless<, size: 3>",
                "size: 2 | per-context: [{type: z, error: 0.1}, {type: symmetric<, size: 2>, error: 0.1}] "
                        + "| type: sycophantic, alpha: 0.1, favoured: 0, channel: {type: noiseless<, size: 2>}",
                "size: 2 | type: softmax, similarity: [[1, 0, 0], [0, 1, 0]], beta: 2 | type: noiseless<, size: 3>"
            })
    void leftOutIsAsWritten(String codebook, String cognitive, String articulation) throws ScenarioException {
        Scenario out = read(
                codebook.replaceAll("<.*?>", ""),
                cognitive.replaceAll("<.*?>", ""),
                articulation.replaceAll("<.*?>", ""),
                "");
        Scenario in = read(
                codebook.replaceAll("[<>]", ""),
                cognitive.replaceAll("[<>]", ""),
                articulation.replaceAll("[<>]", ""),
                "");
        assertThat(out.resolved()).isEqualTo(in.resolved());
        assertThat(out.folderHash()).isEqualTo(in.folderHash());
        assertThat(out.cell(0).valueDigest()).isEqualTo(in.cell(0).valueDigest());
    }

    @Test
    void sizesFollowASweptCodebook() throws ScenarioException {
        String channel = "type: symmetric, error: 0.1";
        Scenario swept = read("size: 2", channel, channel, "sweep: {grid: {codebook.size: [2, 5, 3]}}");
        int[] sizes = {2, 5, 3};
        for (int i = 0; i < sizes.length; i++) {
            Scenario one = read("size: " + sizes[i], channel, channel, "");
            assertThat(swept.cell(i).resolved()).isEqualTo(one.cell(0).resolved());
            assertThat(swept.cell(i).valueDigest()).isEqualTo(one.cell(0).valueDigest());
        }
    }

    /** A size that the sweep changes is left out of the resolved scenario too, which reads back to the same cells. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 2 | sweep: {grid: {codebook.size: [2, 5, 3], learner.beta: [1, 2]}}",
                "size: $q | let: {q: 2} % sweep: {grid: {let.q: [2, 5, 3]}}",
                "size: 2 | sweep: {zip: {codebook.size: [2, 5], learner.beta: [1, 2]}}"
            })
    void whatIsResolvedReadsBack(String codebook, String sweep) throws ScenarioException {
        String channel = "type: symmetric, error: 0.1";
        Scenario swept = read(
                codebook, channel, "type: lapse, rate: 0.1, channel: {type: noiseless}", sweep.replace(" % ", "\n"));
        Scenario again = ScenarioReader.parse(
                "again.yaml", swept.resolvedYaml().getBytes(StandardCharsets.UTF_8), Overrides.none());
        assertThat(again.resolved()).isEqualTo(swept.resolved());
        assertThat(again.folderHash()).isEqualTo(swept.folderHash());
        assertThat(again.cellCount()).isEqualTo(swept.cellCount());
        for (int i = 0; i < swept.cellCount(); i++) {
            assertThat(again.cell(i).valueDigest()).isEqualTo(swept.cell(i).valueDigest());
        }
    }
}
