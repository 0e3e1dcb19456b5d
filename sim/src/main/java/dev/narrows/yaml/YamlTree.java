package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * From the events of one document to its tree, with the place of every key and value (mutable, unshared).
 *
 * <p>Refused: anchors, aliases, tags, directives, second documents, duplicate keys, keys that are no text, nesting
 * deeper than 20, more than 250,000 nodes. Events come one by one and reading ends where one of these limits is passed,
 * so a hostile file costs no more than its length.
 */
public final class YamlTree {
    static final int DEEPEST = 20;
    /** Most nodes of a document. */
    public static final int MOST_NODES = 250_000;

    private static final Pattern BLOCK_KEY = Pattern.compile(" *[a-z][a-z0-9.-]*:(?: |$)");
    private static final Pattern TWO_KEYS = Pattern.compile(" *([a-z][a-z0-9.-]*): +([a-z][a-z0-9.-]*: +[^{}#\"']*)");
    private static final Pattern KEY_WITH_VALUE = Pattern.compile(BLOCK_KEY.pattern() + " *[^# ].*");

    /** Reading ends, for a reason that has been told. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Iterator<Event> events;
    private final Problems problems;
    private KeyPath at = KeyPath.ROOT;
    private Mark last = Mark.START;
    private int depth;
    private int nodes;

    private YamlTree(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The root node, unless the text cannot be read to its end. */
    public static Optional<YamlNode> read(Source source, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setCodePointLimit(Source.LARGEST)
                .build();
        YamlTree tree =
                new YamlTree(new Parse(settings).parseString(source.text()).iterator(), problems);
        Optional<YamlNode> root = Optional.empty();
        try {
            root = tree.document();
        } catch (Stopped e) {
            return root;
        } catch (MarkedYamlEngineException e) {
            tree.refuseSyntax(e, source);
        } catch (RuntimeException e) {
            // the engine lets a few of the JDK's own exceptions out, for instance of an escape beyond Unicode
            tree.refuse(tree.last, "cannot be read as YAML beyond this point");
        }
        if (root.isEmpty() && problems.isEmpty()) {
            problems.add(Mark.START, KeyPath.ROOT, "is empty, must be a mapping");
        }
        return root;
    }

    private void refuseSyntax(MarkedYamlEngineException e, Source source) {
        Mark mark = e.getProblemMark().or(e::getContextMark).map(YamlTree::mark).orElse(last);
        if (refuseNoColon(e, mark, source)) {
            return;
        }
        String from = e.getContextMark()
                .map(YamlTree::mark)
                .filter(start -> start.line() < mark.line())
                .map(start -> " that starts at line " + start.line())
                .orElse("");
        String context = e.getContext() == null ? "" : e.getContext() + from + ": ";
        refuse(
                mark,
                "is not valid YAML: " + (context + e.getProblem()).replaceAll("\\p{Cntrl}+", " ")
                        + indented(mark, source));
    }

    /** Whether a key lacks its colon, or the blank after it: then that is the error, at the line of the key. */
    private boolean refuseNoColon(MarkedYamlEngineException e, Mark mark, Source source) {
        boolean value = e.getProblem().startsWith("mapping values are not allowed");
        if (!value && !e.getProblem().equals("could not find expected ':'")) {
            return false;
        }
        Matcher two = TWO_KEYS.matcher(source.line(mark.line()));
        if (value && two.matches() && two.start(2) < mark.column()) {
            problems.add(
                    new Mark(mark.line(), two.start(2) + 1),
                    at,
                    "is a key after another on a line: write " + two.group(1) + ": {"
                            + two.group(2).strip() + "}, or quotes around a text");
            return true;
        }
        int line = value
                ? above(mark.line(), source)
                : e.getContextMark().map(m -> m.getLine() + 1).orElse(0);
        String text = source.line(line);
        Optional<NoColon> key = NoColon.of(text)
                .filter(found -> !value || indent(text) == indent(source.line(mark.line())))
                .filter(found -> !BLOCK_KEY.matcher(text).lookingAt());
        key.ifPresent(found -> problems.add(
                new Mark(line, indent(text) + 1),
                at,
                "is no key with a colon and a blank after it: " + found.remedy("")));
        return key.isPresent();
    }

    /** The line before this one that is not blank. */
    private static int above(int line, Source source) {
        int above = line - 1;
        while (above > 0 && source.line(above).isBlank()) {
            above--;
        }
        return above;
    }

    /** What a slip of the indentation looks like: a key further in than a key with a value, or further out. */
    private static String indented(Mark mark, Source source) {
        int above = above(mark.line(), source);
        int further = indent(source.line(mark.line())) - indent(source.line(above));
        boolean keys = KEY_WITH_VALUE.matcher(source.line(above)).matches()
                && BLOCK_KEY.matcher(source.line(mark.line())).lookingAt();
        return keys && further != 0 ? "; indented " + (further > 0 ? "deeper" : "less") + " than line " + above : "";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private Event next() {
        Event event = events.next();
        last = event.getStartMark().map(YamlTree::mark).orElse(last);
        return event;
    }

    /** The root of the first document, which must be the only one. */
    private Optional<YamlNode> document() {
        Optional<YamlNode> root = Optional.empty();
        while (events.hasNext()) {
            if (next() instanceof DocumentStartEvent start) {
                if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
                    refuse(last, "starts with a directive, which may not stand here");
                }
                if (root.isPresent()) {
                    refuse(last, "starts a second document, one file is one document");
                    return root;
                }
                root = Optional.of(node(next()));
            }
        }
        return root;
    }

    private YamlNode node(Event event) {
        YamlNode node = read(event);
        if (++nodes > MOST_NODES) {
            refuse(node.mark(), "is one value too many, a file may hold " + Wording.count(MOST_NODES));
            throw new Stopped();
        }
        return node;
    }

    private YamlNode read(Event event) {
        Mark mark = last;
        if (event instanceof ScalarEvent scalar) {
            return isPlain(scalar.getAnchor(), scalar.getTag())
                    ? new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), mark)
                    : new YamlNode.Refused(mark);
        }
        if (!(event instanceof CollectionStartEvent start)) {
            refuse(mark, "is an alias, write the value out");
            return new YamlNode.Refused(mark);
        }
        boolean plain = isPlain(start.getAnchor(), start.getTag());
        if (depth == DEEPEST) {
            refuse(mark, "is nested deeper than " + DEEPEST + " levels");
            throw new Stopped();
        }
        KeyPath path = at;
        depth++;
        YamlNode read = event.getEventId() == Event.ID.MappingStart ? mapping(path, mark) : list(path, mark);
        depth--;
        at = path;
        return plain ? read : new YamlNode.Refused(mark);
    }

    private YamlNode list(KeyPath path, Mark mark) {
        List<YamlNode> items = new ArrayList<>();
        at = path.index(0);
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event));
            at = path.index(items.size());
        }
        return new YamlNode.Sequence(Collections.unmodifiableList(items), mark);
    }

    private YamlNode mapping(KeyPath path, Mark mark) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            YamlNode key = node(event);
            // the value of a key that is refused is read and dropped
            Optional<String> name = name(key, entries);
            at = name.map(path::key).orElse(path);
            YamlNode value = node(next());
            name.ifPresent(accepted -> entries.put(accepted, new YamlNode.Entry(key.mark(), value)));
            at = path;
        }
        return new YamlNode.Mapping(Collections.unmodifiableMap(entries), mark);
    }

    private Optional<String> name(YamlNode key, Map<String, YamlNode.Entry> entries) {
        if (key instanceof YamlNode.Scalar scalar) {
            YamlNode.Entry first = entries.get(scalar.text());
            if (first == null) {
                return Optional.of(scalar.text());
            }
            problems.add(
                    key.mark(),
                    at.key(scalar.text()),
                    "duplicate key, first given at line " + first.keyMark().line());
        } else if (!(key instanceof YamlNode.Refused)) {
            refuse(key.mark(), "has " + key.kind() + " as a key, a key must be text");
        }
        return Optional.empty();
    }

    /**
     * Whether the value may be read on: an anchor leaves it what it is, a tag says that it is meant as something else.
     */
    private boolean isPlain(Optional<Anchor> anchor, Optional<String> tag) {
        if (anchor.isPresent()) {
            refuse(last, "has an anchor, write the value out wherever it is needed");
        }
        if (tag.isPresent()) {
            refuse(last, "has a tag, types follow from the key");
        }
        return tag.isEmpty();
    }

    private void refuse(Mark mark, String message) {
        problems.add(mark, at, message);
    }

    private static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
