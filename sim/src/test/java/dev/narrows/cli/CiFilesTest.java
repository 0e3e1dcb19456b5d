package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What continuous integration reads of a run: JUnit XML and a summary in Markdown, and the exit code beside them. */
class CiFilesTest {
    private static final String SCENARIO = """
            format: 1
            name: NAME
            seed: 5
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.2}
              articulation: {type: symmetric, size: 3, error: 0.1}
              loss: {type: zero-one}
            learner: {beta: 1}
            sweep: {grid: {learner.labels: [20, 200]}}
            """;

    @TempDir
    private Path dir;

    private Path scenario(String name, String more) throws IOException {
        return Files.writeString(dir.resolve(name + ".yaml"), SCENARIO.replace("NAME", name) + more);
    }

    private Batches.Outcome run(String... more) {
        List<String> words = new ArrayList<>(
                List.of("run", "-q", "--out", dir.resolve("runs").toString(), "--junit", xml().toString()));
        words.addAll(List.of("--summary", summary().toString()));
        words.addAll(Arrays.asList(more));
        return execute(words.toArray(String[]::new));
    }

    private Path xml() {
        return dir.resolve("junit.xml");
    }

    private Path summary() {
        return dir.resolve("summary.md");
    }

    private List<Element> elements(String name) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml().toFile());
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String counts(Element suite) {
        return suite.getAttribute("name") + " " + suite.getAttribute("tests") + " " + suite.getAttribute("failures")
                + " " + suite.getAttribute("errors") + " " + suite.getAttribute("skipped");
    }

    @Test
    void aCellIsACaseAndAnUnmetExpectationItsFailure() throws Exception {
        Path met = scenario("met", "replicates: 2000\nexpect: [floor_best <= bayes_risk]\n");
        Path unmet = scenario("unmet", "replicates: 2000\nexpect: [\"learner__labels < 100\", \"bayes_risk < 0\"]\n");
        Batches.Outcome outcome = run(met.toString(), unmet.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.VIOLATED);
        List<Element> suites = elements("testsuite");
        assertThat(suites).extracting(CiFilesTest::counts).containsExactly("met 2 0 0 0", "unmet 2 2 0 0");
        assertThat(elements("testcase"))
                .extracting(it -> it.getAttribute("classname") + " " + it.getAttribute("name"))
                .containsExactly(
                        "met cell 0: labels=20",
                        "met cell 1: labels=200",
                        "unmet cell 0: labels=20",
                        "unmet cell 1: labels=200");
        List<Element> failures = elements("failure");
        assertThat(failures).extracting(it -> it.getAttribute("type")).containsExactly("unmet", "unmet");
        String line = "cell 1: expectation learner__labels < 100 is not met (learner__labels = 200)";
        assertThat(failures.get(1).getAttribute("message")).isEqualTo(line);
        assertThat(failures.get(1).getTextContent()).startsWith(line + "\n").hasLineCount(2);
        assertThat(outcome.out()).contains(line);
        assertThat(Files.readString(summary()))
                .contains("| `met` | 2 | 2 | 0 | 0 | 0 | 0 | 0 | ok |\n")
                .contains("| `unmet` | 2 | 2 | 0 | 0 | 0 | 2 | 0 | expectation not met |\n")
                .contains("\n### unmet\n\n    cell 0 (labels=20): expectation bayes_risk < 0")
                .contains("    " + line.replace("cell 1:", "cell 1 (labels=200):") + "\n")
                .doesNotContain("### met");
        String first = Files.readString(xml()) + Files.readString(summary());
        run(met.toString(), unmet.toString());
        assertThat(Files.readString(xml()) + Files.readString(summary())).isEqualTo(first);
    }

    @Test
    void aViolatedBoundIsAFailureWithItsNameAndAnInconclusiveCellIsSkipped() throws Exception {
        Path control = Path.of("..", "scenarios", "negative-controls.yaml");
        Path few = scenario("few", "replicates: 5\n");
        assertThat(run(control.toString(), few.toString()).code()).isEqualTo(ExitCode.VIOLATED);
        assertThat(elements("failure"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getAttribute("type")).isEqualTo("violated"))
                .allSatisfy(it -> assertThat(it.getAttribute("message")).contains("violated: ceiling_"));
        assertThat(counts(elements("testsuite").get(1))).isEqualTo("few 2 0 0 2");
        assertThat(elements("skipped"))
                .filteredOn(it ->
                        ((Element) it.getParentNode()).getAttribute("classname").equals("few"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.getAttribute("message")).contains("inconclusive: "));
        assertThat(Files.readString(summary()))
                .contains("| `few` | 2 | 0 | 0 | 2 | 0 | 0 | 0 | ok |")
                .contains("| violated |");
    }

    @Test
    void aPrecisionThatIsNotReachedIsAFailure() throws Exception {
        Path file = scenario("wide", "precision: {half-width: 0.0001, max-replicates: 100}\n");
        assertThat(run(file.toString()).code()).isEqualTo(ExitCode.IMPRECISE);
        assertThat(elements("failure"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getAttribute("message")).contains("half-width"));
        assertThat(Files.readString(summary())).contains("| precision not reached |");
    }

    /** A run that ends early has a failing case of its own: no file that was written looks like success. */
    @Test
    void whatEndedEarlyFails() throws Exception {
        Path file = scenario("early", "replicates: 1000000\n");
        assertThat(run(file.toString(), "--max-time", "1s").code()).isEqualTo(ExitCode.IMPRECISE);
        assertThat(elements("testcase"))
                .extracting(it -> it.getAttribute("name"))
                .contains("all cells");
        assertThat(elements("failure"))
                .extracting(it -> it.getAttribute("message"))
                .anyMatch(message -> message.startsWith("out of time: "));
        assertThat(Files.readString(summary())).contains(" of 2 | ").contains("out of time: ");
    }

    @Test
    void aFolderThatCannotBeWrittenFailsTheScenarioAndTheOthersAreThere() throws Exception {
        Path first = scenario("first", "replicates: 100\n");
        Path second = scenario("second", "replicates: 2000\n");
        Files.createDirectories(dir.resolve("runs"));
        Files.writeString(dir.resolve("runs/first"), "a file in the place of its folder");
        Batches.Outcome outcome = run(first.toString(), second.toString());
        assertThat(outcome.code()).isNotZero();
        assertThat(elements("testsuite"))
                .extracting(CiFilesTest::counts)
                .containsExactly("first 1 1 0 0", "second 2 0 0 0");
        assertThat(elements("failure").get(0).getAttribute("message")).contains("first");
    }

    @Test
    void foldersThatAreNotThereAreMadeAndWhereNoneCanBeNothingRuns() throws IOException {
        Path file = scenario("place", "replicates: 100\n");
        assertThat(into(file, dir.resolve("none/deep/junit.xml")).code()).isZero();
        assertThat(dir.resolve("none/deep/junit.xml")).exists();
        Batches.Outcome outcome = into(scenario("other", "replicates: 100\n"), file.resolve("junit.xml"));
        assertThat(outcome.code()).isEqualTo(ExitCode.IO);
        assertThat(outcome.err()).contains(file.toString()).hasLineCount(1);
        assertThat(dir.resolve("runs/other")).doesNotExist();
    }

    private Batches.Outcome into(Path file, Path junit) {
        return execute(
                "run", "-q", file.toString(), "--out", dir.resolve("runs").toString(), "--junit", junit.toString());
    }

    /** Cells that are inconclusive take no words from those that fail. */
    @Test
    void theWordsOfAFailureBehindAThousandInconclusiveCells() throws Exception {
        Path file = scenario("late", "replicates: 2\nexpect: [learner__labels < 1005]\n");
        Files.writeString(file, Files.readString(file).replace("[20, 200]", "{from: 1, to: 1010, steps: 1010}"));
        Path summary = dir.resolve("late.md");
        execute(
                "run",
                "--junit",
                xml().toString(),
                "--summary",
                summary.toString(),
                "--out",
                dir.resolve("runs").toString(),
                file.toString());
        assertThat(elements("skipped")).hasSizeGreaterThan(1000);
        assertThat(elements("failure"))
                .extracting(it -> it.getAttribute("message"))
                .hasSize(6)
                .allMatch(message -> message.contains("expectation learner__labels < 1005 is not met"));
        assertThat(Files.readString(summary)).contains("cell 1009 (labels=1010): expectation");
    }

    /** Of so many cells the words of the first thousand are kept; what the others name is there. */
    @Test
    void cellsBeyondAThousandNameFilesThatAreThere() throws Exception {
        Path file = scenario("many", "replicates: 2\nexpect: [bayes_risk < 0]\n");
        Files.writeString(file, Files.readString(file).replace("[20, 200]", "{from: 1, to: 1010, steps: 1010}"));
        Batches.Outcome outcome = execute(
                "run", "--junit", xml().toString(), "--out", dir.resolve("runs").toString(), file.toString());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.VIOLATED);
        List<String> messages = elements("failure").stream()
                .map(it -> it.getAttribute("message"))
                .toList();
        assertThat(messages).hasSize(1010);
        assertThat(messages.get(999)).isEqualTo("cell 999: expectation bayes_risk < 0 is not met (bayes_risk = 0.27)");
        assertThat(messages.get(1000)).isEqualTo("cell 1000: expectation not met: see points.csv and checks.csv.gz");
        assertThat(outcome.folder().resolve("points.csv")).exists();
        assertThat(outcome.folder().resolve("checks.csv.gz")).exists();
    }
}
