package dev.narrows.foreign;

import static dev.narrows.foreign.PolicyFiles.find;
import static dev.narrows.foreign.PolicyFiles.measured;
import static dev.narrows.foreign.PolicyFiles.replicates;
import static dev.narrows.foreign.PolicyFiles.rows;
import static dev.narrows.foreign.PolicyFiles.say;
import static dev.narrows.foreign.PolicyFiles.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.ClopperPearsonCeiling;
import dev.narrows.bound.HoldOutCeiling;
import dev.narrows.foreign.PolicyFiles.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held-out labels certify policies of other programs; what is said of the training must fit the labels. */
class ScoreHoldOutTest {
    private static final int REPLICATES = 30;

    @TempDir
    private Path dir;

    /** With the labels of the file: 30 of 40 train, the other ten judge; each ceiling is that of its errors. */
    @Test
    void heldOutLabelsAreThoseAfterTheFirst() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path labels = dir.resolve("labels");
        assertThat(say("labels", scenario, "--out", labels, "-q").code()).isZero();
        double[] errors = new double[REPLICATES];
        for (String[] row : rows(labels.resolve("labels.csv"))) {
            boolean held = Integer.parseInt(row[1]) >= 30;
            errors[Integer.parseInt(row[0])] += held && !row[3].equals(row[4]) ? 0.1 : 0;
        }
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        Path folder = score(dir, "out", scenario, "--policies", policies, "--trained-on", 30);
        List<String[]> rows = replicates(dir, folder);
        for (int r = 0; r < REPLICATES; r++) {
            String[] row = rows.get(r);
            assertThat(row).hasSize(2 + 7);
            assertThat(row[5]).as("hold-out risk").isEqualTo(row[2]);
            assertThat(Double.parseDouble(row[6])).isCloseTo(errors[r], within(1e-12));
            assertThat(row[7]).as("the policy itself").isEqualTo(row[5]);
            assertThat(row[8]).as("share of errors").isEqualTo(row[6]);
        }
        assertThat(Arrays.stream(errors).distinct().count()).isGreaterThan(2);
        assertThat(measured(folder)).containsExactly("ceiling_hold_out_measured", "ceiling_clopper_pearson_measured");
        assertThat(say("explain", folder, "--full").out().replaceAll("\\s+", " "))
                .contains("no prior is named", "was not trained on give it a ceiling of", "(clopper-pearson).");
        double kl = mean(folder, "ceiling_hold_out_measured");
        double binomial = mean(folder, "ceiling_clopper_pearson_measured");
        assertThat(kl)
                .isCloseTo(
                        Arrays.stream(errors)
                                .map(e -> ceiling(e, true))
                                .average()
                                .orElseThrow(),
                        within(1e-9));
        assertThat(binomial)
                .isLessThan(kl)
                .isCloseTo(
                        Arrays.stream(errors)
                                .map(e -> ceiling(e, false))
                                .average()
                                .orElseThrow(),
                        within(1e-9));
    }

    private static double ceiling(double share, boolean kl) {
        double errors = Math.min(1, Math.rint(share * 10) / 10);
        return kl
                ? new HoldOutCeiling(errors, 10, 0.05).value()
                : new ClopperPearsonCeiling(StrictMath.round(10 * errors), 10, 0.05).value();
    }

    private static double mean(Path folder, String column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("points.csv"));
        int place = List.of(lines.get(0).split(",")).indexOf(column);
        return Double.parseDouble(lines.get(1).split(",", -1)[place]);
    }

    /** A randomised policy, another loss or the canonical loss have no count of errors. */
    @Test
    void binomialOnlyWhereErrorsAreCounted() throws IOException {
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        Path laws = PolicyFiles.laws(dir.resolve("q.csv"), REPLICATES, r -> {
            double[][] all = new double[6][3];
            Arrays.stream(all).forEach(law -> Arrays.fill(law, 1.0 / 3));
            return all;
        });
        Path revealed = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        assertThat(measured(score(dir, "a", revealed, "--policies", laws, "--trained-on", 30)))
                .containsExactly("ceiling_hold_out_measured");
        Path absolute = PolicyFiles.scenario(dir, "absolute", "observable: revealed, labels: 40", REPLICATES);
        assertThat(measured(score(dir, "b", absolute, "--policies", policies, "--trained-on", 30)))
                .containsExactly("ceiling_hold_out_measured");
        Path canonical = PolicyFiles.scenario(dir, "zero-one", "labels: 40", REPLICATES);
        assertThat(measured(score(dir, "c", canonical, "--policies", policies, "--trained-on", 30)))
                .containsExactly("ceiling_hold_out_measured");
        assertThat(measured(score(dir, "d", canonical, "--policies", policies))).isEmpty();
    }

    /** The control that leaves delta out of the ceilings: of held-out labels too, by exponent and by binomial tail. */
    @Test
    void heldOutCeilingsWithoutDeltaAreCaught() throws IOException {
        int replicates = 400;
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", replicates);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(replicates));
        Path broken = Files.writeString(
                dir.resolve("broken.yaml"), Files.readString(scenario) + "bounds: {negative-control: drop-delta}\n");
        Said said = say("score", broken, "--policies", policies, "--trained-on", 20, "--out", dir.resolve("b"), "-q");
        assertThat(said.code()).isEqualTo(5);
        List<String> violated = rows(find(dir.resolve("b"), "checks.csv")).stream()
                .filter(row -> Arrays.asList(row).contains("violated"))
                .map(row -> Arrays.stream(row)
                        .filter(field -> field.contains("ceiling_"))
                        .findFirst()
                        .orElseThrow())
                .toList();
        assertThat(violated)
                .containsExactly(
                        "ceiling_hold_out_measured_without_delta", "ceiling_clopper_pearson_measured_without_delta");
    }

    private void refused(int code, String words, Object... command) {
        List<Object> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--out", dir.resolve("refused")));
        Said said = say(all.toArray());
        assertThat(said.err()).contains(words);
        assertThat(said.code()).isEqualTo(code);
        assertThat(dir.resolve("refused")).doesNotExist();
    }

    @Test
    void labelsOfOtherDataAreRefused() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        Path labels = dir.resolve("labels");
        say("labels", scenario, "--out", labels, "--first", 25, "-q");
        assertThat(measured(score(dir, "first", scenario, "--policies", policies, "--labels", labels)))
                .as("the others judge, unasked")
                .contains("ceiling_hold_out_measured");
        refused(
                3,
                "with another seed, model or number of labels",
                "score",
                scenario,
                "--policies",
                policies,
                "--labels",
                labels,
                "--seed",
                6);
        refused(
                3,
                "with another seed, model or number of labels",
                "score",
                scenario,
                "--policies",
                policies,
                "--labels",
                labels,
                "--set",
                "labels=41");
        say("labels", scenario, "--out", labels, "--replicates", "0..28", "-q");
        refused(
                3,
                "holds replicates 0..28, must hold 0..29",
                "score",
                scenario,
                "--policies",
                policies,
                "--labels",
                labels);
        refused(
                3,
                "has no labels.json, must be a folder of labels",
                "score",
                scenario,
                "--policies",
                policies,
                "--labels",
                dir);
        for (String json : new String[] {
            "",
            "{",
            "[]",
            "{\"format\":2}",
            "{\"format\":1}",
            "{\"format\":1,\"scenario\":3}",
            "null",
            "{\"format\":\"1\"}"
        }) {
            Files.writeString(labels.resolve("labels.json"), json);
            refused(3, "is not what labels writes", "score", scenario, "--policies", policies, "--labels", labels);
        }
    }

    @Test
    void whatDoesNotFitIsOneLine() throws IOException {
        Path scenario = PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 40", REPLICATES);
        Path policies = Files.writeString(dir.resolve("p.csv"), PolicyFiles.faceValue(REPLICATES));
        for (String m : new String[] {"-1", "40", "41", "1000000"}) {
            refused(
                    2,
                    "--trained-on: " + m + ", must be in 0..39",
                    "score",
                    scenario,
                    "--policies",
                    policies,
                    "--trained-on",
                    m);
        }
        refused(2, "--trained-on", "score", scenario, "--policies", policies, "--trained-on", "half");
        for (String prior : new String[] {"flat", "gibbs", "0.5", ""}) {
            refused(2, "--prior", "score", scenario, "--policies", policies, "--prior", prior);
        }
        refused(2, "must be a..b", "score", scenario, "--policies", policies, "--replicates", "30");
        refused(2, "--cell: 1, must be in 0..0", "score", scenario, "--policies", policies, "--cell", 1);
        refused(2, "-j: 0, must be in 1..1024", "score", scenario, "--policies", policies, "-j", 0);
        refused(
                3,
                "may put 10,000,000",
                "score",
                scenario,
                "--policies",
                policies,
                "--set",
                "labels=2e7",
                "--trained-on",
                1);
        Path listed = PolicyFiles.scenario(
                dir, "zero-one", "class: enumerated, policies: [[[0, 1, 2], [0, 1, 2]]], labels: 4", REPLICATES);
        refused(
                3,
                "--prior: the scenario's is over the policies of its class enumerated",
                "score",
                listed,
                "--policies",
                policies,
                "--prior",
                "scenario");
        Path zero = PolicyFiles.scenario(dir, "zero-one", "prior: [0.5, 0.5, 0], labels: 4", REPLICATES);
        refused(3, "has a probability of 0", "score", zero, "--policies", policies, "--prior", "scenario");
    }
}
