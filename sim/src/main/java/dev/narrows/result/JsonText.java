package dev.narrows.result;

import java.util.OptionalDouble;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** A JSON object as text, compact, as it is written (mutable, unshared). Keys are given without quotes. */
final class JsonText {
    /** What stands for what is not there. */
    static final String NULL = "null";

    private final StringBuilder text;
    private boolean begun;

    JsonText(int capacity) {
        this.text = new StringBuilder(capacity).append('{');
    }

    /** The whole object, to which nothing is added any more. */
    String end() {
        return text.append('}').toString();
    }

    private StringBuilder next() {
        if (begun) {
            text.append(',');
        }
        begun = true;
        return text;
    }

    private StringBuilder key(String key) {
        return next().append('"').append(key).append("\":");
    }

    private void open(char bracket) {
        text.append(bracket);
        begun = false;
    }

    private void close(char bracket) {
        text.append(bracket);
        begun = true;
    }

    /** An object within. */
    void object(String key, Runnable content) {
        key(key);
        open('{');
        content.run();
        close('}');
    }

    /** What is JSON already; null for null. */
    void json(String key, String json) {
        key(key).append(json);
    }

    void tree(String key, JsonNode tree) {
        value(next().append(quoted(key)).append(':'), tree);
    }

    private void value(StringBuilder after, JsonNode tree) {
        if (tree.isObject()) {
            open('{');
            tree.properties().forEach(entry -> tree(entry.getKey(), entry.getValue()));
            close('}');
        } else if (tree.isArray()) {
            open('[');
            tree.forEach(item -> value(next(), item));
            close(']');
        } else if (tree.isFloatingPointNumber()) {
            after.append(Numbers.text(tree.doubleValue()));
        } else {
            after.append(tree.isNull() ? NULL : tree.isString() ? quoted(tree.stringValue()) : tree.asString());
        }
    }

    /** Any text; null for null. */
    void text(String key, String value) {
        json(key, value == null ? NULL : quoted(value));
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return Json.MAPPER.writeValueAsString(text);
            }
        }
        return '"' + text + '"';
    }

    /** A word that needs no escapes. */
    void word(String key, String word) {
        key(key).append('"').append(word).append('"');
    }

    void number(String key, double value) {
        json(key, Numbers.text(value));
    }

    /** Null where it is undefined. */
    void number(String key, OptionalDouble value) {
        json(key, number(value));
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.text(value.getAsDouble()) : NULL;
    }

    /** What stands at some places, as JSON; null for a place below 0. */
    void array(String key, int[] places, IntFunction<String> json) {
        key(key);
        open('[');
        for (int place : places) {
            next().append(place < 0 ? NULL : json.apply(place));
        }
        close(']');
    }
}
