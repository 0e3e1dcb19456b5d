package dev.narrows.foreign;

import static dev.narrows.foreign.PolicyFiles.rows;
import static dev.narrows.foreign.PolicyFiles.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.foreign.PolicyFiles.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data sets that are written are those of the run. */
class LabelsCommandTest {
    private static final int REPLICATES = 40;
    private static final int LABELS = 60;

    @TempDir
    private Path dir;

    private Path scenario(String observable) throws IOException {
        return PolicyFiles.scenario(dir, "zero-one", "observable: " + observable + ", labels: " + LABELS, REPLICATES);
    }

    private Path labels(Path scenario, String name, Object... more) {
        Path out = dir.resolve(name);
        List<Object> words = new ArrayList<>(List.of("labels", scenario, "--out", out, "-q"));
        words.addAll(List.of(more));
        Said said = say(words.toArray());
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        return out.resolve("labels.csv");
    }

    /** Replicate to the counts of its rows by s,y and maybe u. */
    private static Map<String, Long> counted(Path csv, int from, int to) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (String[] row : rows(csv)) {
            counts.merge(row[0] + ":" + String.join(",", List.of(row).subList(from, to)), 1L, Long::sum);
        }
        return counts;
    }

    /** What {@code replay} says that the run saw. */
    private Map<String, Long> ofRun(Path scenario, boolean revealed) throws IOException {
        Path out = dir.resolve("out-" + revealed);
        assertThat(say("run", scenario, "--out", out, "-q").code()).isZero();
        Path folder = PolicyFiles.find(out, "points.csv").getParent();
        Map<String, Long> counts = new TreeMap<>();
        for (int r = 0; r < REPLICATES; r++) {
            JsonNode replay = new JsonMapper()
                    .readTree(say("replay", folder, "--replicate", r, "--format", "json")
                            .out());
            assertThat(replay.get("journal").stringValue()).isEqualTo("same");
            for (JsonNode label : replay.get("labels")) {
                String pair = r + ":" + label.get("context") + "," + label.get("label");
                for (int u = 0; u < (revealed ? 3 : 1); u++) {
                    long count = (revealed ? label.get("targets").get(u) : label.get("count")).longValue();
                    if (count > 0) {
                        counts.put(pair + (revealed ? "," + u : ""), count);
                    }
                }
            }
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsAreThoseOfTheRun(boolean revealed) throws IOException {
        Path scenario = scenario(revealed ? "revealed" : "canonical");
        Map<String, Long> ofRun = ofRun(scenario, revealed);
        Path csv = labels(scenario, "labels");
        assertThat(Files.readAllLines(csv))
                .hasSize(1 + REPLICATES * LABELS)
                .first()
                .isEqualTo("replicate,i,s,y" + (revealed ? ",u" : ""));
        assertThat(counted(csv, 2, revealed ? 5 : 4)).isEqualTo(ofRun);
        Map<String, Long> counts = new TreeMap<>();
        for (String[] row : rows(labels(scenario, "counts", "--counts"))) {
            int last = row.length - 1;
            if (!row[last].equals("0")) {
                counts.put(row[0] + ":" + String.join(",", List.of(row).subList(1, last)), Long.valueOf(row[last]));
            }
        }
        assertThat(counts).isEqualTo(ofRun);
        assertThat(counts)
                .as("planted: the data of another seed")
                .isNotEqualTo(counted(labels(scenario, "other", "--seed", 6), 2, revealed ? 5 : 4));
    }

    @Test
    void someOfThemAreTheSameRowsAndTheFirstOnesTheFirst() throws IOException {
        Path scenario = scenario("revealed");
        List<String> all = Files.readAllLines(labels(scenario, "all"));
        List<String> some = Files.readAllLines(labels(scenario, "some", "--replicates", "7..9"));
        assertThat(some.subList(1, some.size())).isEqualTo(all.subList(1 + 7 * LABELS, 1 + 10 * LABELS));
        List<String> first = Files.readAllLines(labels(scenario, "first", "--first", 20));
        assertThat(first.subList(1, 21)).isEqualTo(all.subList(1, 21));
        assertThat(first.subList(21, 41)).isEqualTo(all.subList(1 + LABELS, 21 + LABELS));
        Map<String, Long> ofFirst = counted(dir.resolve("first").resolve("labels.csv"), 2, 5);
        Map<String, Long> asCounts = new TreeMap<>();
        for (String[] row : rows(labels(scenario, "first-counts", "--first", 20, "--counts"))) {
            if (!row[4].equals("0")) {
                asCounts.put(row[0] + ":" + row[1] + "," + row[2] + "," + row[3], Long.valueOf(row[4]));
            }
        }
        assertThat(asCounts).isEqualTo(ofFirst);
    }

    @Test
    void writtenAgainTheyAreTheSameBytes() throws IOException {
        Path scenario = scenario("revealed");
        byte[] once = Files.readAllBytes(labels(scenario, "a"));
        byte[] pin = Files.readAllBytes(dir.resolve("a").resolve("labels.json"));
        assertThat(Files.readAllBytes(labels(scenario, "a"))).isEqualTo(once);
        assertThat(Files.readAllBytes(labels(scenario, "b"))).isEqualTo(once);
        assertThat(Files.readAllBytes(dir.resolve("b").resolve("labels.json"))).isEqualTo(pin);
        JsonNode json = new JsonMapper().readTree(pin);
        assertThat(json.get("last_replicate").intValue()).isEqualTo(REPLICATES - 1);
        assertThat(json.get("data").stringValue()).hasSize(64);
        assertThat(json.get("actions")).hasSize(3);
    }

    @Test
    void namesStandInThePlaceOfNumbers() throws IOException {
        Path named = Path.of("..", "scenarios", "own-learner", "ratings.yaml");
        List<String[]> rows = rows(labels(named, "named", "--replicates", "0..0"));
        assertThat(rows).allMatch(row -> List.of("short", "long").contains(row[2]));
        assertThat(rows).allMatch(row -> List.of("poor", "fair", "good").contains(row[4]));
    }

    private void refused(int code, String words, Object... command) {
        List<Object> all = new ArrayList<>(List.of(command));
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", dir.resolve("refused")));
        }
        Said said = say(all.toArray());
        assertThat(said.err()).contains(words);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
        assertThat(dir.resolve("refused")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsOneLine() throws IOException {
        Path scenario = scenario("revealed");
        for (String range : new String[] {"3", "5..2", "-1..3", "a..b", "0..10000000", "1..", "0...4", ""}) {
            refused(2, "must be a..b with 0 <= a <= b < 10,000,000", "labels", scenario, "--replicates", range);
        }
        refused(2, "--first: 0, must be in 1..60", "labels", scenario, "--first", 0);
        refused(2, "--first: 61, must be in 1..60", "labels", scenario, "--first", 61);
        refused(2, "--first", "labels", scenario, "--first", "ten");
        refused(2, "--cell: 1, must be in 0..0", "labels", scenario, "--cell", 1);
        refused(2, "--cell: -1, must be in 0..0", "labels", scenario, "--cell", -1);
        refused(2, "name one, 0..1", "labels", scenario, "--set", "beta=1,2");
        refused(2, "--set: is \"beta\", must be key=value", "labels", scenario, "--set", "beta");
        refused(3, "--set beta=-1: is -1, must be at least 0", "labels", scenario, "--set", "beta=-1");
        refused(3, "absent.yaml:1:1: error: cannot be read: no such file", "labels", dir.resolve("absent.yaml"));
        refused(3, dir + ":1:1: error: cannot be read: is a folder", "labels", dir);
        refused(3, "may have 10,000,000 to be put in order: --counts", "labels", scenario, "--set", "labels=1e8");
        refused(3, "may be 100,000,000: write some", "labels", scenario, "--set", "labels=1e7");
        refused(
                3,
                "is of the family dirichlet, must be one of the family finite",
                "labels",
                Path.of("..", "scenarios", "unknown-channel.yaml"),
                "--cell",
                0);
        assertThat(say("labels", scenario).err()).contains("--out");
    }

    @Test
    void otherFoldersAreLeftAlone() throws IOException {
        Path scenario = scenario("revealed");
        Path full = Files.createDirectory(dir.resolve("full"));
        Path mine = Files.writeString(full.resolve("mine.txt"), "mine");
        refused(
                3,
                "full: holds mine.txt, must be a new folder, an empty one or one of labels",
                "labels",
                scenario,
                "--out",
                full);
        refused(3, "mine.txt: is no folder", "labels", scenario, "--out", mine);
        assertThat(full).isDirectoryContaining(mine::equals);
        assertThat(mine).hasContent("mine");
    }
}
