package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every malformed scenario, given to {@code run}: exit 3, the position, nothing written, no stack trace. */
class MalformedRunTest {
    private static final String EXPECT = "# expect: ";

    static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(
                Path.of(MalformedRunTest.class.getResource("/malformed").toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedBeforeAnythingIsWritten(Path file, @TempDir Path dir) throws IOException {
        String first = Files.readAllLines(file, StandardCharsets.ISO_8859_1).get(0);
        String position = first.substring(EXPECT.length()).split(" ")[0];
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Main.execute(new String[] {"run", "--out", dir.resolve("runs").toString(), file.toString()}, out, err);
        assertThat(code).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).startsWith(file + ":" + position + ": error").doesNotContain("\tat ", "Exception");
        assertThat(out.toString()).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }
}
