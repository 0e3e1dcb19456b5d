package dev.narrows.cli;

import dev.narrows.family.Family;
import dev.narrows.family.KeyedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of scenario files: the frame, with the forms of every type of every family. */
final class ScenarioSchema {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Set<String> OF_SWEEPS = Set.of("sweep", "swept", "swept-key", "variable");
    private static final Set<String> KINDS = Set.of("family", "type", "class");

    private ScenarioSchema() {}

    static String text() throws IOException {
        ObjectNode schema = (ObjectNode) MAPPER.readTree(Resource.SCHEMA.text());
        types().forEach((definition, types) -> fill(schema.withArray("/$defs/" + definition + "/anyOf"), types));
        schema.get("$defs").properties().stream()
                .filter(definition -> !OF_SWEEPS.contains(definition.getKey()))
                .forEach(definition -> allowVariables(definition.getValue()));
        JsonNode confidence = schema.at("/properties/confidence");
        schema.withObject("/properties").set("confidence", orVariable(confidence));
        return MAPPER.writeValueAsString(schema) + "\n";
    }

    /** Every value may be a variable of {@code let}, but for the words that decide which other keys there are. */
    private static void allowVariables(JsonNode node) {
        node.path("anyOf").forEach(ScenarioSchema::allowVariables);
        if (node.path("items") instanceof ObjectNode items) {
            allowVariables(items);
            ((ObjectNode) node).set("items", orVariable(items));
        }
        if (node.path("properties") instanceof ObjectNode properties) {
            for (String key : List.copyOf(properties.propertyNames())) {
                allowVariables(properties.get(key));
                if (!KINDS.contains(key)) {
                    properties.set(key, orVariable(properties.get(key)));
                }
            }
        }
    }

    private static ObjectNode orVariable(JsonNode value) {
        ObjectNode either = MAPPER.createObjectNode();
        either.withArray("/anyOf").add(value).addObject().put("$ref", "#/$defs/variable");
        return either;
    }

    /** The types of all families by definition: one family's branch for unknown types must not let in another's. */
    private static Map<String, List<KeyedType>> types() {
        Map<String, List<KeyedType>> all = new TreeMap<>();
        for (Family family : Family.all().types()) {
            family.types()
                    .forEach((definition, types) -> all.computeIfAbsent(definition, unused -> new ArrayList<>())
                            .addAll(types));
        }
        return all;
    }

    private static void fill(ArrayNode anyOf, List<KeyedType> types) {
        String key = types.get(0).key();
        ObjectNode others = anyOf.objectNode().put("description", "A type that says nothing of its keys.");
        others.put("type", "object")
                .put("additionalProperties", true)
                .withArray("/required")
                .add(key);
        ObjectNode name = others.withObject("/properties/" + key).put("type", "string");
        name.put("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        ArrayNode known = name.withObject("/not").withArray("/enum");
        Set<String> silent = new HashSet<>();
        Set<String> described = new LinkedHashSet<>();
        for (KeyedType type : types) {
            for (String form : type.forms()) {
                anyOf.add(form(type, (ObjectNode) MAPPER.readTree(form)));
            }
            (type.forms().isEmpty() ? silent : described).add(type.name());
        }
        // a name that some family gives to a type without forms may have any keys
        described.removeAll(silent);
        described.forEach(known::add);
        anyOf.add(others);
    }

    /** The keys of a type, with the key that names it; beside {@code type} there are no others. */
    private static ObjectNode form(KeyedType type, ObjectNode keys) {
        ObjectNode form = keys.put("type", "object");
        if (type.key().equals("type")) {
            form.put("additionalProperties", false);
        }
        form.withObject("/properties/" + type.key()).put("const", type.name());
        if (!type.isDefault()) {
            form.withArray("/required").insert(0, type.key());
        }
        return form;
    }
}
