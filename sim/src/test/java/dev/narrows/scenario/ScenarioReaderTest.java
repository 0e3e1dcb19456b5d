package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.narrows.family.BoundsSpec;
import dev.narrows.finite.Finite;
import dev.narrows.info.Channel;
import dev.narrows.yaml.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
    private static ScenarioException refusal(byte[] bytes) {
        return catchThrowableOfType(
                ScenarioException.class, () -> ScenarioReader.parse("f.yaml", bytes, Overrides.none()));
    }

    private static ScenarioException refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesTheDefaultsOut() {
        Scenario scenario = Examples.read(Examples.SMALL);
        assertThat(scenario.resolved()).hasToString("""
                {"format":1,"name":"base","seed":1,"model":{"family":"finite","contexts":{"weights":[1.0]},\
                "codebook":{"size":2,"prior":"uniform"},"cognitive":{"type":"binary-symmetric","error":0.1},\
                "articulation":{"type":"matrix","rows":[[0.8,0.2],[0.3,0.7]]},"loss":{"type":"zero-one"}},\
                "learner":{"posterior":"gibbs","class":"table","beta":20.0,"observable":"canonical","labels":1000,\
                "prior":"uniform"},"bounds":{"delta":0.05,"eta":0.05,"catoni":"grid"},"confidence":0.99,\
                "replicates":1000}""");
        assertThat(scenario.cellCount()).isOne();
        assertThat(scenario.cell(0).at()).isEmpty();
        assertThat(scenario.cell(0).learner().labels()).isEqualTo(1000);
    }

    @Test
    void readsEveryPartOfAModel() {
        Cell cell = Examples.read(Examples.PER_CONTEXT).cell(0);
        assertThat(Finite.model(cell).contextLaw().toArray()).containsExactly(0.25, 0.75);
        assertThat(Finite.model(cell).prior().toArray()).containsExactly(0.5, 0.25, 0.25);
        assertThat(Finite.model(cell).codebook().word(2, 1)).isZero();
        assertThat(Finite.model(cell).cascade().cognitive(0).row(1)).containsExactly(0, 1, 0);
        assertThat(Finite.model(cell).cascade().cognitive(1).row(1)).containsExactly(0.5, 0, 0.5);
        assertThat(Finite.model(cell).cascade().articulation(0).row(1)).containsExactly(0, 0.6, 0.4);
        assertThat(Finite.model(cell).loss().value(0, 1, 0)).isEqualTo(0.5);
        assertThat(Finite.model(cell).loss().value(1, 0, 1)).isEqualTo(0.5);
        assertThat(Finite.learner(cell).policies().priorOver()).isEqualTo("policies");
        assertThat(Finite.learner(cell).policies().priorSize()).isEqualTo(2);
        // without labels the law of the action in a pair is the prior of the policies that take it
        assertThat(Finite.gibbs(cell).actionLaws(new long[6])).isDeepEqualTo(new double[][] {
            {1, 0, 0}, {0.9, 0.1, 0}, {0.9, 0, 0.1}, {0, 0.9, 0.1}, {0, 1, 0}, {0.1, 0.9, 0}
        });
        assertThat(Finite.learner(cell).prior().toArray()).containsExactly(0.1, 0.9);
        assertThat(cell.learner().labels()).isEqualTo(1_000_000);
        assertThat(Finite.learner(cell).beta()).isZero();
        assertThat(cell.bounds())
                .isEqualTo(new BoundsSpec(0.05, 0.05, OptionalDouble.of(2), Optional.empty(), Optional.empty()));
    }

    @Test
    void eachLetterOfAnAsymmetricChannelHasItsOwnError() {
        Scenario scenario = Examples.read(Examples.ASYMMETRIC);
        assertThat(Finite.model(scenario.cell(6)).cascade().cognitive(0)).isEqualTo(Channel.of(new double[][] {
            {0.5, 0.5}, {0.25, 0.75}
        }));
    }

    @Test
    void nearEnoughCostsNothing() {
        Scenario scenario = Examples.read(Examples.THRESHOLDS);
        assertThat(Finite.model(scenario.cell(0)).loss().value(1, 0, 0)).isOne();
        assertThat(Finite.model(scenario.cell(1)).loss().value(1, 0, 0)).isZero();
        assertThat(Finite.model(scenario.cell(1)).loss().value(0, 2, 0)).isOne();
        assertThat(Finite.model(scenario.cell(2)).loss().value(0, 3, 0)).isZero();
    }

    @Test
    void expandsTheGridWithTheFirstKeySlowest() {
        Scenario scenario = Examples.read(Examples.SWEPT);
        assertThat(scenario.sweptKeys()).containsExactly("learner.labels", "model.cognitive.error");
        assertThat(scenario.cellCount()).isEqualTo(44);
        assertThat(scenario.cell(0).at()).hasToString("{learner.labels=10, model.cognitive.error=0.0}");
        assertThat(scenario.cell(3).at()).hasToString("{learner.labels=10, model.cognitive.error=0.15}");
        assertThat(scenario.cell(22).at()).hasToString("{learner.labels=1000, model.cognitive.error=0.0}");
        assertThat(scenario.cell(43).at()).hasToString("{learner.labels=10000, model.cognitive.error=0.5}");
        assertThat(Finite.model(scenario.cell(3)).cascade().cognitive(0).probability(0, 0))
                .isEqualTo(1 - 0.15);
        assertThat(scenario.cell(3).model()).isSameAs(scenario.cell(14).model());
        assertThatThrownBy(() -> scenario.cell(44)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sweepsTextsListsAndSingleEntries() {
        Scenario texts = Examples.read(Examples.TEXTS_SWEPT);
        assertThat(texts.cellCount()).isEqualTo(8);
        assertThat(Finite.model(texts.cell(0)).prior().toArray()).containsExactly(0.5, 0.5);
        assertThat(Finite.model(texts.cell(7)).prior().toArray()).containsExactly(0.3, 0.7);
        assertThat(texts.cell(6).confidence()).isEqualTo(0.9);
        Scenario entries = Examples.read(Examples.CHANNELS);
        assertThat(Finite.model(entries.cell(0)).loss().value(2, 0, 0)).isEqualTo(0.1);
        assertThat(Finite.model(entries.cell(3)).loss().value(2, 0, 0)).isEqualTo(0.2);
        assertThat(Finite.learner(entries.cell(3)).beta()).isEqualTo(2.5);
    }

    @Test
    void reportsAllErrorsAtOnceInOrder() {
        ScenarioException refused = refusal("""
                format: 1
                name: Upper
                sead: 1
                model:
                  family: finite
                  codebook: {size: 1}
                  cognitive: {type: z, error: 2}
                  articulation: {type: matrix, rows: [[0.8, 0.2], [0.3, 0.67]]}
                sweep: {grid: {learner.beta: [-1]}}
                """);
        assertThat(refused.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.path())
                .containsExactly(
                        "2:7 name",
                        "3:1 sead",
                        "5:3 model.loss",
                        "6:20 model.codebook.size",
                        "7:31 model.cognitive.error",
                        "8:51 model.articulation.rows[1]",
                        "9:31 learner.beta");
        assertThat(refused.getMessage()).contains("""
                f.yaml:8:51: error at model.articulation.rows[1]: sums to 0.97, must be 1
                  articulation: {type: matrix, rows: [[0.8, 0.2], [0.3, 0.67]]}
                                                                  ^
                """.replace(
                        "                                                                  ^", " ".repeat(50) + "^"));
    }

    @Test
    void printsFiftyErrorsAndTheNumberLeft() {
        ScenarioException refused = refusal(Examples.SMALL + "learner: {prior: [" + "2,".repeat(70) + "2]}\n");
        assertThat(refused.problems()).hasSize(71);
        assertThat(refused.getMessage().lines().filter(line -> line.contains(": error at ")))
                .hasSize(50);
        assertThat(refused.getMessage()).endsWith("... and 21 more errors");
    }

    @Test
    void showsThePartOfALongLineAroundTheError() {
        ScenarioException refused = refusal(Examples.SMALL + "learner: {prior: [" + "0.001,".repeat(900) + "7]}\n");
        assertThat(refused.getMessage().lines()).hasSize(3).allMatch(line -> line.length() <= 200);
    }

    @Test
    void refusesWhatIsNoScenarioAtAll() {
        assertThat(refusal("").getMessage()).isEqualTo("f.yaml:1:1: error: is empty, must be a mapping");
        assertThat(refusal("# only a comment\n").getMessage()).contains("f.yaml:1:1: error: is empty");
        assertThat(refusal(new byte[Source.LARGEST + 1]).getMessage()).contains("more than 1,048,576 bytes");
        assertThat(refusal("%YAML 1.2\n---\n" + Examples.SMALL).getMessage()).contains("starts with a directive");
        assertThat(refusal("a: " + "[".repeat(5000)).getMessage())
                .contains("f.yaml:1:23: error")
                .contains("deeper than 20");
        assertThat(refusal("-\n".repeat(300_000)).getMessage())
                .contains("f.yaml:250001")
                .contains("one value too many");
        assertThat(refusal("a: \"\\UFFFFFFFF\"").problems()).hasSize(1);
    }

    @Test
    void errorsAreSafeToPrint() {
        ScenarioException refused = refusal(Examples.SMALL.replace("name: base", "name: \"\\e[31m\\n\""));
        assertThat(refused.getMessage()).contains("\\u001b[31m\\u000a");
        assertThat(refused.getMessage().chars().filter(c -> c < ' ' && c != '\n'))
                .isEmpty();
    }

    @Test
    void passesOverAByteOrderMarkAndCarriageReturns() throws ScenarioException {
        String windows = '\ufeff' + Examples.SWEPT.replace("\n", "\r\n");
        Scenario scenario = ScenarioReader.parse("f", windows.getBytes(StandardCharsets.UTF_8), Overrides.none());
        assertThat(scenario.resolved()).isEqualTo(Examples.read(Examples.SWEPT).resolved());
    }

    @Test
    void overridesReplaceSeedAndReplicates() throws ScenarioException {
        byte[] bytes = Examples.SMALL.getBytes(StandardCharsets.UTF_8);
        Overrides overrides = new Overrides(OptionalLong.of(5), OptionalLong.of(7));
        Scenario scenario = ScenarioReader.parse("f", bytes, overrides);
        Arrays.fill(bytes, (byte) 0);
        assertThat(scenario.seed()).isEqualTo(5);
        assertThat(scenario.replicates()).isEqualTo(7);
        assertThat(scenario.resolved().get("seed").longValue()).isEqualTo(5);
        assertThat(new String(scenario.source(), StandardCharsets.UTF_8)).isEqualTo(Examples.SMALL);
        assertThatThrownBy(() -> new Overrides(OptionalLong.empty(), OptionalLong.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anErrorElsewhereThatASweptValueCausesStandsAtThatValue() {
        ScenarioException refused = refusal(Examples.SMALL
                        .replace("{type: binary-symmetric, error: 0.1}", "{type: erasure, size: 2, error: 0.1}")
                        .replace("[0.3, 0.7]]", "[0.3, 0.7], [0, 1]]")
                + "sweep: {grid: {model.cognitive.size: [2, 3]}}\n");
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(p.line() + ":" + p.column()).isEqualTo("10:42");
            assertThat(p.path()).isEqualTo("model.articulation");
            assertThat(p.message())
                    .isEqualTo("has 3 rows, must have 4 as cognitive has columns (with model.cognitive.size = 3)");
        });
    }

    @Test
    void keysThatOnlyFitTogetherAreCheckedTogether() {
        String sizes = Examples.SMALL
                .replace("{type: binary-symmetric, error: 0.1}", "{type: noiseless, size: 2}")
                .replace("{type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}", "{type: noiseless, size: 2}");
        ScenarioException refused =
                refusal(sizes + "sweep: {grid: {model.cognitive.size: [2, 3], model.articulation.size: [2, 3]}}\n");
        assertThat(refused.problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("has 3 rows, must have 2 as cognitive has columns (with model.cognitive.size = 2, "
                        + "model.articulation.size = 3); zip the two sizes");
    }
}
