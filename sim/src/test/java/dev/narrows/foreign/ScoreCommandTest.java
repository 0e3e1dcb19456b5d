package dev.narrows.foreign;

import static dev.narrows.foreign.PolicyFiles.find;
import static dev.narrows.foreign.PolicyFiles.measured;
import static dev.narrows.foreign.PolicyFiles.replicates;
import static dev.narrows.foreign.PolicyFiles.say;
import static dev.narrows.foreign.PolicyFiles.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.foreign.PolicyFiles.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies of other programs are scored as those of a run are. */
class ScoreCommandTest {
    private static final int REPLICATES = 30;

    @TempDir
    private Path dir;

    private static double[][] posterior(Path folder, int replicate) {
        JsonNode replay = new JsonMapper()
                .readTree(say("replay", folder, "--replicate", replicate, "--format", "json")
                        .out());
        double[][] laws = new double[6][3];
        for (int c = 0; c < 6; c++) {
            for (int a = 0; a < 3; a++) {
                laws[c][a] = replay.get("labels").get(c).get("posterior").get(a).doubleValue();
            }
        }
        return laws;
    }

    /** The posteriors that a run trains, read back as those of another program, have the numbers of the run. */
    @ParameterizedTest
    @ValueSource(strings = {"canonical", "revealed", "{proxy: [0, 1, 2]}"})
    void posteriorsOfARunHaveItsNumbers(String observable) throws IOException {
        Path scenario =
                PolicyFiles.scenario(dir, "absolute", "beta: 0.3, labels: 25, observable: " + observable, REPLICATES);
        assertThat(say("run", scenario, "--out", dir.resolve("run"), "-q").code())
                .isZero();
        Path run = find(dir.resolve("run"), "points.csv").getParent();
        Path policies = PolicyFiles.laws(dir.resolve("p.csv"), REPLICATES, r -> posterior(run, r));
        Path scored = score(dir, "scored", scenario, "--policies", policies, "--prior", "uniform");
        List<String[]> ofRun = replicates(dir, run);
        List<String[]> ofScore = replicates(dir, scored);
        assertThat(ofScore).hasSameSizeAs(ofRun);
        for (int r = 0; r < REPLICATES; r++) {
            assertThat(ofScore.get(r)).hasSameSizeAs(ofRun.get(r));
            for (int k = 2; k < ofRun.get(r).length; k++) {
                assertThat(Double.parseDouble(ofScore.get(r)[k]))
                        .as("replicate %d, value %d", r, k)
                        .isCloseTo(Double.parseDouble(ofRun.get(r)[k]), within(1e-12));
            }
        }
        assertThat(measured(scored)).isNotEmpty().isEqualTo(measured(run));
        assertThat(Files.readString(scored.resolve("checks.csv"))).doesNotContain("_budget");
    }

    @Test
    void theSameBytesOnOneTwoAndSevenThreadsAndAgain() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", 600);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(600));
        List<String> once = null;
        for (String threads : new String[] {"1", "2", "7", "2"}) {
            Path folder = score(
                    dir,
                    "threads-" + threads,
                    scenario,
                    "--policies",
                    policies,
                    "--prior",
                    "uniform",
                    "--trained-on",
                    30,
                    "-j",
                    threads);
            List<String> bytes = Stream.of("points.csv", "checks.csv", "scenario.resolved.yaml")
                    .map(folder::resolve)
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
            once = once == null ? bytes : once;
            assertThat(bytes).isEqualTo(once);
            assertThat(say("verify", folder).code()).isZero();
        }
    }

    @Test
    void aFloorThatIsRaisedIsCaught() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        score(dir, "sound", scenario, "--policies", policies);
        Path raised = Files.writeString(
                dir.resolve("raised.yaml"), Files.readString(scenario) + "bounds: {negative-control: raise-floors}\n");
        Said said = say("score", raised, "--policies", policies, "--out", dir.resolve("raised"), "-q");
        assertThat(said.code()).isEqualTo(5);
        assertThat(said.out()).contains("1 violated");
    }

    @Test
    void someReplicatesAreThoseOfAll() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path all = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        Path some = Files.writeString(
                dir.resolve("some.csv"),
                PolicyFiles.faceValue(10).lines().limit(1).findFirst().orElseThrow() + "\n"
                        + Files.readAllLines(all).subList(1 + 6 * 7, 1 + 6 * 10).stream()
                                .reduce("", (a, b) -> a + b + "\n"));
        List<String[]> ofAll = replicates(dir, score(dir, "all", scenario, "--policies", all));
        List<String[]> ofSome =
                replicates(dir, score(dir, "some", scenario, "--policies", some, "--replicates", "7..9"));
        assertThat(ofSome).hasSize(3);
        for (int r = 0; r < 3; r++) {
            assertThat(Arrays.copyOfRange(ofSome.get(r), 2, 5)).isEqualTo(Arrays.copyOfRange(ofAll.get(7 + r), 2, 5));
        }
    }

    @Test
    void whatIsNotComputedIsNotReplayed() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        Path folder = score(dir, "out", scenario, "--policies", policies);
        Said replay = say("replay", folder, "--replicate", 0);
        assertThat(replay.code()).isEqualTo(3);
        assertThat(replay.err()).contains("export has the values");
        byte[] points = Files.readAllBytes(folder.resolve("points.csv"));
        Path resolved = folder.resolve("scenario.resolved.yaml");
        assertThat(say("run", resolved, "--out", dir.resolve("out"), "-q").code())
                .as("the journal has the rows")
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("points.csv"))).isEqualTo(points);
        Said run = say("run", resolved, "--out", dir.resolve("elsewhere"));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("narrows score reads");
    }
}
