package dev.narrows.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.Narrows;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.toy.ToyFamily;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a family does not know is left out of the explanation, and not read as 0. */
class UnknownNumbersTest {
    private static final String TOY = """
            format: 1
            name: toy
            seed: 5
            model: {family: toy, values: 4, error: %s, known: %s}
            learner: {fresh: 8, pairs: 40}
            replicates: 300
            """;

    private static final String CELL = """
            {"cell":0,"risk":{"mean":0.3,"low":0.2,"high":0.4},"floor_best":%s,"bayes_risk":%s,
            "replicates":10,"ceilings":{%s},"ceiling_expected":%s,"floor_paper":0.05,"blind_risk":null,
            "empirical_risk":{"mean":0.9},"kl":{"mean":20},"decomposition":{"budget":400}}""";

    private static final String HEAD =
            "{\"ceilings\":[{\"bound\":\"ceiling_mcallester_budget\",\"kind\":\"high-probability\"}]}";

    @TempDir
    private Path dir;

    private String ofToy(String error, String known) throws IOException, ScenarioException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Path file = Files.writeString(dir.resolve("toy.yaml"), TOY.formatted(error, known));
        try (URLClassLoader toy = new URLClassLoader(new URL[] {ToyFamily.class.getResource("/toy/")}, before)) {
            thread.setContextClassLoader(toy);
            Scenario scenario = ScenarioReader.read(file, Overrides.none());
            Explanation explanation =
                    Explanation.of(scenario, Narrows.run(scenario).get(0));
            return String.join("\n", explanation.paragraphs());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Cell quickstart() throws IOException, ScenarioException {
        return ScenarioReader.read(Path.of("..", "scenarios", "quickstart.yaml"), Overrides.none())
                .cell(0);
    }

    private static StoredCell cell(String floor, String bayes, String ceilings, String ceiling) {
        return stored(CELL.formatted(floor, bayes, ceilings, ceiling));
    }

    private static StoredCell stored(String json) {
        JsonMapper mapper = new JsonMapper();
        return new StoredCell((ObjectNode) mapper.readTree(HEAD), (ObjectNode) mapper.readTree(json));
    }

    private static String explained(StoredCell cell, List<Map<String, String>> checks)
            throws IOException, ScenarioException {
        return String.join("\n", Explanation.of(cell, quickstart(), checks).paragraphs());
    }

    /** The toy family has neither KL nor empirical risk, hence no ceiling; its Bayes risk may be unknown. */
    @Test
    void aFamilyWithoutKlAndWithoutBayesRisk() throws IOException, ScenarioException {
        String text = ofToy("0.2", "unknown");
        assertThat(text)
                .contains("there is no ceiling over it")
                .contains("Floors: no policy whatever has a risk below 0.2000 (sharp-fano/")
                .contains("; the Bayes risk is not known.")
                .doesNotContain("nats (KL)", "Ceilings:", "The Bayes risk is 0", "they can carry", "nothing is left")
                .doesNotContain("lies in [", "empirical risk", "Of the width", "NaN", "Optional");
        assertThat(ofToy("0.2", "exact")).contains("; the best possible one has 0.2000: the floor is as high as");
        assertThat(ofToy("0", "exact")).contains("The Bayes risk is 0: some policy has no loss at all");
        assertThat(ofToy("0", "unknown"))
                .contains("Floors: every one is 0: they are true and say nothing.")
                .doesNotContain("The Bayes risk is 0", "would be enough", "and weak Fano's log 2");
    }

    @Test
    void aCellSaysWhatItDoesNotKnow() {
        StoredCell unknown = cell("0.1", "null", "", "null");
        assertThat(unknown.bayesRisk()).isEmpty();
        assertThat(unknown.ceiling()).isEmpty();
        assertThat(unknown.number("decomposition", "channel")).isEmpty();
        assertThat(cell("0.1", "0.2", "", "0.5").ceiling()).hasValue(0.5);
        assertThatThrownBy(() -> stored("{\"cell\":3}").floor())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("floor_best of cell 3: is no number");
    }

    @Test
    void anIntervalWithoutBayesRiskHasNoSharesOfIt() throws IOException, ScenarioException {
        assertThat(explained(cell("0.1", "0.2", "", "0.5"), List.of()))
                .contains("lies in [0.1000, 0.5000]", "Of the width of 0.4000, 25 % lies between floor and Bayes");
        assertThat(explained(cell("0.1", "null", "", "0.5"), List.of()))
                .contains("lies in [0.1000, 0.5000]")
                .doesNotContain("Of the width");
    }

    /** A batch of such cells names none as the narrowest. */
    @Test
    void aBatchWithoutCeilingsHasNoInterval() {
        BatchExplanation batch = new BatchExplanation();
        batch.add(cell("0.1", "null", "", "null"));
        batch.add(cell("0.2", "null", "", "null"));
        assertThat(batch.paragraphs("toy"))
                .last()
                .asString()
                .startsWith("Explained below: cell 0, the first: no cell has a ceiling over the true risk");
    }

    /** With an unbiased risk means decide: no failures are counted, and the Bayes risk may be unknown. */
    @Test
    void verdictsByTheMeanHaveTheirOwnWords() throws IOException, ScenarioException {
        Map<String, String> ceiling = Map.of(
                "bound", "ceiling_kl_measured", "kind", "high-probability", "failures", "", "verdict", "violated");
        Map<String, String> floor = Map.of("bound", "floor_x", "kind", "floor", "verdict", "violated", "value", "0.45");
        Map<String, String> lower = Map.of("bound", "floor_y", "kind", "floor", "verdict", "violated", "value", "0.35");
        StoredCell cell = cell("0.45", "null", "", "0.5");
        assertThat(explained(cell, List.of(ceiling, floor, lower)))
                .contains("ceiling_kl_measured is violated: the mean risk lies above its mean, by more than the rate")
                .contains("floor_x is violated: the mean risk is at most 0.4000, which no floor allows.")
                .contains("floor_y is violated: what is known of the Bayes risk, or the risk of a replicate lies below")
                .doesNotContain("data sets, NaN", "above the Bayes risk");
        assertThat(explained(
                        cell,
                        List.of(
                                Map.of(
                                        "bound",
                                        "c",
                                        "kind",
                                        "high-probability",
                                        "failures",
                                        "",
                                        "verdict",
                                        "inconclusive"),
                                Map.of("bound", "f", "kind", "floor", "verdict", "inconclusive"))))
                .contains("Undecided: c: judged by the means: the confidence limits of the mean risk and")
                .contains("Undecided: f: the confidence limits of the mean risk lie on both sides of it")
                .doesNotContain("NaN");
        assertThat(explained(cell("0.45", "0.4", "", "0.5"), List.of(floor)))
                .contains("floor_x is violated: it lies 0.0500 above the Bayes risk, which no floor may.")
                .contains("Floors: the largest is 0.4500, above the Bayes risk of 0.4000, which no floor may be.");
    }

    /** A ceiling is cut to 1: its formula may give more. */
    @Test
    void aCeilingThatWasCutIsSaidToBeOneOrMore() throws IOException, ScenarioException {
        String vacuous = "\"value\":[1],\"vacuous\":[true]";
        assertThat(explained(cell("0.1", "0.2", vacuous, "1"), List.of()))
                .contains("Vacuous, at or above 1, which bounds every risk (Rhat")
                .contains("ceiling_mcallester_budget: Rhat + sqrt(B/2) is 1 or more at K/eta =");
    }
}
