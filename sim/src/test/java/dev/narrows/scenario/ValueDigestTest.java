package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.cli.Commands;
import dev.narrows.family.Canonical;
import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What names the kept replicates: every key of the schema is changed, one at a time. Those that decide the values of
 * replicates change the name, the others do not; a key that comes into the schema must be given a change here.
 */
class ValueDigestTest {
    private static final String BASE = """
            format: 1
            name: base
            seed: 1
            model:
              family: finite
              contexts: {weights: [0.5, 0.5]}
              codebook: {size: 2, prior: [0.4, 0.6]}
              cognitive: {type: z, error: 0.1}
              articulation: {type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}
              loss: {type: zero-one}
              separation: 0.5
            learner:
              posterior: gibbs
              class: enumerated
              beta: 2
              observable: {proxy: [0, 1]}
              labels: 10
              prior: [0.25, 0.75]
              policies: [[[0, 1], [0, 1]], [[1, 1], [0, 0]]]
            bounds:
              delta: 0.05
              eta: 0.05
              catoni: grid
              nested: {outer: 5, inner: 5}
            confidence: 0.99
            expect: ["risk_high <= 1"]
            """;

    private static final Map<String, List<String>> LEARNER = new TreeMap<>(Map.of(
            "class",
            List.of("class: enumerated", "class: table", "  policies: [[[0, 1], [0, 1]], [[1, 1], [0, 0]]]\n", ""),
            "beta",
            List.of("beta: 2", "beta: 2.0000000000000004"),
            "observable",
            List.of("proxy: [0, 1]", "proxy: [0, 0]"),
            "labels",
            List.of("labels: 10", "labels: 11"),
            "hold-out",
            List.of("labels: 10", "labels: 10\n  hold-out: half"),
            "split",
            List.of("proxy: [0, 1]}", "x}", "observable: {x}", "observable: revealed\n  split: levels"),
            "prior",
            List.of("prior: [0.25, 0.75]", "prior: [0.75, 0.25]"),
            "policies",
            List.of("[[1, 1], [0, 0]]", "[[1, 1], [0, 1]]")));

    private static final Map<String, List<String>> MODEL = Map.of(
            "contexts", List.of("weights: [0.5, 0.5]", "weights: [0.25, 0.75]"),
            "codebook", List.of("[0.4, 0.6]", "[0.6, 0.4]"),
            "cognitive", List.of("error: 0.1", "error: 0.2"),
            "articulation", List.of("[0.8, 0.2]", "[0.2, 0.8]"),
            "loss", List.of("zero-one", "matrix, rows: [[0, 1], [0.5, 0]]", "separation: 0.5", "separation: 0"));

    private static final Map<String, List<String>> BOUNDS = Map.of(
            "delta", List.of("delta: 0.05", "delta: 0.1"),
            "eta", List.of("eta: 0.05", "eta: 0.1"),
            "catoni", List.of("catoni: grid", "catoni: {c: 2}"),
            "nested", List.of("outer: 5, inner: 5", "outer: 6, inner: 7"),
            "negative-control", List.of("catoni: grid", "catoni: grid\n  negative-control: drop-delta"));

    private static final Map<String, List<String>> TOP = Map.of(
            "name", List.of("name: base", "name: other"),
            "confidence", List.of("confidence: 0.99", "confidence: 0.9"),
            "replicates", List.of("confidence: 0.99", "confidence: 0.99\nreplicates: 7"),
            "precision", List.of("confidence: 0.99", "confidence: 0.99\nprecision: {half-width: 0.1}"),
            "sweep", List.of("confidence: 0.99", "confidence: 0.99\nsweep: {grid: {learner.beta: [2]}}"),
            "expect", List.of("<= 1", "<= 0.9"));

    private static String changed(List<String> change) {
        String text = BASE;
        for (int i = 0; i < change.size(); i += 2) {
            assertThat(text).contains(change.get(i));
            text = text.replace(change.get(i), change.get(i + 1));
        }
        return text;
    }

    private static String digest(String text) {
        return Examples.read(text).cell(0).valueDigest(1);
    }

    private static JsonNode schema(String... part) throws Exception {
        return whole(part).get("properties");
    }

    private static JsonNode whole(String... part) throws Exception {
        JsonNode node = new JsonMapper().readTree(Commands.run(new String[] {"schema"}, null));
        for (String key : part) {
            node = node.get(key);
        }
        return node;
    }

    /** All keys but some that have one value only, and cannot be changed. */
    private static Set<String> keys(JsonNode properties, String... ofOneValue) {
        Set<String> keys = new TreeSet<>();
        properties.properties().forEach(entry -> keys.add(entry.getKey()));
        for (String key : ofOneValue) {
            JsonNode value = properties.get(key);
            assertThat(value.has("const") || value.at("/anyOf/0").has("const"))
                    .as(key)
                    .isTrue();
            keys.remove(key);
        }
        return keys;
    }

    @Test
    void everyKeyOfTheLearnerChangesTheName() throws Exception {
        Set<String> keys = keys(schema("$defs", "learner"), "posterior");
        for (JsonNode form : whole("$defs", "policies").get("anyOf")) {
            form.get("properties").properties().forEach(entry -> keys.add(entry.getKey()));
        }
        assertThat(LEARNER.keySet()).isEqualTo(keys);
        LEARNER.forEach(
                (key, change) -> assertThat(digest(changed(change))).as(key).isNotEqualTo(digest(BASE)));
    }

    @Test
    void everyKeyOfTheModelChangesTheNameButAClaimAndNames() throws Exception {
        Set<String> keys = keys(schema("$defs", "model"), "family");
        assertThat(keys.removeAll(Set.of("separation", "names"))).isTrue();
        assertThat(MODEL.keySet()).isEqualTo(keys);
        MODEL.forEach(
                (key, change) -> assertThat(digest(changed(change))).as(key).isNotEqualTo(digest(BASE)));
        assertThat(digest(changed(List.of("separation: 0.5", "separation: 0.25"))))
                .isEqualTo(digest(BASE));
    }

    @Test
    void nothingElseChangesIt() throws Exception {
        assertThat(BOUNDS.keySet()).isEqualTo(keys(schema("$defs", "bounds")));
        BOUNDS.forEach(
                (key, change) -> assertThat(digest(changed(change))).as(key).isEqualTo(digest(BASE)));
        Set<String> top = keys(schema(), "format");
        // a variable is what stands at its uses: LetTest
        top.removeAll(Set.of("let", "seed", "model", "learner", "bounds"));
        assertThat(TOP.keySet()).isEqualTo(top);
        TOP.forEach((key, change) -> assertThat(digest(changed(change))).as(key).isEqualTo(digest(BASE)));
    }

    @Test
    void seedAndKernelsChangeIt() {
        assertThat(digest(changed(List.of("seed: 1", "seed: 2")))).isNotEqualTo(digest(BASE));
        Cell cell = Examples.read(BASE).cell(0);
        assertThat(cell.valueDigest(2)).isNotEqualTo(cell.valueDigest(1));
    }

    private static Parameters learner(Problems problems) {
        Source source = Source.of("f", "{beta: 2, patience: 3}".getBytes(StandardCharsets.UTF_8), problems);
        return new Parameters(
                new Value(YamlTree.read(source, problems).orElseThrow(), KeyPath.ROOT, problems), new Memo(1));
    }

    /** A reader of an option of its own has nothing to remember: what it reads is named. */
    @Test
    void whatIsReadIsNamed() {
        Parameters keys = learner(new Problems());
        assertThat(keys.read(() -> keys.number("beta", Range.AT_LEAST_0, 20) * keys.integer("patience", 1, 9)))
                .contains(6.0);
        assertThat(Canonical.text(keys.resolved())).isEqualTo("{beta:0x1.0p1,patience:3}");
    }

    /** Planted: a key of which only the presence is asked for. */
    @Test
    void aKeyThatIsNotNamedIsNoticed() {
        Problems problems = new Problems();
        Parameters keys = learner(problems);
        assertThatThrownBy(() -> keys.read(() -> keys.has("patience") ? keys.number("beta", Range.AT_LEAST_0, 20) : 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("patience");
        assertThat(problems.isEmpty()).isTrue();
    }
}
