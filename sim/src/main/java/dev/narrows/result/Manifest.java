package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.family.CodeFile;
import dev.narrows.scenario.Scenario;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * manifest.json: what made the results, where and when. Every wall-clock value of a run stands here and nowhere else.
 */
public final class Manifest {
    /** The key of what names the results. */
    static final String STATE = "state";
    /** The key of the file that the scenario was read from. */
    static final String SOURCE_FILE = "source_file";

    private final Instant start = Instant.now();
    private final List<String> command;
    private final int threads;

    /**
     * Starts the clock.
     *
     * @param command the arguments of the command line
     * @param threads number of threads
     */
    public Manifest(List<String> command, int threads) {
        this.command = List.copyOf(command);
        this.threads = threads;
    }

    /**
     * The manifest of a finished run.
     *
     * @param scenario the scenario
     * @param latency latency of its replicates
     * @param experiment what was run
     * @param journal where its values are kept
     * @param verdicts how many cells have each, failed ones too
     * @param unmet expectations that are not met, over all cells
     * @return a tree; {@link RunFolder#commit} adds the files
     */
    public ObjectNode json(
            Scenario scenario,
            Latency latency,
            Experiment experiment,
            Journal journal,
            Map<String, Integer> verdicts,
            int unmet) {
        Instant end = Instant.now();
        Version version = Version.current();
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.putObject("narrows")
                .put("version", version.version())
                .put("commit", version.commit())
                .put("rng", version.rng());
        extensions(scenario, node.putArray("extensions"));
        node.put("scenario", scenario.name())
                .put("hash", scenario.folderHash())
                .put("seed", scenario.seed())
                .put("cells", scenario.cellCount())
                .put("replicates", scenario.replicates());
        node.put("compressed_above_cells", LargeFile.PLAIN_CELLS);
        verdicts.forEach(node.putObject("verdicts")::put);
        node.put("expectations_unmet", unmet);
        command.forEach(node.putArray("command")::add);
        node.putObject("jvm")
                .put("version", version.java())
                .put("vendor", System.getProperty("java.vendor"))
                .put("name", System.getProperty("java.vm.name"));
        node.putObject("machine")
                .put("os", System.getProperty("os.name"))
                .put("arch", System.getProperty("os.arch"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("threads", threads);
        node.putObject("time")
                .put("start", start.toString())
                .put("end", end.toString())
                .put("seconds", Duration.between(start, end).toNanos() / 1e9);
        ObjectNode nanos = node.putObject("latency_nanos_per_replicate");
        latency.percentiles().forEach(nanos::put);
        node.putObject("journal")
                .put("replicates_computed", experiment.computed())
                .put("replicates_taken", experiment.taken())
                .put("bytes_dropped", journal.dropped());
        return node;
    }

    /** What the scenario names, and every floor and ceiling that is there, by the jar or folder of its class. */
    private static void extensions(Scenario scenario, ArrayNode list) {
        BoundCatalogue bounds = BoundCatalogue.load();
        Map<CodeFile, Set<String>> providers =
                new TreeMap<>(Comparator.comparing(CodeFile::name).thenComparing(CodeFile::sha256));
        Stream.of(scenario.extensions(), bounds.floors(), bounds.ceilings())
                .flatMap(List::stream)
                .forEach(type -> CodeFile.of(type)
                        .ifPresent(file -> providers
                                .computeIfAbsent(file, unused -> new TreeSet<>())
                                .add(type.getClass().getName())));
        providers.forEach((file, names) -> names.forEach(list.addObject()
                .put("name", file.name())
                .put("sha256", file.sha256())
                .putArray("providers")::add));
    }

    /** The command line of a manifest without the program's name; empty where it has none. */
    static String command(ObjectNode manifest) {
        return manifest.path("command")
                .valueStream()
                .map(word -> word.asString(""))
                .collect(Collectors.joining(" "));
    }

    /** The file that the scenario of a manifest was read from. */
    static Optional<Path> sourceFile(ObjectNode manifest) {
        try {
            return Optional.of(manifest.path(SOURCE_FILE).asString(""))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
