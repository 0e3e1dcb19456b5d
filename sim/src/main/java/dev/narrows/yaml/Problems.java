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

    /**
     * An error without its file, in parts.
     *
     * @param mark where it stands
     * @param path path in the document
     * @param what what is wrong
     * @param suggestion what may be meant, or what to write; empty where nothing is known
     * @param allowed the keys that are allowed, in brackets; empty where that is part of {@code what}
     * @param wantsList whether a list was to stand there
     */
    public record Found(Mark mark, String path, String what, String suggestion, String allowed, boolean wantsList) {
        /** An error that says all in one. */
        public Found(Mark mark, String path, String what) {
            this(mark, path, what, "", "", false);
        }

        /** The same with another suggestion. */
        Found suggesting(String other) {
            return new Found(mark, path, what, other, allowed, wantsList);
        }

        /** The same elsewhere, with more words at its end. */
        public Found at(Mark place, String more) {
            return new Found(place, path, what, suggestion, allowed + more, wantsList);
        }

        /** As it is printed. */
        public String message() {
            return what + suggestion + allowed;
        }

        /** Whether a required key is not there. */
        public boolean isMissing() {
            return what.equals(MISSING);
        }

        /** Whether a key is not one of its mapping. */
        boolean isUnknownKey() {
            return what.equals(UNKNOWN);
        }
    }

    private final Set<Found> found = new LinkedHashSet<>();
    private final Set<Found> warnings = new LinkedHashSet<>();
    private List<String> options = List.of();
    private Optional<Misplaced> misplaced = Optional.empty();
    private int added;

    /** What is said of a key that is not there. */
    private static final String MISSING = "is missing";

    private static final String UNKNOWN = "unknown key";

    /** The options of the command line that errors with a line below 0 belong to: -1 to the first, and so on. */
    public void nameOptions(List<String> names) {
        options = List.copyOf(names);
    }

    /** The document, and full paths of keys that it may hold: an unknown key is then held against them all. */
    public void know(YamlNode root, Collection<String> paths) {
        misplaced = Optional.of(new Misplaced(root, List.copyOf(paths)));
    }

    /** A key that its mapping does not take, what may be meant, and what it takes. */
    void addUnknown(Mark mark, KeyPath path, String suggestion, Collection<String> allowed) {
        add(new Found(
                mark, path.toString(), UNKNOWN, suggestion, " (allowed: " + String.join(", ", allowed) + ")", false));
    }

    /** A required key that is not there, and what it takes. */
    public void addMissing(Mark mark, KeyPath path, String wanted) {
        add(new Found(mark, path.toString(), MISSING, wanted, "", false));
    }

    /** A value that is no list where one must stand. */
    void addNoList(Mark mark, KeyPath path, String message) {
        add(new Found(mark, path.toString(), message, "", "", true));
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
    public void warn(Mark mark, KeyPath path, String message) {
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
