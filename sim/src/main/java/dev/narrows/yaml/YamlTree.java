package dev.narrows.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
 * deeper than 20, more than 250,000 nodes. Events come one by one and the nesting lives on a stack of our own, so a
 * hostile file costs no more than its length.
 */
public final class YamlTree {
    static final int DEEPEST = 20;
    static final int MOST_NODES = 250_000;

    private final Problems problems;
    private final Deque<OpenCollection> open = new ArrayDeque<>();
    private YamlNode root;
    private Mark last = Mark.START;
    private int nodes;
    private int documents;
    private boolean stopped;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The root node, unless the text cannot be read to its end. */
    public static Optional<YamlNode> read(Source source, Problems problems) {
        YamlTree tree = new YamlTree(problems);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setCodePointLimit(Source.LARGEST)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(source.text())) {
                tree.accept(event);
                if (tree.stopped) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException e) {
            tree.refuseSyntax(e);
        } catch (RuntimeException e) {
            // the engine lets a few of the JDK's own exceptions out, for instance of an escape beyond Unicode
            tree.refuse(tree.last, "cannot be read as YAML beyond this point");
            tree.root = null;
        }
        if (tree.root == null && problems.isEmpty()) {
            problems.add(Mark.START, KeyPath.ROOT, "is empty, must be a mapping");
        }
        return Optional.ofNullable(tree.root);
    }

    private void refuseSyntax(MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().or(e::getContextMark).map(YamlTree::mark).orElse(last);
        String from = e.getContextMark()
                .map(YamlTree::mark)
                .filter(start -> start.line() < mark.line())
                .map(start -> " that starts at line " + start.line())
                .orElse("");
        String context = e.getContext() == null ? "" : e.getContext() + from + ": ";
        refuse(mark, "is not valid YAML: " + (context + e.getProblem()).replaceAll("\\p{Cntrl}+", " "));
        root = null;
    }

    private void accept(Event event) {
        last = event.getStartMark().map(YamlTree::mark).orElse(last);
        switch (event.getEventId()) {
            case DocumentStart -> startDocument((DocumentStartEvent) event);
            case Alias -> {
                refuse(last, "is an alias, write the value out");
                attach(new YamlNode.Refused(last));
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                boolean plain = checkProperties(scalar.getAnchor(), scalar.getTag());
                attach(
                        plain
                                ? new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), last)
                                : new YamlNode.Refused(last));
            }
            case SequenceStart, MappingStart -> start((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> attach(open.pop().close());
            default -> {
                // stream and document ends, comments
            }
        }
    }

    private void startDocument(DocumentStartEvent event) {
        if (event.getSpecVersion().isPresent() || !event.getTags().isEmpty()) {
            refuse(last, "starts with a directive, which a scenario may not have");
        }
        if (++documents > 1) {
            refuse(last, "starts a second document, one file is one scenario");
            stopped = true;
        }
    }

    private void start(CollectionStartEvent event) {
        boolean plain = checkProperties(event.getAnchor(), event.getTag());
        if (open.size() == DEEPEST) {
            refuse(last, "is nested deeper than " + DEEPEST + " levels");
            stop();
        }
        open.push(new OpenCollection(event.getEventId() == Event.ID.MappingStart, plain, path(), last));
    }

    private void attach(YamlNode node) {
        if (++nodes > MOST_NODES) {
            refuse(node.mark(), "is one value too many, a scenario may hold " + Wording.count(MOST_NODES));
            stop();
        } else if (open.isEmpty()) {
            root = node;
        } else {
            open.peek().add(node, problems);
        }
    }

    private void stop() {
        stopped = true;
        root = null;
    }

    /**
     * Whether the value may be read on: an anchor leaves it what it is, a tag says that it is meant as something else.
     */
    private boolean checkProperties(Optional<Anchor> anchor, Optional<String> tag) {
        if (anchor.isPresent()) {
            refuse(last, "has an anchor, write the value out wherever it is needed");
        }
        if (tag.isPresent()) {
            refuse(last, "has a tag, types follow from the key");
        }
        return tag.isEmpty();
    }

    private KeyPath path() {
        return open.isEmpty() ? KeyPath.ROOT : open.peek().childPath();
    }

    private void refuse(Mark mark, String message) {
        problems.add(mark, path(), message);
    }

    private static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
