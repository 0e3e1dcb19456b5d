package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cells a sweep makes, and that a cell is the same however it was made. */
class SweepTest {
    private static Scenario read(String sweep) {
        return Examples.read(Examples.SMALL + "sweep: " + sweep + "\n");
    }

    private static Scenario read(String text, Overrides overrides) throws ScenarioException {
        return ScenarioReader.parse("f.yaml", text.getBytes(StandardCharsets.UTF_8), overrides);
    }

    private static String refusal(String text, Overrides overrides) {
        return catchThrowableOfType(ScenarioException.class, () -> read(text, overrides))
                .getMessage();
    }

    private static List<String> cells(Scenario scenario) {
        return IntStream.range(0, scenario.cellCount())
                .mapToObj(i -> scenario.cell(i))
                .map(cell -> cell.index() + " " + cell.at().values())
                .toList();
    }

    private static Overrides set(String... settings) {
        Overrides overrides = Overrides.none();
        for (String setting : settings) {
            overrides = overrides.withSetting(Setting.parse(setting));
        }
        return overrides;
    }

    @Test
    void theProductHasTheGridSlowestThenZipThenPoints() {
        Scenario scenario = read("{points: [{confidence: 0.8}, {confidence: 0.9}], zip: {learner.beta: [1, 2], "
                + "learner.labels: [10, 20]}, grid: {model.cognitive.error: [0, 0.5]}}");
        assertThat(scenario.sweptKeys())
                .containsExactly("model.cognitive.error", "learner.beta", "learner.labels", "confidence");
        assertThat(cells(scenario))
                .containsExactly(
                        "0 [0.0, 1.0, 10, 0.8]",
                        "1 [0.0, 1.0, 10, 0.9]",
                        "2 [0.0, 2.0, 20, 0.8]",
                        "3 [0.0, 2.0, 20, 0.9]",
                        "4 [0.5, 1.0, 10, 0.8]",
                        "5 [0.5, 1.0, 10, 0.9]",
                        "6 [0.5, 2.0, 20, 0.8]",
                        "7 [0.5, 2.0, 20, 0.9]");
    }

    @Test
    void whereLeavesCellsOutAndNumbersTheRest() {
        Scenario scenario =
                read("{grid: {learner.labels: [1, 10, 100], model.cognitive.error: {from: 0, to: 0.4, steps: 5}, "
                        + "model.loss.type: [zero-one, absolute]}, where: \"labels > 1 and model.cognitive.error <= "
                        + "0.1 and "
                        + "not loss.type == 'zero-one'\"}");
        assertThat(cells(scenario))
                .containsExactly(
                        "0 [10, 0.0, \"absolute\"]",
                        "1 [10, 0.1, \"absolute\"]",
                        "2 [100, 0.0, \"absolute\"]",
                        "3 [100, 0.1, \"absolute\"]");
        assertThat(scenario.wholeCellCount()).isEqualTo(4);
    }

    /** The values of a range have one place and one remedy: they are one error, with those that a cell would have. */
    @Test
    void fractionsOfARangeAreOneError() {
        String sweep = Examples.SMALL + "sweep: {grid: {learner.beta: [1, 2], learner.labels: "
                + "{from: 10, to: 2000, steps: 10, scale: log}}%s}\n";
        String remedy =
                ", must be an integer: write learner.labels: [10, 18, 32, 58, 105, 190, 342, 616, 1110, 2000]\n";
        assertThat(refusal(sweep.formatted(""), Overrides.none()))
                .startsWith("f.yaml:10:54: error at learner.labels: is 18.0164823065, 32.4593634702, 58.4803547643, .. "
                        + "(8 of 10 values)" + remedy)
                .containsOnlyOnce("error");
        assertThat(refusal(sweep.formatted(", where: labels < 20"), Overrides.none()))
                .startsWith("f.yaml:10:54: error at learner.labels: is 18.0164823065" + remedy)
                .containsOnlyOnce("error");
    }

    @Test
    void whereMayLeaveOutWhatWouldBeRefused() {
        assertThat(cells(read("{grid: {learner.labels: {from: -3, to: 3, steps: 7}}, where: labels > 0}")))
                .hasSize(3);
        assertThat(cells(read("{grid: {learner.labels: {from: 1, to: 3, steps: 5}}, where: labels != 1.5 "
                        + "and labels != 2.5}")))
                .containsExactly("0 [1]", "1 [2]", "2 [3]");
        assertThat(refusal(
                        Examples.SMALL
                                + "sweep: {grid: {learner.labels: {from: 1, to: 3, steps: 5}}, where: labels != 1.5}\n",
                        Overrides.none()))
                .contains("learner.labels: is 2.5, must be an integer");
        assertThat(cells(Examples.read(Examples.SMALL
                                .replace("{type: binary-symmetric, error: 0.1}", "{type: noiseless, size: 2}")
                                .replace("{type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}", "{type: noiseless, size: 2}")
                        + "sweep: {grid: {model.cognitive.size: {from: 2, to: 6, steps: 5}, model.articulation.size: "
                        + "{from: 2, to: 6, "
                        + "steps: 5}}, where: cognitive.size == articulation.size}\n")))
                .hasSize(5);
    }

    @Test
    void aCellIsTheSameHoweverItWasMade() throws ScenarioException {
        Cell swept = read("{grid: {learner.labels: [7, 10], model.cognitive.error: [0.25]}}")
                .cell(1);
        Cell zipped = read("{zip: {model.cognitive.error: [0.25, 0], learner.labels: [1e1, 5]}}")
                .cell(0);
        Cell point = read("{points: [{learner.labels: 3, model.cognitive.error: 0}, {learner.labels: 10, "
                        + "model.cognitive.error: .25}], where: labels > 3}")
                .cell(0);
        Scenario set = read(Examples.SMALL, set("learner.labels=10", "model.cognitive.error = 25e-2"));
        Cell written = Examples.read(Examples.SMALL.replace("error: 0.1", "error: 0.25") + "learner: {labels: 10}\n")
                .cell(0);
        Set<List<String>> names = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Cell cell : List.of(swept, zipped, point, set.cell(0), written)) {
            names.add(cell.streamParts());
        }
        assertThat(names).hasSize(1);
        assertThat(set.sweptKeys()).isEmpty();
    }

    /** A hundred models lie between two cells of one model. */
    @Test
    void aModelIsReadOnceWhateverTheOrderOfTheSweep() {
        Scenario scenario =
                read("{grid: {learner.beta: [1, 2], model.cognitive.error: {from: 0, to: 0.495, steps: 100}}}");
        List<Cell> kept = IntStream.range(0, 200).mapToObj(scenario::cell).toList();
        for (int i = 0; i < 100; i++) {
            assertThat(kept.get(100 + i).model()).isSameAs(kept.get(i).model());
        }
    }

    @Test
    void cellsShareWhatTheSweepDoesNotVary() {
        Scenario bounds = read("{grid: {bounds.delta: [0.1, 0.2], confidence: [0.9]}}");
        assertThat(bounds.cell(1).model()).isSameAs(bounds.cell(0).model());
        assertThat(bounds.cell(1).learner()).isSameAs(bounds.cell(0).learner());
        assertThat(bounds.cell(1).bounds()).isNotEqualTo(bounds.cell(0).bounds());

        Scenario learner = read("{grid: {learner.beta: [1, 2]}}");
        assertThat(learner.cell(1).model()).isSameAs(learner.cell(0).model());
        assertThat(learner.cell(1).learner()).isNotEqualTo(learner.cell(0).learner());
        assertThat(learner.cell(1).bounds()).isSameAs(learner.cell(0).bounds());

        Scenario model = read("{zip: {model.cognitive.error: [0, 0.5], confidence: [0.8, 0.9]}}");
        assertThat(model.cell(1).model()).isNotSameAs(model.cell(0).model());
        // a learner is made for its model
        assertThat(model.cell(1).learner()).isNotSameAs(model.cell(0).learner());
        assertThat(model.cell(1).bounds()).isSameAs(model.cell(0).bounds());
        assertThat(model.cell(1).confidence()).isEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{zip: {learner.beta: [1, 2], learner.labels: [10, 20]}}",
                "{points: [{learner.prior: uniform, confidence: 0.9}, {learner.prior: [0.5, 0.5], confidence: 0.8}]}",
                "{grid: {learner.labels: {from: 1, to: 9, steps: 9}}, points: [{confidence: 0.9}], where: labels < 3 "
                        + "or labels >= 8}"
            })
    void theResolvedFormReadsBackToTheSameCells(String sweep) throws ScenarioException {
        Scenario scenario = read(Examples.SMALL + "sweep: " + sweep + "\n", set("bounds.delta=0.01"));
        Scenario again = Examples.read(scenario.resolvedYaml());
        assertThat(again.resolved()).isEqualTo(scenario.resolved());
        assertThat(again.resolved().at("/bounds/delta").doubleValue()).isEqualTo(0.01);
        assertThat(cells(again)).isEqualTo(cells(scenario));
        assertThat(again.folderHash()).isEqualTo(scenario.folderHash());
    }

    @Test
    void shardsAndSelectionsKeepTheNumbers() throws ScenarioException {
        String text = Examples.SMALL + "sweep: {grid: {learner.labels: {from: 1, to: 10, steps: 10}}}\n";
        Scenario whole = read(text, Overrides.none());
        Scenario some = read(text, Overrides.none().withSelect("labels > 3 and cell != 5"));
        assertThat(cells(some)).containsExactly("3 [4]", "4 [5]", "6 [7]", "7 [8]", "8 [9]", "9 [10]");
        assertThat(cells(some.shard(2, 3))).containsExactly("4 [5]", "7 [8]");
        assertThat(some.wholeCellCount()).isEqualTo(10);
        assertThat(some.folderHash()).isEqualTo(whole.folderHash());
        TreeSet<String> merged = new TreeSet<>();
        IntStream.rangeClosed(1, 4).forEach(i -> merged.addAll(cells(whole.shard(i, 4))));
        assertThat(merged).hasSize(10).containsAll(cells(whole));
        assertThat(whole.shard(11, 11).cellCount()).isZero();
        assertThatThrownBy(() -> whole.shard(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> whole.shard(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.cognitive.error=1.7 | is 1.7, must be from 0 to 1",
                "model.cognitive.error=yes | is yes, must be a number",
                "learner.labels=010 | is \"010\", must be an integer: write 10",
                "learner.lables=1 | unknown key, did you mean learner.labels?",
                "model.cognitive={type: z} | model.cognitive.error is missing",
                "learner.beta={a: 1} | is a mapping, must be a number",
                "learner.prior=[0.5, | is not valid YAML",
                "learner.beta=&a 1 | has an anchor",
                "seed=1 | --set seed=1: cannot be swept or set: the cells have streams of their own; run again with "
                        + "--seed N for other numbers",
                "replicates=5 | --set replicates=5: cannot be swept or set: all cells have the same number; give "
                        + "--replicates N, or precision: {half-width: ..} for as many as each cell needs",
                "labels=1,000 | --set labels=1,000: has a comma between digits, which divides values: write 1000",
                "confidence=0.9 | confidence is swept by the scenario",
                "learner.beta= | is empty, must be a number",
                "learner.prior=[0.5, 0.6] | sums to 1.1, must be 1"
            })
    void aSettingIsAsStrictAsTheFile(String setting, String expected) {
        String message = refusal(Examples.SMALL + "sweep: {grid: {confidence: [0.9, 0.99]}}\n", set(setting));
        assertThat(message).startsWith("f.yaml: error: --set ").contains(expected);
    }

    @Test
    void aSettingIsNamedInItsError() {
        assertThat(refusal(Examples.SMALL, set("model.cognitive.error=1.7")))
                .isEqualTo("f.yaml: error: --set model.cognitive.error=1.7: is 1.7, must be from 0 to 1");
        assertThat(refusal(Examples.SMALL, set("learner.beta=1", "learner.beta=2")))
                .endsWith("overlaps another --set");
        assertThat(refusal(Examples.SMALL, Overrides.none().withSelect("labels > 3")))
                .startsWith("f.yaml: error: --select ");
        assertThat(refusal(Examples.SMALL, Overrides.none().withSelect("cell > 0")))
                .endsWith("chooses none of the 1 cells");
        assertThatThrownBy(() -> Setting.parse("=3")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMillionCombinationsTakeNoObjectEach() {
        String sweep =
                "{grid: {learner.beta: {from: 1, to: 1000, steps: 1000}, bounds.delta: {from: 0.001, to: 0.5, steps: "
                        + "1000}}, where: delta < 0.1 or beta == 7}";
        Scenario scenario = read(sweep);
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Scenario second = read(sweep);
        System.gc();
        long held = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before;
        assertThat(second.cellCount()).isEqualTo(scenario.cellCount()).isGreaterThan(190_000);
        // an object per cell would hold 3 MB at least
        assertThat(held).isLessThan(1_500_000);
    }

    @Test
    void theLimitOfMemoryIsSaidAndRaised() throws ScenarioException {
        String text = Examples.SMALL
                .replace("{type: binary-symmetric, error: 0.1}", "{type: noiseless, size: 2000}")
                .replace("{type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}", "{type: noiseless, size: 2000}");
        assertThat(refusal(text, Overrides.none().withMostNumbers(1_000_000)))
                .contains("GB, limit 0.01 GB; raise with --max-memory");
        assertThat(read(text, Overrides.none().withMostNumbers(100_000_000)).cellCount())
                .isOne();
    }
}
