package dev.narrows.foreign;

import static dev.narrows.foreign.PolicyFiles.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.foreign.PolicyFiles.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of policies that does not fit is one error, with its place and what is allowed, and nothing is written. */
class MalformedPoliciesTest {
    private static final String ACTIONS = PolicyFiles.faceValue(2);
    private static final String LAWS = ACTIONS.replace("y,action", "y,p_0,p_1,p_2")
            .replaceAll("(?m)^(\\d,\\d,\\d),0$", "$1,1,0,0")
            .replaceAll("(?m)^(\\d,\\d,\\d),1$", "$1,0,1,0")
            .replaceAll("(?m)^(\\d,\\d,\\d),2$", "$1,0.25,0.25,0.5");
    private static final String COLUMNS =
            "must have replicate, s, y and either action or p_0, p_1, p_2, may have learner, separated by commas";

    @TempDir
    private Path dir;

    private static String line(String text, int number, String now) {
        String[] lines = text.split("\n");
        lines[number - 1] = now;
        return String.join("\n", lines) + "\n";
    }

    private static String without(String text, int number) {
        return line(text, number, "!").replace("!\n", "");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                of("", "1:1: error: is empty, must have a header and a row for every pair of s and y"),
                of("replicate,s,y,action\n", "1:1: error: has no rows under its header"),
                of(line(ACTIONS, 1, "replicate,s,y,act"), "1:15: error: is \"act\", " + COLUMNS),
                of(line(ACTIONS, 1, "replicate,s,y,actoin"), COLUMNS + "; did you mean action?"),
                of(line(ACTIONS, 1, "replicate,s,s,action"), "1:13: error: is \"s\" for the second time"),
                of(ACTIONS.replaceAll("(?m)^[^,]*,", ""), "1:1: error: has no column replicate, " + COLUMNS),
                of(ACTIONS.replaceAll("(?m),[^,]*$", ""), "1:1: error: has neither actions nor probabilities"),
                of(line(ACTIONS, 1, "replicate,s,y,action,p_0"), "1:1: error: has both actions and probabilities"),
                of(line(LAWS, 1, "replicate,s,y,p_0,p_1"), "1:1: error: has no column p_2, " + COLUMNS),
                of(line(LAWS, 1, "replicate,s,y,p_0,p_1,p_3"), "1:23: error: is \"p_3\", " + COLUMNS),
                of(ACTIONS.replace(',', ';'), "1:1: error: is \"replicate;s;y;action\", " + COLUMNS),
                of(
                        without(ACTIONS, 3),
                        "2:1: error: has no row for replicate 0 with s = 0, y = 1, must have one for"
                                + " each of its 6 pairs"),
                of(without(ACTIONS, 13), "8:1: error: has no row for replicate 1 with s = 1, y = 2"),
                of(PolicyFiles.faceValue(1), "1:1: error: has no rows for replicate 1 and must have them for 0..1"),
                of(line(ACTIONS, 4, "0,0,1,1"), "4:1: error: is the second row with s = 0, y = 1 for replicate 0"),
                of(line(ACTIONS, 5, "2,1,0,0"), "5:1: error: is \"2\", must be in 0..1"),
                of(line(ACTIONS, 5, "-1,1,0,0"), "5:1: error: is \"-1\", must be in 0..1"),
                of(line(ACTIONS, 5, "0.0,1,0,0"), "5:1: error: is \"0.0\", must be in 0..1"),
                of(line(ACTIONS, 5, "99999999999,1,0,0"), "5:1: error: is \"99999999999\", must be in 0..1"),
                of(line(ACTIONS, 5, ",1,0,0"), "5:1: error: is empty, must be in 0..1"),
                of(line(ACTIONS, 5, "0,2,0,0"), "5:3: error: is \"2\", must be 0 or 1"),
                of(line(ACTIONS, 5, "0,01,0,0"), "5:3: error: is \"01\", must be 0 or 1"),
                of(line(ACTIONS, 5, "0,1,x,0"), "5:5: error: is \"x\", must be 0, 1 or 2"),
                of(line(ACTIONS, 5, "0,1,0,3"), "5:7: error: is \"3\", must be 0, 1 or 2"),
                of(line(ACTIONS, 5, "0,1,0,"), "5:7: error: is empty, must be 0, 1 or 2"),
                of(line(ACTIONS, 5, "0,1,0"), "5:1: error: the row has 3 entries, must have 4 as the header"),
                of(line(ACTIONS, 5, "0,1,0,0,0"), "5:1: error: the row has 5 entries, must have 4 as the header"),
                of(line(ACTIONS, 5, ""), "5:1: error: the row has 1 entry, must have 4 as the header"),
                of(
                        line(LAWS, 5, "0,1,0,0.5,0.4,0"),
                        "5:7: error: the probabilities of the row sum to 0.9, must sum" + " to 1 within 1e-9"),
                of(
                        line(LAWS, 5, "0,1,0,0.5,0.5,0.000000002"),
                        "5:7: error: the probabilities of the row sum to" + " 1.000000002, must sum to 1"),
                of(line(LAWS, 5, "0,1,0,1.5,-0.5,0"), "5:7: error: is \"1.5\", must be a probability, a number from 0"),
                of(line(LAWS, 5, "0,1,0,1,-0.0001,0"), "5:9: error: is \"-0.0001\", must be a probability"),
                of(line(LAWS, 5, "0,1,0,1,NaN,0"), "5:9: error: is \"NaN\", must be a probability"),
                of(line(LAWS, 5, "0,1,0,1,0,Infinity"), "5:11: error: is \"Infinity\", must be a probability"),
                of(line(LAWS, 5, "0,1,0,\"0,5\",0,0"), "5:7: error: is \"0,5\", must be a probability"),
                of(line(LAWS, 5, "0,1,0,0x1,0,0"), "5:7: error: is \"0x1\", must be a probability"),
                of(line(LAWS, 5, "0,1,0,50%,50%,0"), "5:7: error: is \"50%\", must be a probability"),
                of(
                        ACTIONS.replace("replicate,", "learner,replicate,")
                                .replaceAll("(?m)^(\\d)", "a b,$1")
                                .replace("a b,1,0,1,1\n", "-,1,0,1,1\n"),
                        "9:1: error: is \"-\", must be a name of letters and digits"),
                of(
                        ACTIONS.replace("replicate,", "learner,replicate,").replaceAll("(?m)^(\\d)", "a,$1")
                                + "b,0,0,0,0\n",
                        "14:1: error: has no row of learner b for replicate 0 with s = 0, y = 1"),
                of(line(ACTIONS, 5, "\"0,1,0,0"), ": error: "));
    }

    private static Arguments of(String text, String error) {
        return Arguments.of(text, error);
    }

    private Path scenario() throws IOException {
        return PolicyFiles.scenario(dir, "zero-one", "observable: revealed, labels: 10", 2);
    }

    private void refused(Path policies, String error) throws IOException {
        Said said = say("score", scenario(), "--policies", policies, "--out", dir.resolve("out"));
        assertThat(said.code()).as(said.err()).isEqualTo(3);
        assertThat(said.err()).startsWith(policies + ":").contains(error);
        assertThat(said.err().lines().filter(line -> line.contains(": error: ")))
                .hasSize(1);
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneErrorWithItsPlace(String text, String error) throws IOException {
        refused(Files.writeString(dir.resolve("p.csv"), text), error);
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        refused(
                Files.write(dir.resolve("latin.csv"), (ACTIONS + "\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
                "1:1: error: is not UTF-8");
        refused(
                Files.write(dir.resolve("utf16.csv"), ACTIONS.getBytes(StandardCharsets.UTF_16)),
                "1:1: error: is not UTF-8");
        refused(dir.resolve("absent.csv"), "1:1: error: cannot be read: no such file");
        refused(dir, "1:1: error: cannot be read: is a folder");
    }

    /** What the malformed ones were made of, with a mark of the order of bytes and in any order of rows and columns. */
    @Test
    void soundOnesAreTaken() throws IOException {
        String shuffled = "action,y,s,replicate\r\n"
                + ACTIONS.lines()
                        .skip(1)
                        .sorted((a, b) -> b.compareTo(a))
                        .map(row -> row.charAt(6) + "," + row.charAt(4) + "," + row.charAt(2) + "," + row.charAt(0))
                        .reduce("", (a, b) -> a + b + "\r\n");
        for (String text : new String[] {
            ACTIONS,
            LAWS,
            "\ufeff" + ACTIONS,
            shuffled,
            line(LAWS, 5, "0,1,0,0.3333333333,0.3333333333,0.3333333334"),
            line(LAWS, 5, "0,1,0,1e0,.0,0.")
        }) {
            Path file = Files.writeString(dir.resolve("p.csv"), text);
            Said said = say("score", scenario(), "--policies", file, "--out", dir.resolve("sound"), "-q");
            assertThat(said.err()).isEmpty();
            assertThat(said.code()).isZero();
        }
    }
}
