package dev.narrows.result;

import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import tools.jackson.core.JsonGenerator;

/** A JSON object as text, compact, its doubles by {@link Numbers} (mutable, unshared). Null where there is no value. */
final class JsonText {
    private final StringWriter text;
    private final JsonGenerator json;

    JsonText(int capacity) {
        this.text = new StringWriter(capacity);
        this.json = Json.MAPPER.createGenerator(text);
        json.writeStartObject();
    }

    /** The whole object, to which nothing is added any more. */
    String end() {
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    /** An object within. */
    void object(String key, Runnable content) {
        json.writeObjectPropertyStart(key);
        content.run();
        json.writeEndObject();
    }

    /** A value, as {@link #value} writes it. */
    void put(String key, Object value) {
        json.writeName(key);
        value(value);
    }

    /** What is written for each of some places; null for a place below 0. */
    void array(String key, int[] places, IntConsumer value) {
        json.writeArrayPropertyStart(key);
        for (int place : places) {
            if (place < 0) {
                json.writeNull();
            } else {
                value.accept(place);
            }
        }
        json.writeEndArray();
    }

    /** A number, text, truth or tree, or one that may be undefined, such as an entry of an array. */
    void value(Object value) {
        if (value instanceof Double number) {
            json.writeNumber(Numbers.text(number));
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Optional<?> optional) {
            value(optional.orElse(null));
        } else if (value instanceof OptionalDouble optional) {
            value(optional.isPresent() ? optional.getAsDouble() : null);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writePOJO(value);
        }
    }

    /** An object in an array. */
    void entry(Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }
}
