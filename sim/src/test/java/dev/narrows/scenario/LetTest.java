package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sweep can be written as: variables, ends of keys, ranges, mappings, values of the command line. */
class LetTest {
    private static final String WRITTEN = """
            format: 1
            name: base
            seed: 1
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: symmetric, size: 2, error: 0.1}
              articulation: {type: noiseless, size: 2}
              loss: {type: zero-one}
            """;

    private static final String SIZES = WRITTEN.replace("size: 2", "size: $q");

    private static Scenario read(String text, String... settings) {
        Overrides overrides = Overrides.none();
        for (String setting : settings) {
            overrides = overrides.withSetting(Setting.parse(setting));
        }
        Overrides all = overrides;
        try {
            return ScenarioReader.parse("f.yaml", text.getBytes(StandardCharsets.UTF_8), all);
        } catch (ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static String refusal(String text, String... settings) {
        return catchThrowableOfType(AssertionError.class, () -> read(text, settings))
                .getMessage();
    }

    private static List<String> cells(Scenario scenario) {
        return IntStream.range(0, scenario.cellCount())
                .mapToObj(i -> scenario.cell(i).at().toString())
                .toList();
    }

    private static List<String> data(Scenario scenario) {
        return IntStream.range(0, scenario.cellCount())
                .mapToObj(i -> scenario.cell(i).valueDigest())
                .toList();
    }

    private static Scenario again(Scenario scenario) {
        Scenario again = read(scenario.resolvedYaml());
        assertThat(again.resolved()).isEqualTo(scenario.resolved());
        assertThat(cells(again)).isEqualTo(cells(scenario));
        assertThat(data(again)).isEqualTo(data(scenario));
        assertThat(again.folderHash()).isEqualTo(scenario.folderHash());
        return again;
    }

    @Test
    void aVariableIsOneAxisOfAllItsUses() {
        Scenario swept = read("let: {q: [2, 4]}\n" + SIZES + "sweep: {grid: {learner.beta: [1, 2]}, where: q > 2}\n");
        assertThat(cells(swept)).containsExactly("{let.q=4, learner.beta=1.0}", "{let.q=4, learner.beta=2.0}");
        assertThat(Scenario.column(swept.sweptKeys().get(0))).isEqualTo("let__q");
        Scenario zipped = read(WRITTEN + "sweep: {zip: {model.codebook.size: [2, 4], model.cognitive.size: [2, 4], "
                + "model.articulation.size: [2, 4]}}\n");
        Scenario alone = again(read("let: {q: [2, 4]}\n" + SIZES));
        assertThat(data(alone)).isEqualTo(data(zipped));
        again(swept);
    }

    @Test
    void aConstantIsAsIfItWereWritten() {
        Scenario constant = read("let: {q: 2}\n" + SIZES);
        assertThat(constant.resolved()).isEqualTo(read(WRITTEN).resolved());
        assertThat(constant.folderHash()).isEqualTo(read(WRITTEN).folderHash());
        assertThat(read("let: {c: {type: noiseless, size: 2}}\n" + WRITTEN.replace("{type: noiseless, size: 2}", "$c"))
                        .resolved())
                .isEqualTo(read(WRITTEN).resolved());
    }

    @Test
    void aConstantCanBeSweptWithOthers() {
        Scenario zipped = again(read("let: {q: 2}\n" + SIZES + "sweep: {zip: {q: [2, 4], labels: [10, 20]}}\n"));
        assertThat(cells(zipped)).containsExactly("{let.q=2, learner.labels=10}", "{let.q=4, learner.labels=20}");
        again(read("let: {q: {from: 2, to: 8, by: 2}, e: [0.1, 0.2]}\n" + SIZES.replace("error: 0.1", "error: $e")));
        assertThat(cells(read("let: {q: [2, 4]}\n" + SIZES, "q=3"))).containsExactly("{}");
        assertThat(cells(read("let: {q: 2}\n" + SIZES, "let.q=3,5"))).containsExactly("{let.q=3}", "{let.q=5}");
    }

    /** What stands at the uses of a swept variable is no part of the name of the folder. */
    @Test
    void theFolderDoesNotDependOnTheValuesOfAnAxis() {
        assertThat(read("let: {q: [2, 4]}\n" + SIZES).folderHash())
                .isEqualTo(read("let: {q: [3, 4, 5]}\n" + SIZES).folderHash());
    }

    /** A variable of a page, with its let forgotten. */
    @Test
    void withoutLetTheErrorSaysHowToWriteIt() {
        assertThat(refusal(SIZES))
                .contains("is \"$q\", and there is no let: write let: {q: value}, or a list to sweep it")
                .doesNotContain("must be an integer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{q: [2, 4], r: 3} | 1:18: error at let.r: is used nowhere, write $r where its value is to stand",
                "{r: 3} | 1:7: error at let.r: is used nowhere",
                "{p: 3} | 7:20: error at model.codebook.size: is \"$q\", and let has no \"q\"",
                "{q: [2, 1]} | 1:14: error at model.codebook.size: is 1, must be from 2 to 4096",
                "{q: [2, 2]} | 1:14: error at let.q[1]: repeats a value of this list",
                "{q: [2, 4], Q: 3} | 1:18: error at let.Q: must be [a-z]",
                "{} | 1:6: error at let: is empty, must be a mapping",
                "3 | 1:6: error at let: is a single value, must be a mapping"
            })
    void aVariableIsAsStrict(String let, String expected) {
        String message = refusal("let: " + let + "\n" + SIZES);
        assertThat(message)
                .contains("f.yaml:" + expected.replace("{} | 1:6: error at let: is empty, must be a mapping", ""));
    }

    @Test
    void anUnknownVariableIsOneError() {
        assertThat(refusal("let: {size: 2}\n"
                        + WRITTEN.replace("codebook: {size: 2}", "codebook: {size: $sise}")
                                .replace(
                                        "cognitive: {type: symmetric, size: 2",
                                        "cognitive: {type: symmetric, size: $size")))
                .isEqualTo("f.yaml:7:20: error at model.codebook.size: is \"$sise\", and let has no \"sise\", did you "
                        + "mean "
                        + "$size?\n  codebook: {size: $sise}\n                   ^");
    }

    @Test
    void usesOfAVariableAreNotSweptApart() {
        assertThat(refusal("let: {q: [2, 4]}\n" + SIZES + "sweep: {grid: {codebook.size: [2, 4]}}\n"))
                .contains("sweep.grid.codebook.size: overlaps let.q");
    }

    @Test
    void anEndOfAKeyIsEnoughWhereNoOtherHasIt() {
        Scenario longer =
                read(WRITTEN + "sweep: {grid: {model.cognitive.error: [0, 0.2]}, zip: {learner.labels: [1, 2], "
                        + "bounds.delta: [0.1, 0.2]}}\n");
        Scenario shorter =
                read(WRITTEN + "sweep: {grid: {error: [0, 0.2]}, zip: {labels: [1, 2], delta: [0.1, 0.2]}}\n");
        assertThat(shorter.resolved()).isEqualTo(longer.resolved());
        assertThat(read(WRITTEN, "error=0.3").resolved())
                .isEqualTo(read(WRITTEN, "model.cognitive.error=0.3").resolved());
        assertThat(cells(read(WRITTEN + "sweep: {points: [{labels: 3, beta: 1}, {labels: 4, beta: 2}]}\n")))
                .containsExactly("{learner.labels=3, learner.beta=1.0}", "{learner.labels=4, learner.beta=2.0}");
        assertThat(refusal(WRITTEN + "sweep: {grid: {size: [2, 3]}}\n"))
                .contains(
                        "f.yaml:10:16: error at sweep.grid.size: may mean model.codebook.size, model.cognitive.size or "
                                + "model.articulation.size; write more of its path");
        assertThat(refusal(WRITTEN, "prior=uniform"))
                .isEqualTo("f.yaml: error: --set prior=uniform: may mean model.codebook.prior or learner.prior; "
                        + "write more of its path");
        assertThat(refusal(
                        WRITTEN.replace("{type: noiseless, size: 2}", "{type: random, inputs: 2, outputs: 2, seed: 1}"),
                        "seed=3"))
                .isEqualTo(
                        "f.yaml: error: --set seed=3: cannot be swept or set: the cells have streams of their own; run "
                                + "again with --seed N for other numbers; or write the path: model.articulation.seed");
        assertThat(refusal(WRITTEN + "sweep: {grid: {model.beta: [1]}}\n"))
                .contains("10:16: error at sweep.grid.model.beta: unknown key, did you mean learner.beta?");
        assertThat(refusal(WRITTEN, "bounds.beta=3"))
                .isEqualTo("f.yaml: error: --set bounds.beta=3: unknown key, did you mean learner.beta?");
    }

    @Test
    void valuesBetweenCommasAreAnAxis() {
        Scenario set = again(read(WRITTEN + "sweep: {zip: {beta: [1, 2]}}\n", "labels=10, 100"));
        assertThat(cells(set))
                .containsExactly(
                        "{learner.labels=10, learner.beta=1.0}",
                        "{learner.labels=10, learner.beta=2.0}",
                        "{learner.labels=100, learner.beta=1.0}",
                        "{learner.labels=100, learner.beta=2.0}");
        assertThat(set.folderHash())
                .isEqualTo(read(WRITTEN + "sweep: {grid: {learner.labels: [10, 100], beta: [1, 2]}}\n")
                        .folderHash());
        // brackets make one value of several numbers
        assertThat(cells(read(WRITTEN, "learner.prior=[0.5, 0.5]"))).containsExactly("{}");
        assertThat(cells(read(WRITTEN, "learner.prior=uniform,[0.2, 0.8]")))
                .containsExactly("{learner.prior=\"uniform\"}", "{learner.prior=[0.2,0.8]}");
        assertThat(refusal(WRITTEN, "labels=10,0"))
                .isEqualTo("f.yaml: error: --set labels=10,0: is 0, must be from 1 to " + "1000000000000");
        assertThat(refusal(WRITTEN + "sweep: {grid: {labels: [1, 2]}}\n", "labels=10,20"))
                .contains("--set labels=10,20: overlaps learner.labels, which the scenario sweeps: choose cells of it "
                        + "with --select, or change the sweep");
        assertThat(refusal(WRITTEN, "labels=10,10")).contains("repeats a value of this list");
    }

    @Test
    void aWholeMappingIsAValue() {
        Scenario channels =
                again(read(WRITTEN + "sweep: {grid: {cognitive: [{type: z, error: 0.1}, {type: noiseless, size: "
                        + "2}]}, points: [{loss: {type: absolute}}, {loss: {type: zero-one}}]}\n"));
        assertThat(cells(channels))
                .hasSize(4)
                .first()
                .isEqualTo("{model.cognitive={\"type\":\"z\",\"error\":0.1}, " + "model.loss={\"type\":\"absolute\"}}");
        assertThat(data(channels).get(1))
                .isEqualTo(
                        data(read(WRITTEN.replace("{type: symmetric, size: 2, error: 0.1}", "{type: z, error: 0.1}")))
                                .get(0));
        assertThat(cells(read(WRITTEN, "cognitive={type: z, error: 0.1}"))).containsExactly("{}");
        assertThat(refusal(WRITTEN + "sweep: {grid: {cognitive: [{type: z, eror: 0.1}]}}\n"))
                .contains("f.yaml:10:38: error at model.cognitive.eror: unknown key, did you mean error?");
    }

    @Test
    void rangesByAStepAndByAFactor() {
        assertThat(cells(again(read(WRITTEN + "sweep: {grid: {error: {from: 0, to: 0.3, by: 0.1}}}\n"))))
                .containsExactly(
                        "{model.cognitive.error=0.0}",
                        "{model.cognitive.error=0.1}",
                        "{model.cognitive.error=0.2}",
                        "{model.cognitive.error=0.3}");
        assertThat(cells(again(read(WRITTEN + "sweep: {grid: {labels: {from: 1e4, to: 1, steps: 5, scale: log}}}\n"))))
                .containsExactly(
                        "{learner.labels=10000}",
                        "{learner.labels=1000}",
                        "{learner.labels=100}",
                        "{learner.labels=10}",
                        "{learner.labels=1}");
        assertThat(cells(again(read(WRITTEN + "sweep: {grid: {beta: {from: 1, to: 2, steps: 3, scale: log}}}\n"))))
                .containsExactly("{learner.beta=1.0}", "{learner.beta=1.41421356237}", "{learner.beta=2.0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: 0, to: 1, by: 0.3} | 10:43: error at sweep.grid.beta.by: is 0.3, does not meet to: "
                        + "the last value is 0.9, write to: 0.9",
                "{from: 0, to: 1, by: -1} | 10:43: error at sweep.grid.beta.by: is -1, must lead from 0 to 1",
                "{from: 0, to: 1, by: 0} | 10:43: error at sweep.grid.beta.by: is 0, must lead from 0 to 1",
                "{from: 0, to: 1, by: 1e-9} | sweep.grid.beta.by: is 0.000000001, makes more than 10000000 values",
                "{from: 0, to: 1, steps: 3, scale: log} | 10:29: error at sweep.grid.beta.from: is 0, must be above 0",
                "{from: 1, to: 2, steps: 3, scale: lgo} | is \"lgo\", must be linear or log; did you mean log?",
                "{from: 1, to: 2, steps: 20000, scale: log} | is 20000, a logarithmic range may have 10000",
                "{from: 1, to: 1, steps: 3, scale: log} | has equal values",
                "{from: 1, to: 2, by: 1, steps: 2} | excludes by, write {from: 1, to: 2, by: 1} or "
                        + "{from: 1, to: 2, steps: 2}",
                "{from: 1, to: 2, by: 1, scale: log} | excludes by, write {from: 1, to: 2, by: 1} or "
                        + "{from: 1, to: 2, steps: .., scale: log}",
                "{from: 0, to: 2, steps: 3, scale: log} | is 0, must be above 0 where scale is log",
                "{from: 1, to: 2} | is missing, must be the number of values, both ends among them; or write by: and "
                        + "their distance"
            })
    void aRangeIsAsStrict(String range, String expected) {
        assertThat(refusal(WRITTEN + "sweep: {grid: {beta: " + range + "}}\n")).contains(expected);
    }
}
