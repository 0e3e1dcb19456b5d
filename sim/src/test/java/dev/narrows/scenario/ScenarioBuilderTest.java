package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A scenario made in Java is the one that a file describes. */
class ScenarioBuilderTest {
    private static ScenarioBuilder builder(Keys articulation) {
        Keys model = Keys.none()
                .with("contexts", Keys.none().with("weights", new double[] {0.6, 0.4}))
                .with("codebook", Keys.none().with("words", new int[][] {{0, 1, 2}, {2, 1, 0}}))
                .with("cognitive", Keys.none().with("per-context", symmetric(0.1), symmetric(0.3)))
                .with("articulation", articulation)
                .with("loss", Keys.type("zero-one"));
        return new ScenarioBuilder("made", -7)
                .model("finite", model)
                .part("learner", Keys.none().with("labels", 100).with("beta", 2.5))
                .sweep("labels", 10, 100)
                .sweep("beta", 0.5, 2)
                .expect("floor_best < 1")
                .replicates(20);
    }

    private static Keys symmetric(double error) {
        return Keys.type("symmetric").with("size", 3).with("error", error);
    }

    @Test
    void isTheScenarioOfTheFile() throws ScenarioException {
        Scenario made = builder(Keys.type("matrix").with("rows", new double[][] {{1, 0}, {0.5, 0.5}, {0, 1}}))
                .build();
        Scenario read = ScenarioReader.parse("made.yaml", """
                format: 1
                name: made
                seed: -7
                model:
                  family: finite
                  contexts: {weights: [0.6, 0.4]}
                  codebook: {words: [[0, 1, 2], [2, 1, 0]]}
                  cognitive:
                    per-context: [{type: symmetric, size: 3, error: 0.1}, {type: symmetric, size: 3, error: 0.3}]
                  articulation: {type: matrix, rows: [[1, 0], [0.5, 0.5], [0, 1]]}
                  loss: {type: zero-one}
                learner: {labels: 100, beta: 2.5}
                sweep: {grid: {labels: [10, 100], beta: [0.5, 2]}}
                expect: ["floor_best < 1"]
                replicates: 20
                """.getBytes(StandardCharsets.UTF_8), Overrides.none());
        assertThat(made.resolved()).isEqualTo(read.resolved());
        assertThat(made.folderHash()).isEqualTo(read.folderHash());
        assertThat(made.cellCount()).isEqualTo(4);
        assertThat(made.cell(3).valueDigest()).isEqualTo(read.cell(3).valueDigest());
    }

    @Test
    void isRefusedAsAFileIs() {
        ScenarioBuilder builder = builder(Keys.type("symetric").with("size", 3).with("error", 0.1));
        ScenarioException refused = catchThrowableOfType(ScenarioException.class, builder::build);
        assertThat(refused.problems()).hasSize(1);
        Problem problem = refused.problems().get(0);
        assertThat(problem.format())
                .startsWith("made:" + problem.line())
                .contains("model.articulation.type")
                .contains("did you mean symmetric?");
        assertThat(builder.toString().lines().toList().get(problem.line() - 1)).contains("symetric");
    }
}
