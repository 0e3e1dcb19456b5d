package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of unknown keys where the document would take them: keys in a wrong mapping, slips of the indentation. */
record Misplaced(YamlNode root, List<String> known) {
    /** The same name elsewhere is more likely to be meant than a similar one here. */
    private static final Pattern UNKNOWN =
            Pattern.compile("unknown key(?:, did you mean [\\w-]+\\?)? (\\(allowed: .*)");

    /** The same errors; an unknown key says which is meant, and what it was missing for is left out. */
    Set<Problems.Found> resolve(Collection<Problems.Found> found) {
        Set<Problems.Found> resolved = new LinkedHashSet<>();
        Set<String> supplied = new HashSet<>();
        for (Problems.Found one : found) {
            Matcher unknown = UNKNOWN.matcher(one.message());
            Optional<KeyPath> path = KeyPath.parse(one.path()).filter(p -> unknown.matches());
            List<String> meant = path.map(p -> meant(p, found)).orElse(List.of());
            supplied.addAll(meant.size() == 1 ? meant : List.of());
            resolved.add(
                    meant.isEmpty()
                            ? one
                            : new Problems.Found(
                                    one.mark(),
                                    one.path(),
                                    "unknown key, did you mean " + Wording.oneOf(shown(meant)) + "?"
                                            + indented(path.get(), one.mark(), meant)
                                            + " " + unknown.group(1)));
        }
        resolved.removeIf(one -> one.message().equals(Problems.MISSING) && supplied.contains(one.path()));
        return resolved;
    }

    /** Keys of this name elsewhere that the document has not: what is missing, else what is known. */
    private List<String> meant(KeyPath unknown, Collection<Problems.Found> found) {
        List<String> missing = found.stream()
                .filter(one -> one.message().equals(Problems.MISSING))
                .map(Problems.Found::path)
                .filter(path -> last(path).equals(unknown.lastKey()))
                .toList();
        if (!missing.isEmpty()) {
            return missing.size() == 1 ? missing : List.of();
        }
        // deeper inside, a type may know the key in another form
        return unknown.steps().size() > 2
                ? List.of()
                : known.stream()
                        .filter(path -> last(path).equals(unknown.lastKey()) && !isThere(path))
                        .distinct()
                        .toList();
    }

    private static List<String> shown(List<String> paths) {
        return paths.stream()
                .map(path -> path.contains(".") ? path : "the top-level " + path)
                .toList();
    }

    private boolean isThere(String path) {
        YamlNode node = root;
        for (KeyPath.Step step : KeyPath.parse(path).map(KeyPath::steps).orElse(List.of())) {
            if (!(node instanceof YamlNode.Mapping mapping)
                    || !mapping.entries().containsKey(step.key())) {
                return false;
            }
            node = mapping.entries().get(step.key()).value();
        }
        return true;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Where the key is meant for a mapping further out: from which line on it stands too deep. */
    private String indented(KeyPath unknown, Mark mark, List<String> meant) {
        List<KeyPath.Step> steps = unknown.steps();
        List<KeyPath.Step> target =
                KeyPath.parse(meant.get(0)).map(KeyPath::steps).orElse(List.of());
        int outer = target.size() - 1;
        if (meant.size() > 1
                || outer < 0
                || outer >= steps.size() - 1
                || !steps.subList(0, outer).equals(target.subList(0, outer))) {
            return "";
        }
        YamlNode node = root;
        List<Mark> keys = new ArrayList<>();
        for (KeyPath.Step step : steps.subList(0, outer + 1)) {
            if (!(node instanceof YamlNode.Mapping mapping)
                    || !mapping.entries().containsKey(step.key())) {
                return "";
            }
            keys.add(mapping.entries().get(step.key()).keyMark());
            node = mapping.entries().get(step.key()).value();
        }
        int line = keys.get(outer).line();
        return mark.line() > line ? " It is indented deeper than line " + line : "";
    }
}
