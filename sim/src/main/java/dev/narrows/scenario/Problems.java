package dev.narrows.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a file (mutable, unshared). The same error at the same place counts as one. */
final class Problems {
    /** So many errors are kept; a file that has more is wrong beyond counting. */
    static final int KEPT = 10_000;

    /** An error without its file. */
    record Found(Mark mark, String path, String message) {
    }

    private final Map<Found, Found> found = new LinkedHashMap<>();
    private List<String> options = List.of();
    private int added;

    /** The options of the command line that errors with a line below 0 belong to: -1 to the first, and so on. */
    void nameOptions(List<String> names) {
        options = List.copyOf(names);
    }

    void add(Mark mark, KeyPath path, String message) {
        add(new Found(mark, path.toString(), message));
    }

    void add(Found one) {
        added++;
        if (found.size() < KEPT) {
            found.putIfAbsent(one, one);
        }
    }

    /** Counts an error that has been told already: what depends on the value is not sound. */
    void repeat() {
        added++;
    }

    /** How often something was added: unchanged means that what was read meanwhile is sound. */
    int added() {
        return added;
    }

    boolean contains(Found one) {
        return found.containsKey(one);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() >= KEPT;
    }

    List<Found> all() {
        return List.copyOf(found.values());
    }

    /** Throws when there is any. */
    void throwIfAny(Source source) throws ScenarioException {
        if (!found.isEmpty()) {
            List<Found> sorted = new ArrayList<>(found.values());
            sorted.sort(Comparator.comparing(Found::mark).thenComparing(Found::path).thenComparing(Found::message));
            throw new ScenarioException(sorted.stream().map(one -> problem(one, source)).toList());
        }
    }

    private Problem problem(Found one, Source source) {
        int line = one.mark().line();
        return line > 0 ? new Problem(source.file(), line, one.mark().column(), one.path(), one.message(), source.line(line))
                : new Problem(source.file(), 0, 0, one.path(), options.get(-1 - line) + ": " + one.message(), "");
    }
}
