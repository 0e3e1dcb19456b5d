package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.RandomScenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of points.csv depend neither on the threads nor, row by row, on the order of the cells. */
class DeterminismTest {
    private static final int SCENARIOS = 20;

    static IntStream seeds() {
        return IntStream.range(0, SCENARIOS);
    }

    private static Path points(String text, Path dir, int threads) throws Exception {
        Path file = Files.writeString(dir.resolve("scenario.yaml"), text);
        Path out = dir.resolve("runs-" + threads + "-" + text.hashCode());
        String[] words = {"run", "-j", Integer.toString(threads), file.toString()};
        Commands.run(words, out);
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(path -> path.endsWith("points.csv")).findFirst().orElseThrow();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** The rows without the number of the cell, sorted. */
    private static List<String> rows(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(row -> row.substring(row.indexOf(',') + 1))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void threadsAndTheOrderOfCellsChangeNothing(int seed, @TempDir Path dir) throws Exception {
        Path one = points(RandomScenarios.text(seed), dir, 1);
        for (int threads : new int[] {2, 7, 64}) {
            assertThat(sha256(points(RandomScenarios.text(seed), dir, threads)))
                    .as(threads + " threads")
                    .isEqualTo(sha256(one));
        }
        Path other = points(RandomScenarios.shuffled(seed), dir, 3);
        assertThat(sha256(other)).isNotEqualTo(sha256(one));
        assertThat(rows(other)).isEqualTo(rows(one)).hasSize(9);
    }
}
