package dev.narrows.sweep;

import java.util.Arrays;

/** A part of a scenario that may differ between cells; each is read from its own subtree of the document. */
public enum Part {
    MODEL("model"),
    LEARNER("learner"),
    BOUNDS("bounds"),
    CONFIDENCE("confidence");

    private final String key;

    Part(String key) {
        this.key = key;
    }

    /** The key of the document that holds it. */
    public String key() {
        return key;
    }

    static boolean isKey(String key) {
        return Arrays.stream(values()).anyMatch(part -> part.key.equals(key));
    }
}
