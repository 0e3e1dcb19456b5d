package dev.narrows.certificate;

import dev.narrows.info.Channel;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The numbers that a finite model, or some channels, are made of, as certificates have them: every double exactly. */
final class ModelInputs {
    private ModelInputs() {}

    static ObjectNode of(FiniteModel model) {
        ObjectNode inputs = Json.object();
        inputs.set("contexts", Json.list(model.contextLaw().toArray()));
        inputs.set("prior", Json.list(model.prior().toArray()));
        int[][] words = new int[model.contexts()][model.codewords()];
        for (int s = 0; s < words.length; s++) {
            int context = s;
            Arrays.setAll(words[s], j -> model.codebook().word(j, context));
        }
        inputs.set("codebook", Json.table(words));
        inputs.set("cognitive", channels(model.contexts(), model.cascade()::cognitive));
        inputs.set("articulation", channels(model.contexts(), model.cascade()::articulation));
        inputs.set("loss", losses(model));
        return inputs;
    }

    /** The different channels of the contexts, and which of them each context has. */
    static ObjectNode channels(int contexts, IntFunction<Channel> stage) {
        int[] of = sameAs(contexts, stage);
        List<Channel> channels = new ArrayList<>();
        int[] places = new int[of.length];
        for (int s = 0; s < of.length; s++) {
            if (of[s] == s) {
                places[s] = channels.size();
                channels.add(stage.apply(s));
            }
            places[s] = places[of[s]];
        }
        ObjectNode node = Json.object();
        node.set("of", Json.list(places));
        node.set(
                "tables",
                Json.all(channels.stream().map(c -> Json.table(rows(c))).toList()));
        return node;
    }

    /** For each context the first one that has the same channel, or channels. */
    static int[] sameAs(int contexts, IntFunction<?> stage) {
        Map<Object, Integer> first = new HashMap<>();
        return IntStream.range(0, contexts)
                .map(s -> {
                    Integer earlier = first.putIfAbsent(stage.apply(s), s);
                    return earlier == null ? s : earlier;
                })
                .toArray();
    }

    private static double[][] rows(Channel channel) {
        double[][] rows = new double[channel.inputs()][];
        Arrays.setAll(rows, channel::row);
        return rows;
    }

    private static ObjectNode losses(FiniteModel model) {
        int tables = model.loss().contexts();
        ObjectNode node = Json.object();
        node.set(
                "of",
                Json.list(IntStream.range(0, model.contexts())
                        .map(s -> tables == 1 ? 0 : s)
                        .toArray()));
        node.set(
                "tables",
                Json.all(IntStream.range(0, tables)
                        .mapToObj(s -> Json.table(loss(model, s)))
                        .toList()));
        return node;
    }

    private static double[][] loss(FiniteModel model, int s) {
        double[][] table = new double[model.actions()][model.targets()];
        for (int a = 0; a < table.length; a++) {
            int action = a;
            Arrays.setAll(table[a], u -> model.loss().value(action, u, s));
        }
        return table;
    }
}
