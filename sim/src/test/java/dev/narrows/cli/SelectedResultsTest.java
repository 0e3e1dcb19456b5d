package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static dev.narrows.cli.Batches.results;
import static dev.narrows.cli.Batches.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of selected cells: a folder within, which shares the journal and leaves the results of all cells alone. */
class SelectedResultsTest {
    private static final String ONE = "cell == 1";

    @TempDir
    private Path dir;

    private Path out;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        out = dir.resolve("out");
        file = Batches.write(dir.resolve("small.yaml"), "[0.05, 0.1, 0.2]", 0.05, 200);
    }

    /** Every file that is there, whatever came beside it. */
    private static Map<Path, String> bytes(Path folder) throws IOException {
        Map<Path, String> bytes = new TreeMap<>();
        for (Path path : Batches.files(folder)) {
            if (!path.startsWith(folder.resolve("selected")) && !path.endsWith(".lock")) {
                bytes.put(path, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }

    private static void assertWhole(Path folder) {
        String path = folder.toString();
        assertThat(execute("verify", path).err()).isEmpty();
        assertThat(execute("explain", path).code()).isZero();
        assertThat(execute("report", "-q", path).code()).isZero();
        assertThat(execute("verify", path).err()).isEmpty();
    }

    @Test
    void theResultsOfAllCellsStay() throws IOException {
        Path whole = run(out, file).folder();
        Map<Path, String> before = bytes(whole);
        Batches.Outcome one = run(out, file, "--select", ONE);
        assertThat(one.computed()).isZero();
        assertThat(one.err()).doesNotContain("kept");
        assertThat(one.folder().getParent()).isEqualTo(whole.resolve("selected"));
        assertThat(one.folder().getFileName().toString()).matches("[0-9a-f]{12}");
        assertThat(bytes(whole)).isEqualTo(before);
        assertThat(Files.readString(one.folder().resolve("points.csv")).lines()).hasSize(2);
        assertThat(Files.readString(one.folder().resolve("points.csv")))
                .contains(
                        before.get(whole.resolve("points.csv")).lines().toList().get(2));
        assertThat(Files.readString(one.folder().resolve("manifest.json"))).contains("\"select\" : \"" + ONE + "\"");
        assertWhole(whole);
        assertWhole(one.folder());
    }

    @Test
    void rowsAreShared() throws IOException {
        Path whole = run(out, file).folder();
        Map<Path, String> before = bytes(whole);
        Batches.Outcome more = run(out, file, "--select", ONE, "--replicates", "500");
        assertThat(more.computed()).isEqualTo(300);
        before.forEach((path, text) ->
                assertThat(path).as("as it was").hasBinaryContent(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertWhole(whole);
        assertWhole(more.folder());
        assertThat(run(out, file, "--replicates", "500").computed()).isEqualTo(600);
        assertWhole(whole);
        assertWhole(more.folder());
    }

    @Test
    void selectionsBeforeAnyWholeRun() throws IOException {
        Path one = run(out, file, "--select", ONE).folder();
        String results = results(one);
        Path others = run(out, file, "--select", "cell != 1").folder();
        assertThat(others).isNotEqualTo(one);
        assertThat(run(out, file, "--select", " " + ONE).folder()).isEqualTo(one);
        assertThat(results(one)).isEqualTo(results);
        Batches.Outcome whole = run(out, file);
        assertThat(whole.computed()).isZero();
        assertThat(whole.folder()).isEqualTo(one.getParent().getParent());
        assertWhole(one);
        assertWhole(others);
        assertWhole(whole.folder());
    }

    @Test
    void aFreshSelectionLeavesTheJournalOfTheWhole() throws IOException {
        Path whole = run(out, file).folder();
        Map<Path, String> before = bytes(whole);
        for (int i = 0; i < 2; i++) {
            Batches.Outcome one = run(out, file, "--select", ONE, "--fresh");
            assertThat(one.computed()).isEqualTo(200);
            assertWhole(one.folder());
            assertThat(bytes(whole)).isEqualTo(before);
            assertThat(run(out, file, "--select", ONE).computed()).isZero();
            assertWhole(one.folder());
        }
    }

    @Test
    void aShardHasSelectionsOfItsOwn() throws IOException {
        Path shard = run(out, file, "--shard", "1/2").folder();
        Path one = run(out, file, "--shard", "1/2", "--select", "cell > 0").folder();
        assertThat(one.getParent()).isEqualTo(shard.resolve("selected"));
        assertThat(Files.readString(one.resolve("points.csv")).lines()).hasSize(2);
        Path other = run(out, file, "--shard", "2/2").folder();
        assertThat(execute("merge", "-q", shard.toString(), other.toString()).code())
                .isZero();
    }

    /** Only what may be of a later selection is no damage of the whole. */
    @Test
    void aStrangeFileInTheJournalIsFound() throws IOException {
        Path whole = run(out, file).folder();
        Path journal = whole.resolve("journal");
        Path copy = Files.copy(Batches.segment(whole), journal.resolve("000002.journal"));
        assertThat(execute("verify", whole.toString()).err()).contains("000002.journal: is not in the manifest");
        Files.delete(copy);
        run(out, file, "--select", ONE, "--replicates", "300");
        assertThat(copy).exists();
        for (String name : new String[] {"000003.journal", "000000.journal", "mine"}) {
            Path strange = Files.writeString(journal.resolve(name), "NARROWSJ");
            assertThat(execute("verify", whole.toString()).err()).contains(name + ": is not in the manifest");
            Files.delete(strange);
        }
        Files.copy(Batches.segment(whole), journal.resolve("000000.journal"));
        assertThat(execute("verify", whole.toString()).err()).contains("000000.journal: is not in the manifest");
    }
}
