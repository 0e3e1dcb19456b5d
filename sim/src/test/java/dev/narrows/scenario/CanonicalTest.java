package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.finite.Finite;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CanonicalTest {
    private static final List<String> EXAMPLES = Examples.ALL;

    private static List<String> parts(String text) {
        return Examples.read(text).cell(0).streamParts();
    }

    private static String with(String old, String replacement) {
        assertThat(Examples.PER_CONTEXT).contains(old);
        return Examples.PER_CONTEXT.replace(old, replacement);
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void theResolvedScenarioReadsBackAsTheSame(String text) throws ScenarioException {
        Scenario scenario = Examples.read(text);
        byte[] yaml = new YAMLMapper().writeValueAsString(scenario.resolved()).getBytes(StandardCharsets.UTF_8);
        Scenario again = ScenarioReader.parse("resolved.yaml", yaml, Overrides.none());
        assertThat(again.resolved()).hasToString(scenario.resolved().toString());
        assertThat(again.folderHash()).isEqualTo(scenario.folderHash());
        assertThat(again.cellCount()).isEqualTo(scenario.cellCount());
        for (int i = 0; i < scenario.cellCount(); i++) {
            assertThat(again.cell(i).streamParts()).isEqualTo(scenario.cell(i).streamParts());
            assertThat(again.cell(i).at()).isEqualTo(scenario.cell(i).at());
            assertThat(again.cell(i).valueDigest()).isEqualTo(scenario.cell(i).valueDigest());
            if (Finite.isTrained(scenario.cell(i))) {
                assertThat(Finite.learner(again.cell(i))).isEqualTo(Finite.learner(scenario.cell(i)));
            }
            assertThat(again.cell(i).bounds()).isEqualTo(scenario.cell(i).bounds());
        }
    }

    @Test
    void streamsDependOnModelSeedAndLabelsAlone() {
        List<String> parts = parts(Examples.PER_CONTEXT);
        assertThat(parts(with("two-contexts", "another"))).isEqualTo(parts);
        assertThat(parts(with("beta: 0", "beta: 3"))).isEqualTo(parts);
        assertThat(parts(with("[0.1, 0.9]", "uniform"))).isEqualTo(parts);
        assertThat(parts(with("{catoni: {c: 2}}", "{delta: 0.1}\nreplicates: 3\nconfidence: 0.5")))
                .isEqualTo(parts);
        assertThat(parts(with("  separation: 0\n", ""))).isEqualTo(parts);
        assertThat(parts(with("seed: -7", "seed: 7"))).isNotEqualTo(parts);
        assertThat(parts(with("labels: 1e6", "labels: 10"))).isNotEqualTo(parts);
        assertThat(parts(with("counts: [[5", "counts: [[6"))).isNotEqualTo(parts);
        assertThat(parts(with("prior: [.5, 0.25, 2.5e-1]", "prior: uniform"))).isNotEqualTo(parts);
    }

    @Test
    void spellingsOfOneNumberAreOne() {
        List<String> parts = parts(Examples.PER_CONTEXT);
        assertThat(parts(with("[0.5, -0.0, 1]", "[5e-1, 0, 1.0]"))).isEqualTo(parts);
        assertThat(parts(with("error: 1", "error: 1.00"))).isEqualTo(parts);
        assertThat(parts(with("labels: 1e6", "labels: 1000000"))).isEqualTo(parts);
        assertThat(parts(with("weights: [0.25, 0.75]", "weights: [0.250, 75e-2]")))
                .isEqualTo(parts);
    }

    @Test
    void theFormIsPinned() {
        assertThat(parts(Examples.SMALL))
                .containsExactly(
                        "narrows rng v1",
                        "1",
                        "{family:\"finite\",contexts:{weights:[0x1.0p0]},codebook:{size:2,prior:\"uniform\"},"
                                + "cognitive:{type:\"binary-symmetric\",error:0x1.999999999999ap-4},"
                                + "articulation:{type:\"matrix\",rows:[[0x1.999999999999ap-1,0x1.999999999999ap-3],"
                                + "[0x1.3333333333333p-2,0x1.6666666666666p-1]]},loss:{type:\"zero-one\"}}",
                        "1000");
        // computed with Python: hashlib.sha256 over struct.pack(">I", len(part)) + part
        assertThat(Examples.read(Examples.SMALL).folderHash()).isEqualTo("1b627cfcb480");
    }

    @Test
    void aLargerGridKeepsTheCellsOfTheSmaller() {
        Set<List<String>> large = new HashSet<>();
        Scenario superset = Examples.read(Examples.SWEPT
                .replace("{from: 0.0, to: 0.5, steps: 11}", "{from: 0, to: 1, steps: 101}")
                .replace("[10, 100,", "[5, 10, 100,"));
        IntStream.range(0, superset.cellCount())
                .forEach(i -> large.add(superset.cell(i).streamParts()));
        Scenario small = Examples.read(Examples.SWEPT);
        IntStream.range(0, small.cellCount())
                .forEach(i -> assertThat(large).contains(small.cell(i).streamParts()));
        assertThat(superset.folderHash()).isEqualTo(small.folderHash());
        Scenario listed = Examples.read(Examples.SWEPT.replace("{from: 0.0, to: 0.5, steps: 11}", "[0.05, 0.35]"));
        assertThat(listed.cell(1).streamParts()).isEqualTo(small.cell(7).streamParts());
    }

    @Test
    void theFolderIsThatOfModelLearnerSeedAndSweptKeys() {
        String hash = Examples.read(Examples.SWEPT).folderHash();
        assertThat(hash).matches("[0-9a-f]{12}");
        for (String[] same : new String[][] {
            {"label-saturation", "other"},
            {"[10, 100,", "[10, 200,"},
            {"replicates: 1000", "replicates: 5"},
            {"delta: 0.05", "delta: 0.1"},
            {"confidence: 0.99", "confidence: 0.9"},
            {"labels: 1000}", "labels: 50}"},
            {"error: 0.3", "error: 0.2"}
        }) {
            assertThat(Examples.SWEPT).contains(same[0]);
            assertThat(Examples.read(Examples.SWEPT.replace(same[0], same[1])).folderHash())
                    .as(same[0])
                    .isEqualTo(hash);
        }
        for (String[] other : new String[][] {
            {"20250919", "1"},
            {"zero-one", "absolute"},
            {"beta: 20", "beta: 21"},
            {"learner.labels: [10,", "learner.beta: [10,"},
            {"weights: [0.5, 0.5]", "weights: [0.4, 0.6]"}
        }) {
            assertThat(Examples.SWEPT).contains(other[0]);
            assertThat(Examples.read(Examples.SWEPT.replace(other[0], other[1])).folderHash())
                    .as(other[0])
                    .isNotEqualTo(hash);
        }
    }
}
