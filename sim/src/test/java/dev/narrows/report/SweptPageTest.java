package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Page and figures of keys that vary together, of large sweeps and of several runs. */
class SweptPageTest {
    private static final String SCENARIO = """
            format: 1
            name: %1$s
            seed: 1
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.1}
              articulation: {type: symmetric, size: 3, error: 0.2}
              loss: {type: zero-one}
            sweep: %2$s
            replicates: 10
            """;
    private static final String ZIP = "{grid: {learner.beta: [1, 2]}, zip: {model.codebook.size: [2, 3, 4], "
            + "model.cognitive.size: [2, 3, 4], model.articulation.size: [2, 3, 4], model.cognitive.error: [0.1, "
            + "0.123456789, 0.3]}}";

    @TempDir
    private Path dir;

    private Path run(String name, String sweep, String... options) throws IOException {
        Path file = Files.writeString(dir.resolve(name + ".yaml"), SCENARIO.formatted(name, sweep));
        Path runs = Files.createDirectories(dir.resolve(name + options.length));
        List<String> words = new ArrayList<>(List.of("run", "-q", file.toString()));
        words.addAll(Arrays.asList(options));
        Commands.run(words.toArray(String[]::new), runs);
        try (Stream<Path> found = Files.walk(runs)) {
            return found.filter(path -> path.endsWith(ReportPage.FILE))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static JsonNode page(Path file) throws IOException {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
                .matcher(Files.readString(file));
        assertThat(data.find()).isTrue();
        return new JsonMapper().readTree(data.group(1));
    }

    private static List<String> figures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("risk-"))
                    .sorted()
                    .toList();
        }
    }

    /** How many points each curve of the risk has, over all panels. */
    private static List<Integer> points(Path figure) throws IOException {
        List<Integer> points = new ArrayList<>();
        Matcher curves =
                Pattern.compile("<path class=\"risk-curve\" d=\"([^\"]*)\"").matcher(Files.readString(figure));
        while (curves.find()) {
            points.add(curves.group(1).split("[ML]").length - 1);
        }
        return points;
    }

    @Test
    void aZipIsOneAxisOfPageAndFigures() throws IOException {
        Path folder = run("zip", ZIP);
        JsonNode axes =
                page(folder.resolve(ReportPage.FILE)).path("runs").path(0).path("axes");
        assertThat(axes.size()).isEqualTo(2);
        assertThat(axes.path(1).size()).isEqualTo(4);
        assertThat(figures(folder)).containsExactly("risk-learner.beta.svg", "risk-model.codebook.size.svg");
        assertThat(points(folder.resolve("figures/risk-model.codebook.size.svg")))
                .containsExactly(3, 3);
        assertThat(points(folder.resolve("figures/risk-learner.beta.svg"))).containsExactly(2, 2, 2);
        assertThat(Files.readString(folder.resolve("figures/risk-learner.beta.svg")))
                .as("one name for keys of one value, rounded")
                .contains(">*.size=3, error=0.123457<");
        assertThat(Files.readString(folder.resolve("figures/risk-model.codebook.size.svg")))
                .contains("With it vary: cognitive.size, articulation.size, error.");
    }

    @Test
    void figuresOfALargeSweepHaveNoPanelWithOneDot() throws IOException {
        Path folder = run(
                "large",
                "{grid: {learner.beta: {from: 1, to: 2, steps: 40}, learner.labels: {from: 1, to: 40, steps: 40}}}");
        assertThat(figures(folder)).hasSize(2);
        for (String figure : figures(folder)) {
            assertThat(points(folder.resolve("figures").resolve(figure)))
                    .as(figure)
                    .hasSize(6)
                    .allMatch(points -> points == 24 || points == 25);
        }
    }

    /** The numbers that a run has at hand are those that report reads from its files. */
    @Test
    void reportWritesThePageOfTheRun() throws IOException {
        Path whole = run("zip", ZIP);
        String page = Files.readString(whole.resolve(ReportPage.FILE));
        Commands.run(new String[] {"report", "-q", whole.toString()}, dir);
        assertThat(Files.readString(whole.resolve(ReportPage.FILE))).isEqualTo(page);
        Path selected = run("zip", ZIP, "--select", "beta > 1");
        JsonNode before = page(selected.resolve(ReportPage.FILE)).path("runs").path(0);
        Commands.run(new String[] {"report", "-q", selected.toString()}, dir);
        JsonNode after = page(selected.resolve(ReportPage.FILE)).path("runs").path(0);
        assertThat(after.path("points").path("cell").size()).isEqualTo(3);
        for (String part : List.of("points", "columns", "details")) {
            assertThat(after.path(part)).isEqualTo(before.path(part));
        }
    }

    @Test
    void runsKnowWhatTheyDifferIn() throws IOException {
        Path out = dir.resolve("all.html");
        String labels = "{grid: {learner.labels: [1, 10]}}";
        Commands.run(
                new String[] {
                    "report",
                    run("runs", labels).toString(),
                    run("runs", labels, "--set", "articulation.error=0.3").toString(),
                    run("other", "{grid: {learner.beta: [1, 2]}}").toString(),
                    "--out",
                    out.toString()
                },
                dir);
        List<String> differences = page(out)
                .path("differences")
                .valueStream()
                .map(difference -> difference.path("key").asString() + " " + difference.path("swept") + " "
                        + difference.path("values"))
                .toList();
        assertThat(differences)
                .containsExactly(
                        "learner.labels true [1000,1000,1000]",
                        "learner.beta true [20.0,20.0,20.0]",
                        "model.articulation.error false [0.2,0.3,0.2]");
    }
}
