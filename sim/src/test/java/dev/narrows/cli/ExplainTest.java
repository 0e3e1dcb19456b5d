package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.KlCeiling;
import dev.narrows.bound.Xi;
import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.explain.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** explain --full: what it says is what the numbers beside it say; what the file lacks is left out. */
class ExplainTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path dir;

    private Path run(String scenario, String... more) {
        return run(Path.of("..", "scenarios", scenario), more);
    }

    private Path run(Path scenario, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "run";
        arguments[1] = scenario.toString();
        arguments[2] = "--out";
        arguments[3] = dir.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        // before the folder stands which results are kept
        return Path.of(Outcome.of(arguments).err().lines().reduce((a, b) -> b).orElseThrow());
    }

    private static String explain(Path folder, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "explain";
        arguments[1] = folder.toString();
        arguments[2] = "--full";
        System.arraycopy(more, 0, arguments, 3, more.length);
        Outcome outcome = Outcome.of(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out().replace('\n', ' ');
    }

    /** The folder with its only cell's JSON changed. */
    private static void change(Path folder, String json) throws IOException {
        Path points = folder.resolve("points.json");
        ObjectNode whole = (ObjectNode) JSON.readTree(Files.readString(points));
        ObjectNode cell = (ObjectNode) whole.get("cells").get(0);
        cell.setAll((ObjectNode) JSON.readTree(json));
        Files.writeString(points, whole.toString());
    }

    /** The capacity of 0.95 nats and log 2 exceed log 4: weak Fano says nothing, and why is said in words. */
    @Test
    void saysWhyThePapersFloorIsNothing() throws IOException {
        Path file = Files.writeString(dir.resolve("nothing.yaml"), """
                format: 1
                name: nothing
                seed: 1
                model:
                  family: finite
                  codebook: {size: 4}
                  cognitive: {type: symmetric, size: 4, error: 0.02}
                  articulation: {type: symmetric, size: 4, error: 0.1}
                  loss: {type: absolute}
                replicates: 10
                """);
        Outcome run = Outcome.of("run", file.toString(), "--out", dir.toString());
        String text = explain(Path.of(run.err().strip()));
        assertThat(text).contains("together are not below the prior's entropy of 1.386 nats.");
        assertThat(text).doesNotContain("()");
    }

    /** A cell that does not meet an expectation tells more than one that the data sets do not decide. */
    @Test
    void whatIsNotMetIsExplained() throws IOException {
        String[] sweep = {"--set", "labels=10,1000", "--replicates", "10"};
        String scenario = Files.readString(Path.of("..", "scenarios", "quickstart.yaml"));
        Path met = Files.writeString(dir.resolve("met.yaml"), scenario + "expect: [\"risk_exact < 0.99\"]\n");
        Path unmet = Files.writeString(
                dir.resolve("unmet.yaml"),
                scenario.replace("name: quickstart", "name: unmet")
                        + "expect: [\"risk_exact > 0.7\", \"bayes_risk > 0\"]\n");
        assertThat(explain(run(met, sweep)))
                .contains("Explained below: cell 0, because its replicates do not decide every bound")
                .doesNotContain("does not meet");
        Path folder = run(unmet, sweep);
        assertThat(explain(folder))
                .contains("1 of 2 expectations not met: risk_exact > 0.7 (not in 1 of 2 cells).")
                .contains(
                        "Explained below: cell 1, because it does not meet risk_exact > 0.7; --cell explains another.")
                .contains("Cell 1 (labels=1000). ");
        assertThat(explain(folder, "--cell", "0")).startsWith("Cell 0 (labels=10). The ");
        assertThat(explain(folder, "--cell", "1")).startsWith("Cell 1 (labels=1000) does not meet risk_exact > 0.7.");
        assertThat(Outcome.of("explain", folder.toString(), "--cell", "1").out())
                .startsWith("Cell 1 (labels=1000) does not meet risk_exact > 0.7.\n\nCell 1 (labels=1000). ");
    }

    @Test
    void saysTheNumbersOfTheCell() throws IOException {
        Path folder = run("quickstart.yaml");
        String text = explain(folder);
        JsonNode cell = JSON.readTree(Files.readString(folder.resolve("points.json")))
                .get("cells")
                .get(0);
        assertThat(text)
                .contains("lies in [" + Decimals.risk(cell.get("floor_best").asDouble()) + ", "
                        + Decimals.risk(cell.get("ceiling_expected").asDouble()) + "]");
        assertThat(text)
                .contains("exactly " + Decimals.risk(cell.get("risk_exact").asDouble()));
        assertThat(text).contains("(meta-converse/mixture/per-context)", "as high as a floor can be");
        assertThat(text).contains("all hold.").contains("log(xi(m)/delta) = 5.252 nats");
        assertThat(text)
                .contains("ceiling_tolstikhin_seldin_measured: Rhat + sqrt(2 Rhat B) + 2B is 1 or more at KL = ");
        assertThat(text)
                .contains("I(theta;D)", "by these steps")
                .doesNotContain("Unmatched", "negative control", "NaN", "null");
    }

    @Test
    void namesWhatMakesThePapersFloorVacuous() {
        assertThat(explain(run("real-raters.yaml")))
                .contains("with two codewords weak Fano is 0 at any capacity")
                .contains("4 cells: 4 hold")
                .contains("because its interval is the widest");
        assertThat(explain(run("shared-codewords.yaml")))
                .contains("it is a multiple of the least separation, which is 0")
                .contains("The separation is 0 in context 0")
                .doesNotContain("two codewords weak Fano");
    }

    @Test
    void saysHowLooseTheBestFloorIs() throws IOException {
        Path folder = run("shared-codewords.yaml", "--replicates", "60");
        JsonNode cell = JSON.readTree(Files.readString(folder.resolve("points.json")))
                .get("cells")
                .get(0);
        double loose =
                cell.get("bayes_risk").asDouble() - cell.get("floor_best").asDouble();
        assertThat(loose).isGreaterThan(0.01);
        assertThat(explain(folder, "--cell", "0")).contains("so the floor is loose by " + Decimals.risk(loose) + ".");
    }

    /** With 60 replicates a ceiling that never fails is undecided; 238 decide in a second look. */
    @Test
    void saysHowManyDataSetsWouldDecide() {
        assertThat(explain(run("quickstart.yaml", "--replicates", "60")))
                .contains("Undecided: ceiling_kl_measured")
                .contains("0 failures in 60 data sets")
                .contains("about 238 data sets would decide");
    }

    /** The numbers of RESULTS.md: 174 decide in a first look, 173 do not, and 238 are needed in a second one. */
    @Test
    void thePageOfResultsSaysHowManyDecide() throws IOException {
        assertThat(Files.readString(Path.of("RESULTS.md")).replaceAll("\\s+", " "))
                .contains("needs 174 of them in the quickstart", "238 instead of 174");
        assertThat(explain(run("quickstart.yaml", "--replicates", "174", "--fresh")))
                .contains("all hold.");
        assertThat(explain(run("quickstart.yaml", "--replicates", "173", "--fresh")))
                .contains("Undecided: ceiling_kl_measured")
                .contains("about 238 data sets would decide");
    }

    @Test
    void waterfallsAreReadFromTheFile() throws IOException {
        Path folder = run("quickstart.yaml");
        change(folder, """
                {"waterfall":{"floor":[0.1,0.2,null,null,null,null,null,0.5],
                "ceiling":[0.9,null,null,null,null,null,null,null,0.4]},
                "decomposition":{"method":"bracket","information":{"low":1,"high":1.5},"rho":{"low":0,"high":0},
                "mismatch":{"low":2.5,"high":3},"channel":20,"target_context":5,"expected_kl":4,"budget":40}}""");
        String text = explain(folder);
        assertThat(text)
                .contains("From the paper's floor to the Bayes risk it is 0.4000 (0.1000 to 0.5000), by these steps,"
                        + " the largest first: to \"the least risk of any policy\" 0.3000 (75 %),"
                        + " to \"Fano's inequality in its sharp form\" 0.1000 (25 %).");
        assertThat(text).contains("to \"the mean risk\" 0.5000 (100 %)");
        assertThat(text)
                .contains("Of the mean KL of 4.000 nats, 1.000 to 1.500 is what the policy tells about its data")
                .contains("2.500 to 3.000 the distance")
                .contains("less by at least 2.500");
        assertThat(text)
                .contains("budget allows a mean KL of 40.00 nats, 10.0 times")
                .contains("per label it is 0.8000, of which 0.5000");
    }

    @Test
    void unmatchedCeilingsAreNotCalledOverTheRisk() throws IOException {
        Path folder = run("quickstart.yaml");
        change(folder, """
                {"observable":"proxy","observable_bounds":"the proxy risk","matched":false,
                "observable_risk":{"mean":0.25},
                "negative_control":"drop-delta"}""");
        assertThat(explain(folder))
                .contains("so its ceilings bound the proxy risk, not the true risk")
                .contains("no ceiling here is over it")
                .contains("it observes is 0.2500")
                .contains("A negative control (drop-delta)")
                .doesNotContain("lies in [", "price of confidence");
    }

    /** 400 failures of 1000 at an allowed 0.05 are far out; the number is the binomial tail. */
    @Test
    void aViolationIsSaidToBeAsSurprisingAsItIs() throws IOException {
        Path folder = run("quickstart.yaml");
        Path checks = folder.resolve("checks.csv");
        Files.writeString(
                checks,
                Files.readString(checks)
                        .replaceFirst(
                                "(ceiling_kl_measured,high-probability,[^,]*,[^,]*,[^,]*),0,(1000,[^,]*,[^,]*,[^,]*)"
                                        + ",holds,holds",
                                "$1,80,$2,violated,violated"));
        assertThat(explain(folder))
                .contains("ceiling_kl_measured is violated: the risk was above it in 80 of 1000 data sets, 8.00 %,"
                        + " where 5.00 % are allowed. At the allowed rate so many or more come with probability 3.");
    }

    @Test
    void aFailedCellIsExplainedByItsReason() throws IOException {
        Path folder = run("quickstart.yaml");
        change(folder, "{\"status\":\"failed\",\"error\":\"no memory\"}");
        assertThat(explain(folder)).isEqualTo("Cell 0 could not be computed: no memory. ");
    }

    /** Labels tell one bit, loss asks for the other: nats enough, the wrong ones. */
    @Test
    void saysWhyEveryFloorIsZero() throws IOException {
        Path file = Files.writeString(dir.resolve("wrong-bit.yaml"), """
                format: 1
                name: wrong-bit
                seed: 1
                model:
                  family: finite
                  codebook: {size: 4}
                  cognitive: {type: noiseless, size: 4}
                  articulation: {type: matrix, rows: [[1, 0], [0, 1], [1, 0], [0, 1]]}
                  loss: {type: matrix, rows: [[0, 0, 1, 1], [1, 1, 0, 0]]}
                learner: {labels: 10}
                replicates: 200
                """);
        Outcome outcome = Outcome.of("run", file.toString(), "--out", dir.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(explain(Path.of(outcome.err().strip())))
                .contains("every one is 0, though the Bayes risk is 0.5000")
                .contains("0.6931 nats per label, would be enough for a choice without loss");
    }

    @Test
    void aRealProxyRunHasNoIntervalOfTheTrueRisk() {
        assertThat(explain(run("over-optimisation.yaml", "--replicates", "100")))
                .contains("cell 0, the first: no cell has a ceiling over the true risk", "nats (KL) from 1 label,")
                .contains("bound the risk under the proxy loss, not the true risk; the floors")
                .doesNotContain("narrowest", "lies in [", "not the true risk, not");
    }

    @Test
    void aRealNegativeControlSaysHowOftenItFailed() {
        assertThat(explain(run("negative-controls.yaml", "--replicates", "200")))
                .contains(
                        "Floor and ceiling meet to within 7.9e-12",
                        "A negative control (drop-delta)",
                        "1 is violated and 0 undecided")
                .contains("the risk was above it in 77 of 200 data sets, 38.5 %, where 5.00 % are allowed")
                .contains("takes 0 nats (KL) from 2 labels")
                .doesNotContain("channel budget)\"");
    }

    /** What is said of a vacuous ceiling is its formula at numbers of points.json. */
    @Test
    void aVacuousCeilingHasItsReason() throws IOException {
        Path folder = run("quickstart.yaml");
        JsonNode cell = JSON.readTree(Files.readString(folder.resolve("points.json")))
                .get("cells")
                .get(0);
        double r = cell.get("empirical_risk").get("mean").asDouble();
        double k = cell.get("decomposition").get("budget").asDouble();
        double kl = cell.get("kl").get("mean").asDouble();
        double ceiling = new KlCeiling(r, kl, 50, 0.05).value();
        assertThat(ceiling)
                .isGreaterThan(cell.get("blind_risk").asDouble() + 0.01)
                .isLessThan(0.99);
        assertThat(r + Math.sqrt(k / 100)).isGreaterThan(1);
        assertThat(explain(folder))
                .contains("ceiling_kl_measured: sup{p: kl(Rhat||p) <= B} = " + Decimals.risk(ceiling) + " at KL = "
                        + Decimals.number(kl) + ", B = " + Decimals.number((kl + Xi.log(50) - Math.log(0.05)) / 50))
                .contains("ceiling_xu_raginsky_budget: E Rhat + sqrt(I/(2m)), I >= I(theta;D) is 1 or more at K = "
                        + Decimals.number(k));
    }

    private static String brief(Path folder, String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "explain";
        arguments[1] = folder.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        Outcome outcome = Outcome.of(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    /** The numbers of the gaps are differences of numbers of points.json, the largest first. */
    @Test
    void threeListsOfOneCell() throws IOException {
        Path folder = run("quickstart.yaml");
        JsonNode cell = JSON.readTree(Files.readString(folder.resolve("points.json")))
                .get("cells")
                .get(0);
        double bayes = cell.get("bayes_risk").asDouble();
        double risk = cell.get("risk_exact").asDouble();
        String text = brief(folder);
        assertThat(text)
                .contains(
                        "\n\nWhat holds you back\n- " + Decimals.risk(bayes) + " is the risk that the channel",
                        "\n- " + Decimals.risk(risk - bayes) + " is the learner's distance",
                        "\n- "
                                + Decimals.risk(cell.get("ceiling_expected").asDouble() - risk)
                                + " is the ceiling's distance",
                        "\n\nWhat would help (now: mean risk " + Decimals.risk(risk),
                        "\n- 100 labels instead of 50: mean risk ",
                        "\n\nWhat is vacuous (a floor of 0; a ceiling at or above",
                        "\n- ceiling_expected_kl_measured 0.7663 from E KL = ")
                .doesNotContain("by these steps", "NaN", "null");
        assertThat(brief(folder, "--cell", "0")).isEqualTo(text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void threeListsOfABatchCountItsCellsFirst() {
        assertThat(brief(run("real-raters.yaml", "--replicates", "60")))
                .contains(
                        "What holds you back\n- largest in 4 of 4 cells: the risk that the channel leaves",
                        "\n- cell 0: 0.3298 is the risk that the channel leaves to every policy (R*)",
                        "least in the sweep, in cell 2 (labels=1000): mean risk 0.3298\n",
                        "\n- 4 of 4 cells: floor_weak_fano_total_averaged,",
                        "weak Fano is 0 at any capacity");
    }

    @Test
    void whatIsUndecidedHoldsBackToo() throws IOException {
        Path folder = run("quickstart.yaml", "--replicates", "60");
        assertThat(brief(folder).replace("\n  ", " "))
                .contains("- Undecided: ceiling_kl_measured")
                .contains("about 238 data sets would decide");
        change(folder, "{\"status\":\"failed\",\"error\":\"no memory\"}");
        assertThat(brief(folder)).isEqualTo("Cell 0 could not be computed: no memory.\n");
    }

    @Test
    void whatIsNoRunIsRefusedInOneLine() throws IOException {
        Path folder = run("quickstart.yaml");
        refused("has no cell 7, it has only cell 0", folder.toString(), "--cell", "7");
        refused("no such folder", dir.resolve("none").toString());
        refused("is no folder", folder.resolve("points.csv").toString());
        refused(
                "points.json is missing",
                Files.createDirectory(dir.resolve("empty")).toString());
        change(folder, "{\"cell\":5}");
        refused("do not belong together", folder.toString());
        Files.writeString(folder.resolve("points.json"), "{\"cells\":[{\"cell\":0,");
        refused("is not what a run writes", folder.toString());
        Files.writeString(folder.resolve("points.json"), "{}");
        refused("holds no cells", folder.toString());
    }

    private static void refused(String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Outcome outcome = Outcome.of(all);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains(message).hasLineCount(1).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }
}
