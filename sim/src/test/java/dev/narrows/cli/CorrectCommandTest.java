package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.Batches.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code correct}: its columns and words, what it prints, what it refuses. */
class CorrectCommandTest {
    private static final String LABELS =
            "label,truth\n" + "1,1\n".repeat(90) + "0,1\n".repeat(10) + "1,0\n".repeat(20) + "0,0\n".repeat(80);
    private static final String SCORES = "label\n" + "1\n".repeat(640) + "0\n".repeat(360);

    @TempDir
    private Path dir;

    private Outcome correct(String scores, String labels, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "correct",
                Files.writeString(dir.resolve("s.csv"), scores).toString(),
                "--calibration",
                Files.writeString(dir.resolve("l.csv"), labels).toString()));
        words.addAll(List.of(more));
        return Batches.execute(words.toArray(String[]::new));
    }

    @Test
    void bothCorrections() throws IOException {
        JsonNode json = new JsonMapper()
                .readTree(correct(SCORES, LABELS, "--format", "json").out());
        assertThat(json.at("/rogan_gladen/estimate").doubleValue()).isCloseTo(0.44 / 0.7, within(1e-15));
        assertThat(json.at("/prediction_powered/estimate").doubleValue()).isCloseTo(0.64 - 0.05, within(1e-15));
        assertThat(json.get("false_positive").intValue()).isEqualTo(20);
        assertThat(json.at("/rogan_gladen/low").doubleValue()).isLessThan(0.55);
        assertThat(correct(SCORES, LABELS).out())
                .contains("score as judged     0.6400 (640 of 1,000 verdicts positive)")
                .contains("sensitivity         0.9000 (90 of 100 positive truths)")
                .contains("specificity         0.8000 (80 of 100 negative truths)")
                .contains("Rogan-Gladen        0.6286 in [");
    }

    /** Rows of one item are one answer: of ten times as many rows the interval was a third as wide. */
    @Test
    void anItemStandsOnceAndInOneFile() throws IOException {
        String scores = "item,label\na,1\nb,0\n";
        String labels = "label,item,truth\n" + "1,c,1\n0,d,0\n";
        assertThat(correct(scores, labels).code()).isZero();
        assertThat(correct(scores + "a,1\n", labels).err())
                .contains("s.csv:4:1: error: is item \"a\" again, must have a row for each item");
        assertThat(correct(scores, labels + "0,c,0\n").err()).contains("l.csv:4:3: error: is item \"c\" again");
        assertThat(correct(scores, labels + "0,b,0\n").err())
                .contains("l.csv:4:3: error: is item \"b\", which the file of scores has too, must have a row for "
                        + "each item and other items");
    }

    @Test
    void otherFormsOfTheSameFiles() throws IOException {
        String expected = correct(SCORES, LABELS, "--format", "json").out();
        assertThat(correct(
                                "\ufeffid;label\r\n" + "a;Yes\r\n".repeat(640) + "b;\"no\"\r\n".repeat(360),
                                LABELS.replace(',', '\t')
                                        .replaceAll("1", "TRUE")
                                        .replaceAll("0", "false"),
                                "--format",
                                "json")
                        .out())
                .isEqualTo(expected);
        assertThat(correct(
                                SCORES.replace("label", "says")
                                        .replace("1\n", "A\n")
                                        .replace("0\n", "B\n"),
                                LABELS.replace("label,truth", "says,gold")
                                        .replace("1", "A")
                                        .replace("0", "B"),
                                "--label",
                                "says",
                                "--truth",
                                "gold",
                                "--positive",
                                "A",
                                "--format",
                                "json")
                        .out())
                .isEqualTo(expected);
    }

    @Test
    void nearChanceIsRefused() throws IOException {
        String chance = "label,truth\n" + "1,1\n0,1\n1,0\n0,0\n".repeat(50);
        Outcome outcome = correct(SCORES, chance);
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).contains("Rogan-Gladen        refused", "prediction-powered  0.6400 in [");
        assertThat(outcome.err()).contains("is not surely above 0");
        assertThat(new JsonMapper()
                        .readTree(correct(SCORES, chance, "--format", "json").out())
                        .get("rogan_gladen")
                        .isNull())
                .isTrue();
    }

    /** A judge that calls a fifth of the negatives positive cannot find no positive among a hundred. */
    @Test
    void otherErrorsThanThoseOfTheLabelsAreSaid() throws IOException {
        Outcome outcome = correct("label\n" + "0\n".repeat(100), LABELS);
        assertThat(outcome.out()).contains("Rogan-Gladen        0.0000 in [0.0000, 0.0000]: does not hold");
        assertThat(new JsonMapper()
                        .readTree(correct("label\n" + "0\n".repeat(100), LABELS, "--format", "json")
                                .out())
                        .at("/rogan_gladen/holds")
                        .booleanValue())
                .isFalse();
        assertThat(outcome.err()).contains("errs otherwise on the scored items");
        assertThat(correct(SCORES, LABELS).err()).isEmpty();
    }

    /** A word in other capitals would make a score of 0. */
    @Test
    void aPositiveWordMustOccur() throws IOException {
        String scores = "label\n" + "Pass\n".repeat(30) + "Fail\n".repeat(10);
        String labels = "label,truth\n" + "pass,pass\n".repeat(40) + "fail,fail\n".repeat(40);
        Outcome outcome = correct(scores, labels, "--positive", "pass");
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err())
                .contains("s.csv:1:1: error: has no verdict \"pass\", must have one: its words are Pass, Fail");
        assertThat(correct(scores.toLowerCase(Locale.ROOT), labels, "--positive", "pass")
                        .code())
                .isZero();
    }

    @Test
    void wordsTheWrongWayRoundAreSaid() throws IOException {
        Outcome outcome =
                correct(SCORES, LABELS.replace("1,", "x,").replace("0,", "1,").replace("x,", "0,"));
        assertThat(outcome.out()).contains("Rogan-Gladen        refused");
        assertThat(outcome.err()).contains("are worse than chance; if they are the wrong way round, name the word");
    }

    @Test
    void theSameItemsAreNoSecondSample() throws IOException {
        Path both = Files.writeString(dir.resolve("both.csv"), LABELS);
        Outcome outcome = Batches.execute("correct", both.toString(), "--calibration", dir + "/./both.csv");
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("both.csv:1:1: error: is the file of scores too, must have other items");
    }

    @Test
    void blankLinesStandAtTheEndOnly() throws IOException {
        assertThat(correct(SCORES + "\n\n \n", LABELS).out())
                .isEqualTo(correct(SCORES, LABELS).out());
        assertRefused("label\n1\n\n0\n", LABELS, "s.csv:3:1: error: is empty, must be a row; blank lines may stand");
        assertRefused(SCORES, "label,truth\n1,1\n\n0,0\n", "l.csv:3:1: error: is empty, must be a row");
    }

    private void assertRefused(String scores, String labels, String words) throws IOException {
        Outcome outcome = correct(scores, labels);
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().replace(dir + "/", "")).startsWith(words);
    }

    @Test
    void whatCannotBeReadHasItsPlace() throws IOException {
        assertRefused(
                "lable\n1\n", LABELS, "s.csv:1:1: error: has no column \"label\", has lable; did you mean lable?");
        assertRefused("id,label\n\"a,b\",maybe\n", LABELS, "s.csv:2:7: error: is \"maybe\", must be 1 or 0, true");
        assertRefused("id,label\na,\n", LABELS, "s.csv:2:3: error: is empty, must be 1 or 0");
        assertRefused("id,label\na,1\nb\n", LABELS, "s.csv:3:1: error: the row has 1 entry, must have 2 as the header");
        assertRefused("label\n", LABELS, "s.csv:1:1: error: has no rows under its header");
        assertRefused("", LABELS, "s.csv:1:1: error: has no rows under its header");
        assertRefused(SCORES, "label,truth\n1,1\n0,1\n", "l.csv:1:1: error: has truths of one kind only");
        assertRefused(SCORES, "label,truth\n1,1\n0,x\n", "l.csv:3:3: error: is \"x\", must be 1 or 0");
        Files.write(dir.resolve("latin.csv"), "label\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Batches.execute(
                                "correct",
                                dir.resolve("latin.csv").toString(),
                                "--calibration",
                                dir.resolve("l.csv").toString())
                        .err())
                .contains("is not UTF-8");
        assertThat(Batches.execute("correct", dir.toString(), "--calibration", "none.csv")
                        .err())
                .contains("is a folder, must be a file");
        assertThat(Batches.execute("correct", "s.csv").code()).isEqualTo(ExitCode.USAGE);
    }
}
