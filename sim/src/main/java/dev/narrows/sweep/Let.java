package dev.narrows.sweep;

import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables of a document: {@code let: {q: [2, 4]}}, used as {@code $q} where a whole value of model, learner,
 * bounds or confidence stands. A list or range is an axis, slower than every other; anything else a constant.
 */
public final class Let {
    /** The key of the document, and what the names of variables begin with in sweeps and columns. */
    public static final String KEY = "let";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final Problems problems;
    private final Map<String, List<List<KeyPath.Step>>> places = new LinkedHashMap<>();
    private final List<Axis> axes = new ArrayList<>();
    private YamlNode.Mapping root;

    private Let(YamlNode.Mapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The variables of this document. */
    public static Let read(YamlNode.Mapping root, Problems problems) {
        Let let = new Let(root, problems);
        YamlNode.Entry entry = root.entries().get(KEY);
        if (entry != null) {
            let.read(new Value(entry.value(), KeyPath.ROOT.key(KEY), problems));
        } else {
            let.collect();
        }
        return let;
    }

    /** The document with a value in the place of every use: of an axis the first. */
    public YamlNode.Mapping root() {
        return root;
    }

    /** Every variable as a key that may be swept. */
    List<SweptKey> keys() {
        return places.entrySet().stream()
                .map(entry -> new SweptKey(name(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The variables of which the values are a list or range, in the order of the file. */
    List<Axis> axes() {
        return axes;
    }

    private static String name(String variable) {
        return KEY + "." + variable;
    }

    private void read(Value let) {
        if (let.entries().isEmpty()) {
            let.refuse("is "
                    + (let.node() instanceof YamlNode.Mapping
                            ? "empty"
                            : let.node().kind()) + ", must be a mapping from names to their values");
        }
        let.entries().forEach((name, entry) -> {
            if (NAME.matcher(name).matches()) {
                places.put(name, new ArrayList<>());
            } else {
                problems.add(entry.keyMark(), let.path().key(name), "must be " + NAME.pattern());
            }
        });
        collect();
        places.forEach((name, uses) -> {
            if (uses.isEmpty()) {
                problems.add(
                        let.entries().get(name).keyMark(),
                        let.path().key(name),
                        "is used nowhere, write $" + name + " where its value is to stand");
            } else {
                put(let.get(name), new SweptKey(name(name), List.copyOf(uses)));
            }
        });
    }

    /** The uses of all variables; one that there is not is refused. */
    private void collect() {
        for (Part part : Part.values()) {
            YamlNode.Entry entry = root.entries().get(part.key());
            if (entry != null) {
                Value whole = new Value(entry.value(), KeyPath.ROOT.key(part.key()), problems);
                if (part == Part.CONFIDENCE) {
                    collect(whole);
                }
                whole.entries().keySet().forEach(key -> collect(whole.get(key)));
            }
        }
    }

    private void collect(Value value) {
        if (value.node() instanceof YamlNode.Scalar scalar && scalar.text().startsWith("$")) {
            String name = scalar.text().substring(1);
            if (places.containsKey(name)) {
                places.get(name).add(value.path().steps());
            } else {
                value.refuse("is " + Wording.quoted(scalar.text()) + unknown(name));
                root = (YamlNode.Mapping)
                        Substitution.put(root, value.path().steps(), new YamlNode.Refused(scalar.mark()));
            }
        }
        value.entries().keySet().forEach(key -> collect(value.get(key)));
        if (value.node() instanceof YamlNode.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(value.item(i));
            }
        }
    }

    private String unknown(String name) {
        boolean none = !root.entries().containsKey(KEY);
        return none && NAME.matcher(name).matches()
                ? ", and there is no let: write let: {" + name + ": value}, or a list to sweep it"
                : ", and let has no " + Wording.quoted(name)
                        + Wording.nearest(name, places.keySet())
                                .map(near -> ", did you mean $" + near + "?")
                                .orElse("");
    }

    private void put(Value value, SweptKey key) {
        boolean swept = value.isList() || value.entries().containsKey("from");
        Optional<Axis> axis = swept ? AxisReader.read(key, value) : Optional.empty();
        axis.ifPresent(axes::add);
        // after an error the list itself stands there, which tells a second time that something is wrong
        YamlNode first = axis.map(a -> a.value(0)).orElse(value.node());
        key.places().forEach(steps -> root = (YamlNode.Mapping) Substitution.put(root, steps, first));
    }
}
