package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Renewal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * points.csv of every shipped scenario, byte for byte, on every JDK: its SHA-256 stands in golden.properties. A change
 * of a hash is a change of numbers and needs a line in CHANGELOG.md.
 */
class GoldenTest {
    static List<Path> scenarios() throws IOException {
        return CommandLineTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void pointsAreTheSameBytesEverywhere(Path file, @TempDir Path dir) throws Exception {
        String csv = CommandLineTest.Outcome.of("run", "--format", "csv", "--out", dir.toString(), file.toString())
                .out();
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(csv.getBytes(StandardCharsets.UTF_8)));
        if (Renewal.asked()) {
            Renewal.property("golden.properties", file.getFileName().toString(), hash);
            return;
        }
        assertThat(hash)
                .as(file + "\n" + csv)
                .isEqualTo(golden().getProperty(file.getFileName().toString()));
    }

    @Test
    @Tag("long")
    void pointsOfTheLargestToo(@TempDir Path dir) throws Exception {
        pointsAreTheSameBytesEverywhere(ClaimRun.SCENARIOS.resolve("capacity-vs-complexity.yaml"), dir);
    }

    private static Properties golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden.properties")) {
            golden.load(in);
        }
        return golden;
    }
}
