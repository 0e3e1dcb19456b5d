package dev.narrows.foreign;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.GivenRows;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.finite.GivenScorer;
import dev.narrows.finite.GivenTrials;
import dev.narrows.finite.LabelledData;
import dev.narrows.result.Json;
import dev.narrows.result.RefusedException;
import dev.narrows.result.Seal;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.yaml.ResolvedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Policies of a file as a scenario like any other: the model, the bounds and the data of a cell, a cell for each
 * learner of the file, and rows that are read and not computed.
 */
public final class Scoring {
    private final Scenario scenario;
    private final Policies policies;
    private final Map<CellKey, Cell> cells = new HashMap<>();

    private Scoring(Scenario scenario, Policies policies) {
        this.scenario = scenario;
        this.policies = policies;
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            cells.put(CellKey.of(cell), cell);
        }
    }

    /** From where the KL of the policies is measured. */
    public enum Prior {
        /** All actions alike in every pair. */
        UNIFORM,
        /** That of the scenario's learner, over actions. */
        SCENARIO
    }

    /**
     * What is said of policies.
     *
     * @param replicates the numbers of their data sets
     * @param trainedOn of how many labels, the first of each data set, they are a function; empty where of all
     * @param prior from where their KL is measured; empty where it is not
     */
    public record Claims(ReplicateRange replicates, OptionalLong trainedOn, Optional<Prior> prior) {}

    /**
     * Reads policies for a cell.
     *
     * @param of the scenario of the cell
     * @param cell a cell of the finite family
     * @param file the policies
     * @param data the data sets of the cell
     * @param claims what is said of the policies
     * @return them, ready to run
     * @throws ScenarioException if the file, or what is said of it, is refused
     * @throws RefusedException if the scenario has no such prior
     * @throws IOException if the file cannot be read
     */
    public static Scoring of(Scenario of, Cell cell, Path file, LabelledData data, Claims claims)
            throws IOException, ScenarioException {
        Policies policies = new PoliciesCsv(file, claims.replicates(), data.words()).read();
        ObjectNode scenario = scenario(of, cell, policies, "sha256-" + Seal.sha256(file), claims);
        String text = "# Question: what do policies of other programs reach on the data of " + of.name() + ", cell "
                + cell.index() + "?\n" + ResolvedFile.text(scenario);
        return new Scoring(
                ScenarioReader.parse(file.toString(), text.getBytes(StandardCharsets.UTF_8), Overrides.none()),
                policies);
    }

    private static ObjectNode scenario(Scenario of, Cell cell, Policies policies, String digest, Claims claims)
            throws RefusedException {
        ObjectNode resolved = cell.resolved();
        ObjectNode all = Json.MAPPER
                .createObjectNode()
                .put("format", 1)
                .put("name", of.name())
                .put("seed", cell.seed());
        all.set("model", resolved.get("model"));
        all.set("learner", learner((ObjectNode) resolved.get("learner"), policies, digest, claims));
        all.set("bounds", resolved.get("bounds"));
        all.set("confidence", resolved.get("confidence"));
        policies.learners().forEach(all.withObject("/sweep/grid").putArray("learner.name")::add);
        return all.put("replicates", claims.replicates().size());
    }

    private static ObjectNode learner(ObjectNode of, Policies policies, String digest, Claims claims)
            throws RefusedException {
        ObjectNode learner = Json.MAPPER
                .createObjectNode()
                .put("posterior", "given")
                .put("name", policies.learners().get(0))
                .put("policies", digest)
                .put("policy", policies.randomised() ? "randomised" : "deterministic")
                .put("first-replicate", claims.replicates().first());
        learner.set("observable", of.get("observable"));
        learner.set("labels", of.get("labels"));
        claims.trainedOn().ifPresent(labels -> learner.put("trained-on", labels));
        if (claims.prior().isPresent()) {
            learner.set("prior", prior(of, claims.prior().get()));
        }
        return learner;
    }

    private static JsonNode prior(ObjectNode of, Prior prior) throws RefusedException {
        if (prior == Prior.UNIFORM) {
            return Json.MAPPER.getNodeFactory().stringNode("uniform");
        }
        if (!of.path("class").asString("").equals("table")) {
            throw new RefusedException("--prior: the scenario's is over the policies of its class "
                    + of.path("class").asString("") + ", must be over actions: that of class: table, or uniform");
        }
        return of.get("prior");
    }

    /**
     * The scenario.
     *
     * @return a cell for each learner, in the order of the file
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * The rows of the policies.
     *
     * @param kept keeps them
     * @return a store that has them all
     */
    public ReplicateStore rows(ReplicateStore kept) {
        return new GivenRows(kept, key -> Optional.ofNullable(cells.get(key)).map(this::rows));
    }

    private GivenRows.Rows rows(Cell cell) {
        GivenScorer scorer = ((GivenTrials) cell.trials()).scorer();
        String learner = cell.at().values().iterator().next().stringValue();
        return replicate -> scorer.row(replicate, policies.laws(learner, replicate));
    }
}
