package dev.narrows.report;

import dev.narrows.result.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/** What several runs differ in: the settings that no sweep of theirs sets, and what some sweep and others fix. */
final class Differences {
    /** No settings of the loop: what a run is called, how it is swept, what is expected of it. */
    private static final Set<String> OTHER = Set.of("format", "name", "sweep", "let", "expect");

    private Differences() {}

    /**
     * Keys with a value for each run, null where it has none; {@code swept} where some run sweeps the key. A page of
     * one run has none.
     */
    static ArrayNode of(List<RunData> runs) {
        ArrayNode differences = Json.MAPPER.createArrayNode();
        Set<String> swept = new LinkedHashSet<>();
        runs.forEach(run -> swept.addAll(run.sweptKeys()));
        swept.forEach(key -> add(
                differences,
                key,
                true,
                runs.stream()
                        .map(run -> run.resolved().at("/" + key.replace('.', '/')))
                        .toList()));
        List<SortedMap<String, JsonNode>> leaves =
                runs.stream().map(run -> run.scenario().leaves()).toList();
        for (String key :
                leaves.stream().map(Map::keySet).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new))) {
            boolean setByASweep = swept.stream().anyMatch(other -> key.equals(other) || key.startsWith(other + "."));
            if (!setByASweep && !OTHER.contains(key.split("\\.")[0])) {
                add(
                        differences,
                        key,
                        false,
                        leaves.stream()
                                .map(of -> of.getOrDefault(key, NullNode.getInstance()))
                                .toList());
            }
        }
        return differences;
    }

    private static void add(ArrayNode to, String key, boolean swept, List<JsonNode> values) {
        if (values.size() > 1 && (swept || values.stream().distinct().count() > 1)) {
            ArrayNode all = to.addObject().put("key", key).put("swept", swept).putArray("values");
            values.forEach(value -> all.add(value.isMissingNode() ? NullNode.getInstance() : value));
        }
    }
}
