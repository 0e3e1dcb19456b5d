package dev.narrows.cli;

import dev.narrows.result.AtomicFile;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} that write what became of its scenarios for continuous integration. */
final class CiFiles {
    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "JUnit XML into this file: a suite for each scenario, a case for each cell")
    private Path junit;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "a summary in Markdown into this file: verdicts and unmet expectations of the scenarios")
    private Path summary;

    /** Whether a file is asked for. */
    boolean asked() {
        return junit != null || summary != null;
    }

    /** Makes the folders of the files, and refuses a file that could not be written once all is done. */
    void check(FileOperations operations) throws IOException {
        for (Path file : Stream.of(Optional.ofNullable(junit), Optional.ofNullable(summary))
                .flatMap(Optional::stream)
                .toList()) {
            if (Files.isDirectory(file)) {
                throw new RefusedException(file + ": is a folder");
            }
            operations.createFolders(file.toAbsolutePath().getParent());
        }
    }

    /** Writes those that are asked for. */
    void write(FileOperations operations, List<Tally> tallies) throws IOException {
        if (junit != null) {
            write(operations, junit, JUnitXml.of(tallies));
        }
        if (summary != null) {
            write(operations, summary, SummaryText.of(tallies));
        }
    }

    private static void write(FileOperations operations, Path file, String text) throws IOException {
        AtomicFile.write(operations, file.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
    }
}
