package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap of a batch does not grow with its cells: the largest in use after a collection, with at most 256 MB. */
class FlatMemoryTest {
    private static long peak(int cells, Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("cells-" + cells + ".yaml"), """
                format: 1
                name: cells-%d
                seed: 1
                model:
                  family: finite
                  codebook: {size: 2}
                  cognitive: {type: noiseless, size: 2}
                  articulation: {type: binary-symmetric, error: 0.2}
                  loss: {type: zero-one}
                learner: {labels: 10}
                replicates: 1
                sweep: {grid: {learner.beta: {from: 0, to: 10, steps: %d}}}
                """.formatted(cells, cells));
        List<String> words =
                List.of("run", "-q", "-j", "2", "--out", dir.resolve("runs").toString(), file.toString());
        ChildJvm.Result result = ChildJvm.run("256m", CellTrial.class, words, dir);
        assertThat(result.code()).as(String.join("\n", result.lines())).isZero();
        String[] last = result.lines().get(result.lines().size() - 1).split(" ");
        return Long.parseLong(last[1]);
    }

    @Test
    void growsLittleFromTwoThousandCellsToTenThousand(@TempDir Path dir) throws Exception {
        // the page has numbers of up to 12,000 cells: 5 to 25 MB more were seen; with a list of the cells 80 to 100
        assertThat(peak(10_000, dir)).isPositive().isLessThan(peak(2_000, dir) + 40_000_000);
    }

    @Test
    @Tag("long")
    void aMillionCellsTakeAsMuchAsTenThousand(@TempDir Path dir) throws Exception {
        assertThat(peak(1_000_000, dir)).isPositive().isLessThanOrEqualTo(peak(10_000, dir) * 6 / 5);
    }
}
