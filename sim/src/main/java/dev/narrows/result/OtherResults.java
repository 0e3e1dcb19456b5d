package dev.narrows.result;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results beside the latest ones of a folder, each a whole folder with a manifest of its own: those that others took
 * the place of, {@code earlier/<end of the run>/}, and those of some cells, {@code selected/<state>/}. Files have a
 * second name there, where the file system has hard links: all files of a folder are replaced by new ones and never
 * written into, but segments of the journal, for which {@link Journal} sees to it.
 */
final class OtherResults {
    /** Name of the folder of results that others took the place of. */
    static final String EARLIER = "earlier";

    /** Name of the folder of results of some cells. */
    static final String SELECTED = "selected";

    private static final Set<String> FOLDERS = Set.of(EARLIER, SELECTED);

    private OtherResults() {}

    /** Whether a path in a folder is of other results. */
    static boolean hold(Path inside) {
        return FOLDERS.contains(inside.getName(0).toString());
    }

    /** Whether a folder has any: then its segments may have other names. */
    static boolean in(Path folder) {
        return FOLDERS.stream().anyMatch(name -> PlainFiles.exists(folder.resolve(name)));
    }

    /**
     * Keeps the results of a folder that is locked; the manifest comes last, so that what a killed run left of it does
     * not look whole.
     *
     * @param manifest that of the folder
     * @return where they are kept
     */
    static Path keep(FileOperations operations, Path folder, ObjectNode manifest) throws IOException {
        Path above = folder.resolve(EARLIER);
        PlainFiles.makeFolder(operations, above);
        String name = time(folder, manifest).replace(":", "");
        Path kept = above.resolve(name);
        for (int i = 2; PlainFiles.exists(kept); i++) {
            if (isSame(folder.resolve(Seal.MANIFEST), kept.resolve(Seal.MANIFEST))) {
                return kept; // by a run that was refused or killed right after
            }
            kept = above.resolve(name + "-" + i);
        }
        PlainFiles.makeFolder(operations, kept);
        for (String file : manifest.get("files").propertyNames()) {
            if (!hold(Path.of(file)) && PlainFiles.isFile(folder, file)) {
                add(operations, folder.resolve(file), kept.resolve(file), kept);
            }
        }
        Set<Path> folders = new TreeSet<>(Set.of(above, folder));
        for (Path file : Seal.files(kept)) {
            folders.add(file.getParent());
        }
        for (Path changed : folders) {
            operations.forceFolder(changed);
        }
        add(operations, folder.resolve(Seal.MANIFEST), kept.resolve(Seal.MANIFEST), kept);
        operations.forceFolder(kept);
        return kept;
    }

    /** When the run of a manifest ended, to the second: 2026-11-30T10:27:50Z. */
    static String time(Path folder, ObjectNode manifest) throws IOException {
        return seconds(end(folder, manifest));
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Instant end(Path folder, ObjectNode manifest) throws IOException {
        try {
            return Instant.parse(manifest.path("time").path("end").asString(""));
        } catch (DateTimeException e) {
            return Files.getLastModifiedTime(folder.resolve(Seal.MANIFEST)).toInstant();
        }
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return PlainFiles.isFile(other) && Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(other));
    }

    /** Gives a file a name in a folder of other results. */
    static void add(FileOperations operations, Path file, Path other, Path folder) throws IOException {
        makeFolders(operations, other.getParent(), folder);
        try {
            operations.link(file, other);
        } catch (FileSystemException | UnsupportedOperationException e) {
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.write(operations, other, from, from.size());
            }
        }
    }

    private static void makeFolders(FileOperations operations, Path inner, Path folder) throws IOException {
        if (!inner.equals(folder)) {
            makeFolders(operations, inner.getParent(), folder);
            PlainFiles.makeFolder(operations, inner);
        }
    }
}
