package dev.narrows.cli;

import dev.narrows.result.RefusedException;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reading a folder that may come from anywhere: values of another kind than a run writes are refused, with the folder's
 * name.
 */
final class GivenFolder {
    private GivenFolder() {}

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
