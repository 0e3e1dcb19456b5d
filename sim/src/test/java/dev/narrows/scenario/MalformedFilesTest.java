package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code malformed/} says in its first lines which errors it must give, and gives no other. */
class MalformedFilesTest {
    private static final String EXPECT = "# expect: ";
    /** Of these files the errors are held against all of their words. */
    private static final String REMEDY = "remedy-";

    static Path folder() throws URISyntaxException {
        return Path.of(MalformedFilesTest.class.getResource("/malformed").toURI());
    }

    static List<Path> files() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesExactlyTheExpectedErrors(Path file) throws IOException {
        List<String> expected = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();

        ScenarioException refused =
                catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(file, Overrides.none()));

        assertThat(refused).as("%s", file).isNotNull();
        assertThat(refused.problems()).as("%s, its lines '# expect:'", file).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Problem problem = refused.problems().get(i);
            String said = problem.line() + ":" + problem.column() + " " + problem.path() + ": " + problem.message();
            boolean whole = file.getFileName().toString().startsWith(REMEDY);
            assertThat(
                            whole
                                    ? said
                                    : said.substring(
                                            0,
                                            Math.min(
                                                    said.length(),
                                                    expected.get(i).length())))
                    .as("%s, its lines '# expect:'", file)
                    .isEqualTo(expected.get(i));
            assertThat(problem.format()).startsWith(file + ":" + problem.line() + ":" + problem.column() + ": error");
        }
    }

    @Test
    void thereAreManyKinds() throws IOException, URISyntaxException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(300);
    }
}
