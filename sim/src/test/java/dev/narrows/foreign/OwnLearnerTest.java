package dev.narrows.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.narrows.cli.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example: learners of Python and of Java, from the labels to the verdicts. */
class OwnLearnerTest {
    private static final Path EXAMPLE =
            Path.of("..", "scenarios", "own-learner").toAbsolutePath().normalize();
    private static final String SCENARIO = EXAMPLE.resolve("ratings.yaml").toString();

    @TempDir
    private Path dir;

    private Path labels;
    private Path policies;

    @BeforeEach
    void setUp() {
        labels = dir.resolve("labels");
        policies = dir.resolve("policies.csv");
        Commands.run(new String[] {"labels", SCENARIO, "--first", "300", "--out", labels.toString(), "-q"}, dir);
    }

    private static boolean python(String... words) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("python3", "-B"), Stream.of(words)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    private static void assumePython() throws InterruptedException {
        try {
            assumeTrue(python("-c", "pass"), "python3 is on the path");
        } catch (IOException e) {
            assumeTrue(false, "python3 is on the path: " + e.getMessage());
        }
    }

    /** The printed table of three learners, all of them between floor and ceiling. */
    private void verdicts(String... learners) throws IOException {
        Path out = dir.resolve("out");
        String printed = Commands.run(
                new String[] {
                    "score",
                    SCENARIO,
                    "--labels",
                    labels.toString(),
                    "--policies",
                    policies.toString(),
                    "--prior",
                    "uniform",
                    "--out",
                    out.toString(),
                    "-q"
                },
                out);
        assertThat(printed).endsWith("\n").contains("3 cells: ", " 0 violated");
        Path points = find(out, "points.csv");
        List<String> rows = Files.readAllLines(points);
        assertThat(rows).hasSize(4);
        for (int i = 0; i < learners.length; i++) {
            assertThat(rows.get(i + 1)).startsWith(i + "," + learners[i] + ",");
        }
        List<String> checks = Files.readAllLines(find(out, "checks.csv"));
        assertThat(checks.stream().filter(row -> row.contains(",floor_")))
                .hasSize(3 * 21)
                .allMatch(row -> row.contains(",holds,holds,"));
        assertThat(checks).noneMatch(row -> row.contains(",violated,"));
        assertThat(checks.stream().filter(row -> row.contains(",ceiling_hold_out_measured,")))
                .hasSize(3);
        assertThat(Files.readString(find(out, "report.html"))).contains(learners);
        for (String[] words : List.of(
                new String[] {"verify", points.getParent().toString()},
                new String[] {"explain", points.getParent().toString(), "--full"},
                new String[] {
                    "compare", points.getParent().toString(), points.getParent().toString()
                },
                new String[] {"report", points.getParent().toString(), "-q"},
                new String[] {
                    "plot",
                    points.getParent().toString(),
                    "--x",
                    "floor_best",
                    "--y",
                    "risk_mean",
                    "--by",
                    "name",
                    "--out",
                    dir.resolve("risk.svg").toString(),
                    "-q"
                },
                new String[] {
                    "export",
                    points.getParent().toString(),
                    "--replicates",
                    dir.resolve("r.csv").toString(),
                    "-q"
                })) {
            Commands.run(words, out);
        }
        assertThat(Files.readAllLines(dir.resolve("r.csv"), StandardCharsets.UTF_8))
                .hasSize(1 + 3 * 100)
                .first()
                .asString()
                .startsWith("cell,replicate,risk,observable_risk,empirical_risk,kl,hold_out_risk");
    }

    private static Path find(Path above, String name) throws IOException {
        try (Stream<Path> files = Files.walk(above)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void theStandardLibraryOfPythonIsEnough() throws IOException, InterruptedException {
        assumePython();
        assertThat(python(EXAMPLE.resolve("learners.py").toString(), labels.toString(), policies.toString()))
                .isTrue();
        verdicts("logistic regression", "boosted stumps", "nearest labels");
        assertThat(Files.readAllLines(find(dir.resolve("out"), "checks.csv")).stream()
                        .filter(row -> row.contains(",ceiling_clopper_pearson_measured,")))
                .as("deterministic policies and a loss of 0 or 1")
                .hasSize(3);
    }

    @Test
    void scikitLearnWhereItIsInstalled() throws IOException, InterruptedException {
        assumePython();
        assumeTrue(python("-c", "import sklearn"), "scikit-learn is installed");
        assertThat(python(EXAMPLE.resolve("sklearn_learners.py").toString(), labels.toString(), policies.toString()))
                .isTrue();
        verdicts("sklearn logistic regression", "sklearn boosted trees", "sklearn k-nearest");
    }

    @Test
    void tribuo() throws IOException {
        TribuoLearners.train(labels, policies);
        verdicts("tribuo logistic regression", "tribuo boosted trees", "tribuo nearest neighbours");
    }
}
