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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says about scenarios, options and columns is what the program says. */
class ReadmeTextTest {
    private static final Set<String> NOT_COLUMNS = Set.of("read_csv", "union_by_name", "learner__labels");

    @TempDir
    private Path dir;

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().map(r -> r.group(1)).distinct().toList();
    }

    /** A block of YAML is a scenario, or a part that takes the place of that part in the quickstart. */
    @Test
    void everyScenarioIsAccepted() throws Exception {
        String quickstart = Files.readString(ReadmeBlocks.ROOT.resolve("scenarios/quickstart.yaml"));
        int parts = 0;
        for (Block block : ReadmeBlocks.of("yaml")) {
            Matcher cells = Pattern.compile("# (\\d+) cells?\n").matcher(block.text());
            if (cells.lookingAt()) {
                String rest = quickstart.replaceAll("(?m)^replicates:.*\n", block.text().contains("precision:") ? "" : "$0");
                Scenario scenario = ScenarioReader.parse("part.yaml", (rest + block.text()).getBytes(StandardCharsets.UTF_8),
                        Overrides.none());
                assertThat(scenario.cellCount()).as(block.text()).isEqualTo(Integer.parseInt(cells.group(1)));
                parts++;
            } else {
                assertThat(block.path()).as("is run by ReadmeTest: " + block.text()).isPresent();
            }
        }
        assertThat(parts).isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyPictureIsThereAndHasWordsForThoseWhoDoNotSeeIt() throws IOException {
        List<String> pictures = found("!\\[[^\\]]{20,}\\]\\(([^)]+)\\)", ReadmeBlocks.readme());
        assertThat(pictures).isNotEmpty();
        for (String picture : pictures) {
            assertThat(Files.size(ReadmeBlocks.ROOT.resolve(picture))).as(picture).isBetween(10_000L, 300_000L);
        }
    }

    @Test
    void everyVerbAndEveryOptionOfRunIsNamed() throws IOException {
        String readme = ReadmeBlocks.readme();
        String help = Commands.run(new String[] {"--help"}, dir);
        List<String> verbs = found("^  ([a-z]+) +[A-Z]", help.substring(0, help.indexOf("Exit codes")));
        assertThat(verbs).hasSizeGreaterThanOrEqualTo(13).allSatisfy(verb -> assertThat(readme).containsPattern("\\| `" + verb + "\\b"));
        List<String> options = found("^ .*?(-j|-q|-v|--[a-z-]+)(?:[,=]| {2})", runHelp());
        assertThat(options).contains("-j", "--max-time", "--shard").allSatisfy(option ->
                assertThat(readme).containsPattern("\\| `" + option + "[` ]"));
    }

    private String runHelp() {
        return Commands.run(new String[] {"run", "--help"}, dir).replaceAll("(?m)^.*--(help|version) .*$", "");
    }

    @Test
    void theColumnTableIsThatOfTheProgram() throws IOException {
        assertThat(ReadmeBlocks.readme()).contains("\n\n" + Commands.run(new String[] {"schema", "--columns"}, dir));
    }

    @Test
    void snippetsOfOtherLanguagesNameColumnsThatExist() throws IOException {
        Set<String> columns = Columns.own().all().stream().map(Column::label).collect(Collectors.toSet());
        for (String language : List.of("python", "r", "sql")) {
            assertThat(ReadmeBlocks.of(language)).isNotEmpty().allSatisfy(block ->
                    assertThat(found("\\b([a-z]+(?:_+[a-z]+)+)\\b", block.text())).isNotEmpty()
                            .allMatch(name -> columns.contains(name) || NOT_COLUMNS.contains(name)));
        }
    }

    @Test
    void pythonReadsTheResults() throws Exception {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "python3")))
                .as("python3 is on the path").anyMatch(Files::isExecutable);
        ReadmeShell shell = new ReadmeShell(dir);
        shell.run("scripts/narrows run scenarios/real-raters.yaml");
        Block block = ReadmeBlocks.of("python").get(0);
        assertThat(shell.process("python3", "-c", block.text())).isEqualTo(block.nextOf("text").orElseThrow());
    }
}
