package dev.narrows.foreign;

import static dev.narrows.foreign.PolicyFiles.find;
import static dev.narrows.foreign.PolicyFiles.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Floor;
import dev.narrows.finite.GivenScorer;
import dev.narrows.finite.GivenTrials;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand policies of three kinds on fifty random models: a table of random actions, random laws of actions, and
 * the action that comes nearest to the best one. None has a risk below any floor; nothing here is sampled but the
 * policies, so that the check cannot raise a false alarm.
 */
class ForeignFloorsTest {
    private static final int MODELS = 50;
    private static final int POLICIES = 201;

    @TempDir
    private Path dir;

    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1717);

    private String law(int size) {
        double[] weights = IntStream.range(0, size)
                .mapToDouble(i -> 0.02 + rng.nextDouble())
                .toArray();
        double sum = Arrays.stream(weights).sum();
        double[] law =
                Arrays.stream(weights).map(w -> Math.rint(1e6 * w / sum) / 1e6).toArray();
        law[0] += 1 - Arrays.stream(law).sum();
        return Arrays.stream(law)
                .mapToObj(p -> String.format(Locale.ROOT, "%.6f", p))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String rows(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(i -> law(columns)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Contexts, targets and labels of a model, and its keys. */
    private record Drawn(int contexts, int targets, int labels, String keys) {}

    private Drawn drawn() {
        int contexts = 1 + rng.nextInt(3);
        int targets = 2 + rng.nextInt(3);
        int labels = 2 + rng.nextInt(4);
        String loss = new String[] {"zero-one", "absolute", "squared"}[rng.nextInt(3)];
        return new Drawn(contexts, targets, labels, """
                model:
                  family: finite
                  contexts: {weights: %s}
                  codebook: {size: %d, prior: %s}
                  cognitive: {type: matrix, rows: %s}
                  articulation: {type: matrix, rows: %s}
                  loss: {type: %s}
                """.formatted(
                        law(contexts), targets, law(targets), rows(targets, targets), rows(targets, labels), loss));
    }

    private static Cell cell(Drawn drawn, boolean randomised) throws Exception {
        String learner = "learner: {posterior: given, name: a, policies: sha256-" + "0".repeat(64) + ", policy: "
                + (randomised ? "randomised" : "deterministic") + ", observable: revealed, labels: 20}\n";
        String text = "format: 1\nname: foreign\nseed: 3\n" + drawn.keys + learner;
        return ScenarioReader.parse("f.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none())
                .cell(0);
    }

    private double[] policy(int kind, FiniteModel model) {
        int actions = model.actions();
        double[] laws = new double[model.pairs() * actions];
        double[] canonical = model.canonicalLosses();
        for (int c = 0; c < model.pairs(); c++) {
            int chosen = rng.nextInt(actions);
            if (kind == 1) {
                double[] weights = IntStream.range(0, actions)
                        .mapToDouble(a -> rng.nextDouble())
                        .toArray();
                double sum = Arrays.stream(weights).sum();
                for (int a = 0; a < actions; a++) {
                    laws[c * actions + a] = weights[a] / sum;
                }
                continue;
            }
            for (int a = 0; a < actions && kind == 2 && rng.nextInt(50) > 0; a++) {
                chosen = canonical[c * actions + a] < canonical[c * actions + chosen] ? a : chosen;
            }
            laws[c * actions + chosen] = 1;
        }
        return laws;
    }

    private static double highest(Cell cell) {
        return cell.exact(BoundCatalogue.own()).floors().floors().stream()
                .mapToDouble(Floor::value)
                .max()
                .orElseThrow();
    }

    @Test
    void noneIsBelowAFloorAndAFloorTwoPercentTooHighIsCaught() throws Exception {
        int below = 0;
        int belowRaised = 0;
        int belowUnderAnotherLaw = 0;
        int policies = 0;
        for (int m = 0; m < MODELS; m++) {
            Drawn drawn = drawn();
            Cell cell = cell(drawn, true);
            FiniteModel model = (FiniteModel) cell.model().loop();
            Cell clean = cell(
                    new Drawn(
                            drawn.contexts,
                            drawn.targets,
                            drawn.labels,
                            drawn.keys.replaceAll(
                                    "cognitive: .*",
                                    "cognitive: {type: symmetric, size: " + drawn.targets + ", error: 0.01}")),
                    true);
            GivenScorer scorer = ((GivenTrials) cell.trials()).scorer();
            GivenScorer other = ((GivenTrials) clean.trials()).scorer();
            double floor = highest(cell);
            for (int p = 0; p < POLICIES; p++) {
                double[] policy = policy(p % 3, model);
                double risk = scorer.row(p, policy)[0];
                below += risk < floor - 1e-12 ? 1 : 0;
                belowRaised += risk < 1.02 * floor - 1e-12 ? 1 : 0;
                belowUnderAnotherLaw += other.row(p, policy)[0] < floor - 1e-12 ? 1 : 0;
                policies++;
            }
        }
        System.out.println(policies + " policies, below a floor " + below + ", of floors raised by 2 % " + belowRaised
                + ", of risks under another law " + belowUnderAnotherLaw);
        assertThat(policies).isGreaterThanOrEqualTo(10_000);
        assertThat(below).isZero();
        assertThat(belowRaised).as("planted").isGreaterThan(20);
        assertThat(belowUnderAnotherLaw).as("planted").isGreaterThan(20);
    }

    /** The same through the files of the commands, one model with three learners. */
    @Test
    void verdictsOfTheCommandAreThose() throws IOException, Exception {
        Drawn drawn = drawn();
        Path scenario = Files.writeString(
                dir.resolve("f.yaml"),
                "# Question: f?\nformat: 1\nname: foreign\nseed: 3\n" + drawn.keys
                        + "learner: {observable: revealed, labels: 20}\nreplicates: 300\n");
        FiniteModel model = (FiniteModel) cell(drawn, true).model().loop();
        StringBuilder text = new StringBuilder("learner,replicate,s,y,action\n");
        for (int kind : new int[] {0, 2}) {
            for (int r = 0; r < 300; r++) {
                double[] laws = policy(kind, model);
                for (int i = 0; i < laws.length; i++) {
                    int c = i / model.actions();
                    if (laws[i] == 1) {
                        text.append("kind ").append(kind).append(',').append(r).append(',');
                        text.append(c / model.labels()).append(',').append(c % model.labels());
                        text.append(',').append(i % model.actions()).append('\n');
                    }
                }
            }
        }
        Path policies = Files.writeString(
                dir.resolve("p.csv").toAbsolutePath(), text.toString().replace("kind ", "k"));
        assertThat(say("score", scenario, "--policies", policies, "--out", dir.resolve("out"), "-q")
                        .code())
                .isZero();
        assertThat(Files.readAllLines(find(dir.resolve("out"), "checks.csv")).stream()
                        .filter(row -> row.contains(",floor_")))
                .isNotEmpty()
                .allMatch(row -> row.contains(",holds,holds,"));
    }
}
