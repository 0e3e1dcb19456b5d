package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says to those who do not know it by heart. */
class HelpTest {
    private static final String QUICKSTART =
            Path.of("..", "scenarios", "quickstart.yaml").toString();

    @Test
    void helpIsWhatTheOptionPrints() {
        assertThat(execute("help").out()).isEqualTo(execute("--help").out()).contains("  run ", "  help ");
        assertThat(execute("help", "run").out())
                .isEqualTo(execute("run", "--help").out())
                .startsWith("Usage: narrows run ");
        assertThat(execute("help", "run").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rum | narrows: Unmatched argument at index 0: 'rum'; did you mean run | see: narrows help",
                "run --replicats=3 x | narrows run: Unknown option: '--replicats=3'; did you mean --replicates | "
                        + "see: narrows help run",
                "run | narrows run: Missing required parameter: 'FILE' | see: narrows help run",
                "rnu x.yaml | narrows: Unmatched arguments from index 0: 'rnu', 'x.yaml'; did you mean run? | see: "
                        + "narrows help",
                "run --format xml x | narrows run: Invalid value for option '--format': 'xml', must be table, json "
                        + "or csv | see: narrows help run",
                "run -j zero x | narrows run: Invalid value for option '--threads': 'zero', must be an integer | "
                        + "see: narrows help run",
                "run --delta=0.1 x | narrows run: Unknown option: '--delta=0.1'; did you mean --set delta=0.1? | "
                        + "see: narrows help run",
                "run --labels 10 x | narrows run: Unknown option: '--labels'; did you mean --set labels=..? | see: "
                        + "narrows help run",
                "plan --error=0.1 x | narrows plan: Unknown option: '--error=0.1'; keys of the file are set by "
                        + "--set KEY=VALUE | see: narrows help plan",
                "run --seed 1.5 x | narrows run: Invalid value for option '--seed': '1.5', must be an integer | "
                        + "see: narrows help run",
                "run --shard 3/2 x | narrows run: --shard: | see: narrows help run",
                "help rum | narrows help: unknown verb 'rum'; there are run, | see: narrows help help"
            })
    void aUsageErrorIsALineAndWhereToReadOn(String words, String said, String then) {
        Batches.Outcome outcome = execute(words.split(" "));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith(said).endsWith("\n" + then + "\n").hasLineCount(2);
    }

    @Test
    void nothingGivenGetsTheWholePage() {
        Batches.Outcome outcome = execute();
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).isEqualTo(execute("help").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounds --format json --unit bits",
                "bounds --unit Bits",
                "plan --format JSON --max-memory 200m",
                "validate --max-memory 1G",
                "schema",
                "completion ZSH"
            })
    void choicesAreTakenInAnyCase(String words) {
        List<String> given = new ArrayList<>(List.of(words.split(" ")));
        if (!words.matches("schema|completion.*")) {
            given.add(QUICKSTART);
        }
        Batches.Outcome outcome = execute(given.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        given.replaceAll(word -> word.equals("json") || word.equals("bits") ? word.toUpperCase(Locale.ROOT) : word);
        Batches.Outcome again = execute(given.toArray(String[]::new));
        assertThat(again.code()).isZero();
        assertThat(again.out().replaceAll("[0-9.]+", ""))
                .isEqualTo(outcome.out().replaceAll("[0-9.]+", ""));
    }

    /** The reader of a pipe goes before anything is written: no word on stderr. */
    @Test
    void aClosedPipeIsQuiet() throws Exception {
        for (List<String> words : List.of(List.of("schema", "--columns"), List.of("bounds", QUICKSTART))) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            command.addAll(words);
            Process process = new ProcessBuilder(command).start();
            process.getInputStream().close();
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(process.waitFor()).isEqualTo(ExitCode.IO);
        }
    }
}
