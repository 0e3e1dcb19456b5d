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
import java.util.Optional;
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
 * @param gold n(s,y,u) of the gold labels; empty unless the channel is estimated from them
 */
record FiniteReplay(FiniteLearner learner, GibbsLearner gibbs, long[] counts, Optional<long[]> gold) {
    private static final int MOST_TARGETS = 8;

    /**
     * {@code labels: [{context, label, count, targets where revealed, taken_for with a proxy, gold of each target where
     * the channel is estimated, posterior}]}, and a row of text for each. Where the model names them:
     * {@code context_name, label_name}, before the list what targets and actions are called.
     */
    Trials.Drawn drawn() {
        FiniteModel model = learner.model().model();
        boolean revealed = learner.spec().observable() == ObservableLoss.REVEALED;
        List<Integer> proxy = learner.spec().proxy();
        double[][] posterior = gibbs.actionLaws(counts);
        ModelNames names = learner.model().names;
        ObjectNode json = Json.object();
        names(json, "targets", revealed || gold.isPresent() || !proxy.isEmpty() ? names.targets() : List.of());
        names(json, "actions", names.actions());
        ArrayNode labels = json.putArray("labels");
        List<List<String>> table = new ArrayList<>();
        table.add(row(names.contextWord(), "label", "count", beside(), "action", "probability"));
        for (int c = 0; c < posterior.length; c++) {
            int pair = c;
            int s = c / model.labels();
            int y = c % model.labels();
            long[] ofTargets = ofPair(counts, c, posterior.length);
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
            Optional<long[]> ofGold = gold.map(of -> ofPair(of, pair, posterior.length));
            ofGold.ifPresent(of -> LongStream.of(of).forEach(label.withArray("gold")::add));
            Arrays.stream(posterior[c]).forEach(label.putArray("posterior")::add);
            int action = mostProbable(posterior[c]);
            table.add(row(
                    ModelNames.of(names.contexts(), s),
                    ModelNames.of(names.labels(), y),
                    Long.toString(count),
                    revealed
                            ? shown(ofTargets)
                            : ofGold.map(FiniteReplay::shown)
                                    .orElse(proxy.isEmpty() ? "" : ModelNames.of(names.targets(), proxy.get(y))),
                    ModelNames.of(names.actions(), action),
                    String.format(Locale.ROOT, "%.4f", posterior[c][action])));
        }
        return new Trials.Drawn(json, table);
    }

    /** The counts of the places of a pair. */
    private static long[] ofPair(long[] counts, int pair, int pairs) {
        int each = counts.length / pairs;
        return Arrays.copyOfRange(counts, pair * each, (pair + 1) * each);
    }

    /** What stands beside the count of a label. */
    private String beside() {
        return switch (learner.spec().observable()) {
            case CANONICAL -> "";
            case REVEALED -> "of targets";
            case PROXY -> "taken for";
            case CALIBRATED -> "gold of targets";
        };
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
