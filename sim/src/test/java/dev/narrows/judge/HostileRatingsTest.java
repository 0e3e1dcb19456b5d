package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ratings that are large, random or no files. */
class HostileRatingsTest {
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    private static RatingColumns context(String column) {
        return new RatingColumns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(column),
                Optional.empty());
    }

    private Path rows(String names, int rows, IntFunction<String> row) throws IOException {
        Path file = folder.resolve("ratings.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(names + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(row.apply(i) + "\n");
            }
        }
        return file;
    }

    @Test
    void whatIsNoFileIsRefusedByItsKind() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));

        assertThatThrownBy(() -> RatingsReader.read(folder, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessage(folder + ": is a folder, must be a CSV file");
        assertThatThrownBy(() -> RatingsReader.read(pipe, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessage(pipe + ": is a pipe or device, must be a file that can be read twice: save it first");
        assertThatThrownBy(() -> RatingsReader.read(dangling, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessage(dangling + ": is missing");
    }

    @Test
    void aLinkIsTheFileThatItLeadsTo() throws IOException {
        Path file = rows("label,truth", 2, i -> i + ",1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(RatingsReader.read(link, RatingColumns.USUAL).total()).isEqualTo(2);
    }

    @Test
    void aQuoteThatNothingClosesIsNamedWithoutTheFileInMemory() throws IOException {
        Path file = rows("item,rater,label,truth", 2 * ROWS, i -> i + (i == 0 ? ",\"r,a,a" : ",rater,a,a"));

        assertThatThrownBy(() -> RatingsReader.read(file, RatingColumns.USUAL))
                .isInstanceOf(RatingsException.class)
                .hasMessage(file + ":2:3: a quote is opened that nothing closes");
    }

    @Test
    void oneContextPerRowIsRefused() throws IOException {
        Path file = rows("label,truth,when", ROWS, i -> "a,b," + i);

        assertThatThrownBy(() -> RatingsReader.read(file, context("when")))
                .isInstanceOf(RatingsException.class)
                .hasMessage(file
                        + ":1002:5: \"1000\" is context number 1001, must be at most 1000: is this the column of the"
                        + " context?");
    }

    @Test
    void contextsTimesLabelsAreRefusedWhereTheyBecomeTooMany() throws IOException {
        Path file = rows("label,truth,kind", ROWS, i -> i / 1000 % 50 + "," + i / 50_000 + "," + i % 1000);

        assertThatThrownBy(() -> RatingsReader.read(file, context("kind")))
                .isInstanceOf(RatingsException.class)
                .hasMessage(file + ":19942:6: with this row the contexts, truths and labels are too many to be measured"
                        + " together: name fewer columns with --context");
    }

    @Test
    void raterByRaterUpToAThousandAndAsOneAbove() throws IOException {
        Path file = rows(
                "item,rater,label,truth", ROWS, i -> i / 10 + ",r" + i % 1000 + "," + i % 3 % 2 + "," + i / 10 % 2);
        Ratings known = RatingsReader.read(file, RatingColumns.USUAL);
        Path more = rows("item,rater,label,truth", ROWS, i -> i / 10 + ",r" + i + "," + i % 3 % 2 + "," + i / 10 % 2);
        Ratings merged = RatingsReader.read(more, RatingColumns.USUAL);

        assertThat(known.raters()).hasSize(1000);
        assertThat(known.notes()).isEmpty();
        assertThat(merged.raters()).containsExactly("");
        assertThat(merged.slots()).hasSize(4);
        assertThat(merged.total()).isEqualTo(ROWS);
        assertThat(merged.notes())
                .containsExactly(
                        "the raters are too many to be told apart (more than 1000, or fewer with many contexts):"
                                + " --only RATER measures one");
    }

    /** As the same rows without the column of the raters: nothing of those before the thousandth remains. */
    @Test
    void mergedRatersLeaveTheCountsOfRowsWithoutRaters() throws IOException {
        IntFunction<String> rest = i -> "," + (i * 7 % 5 == 0 ? 1 : 0) + "," + i / 10 % 2;
        Ratings merged = RatingsReader.read(
                rows("item,rater,label,truth", 5000, i -> i / 10 + ",r" + i % 1500 + rest.apply(i)),
                RatingColumns.USUAL);
        Ratings without =
                RatingsReader.read(rows("item,label,truth", 5000, i -> i / 10 + rest.apply(i)), RatingColumns.USUAL);

        assertThat(merged.slots()).isEqualTo(without.slots());
        assertThat(merged.itemsOf()).isEqualTo(without.itemsOf());
        assertThat(merged.patterns()).usingRecursiveComparison().isEqualTo(without.patterns());
    }

    @Test
    void randomBytesEndWithRatingsOrARefusal() {
        Random random = new Random(1);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 1000; i++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                check(bytes);
            }
        });
    }

    @Test
    void changedFilesEndWithRatingsOrARefusal() {
        byte[] whole = ("item,rater,label,truth\r\n1,\"a\",yes,no\n2,b,\"n\"\"o\",no\r3,\u00e9\uD83D\uDE00,1.0,1\n"
                        + "4;a\t,b,,no\n\n5,a,NA,no\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] signs = "\",;\t\r\n\0 a1.=\u00e9".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(2);
        int[] taken = new int[1];
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 4000; i++) {
                byte[] bytes = whole.clone();
                for (int k = random.nextInt(4); k >= 0; k--) {
                    bytes[random.nextInt(bytes.length)] = signs[random.nextInt(signs.length)];
                }
                int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
                taken[0] += check(Arrays.copyOf(bytes, length)) ? 1 : 0;
            }
        });
        assertThat(taken[0]).isBetween(200, 3800);
    }

    /** Whether it was taken; a refusal has the file's name and, unless no row was left, a place. */
    private boolean check(byte[] bytes) throws IOException {
        Path file = folder.resolve("random.csv");
        Files.write(file, bytes);
        try {
            Ratings ratings = RatingsReader.read(file, RatingColumns.USUAL);
            assertThat(ratings.total()).isPositive();
            return true;
        } catch (RatingsException e) {
            assertThat(e.getMessage().substring(file.toString().length()))
                    .matches("(?s)(:\\d+:\\d+: .*|: has no row with a label.*)")
                    .doesNotContain("cannot be read as CSV");
            return false;
        }
    }
}
