package dev.narrows.result;

import java.io.StringWriter;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

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

    void tree(String key, JsonNode tree) {
        json.writeName(key);
        json.writeTree(tree);
    }

    void text(String key, String value) {
        json.writeName(key);
        value(value);
    }

    void integer(String key, long value) {
        json.writeNumberProperty(key, value);
    }

    void flag(String key, boolean value) {
        json.writeBooleanProperty(key, value);
    }

    void number(String key, double value) {
        json.writeName(key);
        value(value);
    }

    void number(String key, OptionalDouble value) {
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

    /** An entry of an array, as are those below. */
    void value(double value) {
        json.writeNumber(Numbers.text(value));
    }

    void value(OptionalDouble value) {
        if (value.isPresent()) {
            value(value.getAsDouble());
        } else {
            json.writeNull();
        }
    }

    void value(OptionalInt value) {
        if (value.isPresent()) {
            json.writeNumber(value.getAsInt());
        } else {
            json.writeNull();
        }
    }

    void value(String value) {
        json.writeString(value);
    }

    void value(boolean value) {
        json.writeBoolean(value);
    }

    /** An object in an array. */
    void entry(Runnable content) {
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }
}
