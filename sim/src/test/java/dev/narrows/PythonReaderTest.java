package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.narrows.cli.Commands;
import dev.narrows.result.PointsCsv;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/python/narrows.py reads what {@link PointsCsv} and the others write, compressed or not. */
class PythonReaderTest {
    private static final String READ = """
            import sys
            sys.path.append(sys.argv[1])
            import narrows
            run = narrows.Run(sys.argv[2])
            cells, points = run.cells, run.points
            print(len(points), len(cells), len(run.checks), run.manifest["cells"])
            print(all(p["floor_best"] == c["floor_best"] for p, c in zip(points, cells)))
            print(all(c["floor_best"] in [f["value"] for f in c["floors"].values()] for c in cells))
            print(type(points[0]["cell"]).__name__, type(points[0]["risk_mean"]).__name__, points[0]["matched"])
            """;

    @TempDir
    Path dir;

    private String read(Path folder) throws Exception {
        return new ReadmeShell(dir)
                .process(
                        "python3",
                        "-c",
                        READ,
                        ReadmeBlocks.ROOT
                                .resolve("scripts/python")
                                .toAbsolutePath()
                                .toString(),
                        folder.toString());
    }

    @Test
    void aCompressedFolderReadsAsAPlainOne() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "python3"))),
                "python3 is on the path");
        for (int cells : new int[] {3, 501}) {
            Path file = Files.writeString(dir.resolve("s" + cells + ".yaml"), """
                    format: 1
                    name: s%1$d
                    seed: 1
                    model:
                      family: finite
                      codebook: {size: 2}
                      cognitive: {type: symmetric, size: 2, error: 0.2}
                      articulation: {type: symmetric, size: 2, error: 0.1}
                      loss: {type: zero-one}
                    learner: {labels: 5}
                    sweep: {grid: {learner.beta: {from: 1, to: 20, steps: %1$d}}}
                    replicates: 2
                    """.formatted(cells));
            Commands.run(new String[] {"run", file.toString()}, dir.resolve("runs"));
            Path folder;
            try (Stream<Path> runs = Files.list(dir.resolve("runs/s" + cells))) {
                folder = runs.findFirst().orElseThrow();
            }
            assertThat(Files.exists(folder.resolve("checks.csv.gz"))).isEqualTo(cells > 500);
            assertThat(read(folder)).isEqualTo("""
                    %1$d %1$d %2$d %1$d
                    True
                    True
                    int float True
                    """.formatted(cells, rows(folder)));
        }
    }

    private static long rows(Path folder) throws Exception {
        Path plain = folder.resolve("checks.csv");
        try (InputStream in = Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(folder.resolve("checks.csv.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().count() - 1;
        }
    }
}
