package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.result.FileOperations;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help and messages say commands as they are to be typed where the program was called. */
class ProgramTest {
    private static final String CALLED = "../here/scripts/narrows";

    @BeforeEach
    void calledByItsPath() {
        System.setProperty(Program.PROPERTY, CALLED);
    }

    @AfterEach
    void asInstalled() {
        System.clearProperty(Program.PROPERTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see: narrows help run | see: ../here/scripts/narrows help run",
                "narrows runs lists, narrows run runs | ../here/scripts/narrows runs lists, ../here/scripts/narrows run"
                        + " runs",
                "(narrows judge) | (../here/scripts/narrows judge)",
                "narrows run: no | narrows run: no",
                "narrows: help | narrows: help",
                "/bin/narrows run | /bin/narrows run",
                "my narrows run.yaml | my narrows run.yaml",
                "an interval narrows with labels | an interval narrows with labels"
            })
    void commandsAloneAreRenamed(String text, String as) {
        assertThat(Program.in(text)).isEqualTo(as);
        System.clearProperty(Program.PROPERTY);
        assertThat(Program.in(text)).isEqualTo(text);
    }

    @Test
    void whatAShellWouldSplitIsQuoted() {
        System.setProperty(Program.PROPERTY, "/it's a $HOME/narrows");
        assertThat(Program.in("narrows help")).isEqualTo("'/it'\\''s a $HOME/narrows' help");
    }

    /** No help and no refusal names a command that is not there. */
    @Test
    void noHelpAndNoRefusalNamesAnother() {
        String another = "(?s)(?<!" + CALLED.replace("narrows", "") + ")narrows (" + String.join("|", Main.verbNames())
                + ")\\b(?!:).*";
        for (String verb : Main.verbNames()) {
            for (List<String> words : List.of(List.of("help", verb), List.of(verb, "--no-such-option"))) {
                StringWriter all = new StringWriter();
                Main.execute(words.toArray(String[]::new), all, all, FileOperations.SYSTEM);
                assertThat(all.toString()).contains(CALLED + " ").doesNotContainPattern(another);
            }
        }
    }
}
