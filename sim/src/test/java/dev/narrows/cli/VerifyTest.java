package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder proves itself: every flipped bit in every file is found. */
class VerifyTest {
    @TempDir
    private Path dir;

    private Path folder() throws IOException {
        Path file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1]", 0.05, 40);
        return Batches.run(dir.resolve("out"), file).folder();
    }

    private void everyFlipIsFound(int flips) throws IOException {
        Path folder = folder();
        List<Path> files = Batches.files(folder).stream()
                .filter(f -> !f.getFileName().toString().equals(".lock"))
                .toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(12).anyMatch(f -> f.endsWith("report.html"));
        SplittableRandom random = new SplittableRandom(20251123);
        for (int i = 0; i < flips; i++) {
            Path file = files.get(i % files.size());
            byte[] sound = Files.readAllBytes(file);
            byte[] flipped = sound.clone();
            int at = random.nextInt(sound.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            Batches.Outcome outcome = execute("verify", folder.toString());
            assertThat(outcome.code()).as(file + " at " + at).isEqualTo(ExitCode.IO);
            assertThat(outcome.err()).hasLineCount(1).startsWith(file + ": ");
            Files.write(file, sound);
        }
        assertThat(execute("verify", folder.toString()).code()).isZero();
    }

    @Test
    void twoHundredFlipsAreFound() throws IOException {
        everyFlipIsFound(200);
    }

    @Test
    @Tag("long")
    void aThousandFlipsAreFound() throws IOException {
        everyFlipIsFound(1000);
    }

    @Test
    void missingAndStrangeFilesAreFound() throws IOException {
        Path folder = folder();
        Files.delete(folder.resolve("checks.csv"));
        Files.writeString(folder.resolve("stranger"), "");
        Batches.Outcome outcome = execute("verify", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err())
                .hasLineCount(2)
                .contains("checks.csv: is missing", "stranger: is not in the manifest");
        assertThat(execute("verify", dir.resolve("none").toString()).code()).isEqualTo(ExitCode.IO);
    }
}
