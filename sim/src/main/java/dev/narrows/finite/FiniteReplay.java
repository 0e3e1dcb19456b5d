package dev.narrows.finite;

import dev.narrows.family.Trials;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data set of one replicate and what the posterior does on it.
 *
 * @param learner the learner
 * @param gibbs its posterior
 * @param counts N(s,y), or N(s,y,u) where the targets are revealed
 */
record FiniteReplay(FiniteLearner learner, GibbsLearner gibbs, long[] counts) {
    private static final int MOST_TARGETS = 8;

    /**
     * {@code labels: [{context, label, count, targets where revealed, taken_for with a proxy, posterior}]}, and a row
     * of text for each. Where the model names them: {@code context_name, label_name}, before the list what targets and
     * actions are called.
     */
    Trials.Drawn drawn() {
        FiniteModel model = learner.model().model();
        boolean revealed = learner.spec().observable() == ObservableLoss.REVEALED;
        List<Integer> proxy = learner.spec().proxy();
        double[][] posterior = gibbs.actionLaws(counts);
        ModelNames names = learner.model().names;
        ObjectNode json = Json.object();
        names(json, "targets", revealed || !proxy.isEmpty() ? names.targets() : List.of());
        names(json, "actions", names.actions());
        ArrayNode labels = json.putArray("labels");
        List<List<String>> table = new ArrayList<>();
        table.add(row(names.contextWord(), "label", "count", beside(revealed, proxy), "action", "probability"));
        for (int c = 0; c < posterior.length; c++) {
            int s = c / model.labels();
            int y = c % model.labels();
            int targets = counts.length / posterior.length;
            long[] ofTargets = Arrays.copyOfRange(counts, c * targets, (c + 1) * targets);
            long count = LongStream.of(ofTargets).sum();
            ObjectNode label =
                    labels.addObject().put("context", s).put("label", y).put("count", count);
            name(label, "context", names.contexts(), s);
            name(label, "label", names.labels(), y);
            if (revealed) {
                LongStream.of(ofTargets).forEach(label.withArray("targets")::add);
            }
            if (!proxy.isEmpty()) {
                label.put("taken_for", proxy.get(y));
            }
            Arrays.stream(posterior[c]).forEach(label.putArray("posterior")::add);
            int action = mostProbable(posterior[c]);
            table.add(row(
                    ModelNames.of(names.contexts(), s),
                    ModelNames.of(names.labels(), y),
                    Long.toString(count),
                    revealed ? shown(ofTargets) : proxy.isEmpty() ? "" : ModelNames.of(names.targets(), proxy.get(y)),
                    ModelNames.of(names.actions(), action),
                    String.format(Locale.ROOT, "%.4f", posterior[c][action])));
        }
        return new Trials.Drawn(json, table);
    }

    /** What stands beside the count of a label: how often each target came, or what a proxy takes the label for. */
    private static String beside(boolean revealed, List<Integer> proxy) {
        return revealed ? "of targets" : proxy.isEmpty() ? "" : "taken for";
    }

    private static void name(ObjectNode label, String key, List<String> names, int value) {
        if (!names.isEmpty()) {
            label.put(key + "_name", names.get(value));
        }
    }

    private static void names(ObjectNode json, String key, List<String> names) {
        if (!names.isEmpty()) {
            names.forEach(json.putArray(key)::add);
        }
    }

    /** Without the column that is empty throughout. */
    private static List<String> row(String... fields) {
        return Stream.of(fields).filter(field -> !field.isEmpty()).toList();
    }

    /** How often each target came, a few of them at most. */
    private static String shown(long[] targets) {
        return LongStream.of(targets)
                        .limit(MOST_TARGETS)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining("+"))
                + (targets.length > MOST_TARGETS ? "+.." : "");
    }

    private static int mostProbable(double[] q) {
        int best = 0;
        for (int a = 1; a < q.length; a++) {
            best = q[a] > q[best] ? a : best;
        }
        return best;
    }
}
