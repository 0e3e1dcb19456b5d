package dev.narrows.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results that lie below a folder: the latest of a run, those that others took the place of, those of selected cells.
 *
 * @param folder where they are
 * @param manifest what made them; empty where no run has finished
 * @param time when the run ended, or was last begun
 * @param bytes what only these results take on the disk: a file of several names counts for the newest
 */
public record StoredRun(Path folder, Optional<ObjectNode> manifest, Instant time, long bytes) {
    /** Deep enough for {@code DIR/<name>/<hash>/earlier/<time>}. */
    private static final int DEPTH = 8;

    /**
     * All results below a folder.
     *
     * @param above any folder
     * @return oldest first
     * @throws IOException if it cannot be read
     */
    public static List<StoredRun> below(Path above) throws IOException {
        List<StoredRun> runs = unmeasured(above);
        Set<Object> counted = new HashSet<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            StoredRun run = runs.get(i);
            runs.set(i, new StoredRun(run.folder, run.manifest, run.time, bytes(run.folder, counted)));
        }
        return runs;
    }

    /** The same of no size: to measure it every file is looked at. */
    private static List<StoredRun> unmeasured(Path above) throws IOException {
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(above, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (isPlace(folder) || PlainFiles.exists(folder.resolve(Seal.MANIFEST))) {
                    folders.add(folder);
                }
                return folder.endsWith(RunFolder.JOURNAL) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }
        });
        List<StoredRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            Optional<ObjectNode> manifest = Seal.manifest(folder);
            runs.add(new StoredRun(folder, manifest, time(folder, manifest), 0));
        }
        runs.sort(Comparator.comparing((StoredRun run) -> run.time).thenComparing(run -> run.folder));
        return runs;
    }

    /** A folder that a run has locked, or of kept results. */
    private static boolean isPlace(Path folder) {
        return isHome(folder) || isOther(folder);
    }

    private static boolean isHome(Path folder) {
        return PlainFiles.isFile(folder.resolve(FolderLock.NAME))
                && PlainFiles.isFolder(folder.resolve(RunFolder.JOURNAL));
    }

    /** A scenario may be named as the folder of other results is: only in the folder of a run it is that. */
    private static boolean isOther(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        return parent != null
                && parent.getNameCount() > 1
                && OtherResults.hold(parent.getFileName())
                && isHome(parent.getParent());
    }

    private static Instant time(Path folder, Optional<ObjectNode> manifest) throws IOException {
        if (manifest.isPresent()) {
            return OtherResults.end(folder, manifest.get());
        }
        Path lock = folder.resolve(FolderLock.NAME);
        return Files.getLastModifiedTime(PlainFiles.isFile(lock) ? lock : folder)
                .toInstant();
    }

    private static long bytes(Path folder, Set<Object> counted) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(PlainFiles::isFile)
                    .filter(file -> !OtherResults.hold(folder.relativize(file)))
                    .toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                bytes += attributes.fileKey() == null || counted.add(attributes.fileKey()) ? attributes.size() : 0;
            }
        }
        return bytes;
    }

    /**
     * The newest results of a finished run below a folder.
     *
     * @param above any folder
     * @return the folder of the results; empty where there are none
     * @throws IOException if it cannot be read
     */
    public static Optional<Path> last(Path above) throws IOException {
        return newest(unmeasured(above));
    }

    private static Optional<Path> newest(Collection<StoredRun> oldestFirst) {
        return oldestFirst.stream()
                .filter(run -> run.manifest.isPresent())
                .reduce((a, b) -> b)
                .map(StoredRun::folder);
    }

    /**
     * The results that those of a folder took the place of.
     *
     * @param folder of a run
     * @return the newest of those that are kept; empty where none are
     * @throws IOException if it cannot be read
     */
    public static Optional<Path> previous(Path folder) throws IOException {
        Path earlier = folder.resolve(OtherResults.EARLIER);
        return PlainFiles.isFolder(earlier) ? last(earlier) : Optional.empty();
    }

    /**
     * Whether a folder has what a run of all its cells writes, finished or not.
     *
     * @param folder any path
     * @return whether it is the folder of results itself, and not one above
     */
    public static boolean isResults(Path folder) {
        return Stream.of(Seal.MANIFEST, RunFolder.RESOLVED, RunFolder.POINTS, RunFolder.CHECKS)
                .anyMatch(name -> PlainFiles.exists(folder.resolve(name)));
    }

    /**
     * Whether other results of the same folder are the latest, or are of all cells.
     *
     * @return whether these are in {@code earlier/} or {@code selected/}
     */
    public boolean isOther() {
        return isOther(folder);
    }

    /**
     * What is known of the results, for programs.
     *
     * @return folder, scenario, hash, state, end, cells, verdicts, expectations_unmet, bytes, command; null where it is
     *     not known or the run has not finished
     */
    public ObjectNode json() {
        ObjectNode from = manifest.orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("folder", folder.toString())
                .put("finished", manifest.isPresent())
                .put("time", OtherResults.seconds(time));
        for (String key : List.of("scenario", "hash", Manifest.STATE, "cells", "verdicts", "expectations_unmet")) {
            node.set(key, from.has(key) ? from.get(key) : JsonNodeFactory.instance.nullNode());
        }
        node.put("bytes", bytes);
        JsonNode command = from.path("command");
        node.put("command", command.isArray() ? Manifest.command(from) : null);
        return node;
    }

    /**
     * Removes results that are not the latest of their folder.
     *
     * @param operations what changes files
     * @throws IllegalStateException if they are the latest
     * @throws FolderInUseException if a run, or another command, is using the folder
     * @throws IOException if a file cannot be removed
     */
    @SuppressWarnings("try") // the locks are held, not used
    public void remove(FileOperations operations) throws IOException {
        if (!isOther()) {
            throw new IllegalStateException(folder + ": the latest results are never removed");
        }
        Path above = folder.toAbsolutePath().getParent();
        PlainFiles.requireFolder(above);
        try (Closeable home = new FolderLock(operations, above.getParent());
                Closeable own = new FolderLock(operations, folder)) {
            // what is left of a removal that fails must not look whole
            operations.delete(folder.resolve(Seal.MANIFEST));
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    operations.delete(path);
                }
            }
        }
    }
}
