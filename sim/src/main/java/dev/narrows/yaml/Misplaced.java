package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of unknown keys where the document would take them: keys in a wrong mapping, slips of the indentation. */
record Misplaced(YamlNode root, List<String> known) {
    /** The same errors; an unknown key says which is meant, and what it was missing for is left out. */
    Set<Problems.Found> resolve(Collection<Problems.Found> found) {
        Set<Problems.Found> resolved = new LinkedHashSet<>();
        Set<String> supplied = new HashSet<>();
        for (Problems.Found one : found) {
            Optional<KeyPath> path = KeyPath.parse(one.path()).filter(p -> one.isUnknownKey());
            List<String> meant = path.map(p -> meant(p, found)).orElse(List.of());
            List<String> there = path.map(this::given).orElse(List.of());
            supplied.addAll(meant.size() == 1 ? meant : List.of());
            // the same name elsewhere is more likely to be meant than a similar one here
            resolved.add(
                    !meant.isEmpty()
                            ? one.suggesting(", did you mean " + Wording.oneOf(shown(meant)) + "?"
                                    + indented(path.get(), one.mark(), meant))
                            : there.isEmpty()
                                    ? one
                                    : one.suggesting(" here, " + Wording.and(shown(there)) + " is given already"));
        }
        resolved.removeIf(one -> one.isMissing() && supplied.contains(one.path()));
        return resolved;
    }

    /** Keys of this name elsewhere that the document has not: what is missing, else what is known. */
    private List<String> meant(KeyPath unknown, Collection<Problems.Found> found) {
        List<String> missing = found.stream()
                .filter(Problems.Found::isMissing)
                .map(Problems.Found::path)
                .filter(path -> last(path).equals(unknown.lastKey()))
                .toList();
        if (!missing.isEmpty()) {
            return missing.size() == 1 ? missing : List.of();
        }
        return elsewhere(unknown).filter(path -> !isThere(path)).toList();
    }

    /** The key of this name elsewhere, where there is but one and the document has it. */
    private List<String> given(KeyPath unknown) {
        List<String> same = elsewhere(unknown).toList();
        if (same.isEmpty() && unknown.steps().size() == 1) {
            same = written(unknown.lastKey());
        }
        return same.size() == 1 && isThere(same.get(0)) ? same : List.of();
    }

    private Stream<String> elsewhere(KeyPath unknown) {
        // deeper inside, a type may know the key in another form
        return unknown.steps().size() > 2
                ? Stream.of()
                : known.stream()
                        .filter(path -> last(path).equals(unknown.lastKey()))
                        .distinct();
    }

    /** Where the document has a key of this name in a mapping of a part. */
    private List<String> written(String key) {
        List<String> paths = new ArrayList<>();
        if (root instanceof YamlNode.Mapping document) {
            document.entries().forEach((part, entry) -> {
                if (known.stream().anyMatch(path -> path.startsWith(part + ".")) && !part.equals("sweep")) {
                    collect(entry.value(), part, key, paths);
                }
            });
        }
        return paths;
    }

    private static void collect(YamlNode node, String path, String key, List<String> paths) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (name.equals(key)) {
                    paths.add(path + "." + name);
                }
                collect(entry.value(), path + "." + name, key, paths);
            });
        }
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
