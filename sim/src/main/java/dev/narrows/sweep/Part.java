package dev.narrows.sweep;

import dev.narrows.yaml.KeyPath;
import java.util.Arrays;
import java.util.List;

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

    /** Whether a key with these steps lies in it. */
    boolean holds(List<KeyPath.Step> steps) {
        return steps.get(0).key().equals(key);
    }

    static boolean isKey(String key) {
        return Arrays.stream(values()).anyMatch(part -> part.key.equals(key));
    }
}
