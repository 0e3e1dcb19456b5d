package dev.narrows.result;

import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The finished folders of all shards of one batch (immutable). */
public final class ShardFolders {
    /** The most missing shards that a message names. */
    private static final int MOST_NAMED = 20;

    private final Map<Integer, Path> folders;
    private final Scenario scenario;
    private final byte[] source;
    private final Path sourceFile;

    private ShardFolders(Map<Integer, Path> folders, Scenario scenario, byte[] source, Path sourceFile) {
        this.folders = folders;
        this.scenario = scenario;
        this.source = source;
        this.sourceFile = sourceFile;
    }

    /**
     * Looks at the folders; they must be all shards of one scenario.
     *
     * @param given folders in any order
     * @return the batch
     * @throws RefusedException if one is no finished shard, one is of another scenario or given twice, or one is
     *     missing
     * @throws ScenarioException if the scenario in them is refused
     * @throws IOException if a file cannot be read
     */
    public static ShardFolders of(List<Path> given) throws IOException, ScenarioException {
        Map<Integer, Path> byIndex = new TreeMap<>();
        Path first = given.get(0);
        byte[] resolved = null;
        int of = 0;
        long cells = 0;
        for (Path folder : given) {
            ObjectNode manifest = manifest(folder);
            Shard shard = shard(folder, manifest);
            requireWhatWasWritten(folder, manifest);
            byte[] itsResolved =
                    NamedFailures.reading(folder, () -> Files.readAllBytes(folder.resolve(RunFolder.RESOLVED)));
            if (resolved == null) {
                resolved = itsResolved;
                of = shard.of();
            }
            if (!Arrays.equals(resolved, itsResolved) || of != shard.of()) {
                throw new RefusedException(folder + ": is not of the batch of " + first);
            }
            Path twin = byIndex.put(shard.index(), folder);
            if (twin != null) {
                throw new RefusedException(folder + ": is the same shard as " + twin);
            }
            cells += manifest.get("cells").longValue();
        }
        requireAll(byIndex, of, first);
        Scenario scenario = new ResultFolder(first).scenario();
        for (Path folder : byIndex.values()) {
            if (!Seal.finished(folder).get("hash").stringValue().equals(scenario.folderHash())) {
                throw new RefusedException(
                        folder + ": manifest.json is of another scenario than " + RunFolder.RESOLVED);
            }
        }
        if (cells != scenario.cellCount()) {
            throw new RefusedException(first + ": the shards hold " + cells + " of the " + scenario.cellCount()
                    + " cells of the scenario: shards of a selection cannot be merged");
        }
        Path sourceFile = Manifest.sourceFile(manifest(first)).orElse(first.resolve(RunFolder.SOURCE));
        return new ShardFolders(
                byIndex, scenario, Files.readAllBytes(first.resolve(RunFolder.SOURCE)), sourceFile.toAbsolutePath());
    }

    private static ObjectNode manifest(Path folder) throws IOException {
        return Seal.manifest(folder)
                .orElseThrow(() -> new RefusedException(folder
                        + ": has no sound manifest.json: a shard that has not ended, or no shard; run it again"));
    }

    private static Shard shard(Path folder, ObjectNode manifest) throws RefusedException {
        JsonNode shard = manifest.path("shard");
        if (!shard.path("index").canConvertToInt() || !shard.path("of").canConvertToInt()) {
            throw new RefusedException(folder + ": is no shard");
        }
        try {
            return new Shard(shard.get("index").intValue(), shard.get("of").intValue());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(folder + ": is no shard: manifest.json says " + e.getMessage());
        }
    }

    /** A shard that is not what its manifest says would be computed again in silence. */
    private static void requireWhatWasWritten(Path folder, ObjectNode manifest) throws IOException {
        List<String> findings = Verification.of(folder);
        if (!findings.isEmpty()) {
            throw new RefusedException(findings.get(0) + (findings.size() == 1 ? "" : " (verify lists more)"));
        }
        for (String name : List.of(RunFolder.RESOLVED, RunFolder.SOURCE)) {
            if (!manifest.get("files").has(name)) {
                throw new RefusedException(folder.resolve(name) + ": is missing");
            }
        }
    }

    private static void requireAll(Map<Integer, Path> byIndex, int of, Path first) throws RefusedException {
        String missing = IntStream.rangeClosed(1, of)
                .filter(i -> !byIndex.containsKey(i))
                .limit(MOST_NAMED)
                .mapToObj(i -> i + "/" + of)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    first + ": missing shards: " + missing + (of - byIndex.size() > MOST_NAMED ? " and more" : ""));
        }
    }

    /**
     * The scenario of the whole batch.
     *
     * @return as the shards have it
     */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * The folder of all runs in which the shards lie.
     *
     * @return DIR of {@code DIR/<name>/<hash>-1-of-n}
     */
    public Path out() {
        Path first = folders.get(1).toAbsolutePath().normalize();
        Path given = folders.get(1).normalize();
        boolean relative = !given.isAbsolute() && given.getNameCount() > 2;
        return relative ? given.getParent().getParent() : first.getParent().getParent();
    }

    /**
     * Puts the values of every shard into the journal of the whole, and the scenario as it was given.
     *
     * @param whole the folder of the whole
     * @throws IOException if a file cannot be read or written
     */
    public void copyInto(RunFolder whole) throws IOException {
        for (Path folder : folders.values()) {
            whole.journal().addAll(folder.resolve(RunFolder.JOURNAL));
        }
        whole.journal().reindex();
        whole.source(source, sourceFile);
    }
}
