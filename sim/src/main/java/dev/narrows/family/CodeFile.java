package dev.narrows.family;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ExtensionException;
import dev.narrows.sampling.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jar or folder that an extension's class was loaded from.
 *
 * @param name its name without the folders above it
 * @param sha256 hexadecimal SHA-256 of the jar; of a folder that of the paths and bytes of its class files, sorted
 */
public record CodeFile(String name, String sha256) {
    /** A class that is loaded stays what it is, so its file is read once. */
    private static final ClassValue<Optional<CodeFile>> OF_CLASS = new ClassValue<>() {
        @Override
        protected Optional<CodeFile> computeValue(Class<?> type) {
            return isForeign(type) ? path(type).map(CodeFile::read) : Optional.empty();
        }
    };

    /**
     * Where the class of an object comes from.
     *
     * @param extension a channel type, floor, family or the like
     * @return its jar or folder; empty where that is Narrows' own
     * @throws ExtensionException if it cannot be read
     */
    public static Optional<CodeFile> of(Object extension) {
        return OF_CLASS.get(extension.getClass());
    }

    /** Whether a class is not Narrows' own. */
    static boolean isForeign(Class<?> type) {
        Optional<Path> path = path(type);
        return !path.equals(path(CodeFile.class)) && !path.equals(path(BoundCatalogue.class));
    }

    private static Optional<Path> path(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new ExtensionException(source.getLocation() + ": is no file");
        }
    }

    private static CodeFile read(Path path) {
        try {
            byte[] digest = Files.isDirectory(path) ? ofFolder(path) : Sha256.of(Files.readAllBytes(path));
            return new CodeFile(path.getFileName().toString(), HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new ExtensionException(path + ": cannot be read: " + e.getMessage());
        }
    }

    private static byte[] ofFolder(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                parts.add(folder.relativize(file).toString());
                parts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return Sha256.ofParts(parts);
    }
}
