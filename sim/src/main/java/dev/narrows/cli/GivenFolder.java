package dev.narrows.cli;

import dev.narrows.result.RefusedException;
import dev.narrows.result.StoredRun;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.exc.JacksonIOException;

/**
 * A folder that a command is given: which results are meant, and reading them wherever they come from; values of
 * another kind than a run writes are refused, with the folder's name.
 */
final class GivenFolder {
    /** What commands say of the folder that they take. */
    static final String DIR =
            "folder of a run, or its name below runs, or a folder above: then the last finished run in it "
                    + "(default: runs)";

    private static final Path USUAL = Path.of("runs");

    private GivenFolder() {}

    /**
     * The results that are meant: the folder itself, or the last finished below it, or below a folder of that name in
     * {@code runs}, or, where none is given, in {@code runs}. Said on stderr unless it is what was given.
     */
    static Path resolved(Path given, Console console) throws IOException {
        return resolved(given, console, false);
    }

    /** The same, where {@code quiet} says nothing. */
    static Path resolved(Path given, Console console, boolean quiet) throws IOException {
        Path above = given == null ? USUAL : given;
        if (!Files.exists(above) && !above.isAbsolute() && Files.isDirectory(USUAL.resolve(above))) {
            above = USUAL.resolve(above);
        }
        Path found = above;
        if (Files.isDirectory(above) && !StoredRun.isResults(above)) {
            found = StoredRun.last(above).orElse(above);
        }
        if (given == null && !StoredRun.isResults(found)) {
            throw new RefusedException(USUAL + ": no run has finished here: name the folder of one");
        }
        if (!quiet && !found.equals(given)) {
            console.message("narrows: the results in " + found);
        }
        return found;
    }

    static List<Path> resolved(List<Path> given, Console console, boolean quiet) throws IOException {
        if (given.isEmpty()) {
            return List.of(resolved((Path) null, console, quiet));
        }
        List<Path> found = new ArrayList<>();
        for (Path folder : given) {
            found.add(resolved(folder, console, quiet));
        }
        return found;
    }

    /** What is done with the folder. */
    interface Reading<T> {
        T call() throws IOException, ScenarioException;
    }

    static <T> T read(Path folder, Reading<T> reading) throws IOException, ScenarioException {
        try {
            return reading.call();
        } catch (UncheckedIOException | JacksonIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RefusedException(folder + ": holds what no run writes, verify tells more: "
                    + e.getClass().getSimpleName() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** A file in an output folder that its manifest does not know would be damage. */
    static void requireOutside(String option, Path file, List<Path> folders) throws RefusedException {
        for (Path folder : folders) {
            if (file.toAbsolutePath()
                    .normalize()
                    .startsWith(folder.toAbsolutePath().normalize())) {
                throw new RefusedException(
                        option + ": " + file + " lies in an output folder, which holds what its run wrote");
            }
        }
    }
}
