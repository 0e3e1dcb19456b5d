package dev.narrows.scenario;

import dev.narrows.yaml.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario made in Java (mutable, unshared): its keys are those of a file, and {@link ScenarioReader} reads and
 * checks them as it does a file.
 */
public final class ScenarioBuilder {
    private static final String SWEEP = "sweep";

    private final ObjectNode root;

    /**
     * Begins a scenario without model.
     *
     * @param name its name
     * @param seed its seed
     */
    public ScenarioBuilder(String name, long seed) {
        this.root = Json.object().put("format", 1L).put("name", name).put("seed", seed);
    }

    /**
     * The model.
     *
     * @param family the family, such as {@code finite}
     * @param keys the keys beside it
     * @return this
     */
    public ScenarioBuilder model(String family, Keys keys) {
        ObjectNode model = Json.object().put("family", family);
        model.setAll(keys.node());
        root.set("model", model);
        return this;
    }

    /**
     * The learner, bounds or precision.
     *
     * @param part {@code learner}, {@code bounds} or {@code precision}
     * @param keys its keys
     * @return this
     */
    public ScenarioBuilder part(String part, Keys keys) {
        root.set(part, keys.node());
        return this;
    }

    /**
     * Sweeps a key, all combinations with the others that are swept.
     *
     * @param key its path, or an end of it that no other key has
     * @param values its values
     * @return this
     */
    public ScenarioBuilder sweep(String key, double... values) {
        root.withObject("/" + SWEEP + "/grid").set(key, Json.list(values));
        return this;
    }

    /**
     * Sweeps a key whose values are integers.
     *
     * @param key its path, or an end of it that no other key has
     * @param values its values
     * @return this
     */
    public ScenarioBuilder sweep(String key, int... values) {
        root.withObject("/" + SWEEP + "/grid").set(key, Json.list(values));
        return this;
    }

    /**
     * Conditions on columns of points.csv.
     *
     * @param conditions in the words of a file's {@code expect}
     * @return this
     */
    public ScenarioBuilder expect(String... conditions) {
        root.set("expect", Json.all(Arrays.stream(conditions).map(Json::of).toList()));
        return this;
    }

    /**
     * The number of data sets of every cell.
     *
     * @param replicates from 1
     * @return this
     */
    public ScenarioBuilder replicates(long replicates) {
        root.put("replicates", replicates);
        return this;
    }

    /**
     * Reads and checks the scenario.
     *
     * @return the scenario, all of its cells checked
     * @throws ScenarioException if it is refused; lines and columns are those of {@link #toString()}
     */
    public Scenario build() throws ScenarioException {
        return ScenarioReader.parse(
                root.get("name").stringValue(), toString().getBytes(StandardCharsets.UTF_8), Overrides.none());
    }

    /**
     * The scenario as a file.
     *
     * @return JSON, which is YAML too
     */
    @Override
    public String toString() {
        return root.toPrettyString() + "\n";
    }
}
