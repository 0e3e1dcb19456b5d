package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.narrows.ReadmeBlocks.Block;
import dev.narrows.cli.Commands;
import dev.narrows.result.Column;
import dev.narrows.result.Columns;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the pages say about scenarios, options and columns is what the program says, and they show nothing that no test
 * runs or compares.
 */
class ReadmeTextTest {
    private static final Set<String> NOT_COLUMNS = Set.of("read_csv", "union_by_name", "learner__labels");

    private static final String WORKFLOW = "# workflow: ";

    @TempDir
    private Path dir;

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .toList();
    }

    /** A block of YAML is a scenario, or a part that takes the place of that part in the quickstart. */
    @Test
    void everyScenarioIsAccepted() throws Exception {
        String quickstart = Files.readString(ReadmeBlocks.ROOT.resolve("scenarios/quickstart.yaml"));
        int parts = 0;
        for (Block block : ReadmeBlocks.everywhere("yaml")) {
            Matcher cells = Pattern.compile("# (\\d+) cells?\n").matcher(block.text());
            if (cells.lookingAt()) {
                String rest = quickstart.replaceAll(
                        "(?m)^replicates:.*\n", block.text().contains("precision:") ? "" : "$0");
                for (String key : found("^([a-z]+):", block.text())) {
                    rest = rest.replaceAll("(?m)^" + key + ":.*\n(?: .*\n)*", "");
                }
                Scenario scenario = ScenarioReader.parse(
                        "part.yaml", (rest + block.text()).getBytes(StandardCharsets.UTF_8), Overrides.none());
                assertThat(scenario.cellCount()).as(block.text()).isEqualTo(Integer.parseInt(cells.group(1)));
                parts++;
            } else if (!block.text().startsWith(WORKFLOW)) {
                assertThat(block.path())
                        .as("is run by ReadmeTest: " + block.text())
                        .isPresent();
            }
        }
        assertThat(parts).isGreaterThanOrEqualTo(5);
    }

    /** What a workflow of a CI service runs of ours ends well, and writes the files that its other steps take. */
    @Test
    void workflowsRun() throws Exception {
        List<Block> workflows = ReadmeBlocks.everywhere("yaml").stream()
                .filter(block -> block.text().startsWith(WORKFLOW))
                .toList();
        assertThat(workflows).isNotEmpty();
        for (Block workflow : workflows) {
            List<String> commands = found("- run: (scripts/narrows .*)$", workflow.text());
            assertThat(commands).isNotEmpty();
            for (String command : commands) {
                new ReadmeShell(dir).run(command);
            }
            assertThat(found("(my-[a-z.]+)", workflow.text()))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(file -> assertThat(dir.resolve(file)).isNotEmptyFile());
        }
    }

    static List<String> pages() throws IOException {
        return ReadmeBlocks.pages();
    }

    /** Blocks of a language that no test knows, or that stand where no test looks for them. */
    private static List<String> unseen(String page) {
        List<Block> blocks = ReadmeBlocks.in(page);
        List<String> unseen = new ArrayList<>();
        if (page.lines()
                        .filter(line -> line.contains("```") || line.contains("~~~"))
                        .count()
                != 2L * blocks.size()) {
            unseen.add("a fence without a language");
        }
        String commands = blocks.stream()
                .filter(block -> block.language().equals("sh"))
                .map(Block::text)
                .collect(Collectors.joining());
        String before = "";
        for (Block block : blocks) {
            if (!seen(block, before, commands)) {
                unseen.add(block.language() + ": " + block.text());
            }
            before = block.language();
        }
        return unseen;
    }

    private static boolean seen(Block block, String before, String commands) {
        return switch (block.language()) {
            case "sh", "python", "r", "sql", "jq", "math", "mermaid" -> true;
            case "java" ->
                block.path()
                        .map(path -> commands.contains("mine/*.java"))
                        .orElse(block.nextOf("output").isPresent());
            case "yaml" ->
                block.path()
                        .map(commands::contains)
                        .orElse(block.text().matches("(?s)# (\\d+ cells?|workflow: .*?)\n.*"));
            case "text" -> before.equals("sh") || before.equals("python");
            case "output" -> before.equals("java");
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsShownThatNoTestRuns(String page) throws IOException {
        String text = ReadmeBlocks.text(page);
        if (page.equals("scenarios/README.md")) {
            for (String name : found("\\n## (\\S+)\n\n```text\n", text)) {
                text = text.replaceFirst("(?s)(\n## " + name + "\n\n)```text\n.*?```", "$1");
                assertThat(scenarioTests())
                        .as("a test of these figures")
                        .containsPattern("WrittenFigures\\.mustBe\\(\\s*\"" + name + "\",");
            }
        }
        assertThat(unseen(text)).as(page).isEmpty();
    }

    private static String scenarioTests() throws IOException {
        StringBuilder all = new StringBuilder();
        Path folder = Path.of("src/test/java/dev/narrows/cli");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "Scenario*Test.java")) {
            for (Path file : files) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void whatNoTestRunsIsFound() {
        assertThat(unseen("""
                ```sh
                true
                ```
                ```text
                ```
                ```yaml
                # 2 cells
                ```""")).isEmpty();
        for (String block : List.of(
                "perl\n1",
                "text\nof no command",
                "java\nint i;",
                "java\n// mine/A.java\nclass A {}",
                "yaml\nseed: 1",
                "yaml\n# mine/a.yaml\nseed: 1",
                "output\nof no snippet")) {
            assertThat(unseen("```" + block + "\n```\n")).as(block).hasSize(1);
        }
        assertThat(unseen("```\nno language\n```\n")).hasSize(1);
    }

    @Test
    void everyPictureIsThereAndHasWordsForThoseWhoDoNotSeeIt() throws IOException {
        List<String> pictures = found("!\\[[^\\]]{20,}\\]\\(([^)]+)\\)", ReadmeBlocks.text("README.md"));
        assertThat(pictures).isNotEmpty();
        for (String picture : pictures) {
            assertThat(Files.size(ReadmeBlocks.ROOT.resolve(picture)))
                    .as(picture)
                    .isBetween(10_000L, 300_000L);
        }
    }

    @Test
    void everyVerbAndEveryOptionOfRunIsNamed() throws IOException {
        String page = ReadmeBlocks.text("sim/COMMANDS.md");
        String help = Commands.run(new String[] {"--help"}, dir);
        List<String> verbs = found("^  ([a-z]+) +[A-Z]", help.substring(0, help.indexOf("Exit codes")));
        assertThat(verbs)
                .hasSizeGreaterThanOrEqualTo(13)
                .allSatisfy(verb -> assertThat(page).containsPattern("(?m)^\\| `" + verb + "\\b"));
        List<String> options = found("^ .*?(-j|-q|-v|--[a-z-]+)(?:[,=]| {2})", runHelp());
        assertThat(options)
                .contains("-j", "--max-time", "--shard")
                .allSatisfy(option -> assertThat(page).containsPattern("(?m)^\\| `" + option + "[` ]"));
        for (String verb : verbs) {
            assertThat(found("(--[a-z-]+)", Commands.run(new String[] {verb, "--help"}, dir)))
                    .contains("--help")
                    .as(verb)
                    .allSatisfy(option -> assertThat(page).containsPattern("[` ]" + option + "[` ]"));
        }
    }

    /** In code on the page: in {@code {outer: n}} that is {@code outer} and {@code n}. */
    @Test
    void everyKeyAndValueOfTheSchemaIsNamed() throws IOException {
        Set<String> words = found("(`[^`\n]+`)", ReadmeBlocks.text("sim/SCENARIOS.md")).stream()
                .flatMap(code -> Arrays.stream(code.split("[^a-z-]+")))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        addNames(new ObjectMapper().readTree(Commands.run(new String[] {"schema"}, dir)), named);
        assertThat(named).contains("negative-control", "half-width", "sycophantic", "squared", "policies");
        assertThat(words).containsAll(named);
    }

    private static void addNames(JsonNode schema, Set<String> named) {
        named.addAll(schema.path("properties").propertyNames());
        if (schema.path("const").isString()) {
            named.add(schema.path("const").asString());
        }
        schema.path("enum").forEach(value -> named.add(value.asString()));
        schema.forEach(part -> addNames(part, named));
    }

    private String runHelp() {
        return Commands.run(new String[] {"run", "--help"}, dir).replaceAll("(?m)^.*--(help|version) .*$", "");
    }

    @Test
    void theColumnTableIsThatOfTheProgram() throws IOException {
        String table = Commands.run(new String[] {"schema", "--columns"}, dir);
        String page = ReadmeBlocks.text("sim/RESULTS.md");
        assertThat(table.lines().filter(row -> !page.contains("\n" + row + "\n")))
                .as("rows of scripts/narrows schema --columns that sim/RESULTS.md has not")
                .isEmpty();
        assertThat(page).contains("\n\n" + table);
    }

    @Test
    void theTableOfCeilingsHasEveryColumnOfACeiling() throws IOException {
        String page = ReadmeBlocks.text("sim/RESULTS.md");
        String section = page.substring(page.indexOf("\n## Ceilings"), page.indexOf("\n## Results in"));
        assertThat(Columns.own().all().stream()
                        .map(Column::label)
                        .filter(c -> c.matches("ceiling_.*_(measured|budget)")))
                .hasSizeGreaterThanOrEqualTo(16)
                .allSatisfy(column -> {
                    String ofAll = column.replaceFirst("_.*_", "_<name>_");
                    String name = column.replaceAll("^ceiling_|_[a-z]*$", "");
                    boolean named = section.contains("`" + ofAll + "`") && section.contains(" `" + name + "`");
                    assertThat(named || section.contains("`" + column + "`")).isTrue();
                });
    }

    @Test
    void theTableOfBoundsIsThatOfTheProgram() throws IOException {
        assertThat(ReadmeBlocks.text("core/README.md"))
                .contains("\n\n" + Commands.run(new String[] {"schema", "--bounds"}, dir) + "\n");
    }

    @Test
    void snippetsOfOtherLanguagesNameColumnsThatExist() throws IOException {
        Set<String> columns = Columns.own().all().stream().map(Column::label).collect(Collectors.toSet());
        for (String language : List.of("python", "r", "sql")) {
            assertThat(ReadmeBlocks.everywhere(language))
                    .isNotEmpty()
                    .allSatisfy(block -> assertThat(found("\\b([a-z]+(?:_+[a-z]+)+)\\b", block.text()))
                            .isNotEmpty()
                            .allMatch(name -> columns.contains(name) || NOT_COLUMNS.contains(name)));
        }
    }

    @Test
    void filtersNameKeysThatExist() throws IOException {
        String json = Commands.run(new String[] {"run", "--format", "json", "../scenarios/real-raters.yaml"}, dir);
        assertThat(ReadmeBlocks.everywhere("jq"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(found("\\.([a-z_]+)", block.text()))
                        .isNotEmpty()
                        .allMatch(key -> json.contains("\"" + key + "\":")));
    }

    @Test
    void pythonReadsTheResults() throws Exception {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(p -> Path.of(p, "python3")))
                .as("python3 is on the path")
                .anyMatch(Files::isExecutable);
        ReadmeShell shell = new ReadmeShell(dir);
        shell.run("scripts/narrows run scenarios/real-raters.yaml");
        Path python = Files.createDirectories(dir.resolve("scripts/python"));
        Files.copy(ReadmeBlocks.ROOT.resolve("scripts/python/narrows.py"), python.resolve("narrows.py"));
        List<Block> blocks = ReadmeBlocks.everywhere("python").stream()
                .filter(block -> block.nextOf("text").isPresent())
                .toList();
        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            assertThat(shell.process("python3", "-c", block.text()))
                    .isEqualTo(block.nextOf("text").get());
        }
    }
}
