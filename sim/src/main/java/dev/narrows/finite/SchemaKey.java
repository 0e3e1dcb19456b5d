package dev.narrows.finite;

import dev.narrows.yaml.Json;
import tools.jackson.databind.node.ObjectNode;

/** A key of a type, and what it holds as JSON Schema. */
record SchemaKey(String name, ObjectNode schema, boolean required) {
    static SchemaKey integer(String name, int least, int most) {
        ObjectNode schema =
                Json.object().put("type", "integer").put("minimum", least).put("maximum", most);
        return new SchemaKey(name, schema, true);
    }

    /** The number of inputs, which may follow from the rest of the model. */
    static SchemaKey size(int least, int most) {
        return new SchemaKey("size", integer("size", least, most).schema, false);
    }

    static SchemaKey probability(String name) {
        return defined(name, "probability");
    }

    /** What stands under {@code $defs} of the schema of scenarios. */
    static SchemaKey defined(String name, String definition) {
        return new SchemaKey(name, Json.object().put("$ref", "#/$defs/" + definition), true);
    }

    /** A type with these keys and no others, as {@link dev.narrows.family.KeyedType#forms()} gives it. */
    static String form(String description, SchemaKey... keys) {
        ObjectNode form = Json.object().put("description", description);
        for (SchemaKey key : keys) {
            form.withObject("/properties").set(key.name, key.schema);
            if (key.required) {
                form.withArray("/required").add(key.name);
            }
        }
        return form.toString();
    }
}
