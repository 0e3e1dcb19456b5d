package dev.narrows.scenario;

import tools.jackson.databind.JsonNode;

/** A part of a resolved scenario and its canonical text, which is made once: a large table is shared by many cells. */
final class Resolved {
    private final JsonNode node;
    private String text;

    Resolved(JsonNode node) {
        this.node = node;
    }

    /** Not to be modified. */
    JsonNode node() {
        return node;
    }

    synchronized String text() {
        if (text == null) {
            text = Canonical.text(node);
        }
        return text;
    }
}
