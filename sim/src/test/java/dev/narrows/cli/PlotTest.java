package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of the columns of a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlotTest {
    private Path dir;
    private Path folder;

    @BeforeAll
    void setUp(@TempDir Path shared) throws IOException {
        dir = shared;
        Path file = Batches.write(dir.resolve("plot.yaml"), "plot", 40, """
                sweep:
                  grid:
                    model.cognitive.error: [0.05, 0.1]
                    model.articulation.error: [0.2, 0.3]
                    learner.labels: [10, 100, 1000]
                """);
        folder = execute("run", "--out", dir.resolve("runs").toString(), file.toString())
                .folder();
    }

    private Batches.Outcome plot(String... words) {
        List<String> all = new ArrayList<>(List.of("plot", folder.toString(), "--out", out().toString()));
        all.addAll(Arrays.asList(words));
        return execute(all.toArray(String[]::new));
    }

    private Path out() {
        return dir.resolve("figure.svg");
    }

    private String drawn(String... words) throws IOException {
        Batches.Outcome outcome = plot(words);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEqualTo(out() + "\n");
        return Files.readString(out());
    }

    private static long marks(String svg, String mark) {
        return Pattern.compile("class=\"" + mark + "\"").matcher(svg).results().count();
    }

    private static final String[] ALL = {
        "--x", "labels", "--y", "risk_mean,floor_best", "--by", "cognitive.error,model.articulation.error"
    };

    @Test
    void everyCellIsAPointOfACurveOfItsSettingAndTheMeanHasItsBand() throws IOException {
        String svg = drawn(ALL);
        assertThat(marks(svg, "point")).isEqualTo(24);
        assertThat(marks(svg, "curve")).isEqualTo(8);
        assertThat(marks(svg, "band")).isEqualTo(4);
        assertThat(marks(svg, "bar")).isZero();
        assertThat(svg)
                .containsOnlyOnce(">risk, simulated mean<")
                .containsOnlyOnce(">best floor<")
                .containsOnlyOnce(">cognitive.error=0.05, articulation.error=0.2<")
                .containsOnlyOnce(">cognitive.error=0.1, articulation.error=0.3<")
                .contains(">risk (expected loss)<", ">learner.labels (labels in a data set)<");
        assertThat(drawn(ALL)).isEqualTo(svg);
    }

    /** Of sixteen curves, and of eight whose labels take a row each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risk_mean,floor_best,bayes_risk,ceiling_expected | cell >= 0
            risk_mean,ceiling_kl_measured,ceiling_mcallester_measured,ceiling_catoni_measured,\
            ceiling_thiemann_measured,ceiling_tolstikhin_seldin_measured,ceiling_kl_budget,ceiling_catoni_budget \
            | cell < 3
            """)
    void thePanelHasHalfOfTheHeight(String columns, String where) throws IOException {
        String by = "cognitive.error,articulation.error";
        String svg = drawn("--x", "labels", "--y", columns, "--by", by, "--where", where);
        double height = number(svg, "viewBox=\"0 0 238 ([0-9.]+)\"");
        double top = number(svg, "<line x1=\"45\" y1=\"([0-9.]+)\"");
        double bottom = number(svg, "<line x1=\"45\" y1=\"[0-9.]+\" x2=\"45\" y2=\"([0-9.]+)\"");
        assertThat((bottom - top) / height).isGreaterThanOrEqualTo(0.5);
    }

    private static double number(String svg, String pattern) {
        return Pattern.compile(pattern)
                .matcher(svg)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The places of the points are those of the numbers, up to the scale of the axes. */
    @Test
    void pointsLieWhereTheNumbersAre() throws IOException {
        String svg = drawn("--x", "labels", "--y", "risk_mean", "--log", "x", "--where", "cell < 3");
        List<double[]> places = Pattern.compile("class=\"point\" cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"")
                .matcher(svg)
                .results()
                .map(PlotTest::place)
                .toList();
        assertThat(places).hasSize(3);
        assertThat(places.get(1)[0] - places.get(0)[0]).isCloseTo(places.get(2)[0] - places.get(1)[0], within(0.02));
        List<String> lines = Files.readAllLines(folder.resolve("points.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("risk_mean");
        double[] risks = lines.subList(1, 4).stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                .toArray();
        double scale = (places.get(0)[1] - places.get(2)[1]) / (risks[0] - risks[2]);
        assertThat((places.get(0)[1] - places.get(1)[1]) / (risks[0] - risks[1]))
                .isCloseTo(scale, withinPercentage(2));
    }

    private static double[] place(MatchResult match) {
        return new double[] {Double.parseDouble(match.group(1)), Double.parseDouble(match.group(2))};
    }

    @Test
    void unitsHavePanelsOfTheirOwn() throws IOException {
        String svg = drawn(
                "--x",
                "labels",
                "--y",
                "risk_mean,kl_mean_nats,bayes_risk",
                "--where",
                "model__cognitive__error < 0.1 and" + " articulation.error == 0.2");
        assertThat(svg)
                .contains(">risk (expected loss)<", ">KL of posterior from prior, mean (nats)<")
                .doesNotContain("cognitive.error=");
        assertThat(marks(svg, "point")).isEqualTo(9);
    }

    /** Keys that always have the same value are one axis, under the name that tables give it. */
    @ParameterizedTest
    @ValueSource(strings = {"size", "*.size", "codebook.size"})
    void keysOfOneValueAreOneAxis(String word) throws IOException {
        Path file = Batches.write(
                dir.resolve("zip.yaml"),
                "zip",
                10,
                "sweep: {zip: {model.codebook.size: [2, 3], model.cognitive.size: [2, 3], "
                        + "model.articulation.size: [2, 3]}}\n");
        Path zip = execute("run", "--out", dir.resolve("runs").toString(), file.toString())
                .folder();
        Batches.Outcome outcome =
                execute("plot", zip.toString(), "--out", out().toString(), "--x", word, "--y", "risk_mean");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(Files.readString(out())).contains(">*.size<").contains(", along *.size<");
        assertThat(marks(Files.readString(out()), "point")).isEqualTo(2);
    }

    @Test
    void alongAColumnThereArePointsAndBars() throws IOException {
        String svg = drawn("--x", "capacity_total_nats", "--y", "risk_mean");
        assertThat(marks(svg, "point")).isEqualTo(12);
        assertThat(marks(svg, "bar")).isEqualTo(12);
        assertThat(marks(svg, "curve")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels | risk_maen | '' | --y: unknown column or swept key \"risk_maen\"; did you mean risk_mean?",
                "lables | risk_mean | '' | --x: unknown column or swept key \"lables\"; did you mean labels",
                "error | risk_mean | '' | --x: \"error\" may mean model.articulation.error or model.cognitive.error",
                "labels | verdict | '' | --y: verdict is a text, must be a number",
                "labels | risk_mean | '' | differ in model.articulation.error: give --by one more key",
                "labels | risk_mean | lables > 1 | --where: unknown name \"lables\", did you mean labels?",
                "labels | risk_mean | error > 1 | --where: \"error\" may mean model.articulation.error or",
                "labels | risk_mean | labels > | --where: ends here, expected a number, a name or a 'text'",
                "labels | risk_mean | labels > 5000 | no cell has numbers for learner.labels and risk_mean where",
                "labels | qqqq | '' | swept are model.cognitive.error, model.articulation.error, learner.labels; "
                        + "narrows"
            })
    void whatCannotBeDrawnIsRefusedInALine(String x, String y, String where, String said) throws IOException {
        Files.deleteIfExists(out());
        List<String> words = new ArrayList<>(List.of("--x", x, "--y", y));
        if (!where.isEmpty()) {
            words.addAll(List.of("--where", where));
        }
        Batches.Outcome outcome = plot(words.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains(said).hasLineCount(1);
        assertThat(out()).doesNotExist();
    }

    @Test
    void aLogarithmOfZeroNamesTheCell() {
        Batches.Outcome outcome = plot("--x", "cell", "--y", "floor_paper", "--log", "Y");
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("--log: floor_paper").contains("is 0.0 in cell ");
    }

    /** Student's interval is narrower than the limits; without either there is no band. */
    @Test
    void theIntervalIsTheOneAskedFor() throws IOException {
        String limits = drawn("--x", "labels", "--y", "risk_mean", "--where", "cell < 3");
        String student = drawn("--x", "labels", "--y", "risk_mean", "--where", "cell < 3", "--interval", "t");
        String none = drawn("--x", "labels", "--y", "risk_mean", "--where", "cell < 3", "--interval", "none");
        assertThat(marks(limits, "band")).isEqualTo(1);
        assertThat(marks(student, "band")).isEqualTo(1);
        assertThat(student).isNotEqualTo(limits);
        assertThat(marks(none, "band")).isZero();
        Batches.Outcome other = plot("--x", "labels", "--y", "kl_mean_nats", "--where", "cell < 3", "--interval", "t");
        assertThat(other.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("--interval t: is that of risk_mean");
    }

    @Test
    void theFileIsAPdfWhereItsNameSaysSo() throws IOException {
        Path file = dir.resolve("figure.pdf");
        String[] words = {"plot", folder.toString(), "--x", "cell", "--y", "risk_mean", "--out", file.toString()};
        assertThat(execute(words).code()).isZero();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.")
                .contains("%%EOF");
    }

    /** As run makes the folders above its own. */
    @Test
    void foldersThatAreNotThereAreMade() throws IOException {
        Path made = dir.resolve("made");
        String run = folder.toString();
        for (String[] words : List.of(
                new String[] {"plot", run, "--x", "cell", "--y", "risk_mean", "--out", made + "/a/b.svg"},
                new String[] {"export", run, "--replicates", made + "/c/d.csv"},
                new String[] {"report", run, "--out", made + "/e/f.html"},
                new String[] {"init", "--out", made + "/g/h.yaml"})) {
            Batches.Outcome outcome = execute(words);
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(Path.of(words[words.length - 1])).isNotEmptyFile();
        }
        Path file = Files.writeString(dir.resolve("a-file"), "x");
        Batches.Outcome below = plot(
                "--x",
                "cell",
                "--y",
                "risk_mean",
                "--out",
                file.resolve("f.svg").toString());
        assertThat(below.code()).isNotZero();
        assertThat(execute("export", run, "--replicates", file + "/d.csv").err())
                .contains(file.toString())
                .doesNotContain(".tmp")
                .hasLineCount(1);
    }

    @Test
    void theFileIsAFigureOutsideOfTheRun() {
        String[] png = {"plot", folder.toString(), "--x", "cell", "--y", "risk_mean", "--out", dir + "/f.png"};
        assertThat(execute(png).code()).isEqualTo(ExitCode.USAGE);
        Batches.Outcome inside = execute(
                "plot",
                folder.toString(),
                "--x",
                "cell",
                "--y",
                "risk_mean",
                "--out",
                folder.resolve("f.svg").toString());
        assertThat(inside.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(inside.err()).contains("lies in an output folder");
    }

    @Test
    void aFileThatNoRunWritesIsRefused() throws IOException {
        Path points = folder.resolve("points.csv");
        String sound = Files.readString(points);
        try {
            for (String bad : List.of("", "cell,status\n0,complete\n", sound.replace(",10,", ",NaN,"), "\"")) {
                Files.writeString(points, bad);
                Batches.Outcome outcome = plot("--x", "labels", "--y", "risk_mean", "--where", "cell < 3");
                assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
                assertThat(outcome.err()).contains(folder.toString()).hasLineCount(1);
            }
        } finally {
            Files.writeString(points, sound);
        }
    }
}
