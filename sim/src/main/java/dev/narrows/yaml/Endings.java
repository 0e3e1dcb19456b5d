package dev.narrows.yaml;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Paths that may be given by their last words where no other path ends so: {@code labels} for learner.labels. */
public final class Endings {
    private Endings() {}

    /** The paths that end with these words and are longer. */
    public static List<String> of(Collection<String> paths, String word) {
        return paths.stream().filter(path -> path.endsWith("." + word)).toList();
    }

    /** Every end of a path that is shorter than it, the longest first. */
    public static Stream<String> all(String path) {
        return Stream.iterate(path, end -> end.indexOf('.') >= 0, Endings::rest).map(Endings::rest);
    }

    private static String rest(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    /** What is said of words that several paths end with. */
    public static String ambiguous(List<String> paths) {
        return "may mean " + Wording.oneOf(paths) + "; write more of its path";
    }
}
