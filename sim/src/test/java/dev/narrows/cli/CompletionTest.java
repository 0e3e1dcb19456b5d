package dev.narrows.cli;

import static dev.narrows.cli.Batches.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code completion}, in the shells that the machine has. */
class CompletionTest {
    private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+) {2,}");
    private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-([a-zA-Z]), )?--([a-z-]+)");

    @TempDir
    private Path dir;

    private Path script(String shell) throws IOException {
        return Files.writeString(
                dir.resolve("script"), execute("completion", shell).out());
    }

    private static List<String> verbs() {
        String page = execute("help").out();
        List<String> verbs = VERB.matcher(page.substring(page.indexOf("Commands:"), page.indexOf("Exit codes:")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(verbs).contains("run", "export").hasSizeGreaterThan(15);
        return verbs;
    }

    private static Stream<MatchResult> options(String verb) {
        return OPTION.matcher(execute("help", verb).out()).results();
    }

    private static String printed(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static void assumeShell(String shell) {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))),
                shell + " is not on the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void everyVerbAndOptionIsInTheScriptOfPicocli(String shell) throws IOException {
        String script = Files.readString(script(shell));
        for (String verb : verbs()) {
            int start = script.indexOf("function _picocli_narrows_" + verb + "() {");
            assertThat(start).as(verb).isPositive();
            String function = script.substring(start, script.indexOf("\n}", start));
            options(verb).forEach(option -> {
                assertThat(function).containsPattern("[' \"]--" + option.group(2) + "[' \"]");
                if (option.group(1) != null) {
                    assertThat(function).containsPattern("[' \"]-" + option.group(1) + "[' \"]");
                }
            });
        }
    }

    @Test
    void everyVerbAndOptionIsInTheScriptOfFish() throws IOException {
        List<String> lines = Files.readAllLines(script("fish"));
        for (String verb : verbs()) {
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("complete -c narrows -n '__narrows_verb' -a " + verb + " -d "));
            options(verb)
                    .forEach(option -> assertThat(lines)
                            .anyMatch(line -> line.startsWith("complete -c narrows -n '__narrows_verb " + verb + "' "
                                    + (option.group(1) == null ? "" : "-s " + option.group(1) + " ")
                                    + "-l " + option.group(2) + " ")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellTakesTheScript(String shell) throws IOException, InterruptedException {
        assumeShell(shell);
        assertThat(printed(shell, "-n", script(shell).toString())).isEmpty();
    }

    /** What the function of picocli's script offers for the last word; zsh has it by its completion of bash. */
    private List<String> offered(String shell, String words) throws IOException, InterruptedException {
        String ask = (shell.equals("zsh") ? "autoload -U +X compinit && compinit -u -D; setopt ksh_arrays; " : "")
                + "source '" + script(shell) + "'; COMP_WORDS=(narrows " + words + "); "
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_narrows 2> /dev/null; echo \"${COMPREPLY[@]}\"";
        return List.of(printed(shell, "-c", ask).strip().split("\\s+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void optionsChoicesAndVerbsAreCompleted(String shell) throws IOException, InterruptedException {
        assumeShell(shell);
        if (shell.equals("bash")) { // zsh chooses among what is offered by itself
            assertThat(offered(shell, "run --rep")).containsExactlyInAnyOrder("--replicates", "--replace");
        }
        assertThat(offered(shell, "run --format ''")).containsExactly("table", "json", "csv");
        assertThat(offered(shell, "completion ''")).containsExactly("bash", "zsh", "fish");
        assertThat(offered(shell, "help ''")).containsExactlyInAnyOrderElementsOf(verbs());
    }

    /** As pages and errors name them: in small letters, in every shell. */
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void noChoiceIsInCapitals(String shell) throws IOException {
        List<String> choices = Files.readAllLines(script(shell)).stream()
                .filter(line -> line.matches(".*(_args=\\(\"| -a '[a-z]).*"))
                .map(line -> line.replaceAll(" -d '.*|#.*", ""))
                .toList();
        assertThat(choices).hasSizeGreaterThan(10).allMatch(line -> !line.matches(".*[\"' ][A-Z]+[\"' ].*"));
    }

    @Test
    void fishCompletesVerbsOptionsAndValues() throws IOException, InterruptedException {
        assumeShell("fish");
        String ask = "source '" + script("fish") + "'; complete -C 'narrows re'; complete -C 'narrows run --rep';"
                + " complete -C 'narrows plan --format '; complete -C 'narrows plan --max-t'";
        assertThat(printed("fish", "-c", ask).lines().map(line -> line.split("\t")[0]))
                .containsExactlyInAnyOrder("replay", "report", "--replicates", "--replace", "json", "table");
        ask = "source '" + script("fish") + "'; complete -C 'narrows help '";
        assertThat(printed("fish", "-c", ask).lines().map(line -> line.split("\t")[0]))
                .containsExactlyInAnyOrderElementsOf(verbs());
    }
}
