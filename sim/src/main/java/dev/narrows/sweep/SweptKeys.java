package dev.narrows.sweep;

import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The keys of a document that a sweep, or the command line, may give another value: named by their full path. */
public final class SweptKeys {
    private static final List<String> WITH_DEFAULT =
            List.of("bounds.delta", "bounds.eta", "bounds.catoni", "confidence");

    private SweptKeys() {}

    /**
     * The steps to a key that the scenario holds or, by its family or by itself, has a default for; else the reason
     * goes to {@code refuse}.
     */
    public static Optional<List<KeyPath.Step>> find(
            YamlNode.Mapping root, Collection<String> withDefault, String name, Consumer<String> refuse) {
        Optional<List<KeyPath.Step>> steps = KeyPath.parse(name)
                .map(KeyPath::steps)
                .filter(s -> Part.isKey(s.get(0).key()) && !name.equals("model.family"));
        Optional<YamlNode> found = steps.flatMap(s -> Substitution.find(root, s));
        if (found.isPresent() && found.get() instanceof YamlNode.Mapping) {
            refuse.accept("is a mapping, name one of its keys");
            return Optional.empty();
        }
        boolean hasDefault = WITH_DEFAULT.contains(name) || withDefault.contains(name);
        if (found.isPresent() || hasDefault && steps.isPresent() && defaultFits(root, steps.get())) {
            return steps;
        }
        Set<String> known = new LinkedHashSet<>(withDefault);
        known.addAll(WITH_DEFAULT);
        collect(root, "", known);
        refuse.accept("unknown key"
                + Wording.nearest(name, known)
                        .map(near -> ", did you mean " + near + "?")
                        .orElse("; must be the full path of a key of model, learner, "
                                + "bounds or confidence that the scenario holds or has a default for"));
        return Optional.empty();
    }

    /** Whether nothing but mappings stands on the way to where the default's key would be. */
    private static boolean defaultFits(YamlNode root, List<KeyPath.Step> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(n -> Substitution.find(root, steps.subList(0, n)))
                .allMatch(node -> node.isEmpty() || node.get() instanceof YamlNode.Mapping);
    }

    private static void collect(YamlNode node, String prefix, Set<String> known) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (!prefix.isEmpty() || Part.isKey(key)) {
                    collect(entry.value(), prefix.isEmpty() ? key : prefix + "." + key, known);
                }
            });
        } else {
            known.add(prefix);
        }
    }

    /** Whether one of the two keys is the other, or lies in it. */
    public static boolean overlap(List<KeyPath.Step> a, List<KeyPath.Step> b) {
        int common = Math.min(a.size(), b.size());
        return a.subList(0, common).equals(b.subList(0, common));
    }
}
