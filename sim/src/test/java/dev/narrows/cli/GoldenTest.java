package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Renewal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final int MOST_ADDED = 12;

    static List<Path> scenarios() throws IOException {
        return CommandLineTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void pointsAreTheSameBytesEverywhere(Path file, @TempDir Path dir) throws Exception {
        String csv = CommandLineTest.Outcome.of("run", "--format", "csv", "--out", dir.toString(), file.toString())
                .out();
        String hash = hash(csv);
        String name = file.getFileName().toString();
        String known = golden().getProperty(name);
        if (Renewal.asked()) {
            Renewal.property("golden.properties", name, hash);
            if (!hash.equals(known)) {
                System.out.println(name + ": " + change(csv, known));
            }
            return;
        }
        assertThat(hash)
                .as(name + ": points.csv is another, see \"Numbers that are pinned\" in CONTRIBUTING.md: "
                        + change(csv, known))
                .isEqualTo(known);
    }

    /** What became of a file whose hash was known: new last columns leave the others as they were. */
    private static String change(String csv, String known) throws NoSuchAlgorithmException {
        String rest = csv;
        for (int added = 1; added <= MOST_ADDED; added++) {
            rest = rest.replaceAll("(?m),[^,\\n]*$", "");
            if (hash(rest).equals(known)) {
                return (added == 1 ? "a last column was" : added + " last columns were")
                        + " added, the others are as they were";
            }
        }
        return "numbers or columns changed";
    }

    private static String hash(String csv) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aNewLastColumnIsToldFromOtherChanges() throws Exception {
        String known = hash("cell,risk\n0,0.5\n");
        assertThat(change("cell,risk,new\n0,0.5,\n", known)).startsWith("a last column was added");
        assertThat(change("cell,risk,new,newer\n0,0.5,,1\n", known)).startsWith("2 last columns were added");
        assertThat(change("cell,risk,new\n0,0.6,\n", known)).startsWith("numbers");
        assertThat(change("cell,risk\n0,0.6\n", known)).startsWith("numbers");
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
