package dev.narrows.sweep;

import dev.narrows.yaml.Json;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A swept value as JSON: a number, a text, a list or a mapping of such. */
public final class SweptNode {
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private SweptNode() {}

    /** The value; a text that might be a number is reported. */
    static Optional<JsonNode> json(Value value) {
        if (value.node() instanceof YamlNode.Scalar scalar) {
            if (ScalarText.isNumber(scalar)) {
                return Optional.of(number(ScalarText.decimal(scalar.text())));
            }
            // the words of the reader of numbers show the spelling that was meant; other texts are the key's affair
            ScalarText.whyNoText(scalar)
                    .ifPresent(reason ->
                            value.refuse(ScalarText.whyNoNumber(scalar).orElse(reason)));
            return Optional.of(Json.of(scalar.text()));
        }
        if (value.isList()) {
            List<JsonNode> items = new ArrayList<>();
            value.items(0, Integer.MAX_VALUE).forEach(item -> json(item).ifPresent(items::add));
            return Optional.of(Json.all(items));
        }
        ObjectNode mapping = Json.object();
        value.entries().keySet().forEach(key -> json(value.get(key)).ifPresent(item -> mapping.set(key, item)));
        return Optional.of(mapping);
    }

    /** A number that reads back as the same: whole ones as integers, so that an integer key takes them. */
    public static JsonNode number(BigDecimal value) {
        return ScalarText.isWhole(value) && value.abs().compareTo(LONG_MAX) <= 0
                ? Json.of(value.longValueExact())
                : JsonNodeFactory.instance.numberNode(value);
    }

    /** The same number, or the same text, in one form. */
    static JsonNode comparable(JsonNode json) {
        return json.isNumber() ? Json.of(json.doubleValue() + 0.0) : json;
    }

    /** The spelling of a number: whole ones in digits. */
    static String text(BigDecimal value) {
        return number(value).asString();
    }
}
