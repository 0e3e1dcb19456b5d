package dev.narrows.scenario;

import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a YAML file other than a scenario under the same rules: strictly, with every error at once. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Why a path leads to no file that can be read. A pipe or device is refused before it is opened, so that nothing is
     * waited for; a link is followed.
     *
     * @param file the path
     * @return such as {@code no such file}; empty where it leads to a file
     */
    public static Optional<String> whyNot(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("is a folder, must be a file");
        }
        if (Files.isRegularFile(file)) {
            return Files.isReadable(file) ? Optional.empty() : Optional.of("may not be read");
        }
        try {
            file.toRealPath();
            return Optional.of("is a pipe, a socket or a device, must be a file");
        } catch (NoSuchFileException e) {
            return Optional.of("no such file");
        } catch (IOException e) {
            boolean loop = e instanceof FileSystemLoopException
                    || String.valueOf(e.getMessage()).contains("Too many levels");
            return Optional.of(loop ? "is a link that leads in a circle" : "cannot be reached");
        }
    }

    /**
     * Reads a file.
     *
     * @param <T> what is made of it
     * @param file the file
     * @param reader makes it of the root; reports what is wrong there and then returns nothing
     * @return what it is
     * @throws ScenarioException if the file is refused; carries every error
     */
    public static <T> T read(Path file, Function<Value, Optional<T>> reader) throws ScenarioException {
        Problems problems = new Problems();
        Source source = Source.of(file.toString(), bytes(file), problems);
        Optional<T> read = problems.isEmpty()
                ? YamlTree.read(source, problems).flatMap(root -> reader.apply(new Value(root, KeyPath.ROOT, problems)))
                : Optional.empty();
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems.sorted().stream()
                    .map(one -> new Problem(
                            source.file(),
                            one.mark().line(),
                            one.mark().column(),
                            one.path(),
                            one.message(),
                            source.line(one.mark().line()),
                            false))
                    .toList());
        }
        return read.orElseThrow(() -> new IllegalStateException("nothing read and no error: " + file));
    }

    private static byte[] bytes(Path file) throws ScenarioException {
        String reason = whyNot(file).orElse("");
        if (reason.isEmpty()) {
            try (InputStream in = Files.newInputStream(file)) {
                // one byte past the limit tells that there is more
                return in.readNBytes(Source.LARGEST + 1);
            } catch (IOException e) {
                reason = e.getClass().getSimpleName().replace("Exception", "");
            }
        }
        throw new ScenarioException(
                List.of(new Problem(file.toString(), 1, 1, "", "cannot be read: " + reason, "", false)));
    }
}
