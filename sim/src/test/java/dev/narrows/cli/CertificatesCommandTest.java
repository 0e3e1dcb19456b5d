package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --certificates} of {@code bounds}, {@code run} and {@code deficiency} writes and refuses. */
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
    void thoseOfARunAreThoseOfTheBoundsOfItsCells() throws IOException {
        String[] cells = {QUICKSTART, "--set", "labels=10,20,30", "--select", "labels > 10", "--certificates"};
        Commands.run(words("bounds", cells, dir + "/bounds"), dir);
        Batches.Outcome outcome =
                Batches.execute(words("run", cells, dir + "/run", "--replicates", "200", "--out", dir + "/out"));
        assertThat(outcome.folder()).isDirectory(); // still the last line
        assertThat(dir.resolve("run/model-0.json")).hasSameTextualContentAs(dir.resolve("bounds/model-0.json"));
        assertThat(dir.resolve("run/model-0.json")).content().contains("\"cells\":[1,2]", "\"budget/2\"");
    }

    @Test
    void thoseOfAShardAreOfItsCells() throws IOException {
        String[] cells = {QUICKSTART, "--set", "labels=10,20,30", "--shard", "2/2", "--certificates"};
        Batches.execute(words("run", cells, dir + "/c", "--replicates", "200", "--out", dir + "/out"));
        assertThat(dir.resolve("c/model-0.json"))
                .content()
                .contains("ceiling/expected-kl/1\"")
                .doesNotContain("ceiling/expected-kl/0\"");
    }

    private static String[] words(String verb, String[] cells, String... more) {
        return Stream.of(Stream.of(verb), Stream.of(cells), Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void thoseOfADeficiencyAreOfItsChannels() throws IOException {
        String w = Files.writeString(dir.resolve("w.csv"), "352,60\n70,356\n").toString();
        String v = Files.writeString(dir.resolve("v.csv"), "335,77\n80,346\n").toString();
        String folder = dir.resolve("c").toString();
        Batches.Outcome outcome = Batches.execute("deficiency", w, v, "--resamples", "0", "--certificates", folder);
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("certificates: " + folder + " (8 numbers)");
        assertThat(dir.resolve("c/channels.json")).isRegularFile();
        Commands.run(new String[] {"bounds", QUICKSTART, "--certificates", folder}, dir);
        assertThat(dir.resolve("c/channels.json")).doesNotExist();
        Commands.run(new String[] {"deficiency", w, v, "--resamples", "0", "--certificates", folder}, dir);
        assertThat(dir.resolve("c/model-0.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"bounds, ../scenarios/quickstart.yaml", "run, ../scenarios/quickstart.yaml", "deficiency, w.csv v.csv"})
    void aForeignFileIsLeftAndRefused(String verb, String files) throws IOException {
        Files.writeString(dir.resolve("mine.txt"), "mine");
        assertThat(refused(ExitCode.REFUSED, words(verb, files.split(" "), "--certificates", dir.toString())))
                .contains(dir + ": holds mine.txt, must be a new folder, an empty one or one of certificates");
        assertThat(names()).containsExactly("mine.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounds", "run"})
    void severalFilesAreRefused(String verb) throws IOException {
        assertThat(refused(ExitCode.USAGE, verb, QUICKSTART, QUICKSTART, "--certificates", dir.toString()))
                .contains("--certificates: is of one FILE, not of 2");
        assertThat(names()).isEmpty();
    }
}
