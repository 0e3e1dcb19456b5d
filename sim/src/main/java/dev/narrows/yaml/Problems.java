package dev.narrows.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with a file (mutable, unshared). The same error at the same place counts as one. */
public final class Problems {
    /** So many errors are kept; a file that has more is wrong beyond counting. */
    static final int KEPT = 10_000;

    /** An error without its file. */
    public record Found(Mark mark, String path, String message) {}

    private final Set<Found> found = new LinkedHashSet<>();
    private final Set<Found> warnings = new LinkedHashSet<>();
    private List<String> options = List.of();
    private Optional<Misplaced> misplaced = Optional.empty();
    private int added;

    /** What is said of a key that is not there. */
    public static final String MISSING = "is missing";

    private static final String UNKNOWN = "unknown key";

    /** The options of the command line that errors with a line below 0 belong to: -1 to the first, and so on. */
    public void nameOptions(List<String> names) {
        options = List.copyOf(names);
    }

    /** The document, and full paths of keys that it may hold: an unknown key is then held against them all. */
    public void know(YamlNode root, Collection<String> paths) {
        misplaced = Optional.of(new Misplaced(root, List.copyOf(paths)));
    }

    /** An unknown key, which is like none that its mapping takes. */
    void addUnknown(Mark mark, KeyPath path, String allowed) {
        add(mark, path, UNKNOWN + allowed);
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

    /** What is accepted and seldom meant: no error. */
    void warn(Mark mark, KeyPath path, String message) {
        if (warnings.size() < KEPT) {
            warnings.add(new Found(mark, path.toString(), message));
        }
    }

    /** The warnings, by place. */
    public List<Found> warnings() {
        return sorted(warnings);
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

    /**
     * All, by place, then path, then words. An unknown key whose name is known elsewhere is told where; if it is
     * missing there, the two are one error.
     */
    public List<Found> sorted() {
        return sorted(misplaced.map(keys -> keys.resolve(found)).orElse(found));
    }

    private static List<Found> sorted(Set<Found> some) {
        return some.stream()
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
