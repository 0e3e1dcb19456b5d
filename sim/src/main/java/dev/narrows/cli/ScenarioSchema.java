package dev.narrows.cli;

import dev.narrows.finite.ChannelType;
import dev.narrows.finite.LossType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of scenario files: the frame, with the forms of every channel and loss that there is. */
final class ScenarioSchema {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ScenarioSchema() {}

    static String text() throws IOException {
        ObjectNode schema = (ObjectNode) MAPPER.readTree(Resource.SCHEMA.text());
        Map<String, List<String>> channels = new LinkedHashMap<>();
        ChannelType.all().types().forEach(type -> channels.put(type.name(), type.forms()));
        Map<String, List<String>> losses = new LinkedHashMap<>();
        LossType.all().types().forEach(type -> losses.put(type.name(), type.forms()));
        fill(schema.withArray("/$defs/channel/anyOf"), channels);
        fill(schema.withArray("/$defs/table/anyOf"), losses);
        return MAPPER.writeValueAsString(schema) + "\n";
    }

    private static void fill(ArrayNode anyOf, Map<String, List<String>> types) {
        ObjectNode others = branch(anyOf.objectNode().put("description", "A type that says nothing of its keys."));
        ObjectNode name = others.withObject("/properties/type").put("type", "string");
        name.put("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        ArrayNode known = name.withObject("/not").withArray("/enum");
        types.forEach((type, forms) -> {
            for (String form : forms) {
                anyOf.add(form(type, (ObjectNode) MAPPER.readTree(form)));
            }
            if (!forms.isEmpty()) {
                known.add(type);
            }
        });
        anyOf.add(others);
    }

    private static ObjectNode form(String type, ObjectNode keys) {
        ObjectNode branch = branch(keys).put("additionalProperties", false);
        branch.withObject("/properties/type").put("const", type);
        return branch;
    }

    /** With {@code type}, which is always required. */
    private static ObjectNode branch(ObjectNode keys) {
        ObjectNode branch = keys.put("type", "object");
        branch.withArray("/required").insert(0, "type");
        return branch;
    }
}
