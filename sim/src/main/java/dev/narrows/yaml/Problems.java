package dev.narrows.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file (mutable, unshared). The same error at the same place counts as one. */
public final class Problems {
    /** So many errors are kept; a file that has more is wrong beyond counting. */
    static final int KEPT = 10_000;

    /** An error without its file. */
    public record Found(Mark mark, String path, String message) {}

    private final Set<Found> found = new LinkedHashSet<>();
    private List<String> options = List.of();
    private int added;

    /** The options of the command line that errors with a line below 0 belong to: -1 to the first, and so on. */
    public void nameOptions(List<String> names) {
        options = List.copyOf(names);
    }

    public void add(Mark mark, KeyPath path, String message) {
        add(new Found(mark, path.toString(), message));
    }

    public void add(Found one) {
        added++;
        if (found.size() < KEPT) {
            found.add(one);
        }
    }

    /** Counts an error that has been told already: what depends on the value is not sound. */
    void repeat() {
        added++;
    }

    /** How often something was added: unchanged means that what was read meanwhile is sound. */
    public int added() {
        return added;
    }

    public boolean contains(Found one) {
        return found.contains(one);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public boolean isFull() {
        return found.size() >= KEPT;
    }

    public List<Found> all() {
        return List.copyOf(found);
    }

    /** All, by place, then path, then words. */
    public List<Found> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(Found::mark)
                        .thenComparing(Found::path)
                        .thenComparing(Found::message))
                .toList();
    }

    /** The option of the command line that an error with a line below 0 belongs to. */
    public String option(Found one) {
        return options.get(-1 - one.mark().line());
    }
}
