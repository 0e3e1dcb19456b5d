package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bounds --certificates} writes and refuses. */
class CertificatesCommandTest {
    private static final String QUICKSTART = "../scenarios/quickstart.yaml";

    @TempDir
    Path dir;

    private String refused(int code, String... words) {
        StringWriter stderr = new StringWriter();
        assertThat(Main.execute(words, new StringWriter(), stderr)).isEqualTo(code);
        return stderr.toString();
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    @Test
    void aFileForEveryModelAndEarlierOnesGo() throws IOException {
        String[] sweep = {
            "bounds",
            QUICKSTART,
            "--certificates",
            dir.toString(),
            "--set",
            "cognitive.error=0.1,0.2",
            "--set",
            "labels=10,20"
        };
        Commands.run(sweep, dir);
        assertThat(names()).containsExactly("model-0.json", "model-1.json");
        String first = Files.readString(dir.resolve("model-0.json"));
        assertThat(first).contains("\"cells\":[0,1]", "ceiling/expected-kl/1").doesNotContain("ceiling/expected-kl/2");
        Commands.run(sweep, dir);
        assertThat(dir.resolve("model-0.json")).hasContent(first);
        Commands.run(
                new String[] {"bounds", QUICKSTART, "--certificates", dir.toString(), "--select", "cell == 0"}, dir);
        assertThat(names()).containsExactly("model-0.json");
    }

    @Test
    void aForeignFileIsLeftAndRefused() throws IOException {
        Files.writeString(dir.resolve("mine.txt"), "mine");
        assertThat(refused(ExitCode.REFUSED, "bounds", QUICKSTART, "--certificates", dir.toString()))
                .contains(dir + ": holds mine.txt, must be a new folder, an empty one or one of certificates");
        assertThat(names()).containsExactly("mine.txt");
    }

    @Test
    void severalFilesAreRefused() throws IOException {
        assertThat(refused(ExitCode.USAGE, "bounds", QUICKSTART, QUICKSTART, "--certificates", dir.toString()))
                .contains("--certificates: is of one FILE, not of 2");
        assertThat(names()).isEmpty();
    }
}
