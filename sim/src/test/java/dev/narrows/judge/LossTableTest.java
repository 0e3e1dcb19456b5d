package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTableTest {
    private static final List<String> TRUTHS = List.of("bad", "fair", "good");

    @TempDir
    private Path dir;

    private LossTable read(String text) throws IOException {
        return LossTable.read(Files.writeString(dir.resolve("loss.csv"), text), TRUTHS);
    }

    private static double[] row(LossTable loss, int answer) {
        return IntStream.range(0, loss.loss().targets())
                .mapToDouble(u -> loss.loss().value(answer, u, 0))
                .toArray();
    }

    @Test
    void distancesOfNumbersAreThoseOfTheirValues() throws RatingsException {
        LossTable loss = LossTable.absolute(List.of("-1", "0", "3.5", "9"));
        assertThat(row(loss, 1)).containsExactly(0.1, 0, 0.35, 0.9);
        assertThat(row(loss, 3)).containsExactly(1, 0.9, 0.55, 0);
        assertThat(loss.detail()).isEqualTo("as numbers; 10 is 1");
    }

    /** bad, good, ok by their letters would be a scale that nobody meant. */
    @Test
    void wordsHaveNoDistance() throws RatingsException {
        assertThatThrownBy(() -> LossTable.absolute(List.of("bad", "good", "ok")))
                .isInstanceOf(RatingsException.class)
                .hasMessage("--loss absolute: the truths bad, good, ok must be numbers of at most 15 digits, as"
                        + " words have no order and no distance: give a table, --loss FILE.csv");
        assertThat(row(LossTable.absolute(List.of("no", "yes")), 0)).containsExactly(0, 1);
    }

    @Test
    void columnsStandInAnyOrderAndOthersAreNotUsed() throws IOException {
        LossTable loss = read("\uFEFFanswer;good;worst;bad;fair\r\n\r\nask;.1;9;1e-1;\"0.2\"\r\nbad;1;0;0;0.5\r\n");
        assertThat(loss.answers()).containsExactly("ask", "bad");
        assertThat(row(loss, 0)).containsExactly(0.1, 0.2, 0.1);
        assertThat(row(loss, 1)).containsExactly(0, 0.5, 1);
        assertThat(loss.notes())
                .singleElement()
                .asString()
                .endsWith("loss.csv: not used, for they are no truth here: worst");
    }

    @Test
    void numbersAreOneNameInEverySpelling() throws IOException {
        Path file = Files.writeString(dir.resolve("numbers.csv"), ",2.0,1\n1.0,1,0\n2,0,1\n");
        LossTable loss = LossTable.read(file, List.of("1", "2"));
        assertThat(loss.answers()).containsExactly("1", "2");
        assertThat(row(loss, 0)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",bad,fair,good@bad,0,1.5,1 | :2:7: is \"1.5\", must be a loss in [0, 1]: divide all by the largest",
                ",bad,fair,good@bad,0,-0.1,1 | :2:7: is \"-0.1\", must be a loss in [0, 1]",
                ",bad,fair,good@bad,0,NaN,1 | :2:7: is \"NaN\", must be a loss in [0, 1]",
                ",bad,fair,good@bad,0,,1 | :2:7: is empty, must be a loss in [0, 1]",
                ",bad,fair,good@bad,0,1 | :2:8: the row has 3 fields, must have as many as the line of names: 4",
                ",bad,good@bad,0,1 | :1:1: has no column for the truth \"fair\", must have one for each of bad, fair,"
                        + " good,"
                        + " after a column with the names of the answers",
                "bad,fair,good@0,1,1 | :1:1: has no column for the truth \"bad\"",
                ",bad,fair,good,fair@bad,0,1,1,1 | :1:16: a second column \"fair\"",
                ",bad,fair,good@x,0,1,1@x,0,1,1 | :3:1: a second row \"x\"",
                ",bad,fair,good@,0,1,1 | :2:1: the answer has no name",
                ",bad,fair,good | :1:1: has no row under its names, must have one for each answer",
                "'' | :1:1: is empty",
                "@@ | :1:1: has no line with the names of the truths"
            })
    void whatIsNoTableIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('@', '\n')))
                .isInstanceOf(RatingsException.class)
                .hasMessageContaining("loss.csv" + message);
    }

    @Test
    void aHundredAnswersAtMost() throws IOException {
        String rows = String.join(
                "\n", IntStream.range(0, 101).mapToObj(i -> "a" + i + ",0,0,0").toList());
        assertThatThrownBy(() -> read(",bad,fair,good\n" + rows)).hasMessageContaining(":102:1: is answer number 101");
        assertThat(read(",bad,fair,good\n" + rows.substring(0, rows.lastIndexOf('\n')))
                        .answers())
                .hasSize(100);
    }

    @Test
    void noLawHasALargerLeastRiskThanTheMost() {
        assertThat(LossTable.most(Loss.zeroOne(4))).isEqualTo(0.75);
        assertThat(LossTable.most(Loss.absolute(5))).isEqualTo(0.5);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1000; i++) {
            double[][] table = IntStream.range(0, 1 + i % 4)
                    .mapToObj(a -> random.doubles(3).toArray())
                    .toArray(double[][]::new);
            double[] weights = random.doubles(3).map(w -> w * w * w).toArray();
            Loss loss = Loss.matrix(table);
            double least = new Shares(1, 3, 1, weights, loss).risk();
            assertThat(least).isLessThanOrEqualTo(LossTable.most(loss) + 1e-15);
            assertThat(least)
                    .isCloseTo(
                            Arrays.stream(table)
                                    .mapToDouble(
                                            row -> (row[0] * weights[0] + row[1] * weights[1] + row[2] * weights[2])
                                                    / (weights[0] + weights[1] + weights[2]))
                                    .min()
                                    .orElseThrow(),
                            within(1e-15));
        }
    }
}
