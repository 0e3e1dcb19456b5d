package dev.narrows.result;

import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * manifest.json: what made the results, where and when. Every wall-clock value of a run stands here and nowhere else.
 */
public final class Manifest {
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
     * @return a tree; {@link RunFolder#commit} adds the files
     */
    public ObjectNode json(Scenario scenario, Latency latency, Experiment experiment, Journal journal) {
        Instant end = Instant.now();
        Version version = Version.current();
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.putObject("narrows")
                .put("version", version.version())
                .put("commit", version.commit())
                .put("rng", version.rng());
        node.put("scenario", scenario.name())
                .put("hash", scenario.folderHash())
                .put("seed", scenario.seed())
                .put("cells", scenario.cellCount())
                .put("replicates", scenario.replicates());
        node.put("compressed_above_cells", LargeFile.PLAIN_CELLS);
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
}
