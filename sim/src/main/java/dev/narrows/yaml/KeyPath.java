package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path in a document, as in {@code model.articulation.rows[1]}; linked, its text is made only when it is asked for. */
public final class KeyPath {
    public static final KeyPath ROOT = new KeyPath(null, null, -1);
    private static final Pattern SHOWN_BARE = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,80}");
    private static final Pattern STEP = Pattern.compile("(?:^|(?<=.)\\.)([a-z0-9-]+)|\\[(0|[1-9][0-9]{0,6})]");

    private final KeyPath parent;
    private final String key;
    private final int index;

    private KeyPath(KeyPath parent, String key, int index) {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    /** One step: a key, or an index where {@code key} is null. */
    public record Step(String key, int index) {}

    /** The path of these steps from the root. */
    public static KeyPath of(List<Step> steps) {
        KeyPath path = ROOT;
        for (Step step : steps) {
            path = new KeyPath(path, step.key(), step.index());
        }
        return path;
    }

    public KeyPath key(String name) {
        return new KeyPath(this, name, -1);
    }

    KeyPath index(int i) {
        return new KeyPath(this, null, i);
    }

    /** The key at the end; empty for an item of a list. */
    public String lastKey() {
        return key == null ? "" : key;
    }

    /** The steps from the root. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (KeyPath p = this; p.parent != null; p = p.parent) {
            steps.add(new Step(p.key, p.index));
        }
        Collections.reverse(steps);
        return steps;
    }

    /** The path that is written so, if it is one. */
    public static Optional<KeyPath> parse(String text) {
        KeyPath path = ROOT;
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            path = matcher.group(1) != null
                    ? path.key(matcher.group(1))
                    : path.index(Integer.parseInt(matcher.group(2)));
            end = matcher.end();
        }
        return end == text.length() && end > 0 ? Optional.of(path) : Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps()) {
            if (step.key() == null) {
                text.append('[').append(step.index()).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".");
                text.append(SHOWN_BARE.matcher(step.key()).matches() ? step.key() : Wording.quoted(step.key()));
            }
        }
        return text.toString();
    }
}
