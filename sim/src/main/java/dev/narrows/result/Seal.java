package dev.narrows.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lets a folder prove itself: manifest.json lists size and SHA-256 of every other file under {@code files}, and
 * ends with the SHA-256 of its own bytes before that last line.
 */
public final class Seal {
    /** Name of the manifest. */
    static final String MANIFEST = "manifest.json";

    private static final String OWN = ",\n  \"sha256\" : \"";
    private static final String AFTER_OWN = "\"\n}\n";
    /** Larger than the manifest of as many files as a journal can have. */
    private static final long LARGEST = 1L << 28;

    private Seal() {}

    /**
     * Brings the entries of some files of a finished folder up to date, after a report was written.
     *
     * @param operations what changes files
     * @param folder a folder with a manifest
     * @param changed files in it, written anew or removed
     * @throws IOException if a file cannot be read, or the manifest is missing or damaged
     */
    static void renew(FileOperations operations, Path folder, Collection<Path> changed) throws IOException {
        ObjectNode manifest = finished(folder);
        ObjectNode files = (ObjectNode) manifest.get("files");
        for (Path file : changed) {
            files.remove(name(folder, file));
            if (Files.exists(file)) {
                files.set(name(folder, file), entry(file));
            }
        }
        AtomicFile.write(operations, folder.resolve(MANIFEST), text(manifest));
    }

    /** The manifest of a folder in which a run has ended. */
    static ObjectNode finished(Path folder) throws IOException {
        return manifest(folder)
                .orElseThrow(() -> new RefusedException(
                        folder + ": no folder of a finished run: manifest.json is missing or not what was written"));
    }

    /** The manifest with the entries of every file that is there now, as it is written. */
    static String sealed(Path folder, ObjectNode manifest) throws IOException {
        ObjectNode files = manifest.putObject("files");
        for (Path file : files(folder)) {
            files.set(name(folder, file), entry(file));
        }
        return text(manifest);
    }

    private static String text(ObjectNode manifest) {
        String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        String before = text.substring(0, text.lastIndexOf('}')).stripTrailing();
        return before + OWN + hex(digest().digest(before.getBytes(StandardCharsets.UTF_8))) + AFTER_OWN;
    }

    /** The manifest of a folder without its own sum; empty where it is missing or not what was written. */
    static Optional<ObjectNode> manifest(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!PlainFiles.isFile(file) || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        String text = NamedFailures.reading(file, () -> Files.readString(file, StandardCharsets.ISO_8859_1));
        int own = text.lastIndexOf(OWN);
        if (own < 0) {
            return Optional.empty();
        }
        byte[] before = text.substring(0, own).getBytes(StandardCharsets.ISO_8859_1);
        if (!text.substring(own).equals(OWN + hex(digest().digest(before)) + AFTER_OWN)) {
            return Optional.empty();
        }
        try {
            return Optional.of((ObjectNode) Json.MAPPER.readTree(new String(before, StandardCharsets.UTF_8) + "}"))
                    .filter(Seal::isManifest);
        } catch (JacksonException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** Whether what is read elsewhere is there and of its kind, and no name leads out of the folder. */
    private static boolean isManifest(ObjectNode manifest) {
        return manifest.path("files") instanceof ObjectNode files
                && manifest.path("hash").isString()
                && manifest.path("scenario").isString()
                && manifest.path("cells").canConvertToLong()
                && manifest.path("seed").canConvertToLong()
                && files.properties().stream()
                        .allMatch(entry -> isInside(entry.getKey())
                                && entry.getValue().path("bytes").canConvertToLong()
                                && entry.getValue().path("sha256").isString());
    }

    private static boolean isInside(String name) {
        try {
            Path path = Path.of(name);
            return !path.isAbsolute()
                    && path.getRoot() == null
                    && !name.isEmpty()
                    && path.equals(path.normalize())
                    && !path.startsWith("..");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Every file that a manifest vouches for, by name; other results in the folder have manifests of their own. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(PlainFiles::isFile)
                    .filter(file -> !isOwn(folder, file))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList();
        }
    }

    /** Other results, the manifest itself, the lock, and what a killed run left behind under a temporary name. */
    private static boolean isOwn(Path folder, Path file) {
        String name = file.getFileName().toString();
        return OtherResults.hold(folder.relativize(file))
                || name(folder, file).equals(MANIFEST)
                || name(folder, file).equals(FolderLock.NAME)
                || name.startsWith(".") && name.endsWith(AtomicFile.TEMPORARY);
    }

    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static ObjectNode entry(Path file) throws IOException {
        return Json.MAPPER
                .createObjectNode()
                .put("bytes", Files.size(file))
                .put("sha256", NamedFailures.reading(file, () -> sha256(file)));
    }

    /**
     * The digest of a file.
     *
     * @param file any file
     * @return hexadecimal SHA-256 of its bytes
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest.digest());
    }

    static String sha256(String text) {
        return hex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
