package dev.narrows.cli;

import dev.narrows.explain.PlainText;
import dev.narrows.result.CsvText;
import dev.narrows.result.FileOperations;
import dev.narrows.result.FolderInUseException;
import dev.narrows.result.RefusedException;
import dev.narrows.result.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code runs}: what lies below a folder of all runs, and what of it is not the latest. */
@Command(description = "List the results below a folder, the newest last; earlier and selected ones too.")
final class RunsCommand extends Verb {
    /** Characters of a time to the minute. */
    private static final int MINUTES = 16;

    /** From so many columns on none is left out. */
    private static final int WIDE = 120;

    private static final Map<String, String> WORDS = Map.of("holds", "hold");

    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path above;

    @Mixin
    private AnyFormat format;

    @Option(
            names = "--prune",
            description = "say what would be removed: results in earlier/ and selected/; never the latest")
    private boolean prune;

    @Option(names = "--yes", description = "with --prune: remove it")
    private boolean yes;

    RunsCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException {
        if (yes && !prune) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--yes: only with --prune");
        }
        if (!Files.isDirectory(above)) {
            throw new RefusedException(above + ": " + (Files.exists(above) ? "is no folder" : "no such folder"));
        }
        List<StoredRun> runs = StoredRun.below(above);
        if (prune) {
            return prune(runs.stream().filter(StoredRun::isOther).toList());
        }
        console.out()
                .write(
                        switch (format.chosen()) {
                            case TABLE -> table(above, runs, console.screen());
                            case JSON -> json(runs);
                            case CSV -> csv(runs);
                        });
        return ExitCode.OK;
    }

    private int prune(List<StoredRun> others) throws IOException {
        int code = ExitCode.OK;
        long bytes = 0;
        int removed = 0;
        for (StoredRun run : others) {
            try {
                if (yes) {
                    run.remove(operations);
                }
                removed++;
                bytes += run.bytes();
                console.out()
                        .write(PlainText.printable((yes ? "removed " : "would remove ") + run.folder()) + " ("
                                + size(run.bytes()) + ")\n");
            } catch (FolderInUseException e) {
                code = Main.failure(e, console);
            }
        }
        console.out()
                .write(removed
                        + (removed == 1 ? " result, " : " results, ")
                        + size(bytes)
                        + (yes || removed == 0 ? "\n" : "; --prune --yes removes them\n"));
        return code;
    }

    /** On a wide screen everything is shown, if it takes a second line. */
    static String table(Path above, List<StoredRun> runs, Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("folder", "time (UTC)", "cells", "verdicts", "size", "command"));
        if (screen.width() < WIDE) {
            table.mayDrop(5);
            table.mayDrop(4);
            table.mayDrop(1);
        }
        table.wholeIn(0, 3, 5);
        for (StoredRun run : runs) {
            ObjectNode json = run.json();
            table.row(List.of(
                    above.equals(run.folder())
                            ? "."
                            : above.relativize(run.folder()).toString(),
                    text(json.get("time")).replace('T', ' ').substring(0, MINUTES),
                    json.get("cells").isNull() ? "-" : text(json.get("cells")),
                    verdicts(json),
                    size(run.bytes()),
                    json.get("command").isNull() ? "-" : text(json.get("command"))));
        }
        return table.text();
    }

    private static String verdicts(ObjectNode json) {
        if (!json.get("finished").booleanValue()) {
            return "not finished";
        }
        List<String> words = new ArrayList<>();
        json.path("verdicts").properties().stream()
                .filter(count -> count.getValue().asLong(0) > 0)
                .forEach(count ->
                        words.add(text(count.getValue()) + " " + WORDS.getOrDefault(count.getKey(), count.getKey())));
        if (json.path("expectations_unmet").asLong(0) > 0) {
            words.add(text(json.get("expectations_unmet")) + " unmet");
        }
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes * 1e-3)
                : String.format(Locale.ROOT, "%.1f MB", bytes * 1e-6);
    }

    private static String json(List<StoredRun> runs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode all = node.putArray("runs");
        runs.forEach(run -> all.add(run.json()));
        return node + "\n";
    }

    private static String csv(List<StoredRun> runs) {
        List<String> counts = List.of("holds", "violated", "inconclusive", "failed");
        List<String> before = List.of("folder", "finished", "time", "scenario", "hash", "state", "cells");
        List<String> after = List.of("expectations_unmet", "bytes", "command");
        CsvText csv = new CsvText(1 << 10);
        csv.fields(before).fields(counts).fields(after).endLine();
        for (StoredRun run : runs) {
            ObjectNode json = run.json();
            csv.fields(texts(json, before))
                    .fields(texts(json.path("verdicts"), counts))
                    .fields(texts(json, after))
                    .endLine();
        }
        return csv.text();
    }

    private static List<String> texts(JsonNode node, List<String> keys) {
        return keys.stream().map(key -> text(node.path(key))).collect(Collectors.toList());
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }
}
