package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Keys and numbers of {@code decomposition}, {@code waterfall} and the observable in what {@code run --format json}
 * prints.
 */
class ChannelJsonTest {
    private static final String SCENARIO = """
            format: 1
            name: terms
            seed: 5
            model:
              family: finite
              contexts: {weights: [0.2, 0.5, 0.3]}
              codebook: {size: 2}
              cognitive: {type: symmetric, size: 2, error: 0.2}
              articulation: {type: symmetric, size: 2, error: 0.1}
              loss: {type: matrix, rows: [[0.1, 1], [0.9, 0], [0.4, 0.5]]}
            learner: {beta: 2, labels: 3}
            replicates: 50
            sweep: {grid: {learner.observable: [canonical, {proxy: [0, 1]}, revealed]}}
            """;

    @TempDir
    private Path dir;

    private JsonNode cells(String text) throws IOException {
        Path file = dir.resolve("terms.yaml");
        Files.writeString(file, text);
        CommandLineTest.Outcome outcome =
                CommandLineTest.Outcome.of("run", "--format", "json", "--out", dir.toString(), file.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return WholeCells.of(outcome.out());
    }

    private static List<String> keys(JsonNode node) {
        return new ArrayList<>(node.propertyNames());
    }

    private static List<String> steps(JsonNode steps) {
        List<String> names = new ArrayList<>();
        steps.forEach(step -> {
            assertThat(keys(step)).containsExactly("step", "label", "value");
            names.add(step.get("step").asString());
        });
        return names;
    }

    @Test
    void keysArePinned() throws IOException {
        JsonNode cells = cells(SCENARIO);
        for (JsonNode cell : cells) {
            assertThat(keys(cell))
                    .containsSubsequence(
                            "observable",
                            "observable_bounds",
                            "matched",
                            "observable_risk",
                            "observable_risk_exact",
                            "negative_control",
                            "decomposition",
                            "waterfall");
            assertThat(keys(cell.get("decomposition")))
                    .containsExactly(
                            "method",
                            "count_vectors",
                            "confidence",
                            "information",
                            "rho",
                            "mismatch",
                            "channel",
                            "target_context",
                            "expected_kl",
                            "budget");
            assertThat(keys(cell.get("waterfall"))).containsExactly("floor", "ceiling");
            assertThat(steps(cell.get("waterfall").get("floor")))
                    .containsExactly(
                            "paper",
                            "sharp-fano",
                            "cascade",
                            "mixture",
                            "per-context",
                            "rate-distortion",
                            "best",
                            "bayes-risk");
            assertThat(keys(cell.get("observable_risk"))).containsExactly("mean", "low", "high", "standard_error");
            assertThat(cell.get("negative_control").isNull()).isTrue();
        }
        JsonNode canonical = cells.get(0);
        assertThat(canonical.get("at").get("learner.observable").asString()).isEqualTo("canonical");
        assertThat(canonical.get("observable_bounds").asString()).isEqualTo("the true risk");
        assertThat(canonical.get("decomposition").get("method").asString()).isEqualTo("enumerated");
        assertThat(canonical.get("decomposition").get("count_vectors").asString())
                .isEqualTo("56");
        assertThat(keys(canonical.get("decomposition").get("information"))).containsExactly("low", "high");
        assertThat(steps(canonical.get("waterfall").get("ceiling")))
                .containsExactly(
                        "markov",
                        "budget",
                        "measured",
                        "delta",
                        "expectation",
                        "information",
                        "label",
                        "excess",
                        "risk");
        JsonNode proxy = cells.get(1);
        assertThat(proxy.get("at").get("learner.observable").toString()).isEqualTo("{\"proxy\":[0,1]}");
        assertThat(proxy.get("observable").asString()).isEqualTo("proxy");
        assertThat(proxy.get("matched").asBoolean()).isFalse();
        JsonNode revealed = cells.get(2);
        assertThat(revealed.get("decomposition").get("method").asString()).isEqualTo("none");
        for (String key :
                List.of("count_vectors", "confidence", "information", "rho", "mismatch", "expected_kl", "budget")) {
            assertThat(revealed.get("decomposition").get(key).isNull()).as(key).isTrue();
        }
        assertThat(steps(revealed.get("waterfall").get("ceiling")))
                .containsExactly("measured", "delta", "expectation", "label", "risk");
    }

    /**
     * Two to five targets, three contexts, matrix losses: the ends are the printed columns, and nothing goes the wrong
     * way.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void theWaterfallJoinsThePrintedNumbers(int targets) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int a = 0; a < 3; a++) {
            rows.append(a == 0 ? "[" : ", [");
            for (int u = 0; u < targets; u++) {
                rows.append(u == 0 ? "" : ", ").append((7 * a + 3 * u + a * u) % 11 / 10.0);
            }
            rows.append(']');
        }
        String text = SCENARIO.replace("size: 2", "size: " + targets)
                .replace("[0.1, 1], [0.9, 0], [0.4, 0.5]", rows)
                .replace("{proxy: [0, 1]}", "{proxy: [" + "1, ".repeat(targets - 1) + "0]}")
                .replace("labels: 3", "labels: 400");
        for (JsonNode cell : cells(text.replace(", revealed]", "]"))) {
            JsonNode floor = cell.get("waterfall").get("floor");
            JsonNode ceiling = cell.get("waterfall").get("ceiling");
            assertMonotone(floor, 1);
            assertMonotone(ceiling, -1);
            assertThat(floor.get(0).get("value").asDouble())
                    .isEqualTo(cell.get("floor_paper").asDouble());
            assertThat(floor.get(7).get("value").asDouble())
                    .isEqualTo(cell.get("bayes_risk").asDouble());
            assertThat(floor.get(6).get("value").asDouble())
                    .isEqualTo(cell.get("floor_best").asDouble());
            assertThat(floor.get(5).get("value").asDouble())
                    .isLessThanOrEqualTo(cell.get("floor_best").asDouble());
            assertThat(ceiling.get(ceiling.size() - 1).get("value").asDouble())
                    .isEqualTo(cell.get("observable_risk_exact").asDouble());
            JsonNode terms = cell.get("decomposition");
            assertThat(terms.get("method").asString()).isEqualTo("bracket");
            assertThat(terms.get("expected_kl").asDouble())
                    .isEqualTo(cell.get("kl_exact").asDouble());
            assertThat(terms.get("budget").asDouble())
                    .isGreaterThanOrEqualTo(cell.get("kl_exact").asDouble());
            assertThat(terms.get("channel").asDouble())
                    .isCloseTo(400 * cell.get("capacity").get("total_average").asDouble(), within(1e-9));
        }
    }

    private static void assertMonotone(JsonNode steps, int sign) {
        for (int i = 1; i < steps.size(); i++) {
            double change = sign
                    * (steps.get(i).get("value").asDouble()
                            - steps.get(i - 1).get("value").asDouble());
            assertThat(change).as(steps.get(i).toString()).isGreaterThanOrEqualTo(-1e-11);
        }
    }
}
