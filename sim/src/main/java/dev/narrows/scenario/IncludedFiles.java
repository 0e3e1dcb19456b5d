package dev.narrows.scenario;

import dev.narrows.family.Memo;
import dev.narrows.family.PartFile;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import dev.narrows.yaml.YamlTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what files hold in the place of {@code {type: file, path: ..}} (mutable, unshared). Each file is read and
 * checked once, by itself, and its errors have its own lines; what is wrong with a part in its place is reported at the
 * mapping that named the file.
 */
final class IncludedFiles {
    private static final Set<String> WITH_PARTS = Set.of("model", "let", "sweep");

    private final Optional<PartFile> kind;
    private final Optional<Path> folder;
    private final long mostNumbers;
    private final Problems problems;
    private final Map<Path, Optional<YamlNode>> known = new HashMap<>();
    private final List<Problem> found = new ArrayList<>();
    private int nodes;

    /** Of a scenario in this folder; without one, or without a kind of file, nothing is put in. */
    IncludedFiles(Optional<PartFile> kind, Optional<Path> folder, long mostNumbers, Problems problems) {
        this.kind = kind;
        this.folder = folder;
        this.mostNumbers = mostNumbers;
        this.problems = problems;
    }

    /** What is wrong with the files themselves. */
    List<Problem> problems() {
        return found;
    }

    /** The document with the parts put in; the same nodes where there are none. */
    YamlNode.Mapping in(YamlNode.Mapping root) {
        Value document = new Value(root, KeyPath.ROOT, problems);
        Map<String, YamlNode> changed = new LinkedHashMap<>();
        WITH_PARTS.stream().filter(root.entries()::containsKey).forEach(key -> changed.put(key, in(document.get(key))));
        return with(root, changed);
    }

    /** A value with the parts put in. */
    YamlNode in(Value value) {
        if (kind.isEmpty() || folder.isEmpty()) {
            return value.node();
        }
        if (value.peek("type").equals(PartFile.TYPE) && kind.get().mayStandAt(value.path())) {
            return included(value);
        }
        if (value.node() instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode> changed = new LinkedHashMap<>();
            mapping.entries().keySet().forEach(key -> changed.put(key, in(value.get(key))));
            return with(mapping, changed);
        }
        return value.node() instanceof YamlNode.Sequence list ? list(value, list) : value.node();
    }

    private YamlNode list(Value value, YamlNode.Sequence list) {
        List<YamlNode> items =
                value.items(0, Integer.MAX_VALUE).stream().map(this::in).toList();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) != list.items().get(i)) {
                return new YamlNode.Sequence(items, list.mark());
            }
        }
        return list;
    }

    private static YamlNode.Mapping with(YamlNode.Mapping mapping, Map<String, YamlNode> changed) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) -> entries.put(
                        key, new YamlNode.Entry(entry.keyMark(), changed.getOrDefault(key, entry.value()))));
        return entries.equals(mapping.entries()) ? mapping : new YamlNode.Mapping(entries, mapping.mark());
    }

    /** The part of the file that a mapping names; where something is wrong, a node that readers pass over. */
    private YamlNode included(Value value) {
        Mark mark = value.node().mark();
        Optional<YamlNode> part = value.sound(it -> Fields.of(it, List.of("type", PartFile.PATH), List.of()))
                .map(fields -> fields.get(PartFile.PATH))
                .flatMap(path -> path.sound(Value::text).flatMap(text -> read(path, text)));
        return part.map(node -> moved(node, mark))
                .filter(node -> !tooMany(value))
                .orElse(new YamlNode.Refused(mark));
    }

    private boolean tooMany(Value value) {
        if (nodes > YamlTree.MOST_NODES) {
            value.refuse("is one value too many, the files of a scenario may hold " + Wording.count(YamlTree.MOST_NODES)
                    + " together, each counted where it is named");
        }
        return nodes > YamlTree.MOST_NODES;
    }

    private Optional<YamlNode> read(Value path, String text) {
        Path file;
        try {
            file = folder.get().resolve(text);
        } catch (InvalidPathException e) {
            path.refuse("is " + Wording.quoted(text) + ", must be the path of a file");
            return Optional.empty();
        }
        Optional<String> unreadable = YamlFile.whyNot(file);
        if (unreadable.isPresent()) {
            path.refuse("names " + file + ": " + unreadable.get());
            return Optional.empty();
        }
        Path whole = file.toAbsolutePath().normalize();
        if (!known.containsKey(whole)) {
            known.put(whole, read(file));
        }
        return known.get(whole);
    }

    private Optional<YamlNode> read(Path file) {
        try {
            return Optional.of(YamlFile.read(file, root -> kind.get().part(root, new Memo(mostNumbers))));
        } catch (ScenarioException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** The same values with the place where they are put. */
    private YamlNode moved(YamlNode node, Mark mark) {
        if (++nodes > YamlTree.MOST_NODES) {
            return new YamlNode.Refused(mark);
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return new YamlNode.Scalar(scalar.text(), scalar.plain(), mark);
        }
        if (node instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    list.items().stream().map(item -> moved(item, mark)).toList(), mark);
        }
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        ((YamlNode.Mapping) node)
                .entries()
                .forEach((key, entry) -> entries.put(key, new YamlNode.Entry(mark, moved(entry.value(), mark))));
        return new YamlNode.Mapping(entries, mark);
    }
}
