package dev.narrows.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.Narrows;
import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.ExactCell;
import dev.narrows.family.Remedy;
import dev.narrows.finite.FiniteLearner;
import dev.narrows.info.Channel;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What explain says that a change would give is what a run of the scenario so changed gives. */
class RemedyTest {
    private static final BoundCatalogue BOUNDS = BoundCatalogue.load();

    private record Numbers(double bayes, double floor, OptionalDouble risk, OptionalDouble ceiling) {
        static Numbers of(ExactCell cell) {
            return new Numbers(
                    cell.half().bayesRisk().orElseThrow(),
                    cell.half().floors().best().value(),
                    cell.riskExact(),
                    cell.ceilingExpected());
        }

        /** Of a run; the ceiling only where it is certain and on the true risk. */
        static Numbers of(CellResult run) {
            return new Numbers(
                    run.exact().bayesRisk().orElseThrow(),
                    run.exact().floors().best().value(),
                    run.riskExact(),
                    run.matched() && run.riskExact().isPresent()
                            ? run.ceilingExpected().stream()
                                    .mapToDouble(CeilingSummary::value)
                                    .findFirst()
                            : OptionalDouble.empty());
        }
    }

    private static Overrides two() {
        return new Overrides(OptionalLong.empty(), OptionalLong.of(2));
    }

    private static Path file(String scenario) {
        return Path.of("..", "scenarios", scenario + ".yaml");
    }

    /** A scenario of the cell alone, written out with other values of the changed keys, run. */
    private static CellResult run(Cell cell, Remedy.Change change) throws ScenarioException {
        ObjectNode scenario = new JsonMapper()
                .createObjectNode()
                .put("format", 1)
                .put("name", "changed")
                .put("seed", cell.seed())
                .put("replicates", 2)
                .setAll(cell.resolved().deepCopy());
        change.keys().forEach((key, value) -> {
            String[] path = key.split("\\.");
            ObjectNode parent = scenario;
            for (int i = 0; i < path.length - 1; i++) {
                parent = (ObjectNode) parent.get(path[i]);
            }
            parent.set(path[path.length - 1], value);
        });
        byte[] text = scenario.toString().getBytes(StandardCharsets.UTF_8);
        return (CellResult) Narrows.run(ScenarioReader.parse("changed.yaml", text, Overrides.none()))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "quickstart, 0, 8",
        "real-raters, 1, 6",
        "interfaces, 1, 8",
        "shared-codewords, 2, 6",
        "budget-decomposition, 18, 8",
        "over-optimisation, 3, 6",
        "label-saturation, 3, 8"
    })
    void everyChangeGivesWhatARunOfItGives(String scenario, int number, int least)
            throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(file(scenario), two()).cell(number);
        ExactCell now = ExactCell.of(cell, BOUNDS);
        List<Remedy> remedies = cell.learner().remedies();
        assertThat(remedies).hasSizeGreaterThanOrEqualTo(least);
        for (Remedy remedy : remedies) {
            for (Remedy.Change change : remedy.alternatives()) {
                Numbers said = Numbers.of(now.ofChanged(cell.with(change), cell, BOUNDS));
                Numbers run = Numbers.of(run(cell, change));
                if (cell.bounds().nested().isPresent()) {
                    assertThat(said.ceiling).isEmpty();
                    run = new Numbers(run.bayes, run.floor, run.risk, OptionalDouble.empty());
                }
                assertThat(said).as(change.toString()).isEqualTo(run);
            }
        }
    }

    /** Names of labels do not fit where a change has others; the numbers are the same without. */
    @Test
    void namesOfLabelsHideNoRemedy() throws IOException, ScenarioException {
        String text = Files.readString(file("quickstart"));
        String named = text.replace("model:\n", "model:\n  names: {labels: [low, middle, high]}\n");
        List<String> lines = new RemedyLines(
                        ScenarioReader.parse("named.yaml", named.getBytes(StandardCharsets.UTF_8), two())
                                .cell(0))
                .lines();
        assertThat(named).isNotEqualTo(text);
        assertThat(lines)
                .isEqualTo(new RemedyLines(
                                ScenarioReader.read(file("quickstart"), two()).cell(0))
                        .lines())
                .anyMatch(line -> line.contains("3 independent raters"));
    }

    /** The same check, held against a run that was not changed, fails. */
    @Test
    void anUnchangedRunGivesOtherNumbers() throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(file("quickstart"), two()).cell(0);
        Numbers unchanged = Numbers.of((CellResult)
                Narrows.run(ScenarioReader.read(file("quickstart"), two())).get(0));
        for (Remedy remedy : cell.learner().remedies()) {
            for (Remedy.Change change : remedy.alternatives()) {
                assertThat(Numbers.of(ExactCell.of(cell.with(change), BOUNDS)))
                        .as(change.words())
                        .isNotEqualTo(unchanged);
            }
        }
    }

    /** The lines have the numbers of the changed cells, the least risk first. */
    @Test
    void linesSayTheNumbers() throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(file("quickstart"), two()).cell(0);
        List<String> lines = new RemedyLines(cell).lines();
        for (Remedy remedy : cell.learner().remedies()) {
            if (remedy.alternatives().size() == 1) {
                Remedy.Change change = remedy.alternatives().get(0);
                Numbers run = Numbers.of(run(cell, change));
                assertThat(lines)
                        .anyMatch(line -> line.startsWith(
                                change.words() + ": mean risk " + Decimals.risk(run.risk.getAsDouble())));
            }
        }
        List<String> risks = lines.stream()
                .map(line -> line.replaceFirst(".*mean risk ([0-9.]+).*", "$1"))
                .toList();
        assertThat(risks).hasSize(lines.size()).isSorted();
    }

    /** Of the alternatives the one of least risk and the one of least ceiling are told, here each another beta. */
    @Test
    void theBestOfTheAlternativesIsTold() throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(file("quickstart"), two()).cell(0);
        Remedy beta = cell.learner().remedies().stream()
                .filter(remedy -> remedy.words().startsWith("beta"))
                .findFirst()
                .orElseThrow();
        Map<String, Numbers> all = new LinkedHashMap<>();
        for (Remedy.Change change : beta.alternatives()) {
            all.put(change.words(), Numbers.of(run(cell, change)));
        }
        double risk = all.values().stream()
                .mapToDouble(numbers -> numbers.risk.orElseThrow())
                .min()
                .orElseThrow();
        double ceiling = all.values().stream()
                .mapToDouble(numbers -> numbers.ceiling.orElseThrow())
                .min()
                .orElseThrow();
        String lines = new RemedyLines(cell)
                .lines().stream().filter(line -> line.startsWith("beta")).collect(Collectors.joining("\n"));
        assertThat(lines).contains("mean risk " + Decimals.risk(risk), "ceiling " + Decimals.risk(ceiling));
    }

    /** Counts tell as much of the target as the labels in their order. */
    @Test
    void threeRatersHaveTheBayesRiskOfThreeLabels() throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(file("quickstart"), two()).cell(0);
        FiniteModel model = ((FiniteLearner) cell.learner()).model().model();
        Remedy.Change three = cell.learner().remedies().stream()
                .flatMap(remedy -> remedy.alternatives().stream())
                .filter(change -> change.words().startsWith("3 independent raters"))
                .findFirst()
                .orElseThrow();
        assertThat(ExactCell.of(cell.with(three), BOUNDS).half().bayesRisk().orElseThrow())
                .isCloseTo(bayesRiskOfThree(model), within(1e-12));
    }

    /** {@code sum_s p_s sum_y1 y2 y3 min_a sum_u p_s(u) W[u][y1] W[u][y2] W[u][y3] l(a,u)}. */
    private static double bayesRiskOfThree(FiniteModel model) {
        double risk = 0;
        int labels = model.labels();
        for (int s = 0; s < model.contexts(); s++) {
            Channel product = model.cascade().product(s);
            for (int code = 0; code < labels * labels * labels; code++) {
                double least = Double.POSITIVE_INFINITY;
                for (int a = 0; a < model.actions(); a++) {
                    double sum = 0;
                    for (int u = 0; u < model.targets(); u++) {
                        sum += model.targetProbability(u, s)
                                * product.probability(u, code % labels)
                                * product.probability(u, code / labels % labels)
                                * product.probability(u, code / labels / labels)
                                * model.loss().value(a, u, s);
                    }
                    least = Math.min(least, sum);
                }
                risk += model.contextLaw().probability(s) * least;
            }
        }
        return risk;
    }

    @Test
    void aStageWithoutNoiseHasNoRemedy() throws IOException, ScenarioException {
        Cell cell = ScenarioReader.read(
                        file("quickstart"),
                        two().withSetting(new Setting("model.cognitive", "{type: noiseless, size: 4}")))
                .cell(0);
        assertThat(cell.learner().remedies())
                .extracting(Remedy::words)
                .noneMatch(words -> words.contains("cognitive"))
                .anyMatch(words -> words.contains("articulation"));
    }

    /** Where one change would take long, nothing is said. */
    @Test
    void aLargeModelHasNoRemedies() throws IOException, ScenarioException {
        String random = "{type: random, inputs: 80, outputs: 80, seed: 1}";
        Cell cell = ScenarioReader.read(
                        file("quickstart"),
                        two().withSetting(new Setting("model.codebook", "{size: 80}"))
                                .withSetting(new Setting("model.cognitive", random))
                                .withSetting(new Setting("model.articulation", random)))
                .cell(0);
        assertThat(cell.learner().remedies()).isEmpty();
        assertThat(new RemedyLines(cell).lines()).isEmpty();
    }
}
