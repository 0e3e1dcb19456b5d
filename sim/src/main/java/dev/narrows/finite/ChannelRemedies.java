package dev.narrows.finite;

import dev.narrows.family.Remedy;
import dev.narrows.family.Remedy.Change;
import dev.narrows.info.Channel;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What could be changed of the channel: stages without noise, a finer scale, several raters for each label.
 *
 * @param model the model
 * @param anyLabels whether the learner can take labels of another number of values
 */
record ChannelRemedies(ModelSpec model, boolean anyLabels) {
    private static final String COGNITIVE = "model.cognitive";
    private static final String ARTICULATION = "model.articulation";
    private static final String STEPS = "steps";
    /** Most values of a label: larger tables take longer than they are worth. */
    private static final int MOST_LABELS = 64;

    List<Remedy> all() {
        List<Remedy> remedies = new ArrayList<>();
        withoutNoise(remedies, "the cognitive channel without noise", COGNITIVE, model.cognitive, false);
        withoutNoise(remedies, "the articulation without noise", ARTICULATION, model.articulation, anyLabels);
        if (anyLabels) {
            steps(remedies);
            raters(remedies, 3);
            raters(remedies, 5);
        }
        return model.names.equals(ModelNames.NONE)
                ? remedies
                : remedies.stream().map(ChannelRemedies::unnamed).toList();
    }

    /** Labels of another number have not the names of the model; no number depends on names. */
    private static Remedy unnamed(Remedy remedy) {
        return new Remedy(
                remedy.words(),
                remedy.alternatives().stream()
                        .map(change -> {
                            Map<String, JsonNode> keys = new LinkedHashMap<>(change.keys());
                            keys.put("model." + ModelNames.KEY, Json.object());
                            return new Change(change.words(), keys);
                        })
                        .toList());
    }

    /** Unless it is without noise, or has too few outputs for its inputs and may not have more. */
    private static void withoutNoise(
            List<Remedy> remedies, String words, String key, StageSpec stage, boolean anyOutputs) {
        boolean enough = stage.outputs() >= stage.inputs();
        if (lossless(stage.plan()) || !enough && !(anyOutputs && stage.inputs() <= MOST_LABELS)) {
            return;
        }
        boolean wider = stage.outputs() > stage.inputs();
        JsonNode channel = wider
                ? Json.object().put("type", "matrix").set("rows", Json.table(distinct(stage)))
                : Json.object().put("type", "noiseless").put("size", stage.inputs());
        String as = enough ? "" : ", of " + stage.inputs() + " values instead of " + stage.outputs();
        remedies.add(Remedy.of(Change.of(words + as, key, channel)));
    }

    /** Every input has an output of its own. */
    private static double[][] distinct(StageSpec stage) {
        double[][] rows = new double[stage.inputs()][stage.outputs()];
        IntStream.range(0, rows.length).forEach(x -> rows[x][x] = 1);
        return rows;
    }

    /** Whether every output tells its input, in every context. */
    private static boolean lossless(ChannelPlan plan) {
        return IntStream.range(0, plan.count())
                .mapToObj(plan::make)
                .allMatch(channel -> IntStream.range(0, channel.outputs())
                        .allMatch(y -> IntStream.range(0, channel.inputs())
                                        .filter(x -> channel.probability(x, y) > 0)
                                        .count()
                                <= 1));
    }

    /** Twice the steps of a scale. */
    private void steps(List<Remedy> remedies) {
        if (model.articulation.resolved().node() instanceof ObjectNode scale
                && scale.path("type").asString("").equals("likert")
                && scale.has(STEPS)
                && 2 * model.labels() <= MOST_LABELS) {
            int steps = 2 * model.labels();
            remedies.add(Remedy.of(Change.of(
                    steps + " steps instead of " + model.labels(),
                    ARTICULATION,
                    scale.deepCopy().put(STEPS, steps))));
        }
    }

    private void raters(List<Remedy> remedies, int count) {
        PooledRaters pool = new PooledRaters(count);
        if (pool.outputs(model.labels(), MOST_LABELS) > MOST_LABELS) {
            return;
        }
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        keys.put(COGNITIVE, Json.object().put("type", "noiseless").put("size", model.targets()));
        keys.put(ARTICULATION, pooled(pool));
        remedies.add(Remedy.of(
                new Change(Wording.count(count) + " independent raters for each label, their ratings counted", keys)));
    }

    private JsonNode pooled(PooledRaters pool) {
        boolean each = model.cognitive.perContext() || model.articulation.perContext();
        List<JsonNode> channels = IntStream.range(0, each ? model.contexts() : 1)
                .<JsonNode>mapToObj(s -> {
                    Channel one = model.model().cascade().product(s);
                    return Json.object().put("type", "matrix").set("rows", Json.table(pool.rows(one)));
                })
                .toList();
        return each ? Json.object().set(StageReader.PER_CONTEXT, Json.all(channels)) : channels.get(0);
    }
}
