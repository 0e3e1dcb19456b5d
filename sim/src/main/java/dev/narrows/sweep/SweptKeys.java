package dev.narrows.sweep;

import dev.narrows.yaml.Endings;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The keys of a document that a sweep, or the command line, may give another value: named by their full path, or by a
 * suffix of it that no other has.
 */
public final class SweptKeys {
    private static final String FAMILY = "cannot be swept or set: a file is of one family; write a file for each";
    /** Keys with a default whatever the family is. */
    public static final List<String> WITH_DEFAULT =
            List.of("bounds.delta", "bounds.eta", "bounds.catoni", "confidence");
    /** Keys of a scenario that cannot be swept: a suffix that is one of them may be meant so. */
    private static final Set<String> OF_THE_SCENARIO = Set.of(
            "format",
            "name",
            "seed",
            "model",
            "learner",
            "bounds",
            "sweep",
            "replicates",
            "precision",
            "expect",
            "family");

    private static final String WHOLE = "cannot be swept or set as a whole: name a key in it, such as ";
    /** What to do instead for a key that cannot be swept. */
    private static final Map<String, String> NOT_SWEPT = Map.of(
            "seed",
            "cannot be swept or set: the cells have streams of their own; run again with --seed N for other numbers",
            "replicates",
            "cannot be swept or set: all cells have the same number; give --replicates N, or precision: "
                    + "{half-width: ..} "
                    + "for as many as each cell needs",
            "precision",
            "cannot be swept or set: all cells have the same",
            "format",
            "cannot be swept or set: it is that of the file",
            "name",
            "cannot be swept or set: it is that of the file; every cell has a number",
            "model",
            WHOLE + "model.codebook.size",
            "learner",
            WHOLE + "learner.beta",
            "bounds",
            WHOLE + "bounds.delta",
            "family",
            FAMILY,
            "model.family",
            FAMILY);

    private final YamlNode.Mapping root;
    private final Set<String> withDefault;
    private final List<SweptKey> variables;

    /** The keys of a document, those with a default that it need not hold, and its variables. */
    public SweptKeys(YamlNode.Mapping root, Collection<String> withDefault, Let let) {
        this(root, withDefault, let.keys());
    }

    private SweptKeys(YamlNode.Mapping root, Collection<String> withDefault, List<SweptKey> variables) {
        this.root = root;
        this.withDefault = new LinkedHashSet<>(withDefault);
        this.withDefault.addAll(WITH_DEFAULT);
        this.variables = variables;
    }

    /** The same before variables are put in: each stands where {@code let} has it. */
    public static SweptKeys asWritten(YamlNode.Mapping root, Collection<String> withDefault) {
        YamlNode.Entry let = root.entries().get(Let.KEY);
        List<SweptKey> variables = let != null && let.value() instanceof YamlNode.Mapping mapping
                ? mapping.entries().keySet().stream()
                        .map(name -> SweptKey.of(
                                Let.KEY + "." + name,
                                List.of(new KeyPath.Step(Let.KEY, -1), new KeyPath.Step(name, -1))))
                        .toList()
                : List.of();
        return new SweptKeys(root, withDefault, variables);
    }

    /**
     * A variable, or a key that the scenario holds or, by its family or by itself, has a default for; else the reason
     * goes to {@code refuse}.
     */
    public Optional<SweptKey> find(String name, Consumer<String> refuse) {
        Optional<SweptKey> exact = exact(name);
        if (exact.isPresent()) {
            return exact;
        }
        Set<String> known = known();
        if (NOT_SWEPT.containsKey(name)) {
            List<String> inside = Endings.of(known, name);
            refuse.accept(
                    NOT_SWEPT.get(name) + (inside.isEmpty() ? "" : "; or write the path: " + Wording.oneOf(inside)));
            return Optional.empty();
        }
        List<String> found = OF_THE_SCENARIO.contains(name) ? List.of() : Endings.of(known, name);
        if (found.size() == 1) {
            return exact(found.get(0));
        }
        refuse.accept(
                found.size() > 1
                        ? Endings.ambiguous(found)
                        : "unknown key"
                                + near(name, known)
                                        .map(near -> ", did you mean " + near + "?")
                                        .orElse("; must be the path of a key of model, learner, bounds or confidence, "
                                                + "or an end of it, that the scenario holds or has a default for"));
        return Optional.empty();
    }

    private static Optional<String> near(String name, Set<String> known) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<String> sameKey = Endings.of(known, last);
        // the same key at another level is more likely to be meant than a similar one
        return Optional.of(sameKey)
                .filter(same -> same.size() == 1 && !OF_THE_SCENARIO.contains(last))
                .map(same -> same.get(0))
                .or(() -> Wording.nearest(name, known))
                .or(() -> Wording.nearest(
                                last,
                                known.stream()
                                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                                        .toList())
                        .flatMap(key -> Endings.of(known, key).stream().findFirst())
                        .filter(path -> name.indexOf('.') < 0));
    }

    private Optional<SweptKey> exact(String name) {
        Optional<SweptKey> variable =
                variables.stream().filter(key -> key.name().equals(name)).findFirst();
        if (variable.isPresent()) {
            return variable;
        }
        boolean hasDefault = withDefault.contains(name);
        return KeyPath.parse(name)
                .map(KeyPath::steps)
                .filter(steps -> Part.isKey(steps.get(0).key()) && !OF_THE_SCENARIO.contains(name))
                .filter(steps -> !name.equals("model.family"))
                .filter(steps -> Substitution.find(root, steps).isPresent() || hasDefault && defaultFits(steps))
                .map(steps -> SweptKey.of(name, steps));
    }

    /** Whether nothing but mappings stands on the way to where the default's key would be. */
    private boolean defaultFits(List<KeyPath.Step> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(n -> Substitution.find(root, steps.subList(0, n)))
                .allMatch(node -> node.isEmpty() || node.get() instanceof YamlNode.Mapping);
    }

    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>(withDefault);
        variables.forEach(variable -> known.add(variable.name()));
        root.entries().forEach((key, entry) -> {
            if (Part.isKey(key)) {
                collect(entry.value(), key, known);
            }
        });
        known.removeAll(OF_THE_SCENARIO);
        known.remove("model.family");
        return known;
    }

    /** The path and those of keys in it; entries of lists where they are mappings. */
    private static void collect(YamlNode node, String path, Set<String> known) {
        known.add(path);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> collect(entry.value(), path + "." + key, known));
        }
        if (node instanceof YamlNode.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof YamlNode.Mapping) {
                    collect(list.items().get(i), path + "[" + i + "]", known);
                }
            }
        }
    }
}
