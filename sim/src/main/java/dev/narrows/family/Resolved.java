package dev.narrows.family;

import tools.jackson.databind.JsonNode;

/** A part of a resolved scenario and its canonical text, which is made once: a large table is shared by many cells. */
public final class Resolved {
    private final JsonNode node;
    private String text;
    /**
     * A part.
     *
     * @param node its tree
     */
    public Resolved(JsonNode node) {
        this.node = node;
    }

    /**
     * Not to be modified.
     *
     * @return the tree
     */
    public JsonNode node() {
        return node;
    }
    /**
     * The canonical text, made once.
     *
     * @return the text
     */
    public synchronized String text() {
        if (text == null) {
            text = Canonical.text(node);
        }
        return text;
    }
}
