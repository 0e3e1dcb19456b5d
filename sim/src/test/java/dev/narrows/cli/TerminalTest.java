package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.explain.PlainText;
import dev.narrows.result.CellTexts;
import dev.narrows.result.ExpectationTally;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal shows: no line longer than it, every number whole, no escape code where nothing obeys it. */
class TerminalTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+");

    @TempDir
    private Path dir;

    private static TextTable table(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("cell", "rows", "spare", "more", "pair", "risk", "verdict"));
        for (int i = 0; i < 3; i++) {
            table.row(List.of(
                    "" + i,
                    "[[0.125,0.875],[0.25,0.75],[0." + i + ",1.0]]",
                    "0.111" + i,
                    "0.222" + i,
                    "0.333" + i,
                    "0.1234567890123456" + i,
                    i == 0 ? "violated" : "inconclusive"));
        }
        table.mayDrop(2);
        table.mayDrop(3, 4);
        table.verdictsIn(6);
        return table;
    }

    private static int widest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void noLineOfATableIsLongerThanItsScreenAndNoNumberIsCut(int width) {
        String text = table(new Screen(width, false)).text();
        assertThat(widest(text)).isLessThanOrEqualTo(width);
        for (int i = 0; i < 3; i++) {
            assertThat(text).contains("0.1234567890123456" + i);
        }
        assertThat(text).contains("violated", "inconclusive").doesNotContain("\u001b");
    }

    @Test
    void columnsAreDroppedFromTheLeastImportantAndNamed() {
        assertThat(table(new Screen(200, false)).text())
                .contains("0.1110", "0.2220", "0.3330")
                .doesNotContain("not shown");
        assertThat(table(new Screen(72, false)).text())
                .contains("0.2220", "0.3330")
                .doesNotContain("0.1110")
                .endsWith("not shown: spare\n");
        assertThat(table(new Screen(66, false)).text())
                .contains("0.1110")
                .doesNotContain("0.2220", "0.3330")
                .endsWith("not shown: more, pair\n");
        String broken = table(new Screen(40, false)).text();
        assertThat(broken).endsWith("not shown: spare, more, pair\n");
        assertThat(broken.lines()).hasSize(2 * 4 + 1);
    }

    @Test
    void aLongValueIsCutAfterACommaAndANumberNever() {
        assertThat(PlainText.cut("[[0.125,0.875],[0.25,0.75]]", 16)).isEqualTo("[[0.125,...");
        assertThat(PlainText.cut("1234567890.12345678901", 16)).isEqualTo("1234567890.12345678901");
        assertThat(PlainText.cut("abcdefghijklmnopqrstuvwxyz", 16)).isEqualTo("abcdefghijklm...");
    }

    @Test
    void verdictsHaveColoursOnlyWhereTheyAreObeyed() {
        String coloured = table(new Screen(200, true)).text();
        assertThat(coloured).contains("\u001b[1;31mviolated\u001b[0m", "\u001b[33minconclusive\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(table(new Screen(200, false)).text());
    }

    @Test
    void columnsAreObeyedInAPipeTooAndColoursStayOnTerminals() {
        Screen screen = Screen.of(new StringWriter(), Map.of("COLUMNS", "50", "CLICOLOR_FORCE", "1"), false);
        assertThat(screen).isEqualTo(new Screen(50, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "wide", "-5", "12345678"})
    void whatIsNoWidthIsNone(String columns) {
        assertThat(Screen.of(new StringWriter(), Map.of("COLUMNS", columns), false))
                .isEqualTo(new Screen(100, false));
    }

    /** A text is cut no shorter than the screen asks for, one that must stay whole not at all. */
    @Test
    void textsAreCutToTheRoomThatThereIs() {
        TextTable table = new TextTable(new Screen(60, false));
        table.row(List.of("a", "b", "verdict"));
        table.row(List.of("x".repeat(30), "y".repeat(10), "inconclusive -> holds"));
        table.wholeIn(2);
        assertThat(table.text()).contains("x".repeat(22) + "...  yyyyyyyyyy  inconclusive -> holds\n");
    }

    @ParameterizedTest
    @CsvSource({"24 80, 80", "0 0, -1", "'', -1", "stty: not a tty, -1", "50 203, 203"})
    void theSizeOfATerminalIsReadFromStty(String said, int columns) {
        assertThat(TerminalSize.parse(said).orElse(-1)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.4,0.6,1, [---B-R---]",
        "0.5,0.5,0.5,0.5, .....R.....",
        "0.5,0.2,0.3,0.5, ..BR.|.....",
        "0.5,0.5,0.9,0.5, .....B...R.",
        "0.2,0.5,0.9,0.9, ..[--B---R."
    })
    void signsOnOnePlaceHideEachOtherInTheStatedOrder(
            double floor, double bayes, double risk, double ceiling, String drawn) {
        IntervalBar bar = new IntervalBar(floor, OptionalDouble.of(bayes), risk, OptionalDouble.of(ceiling));
        String inside = bar.text(11);
        assertThat(inside).isEqualTo(drawn);
        assertThat(bar.hides(11))
                .isEqualTo(inside.chars().filter(c -> "[]BR".indexOf(c) >= 0).count() < 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void aSweepAndACellFitIntoEveryScreen(int width) throws Exception {
        Screen screen = new Screen(width, false);
        String sweep = batch("sweep: {grid: {model.cognitive.error: [0.1, 0.25], learner.labels: [5, 1000]}}", screen);
        String cell = batch("", screen);
        assertThat(widest(sweep)).isLessThanOrEqualTo(width);
        assertThat(widest(cell)).isLessThanOrEqualTo(width);
        assertThat(sweep + cell).doesNotContain("\u001b").doesNotContain("\t");
        assertThat(sweep).contains("floor", "risk", "ceiling", "4 cells: ");
        if (width >= 80) {
            assertThat(sweep.lines().filter(line -> line.matches(".* [-.BR|\\[\\]]{20} .*")))
                    .hasSize(4);
        }
        assertThat(numbers(cell)).isEqualTo(numbers(batch("", new Screen(1000, false))));
    }

    /** The Bayes risk stays in its row: less important columns go. */
    @ParameterizedTest
    @ValueSource(ints = {60, 76, 80, 120})
    void theRowsOfBoundsAreOneLineEach(int width) throws Exception {
        Path file =
                Batches.write(dir.resolve("rows.yaml"), "rows", 50, "sweep: {grid: {labels: [5, 10], beta: [1, 2]}}\n");
        Scenario scenario = ScenarioReader.read(file, Overrides.none());
        String text =
                new ExactRows(scenario, Unit.NATS, List.of()).text(BoundCatalogue.load(), 10, new Screen(width, false));
        assertThat(widest(text)).isLessThanOrEqualTo(width);
        assertThat(text.lines().filter(line -> line.matches(" *(cell|[0-3]) .*")))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).matches(".*(Bayes|0\\.\\d{4})"));
    }

    /** A swept key that ends as a column is called has its full path in the heading, and no other. */
    @Test
    void keysAreNotCalledAsColumns() throws Exception {
        Path file = Files.writeString(dir.resolve("low.yaml"), """
                format: 1
                name: low
                seed: 1
                model:
                  family: finite
                  codebook: {size: 2}
                  cognitive: {type: binary-asymmetric, low: 0.1, high: 0.2}
                  articulation: {type: binary-symmetric, error: 0.1}
                  loss: {type: zero-one}
                sweep: {grid: {model.cognitive.low: [0.1, 0.3], model.articulation.error: [0.1, 0.2]}}
                replicates: 50
                """);
        String table = CommandLineTest.Outcome.of("run", file.toString(), "--out", dir.toString())
                .out();
        assertThat(table)
                .containsPattern("(?m)^cell  model.cognitive.low  error +floor ")
                .contains("not shown: C nats, paper, Bayes, low, high\n");
        assertThat(CommandLineTest.Outcome.of("bounds", file.toString()).out())
                .containsPattern("(?m)^cell  low  error +total ");
    }

    @Test
    void comparedKeysAreWholeOnANarrowScreen() {
        String key = "sweep.grid.model.articulation.error";
        RunComparison runs = new RunComparison(
                List.of("a", "b"),
                List.of(),
                Map.of(key, List.of("0.1,0.2,0.3,0.4,0.5", "")),
                0,
                1,
                1,
                0,
                List.of(),
                List.of(),
                List.of(new ExpectationTally(), new ExpectationTally()),
                false);
        assertThat(ComparisonText.table(runs, new Screen(50, false)))
                .contains(key)
                .contains("0.1,0.2,0.3,...");
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        NUMBER.matcher(text.replaceAll("\\s+", " ")).results().forEach(match -> numbers.add(match.group()));
        return numbers;
    }

    private String batch(String sweep, Screen screen) throws Exception {
        Path file = Batches.write(dir.resolve("screen.yaml"), "screen", 50, "expect: [risk_mean < 0]\n" + sweep + "\n");
        Scenario scenario = ScenarioReader.read(file, Overrides.none());
        BatchTable table = new BatchTable(scenario, Unit.NATS, List.of());
        List<CellOutcome> outcomes = new ArrayList<>();
        new Experiment(scenario, 1, new Latency()).run(outcomes::add);
        outcomes.forEach(table::add);
        Notes notes = new Notes();
        outcomes.stream()
                .map(new CellTexts(scenario)::of)
                .forEach(cell -> notes.add(cell, CellNote.of(scenario, cell)));
        return table.text(notes, dir, screen);
    }
}
