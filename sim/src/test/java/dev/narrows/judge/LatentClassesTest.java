package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.rating.DawidSkene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentClassesTest {
    @TempDir
    private Path dir;

    private static Ratings anaesthetists() throws IOException {
        return RatingsReader.read(RaterAgreementTest.ANAESTHETISTS, RatingColumns.USUAL);
    }

    /** Dawid and Skene 1979; the digits beyond the paper's by numpy and by plain Python. */
    @Test
    void figuresOfTheAnaesthetists() throws IOException {
        LatentClasses full = LatentClasses.of(anaesthetists(), DawidSkene.full(), 0, 1);
        assertThat(full.best().logLikelihood()).isCloseTo(-192.8908812142, within(1e-9));
        assertThat(full.best().converged()).isTrue();
        assertThat(full.start()).isZero();
        List<Double> prevalences = full.prevalences();
        double[] published = {0.3996, 0.4220, 0.1118, 0.0667};
        IntStream.range(0, 4).forEach(k -> assertThat(prevalences.get(k)).isCloseTo(published[k], within(6e-5)));
        LatentClasses.Rater first = full.raters().get(0);
        assertThat(first.ratings()).isEqualTo(135);
        assertThat(first.confusion().get(3).get(2)).isCloseTo(0.556, within(6e-4));
        double right = 0.3996 * 0.889 + 0.4220 * 0.876 + 0.1118 * 0.661 + 0.0667 * 0.444;
        assertThat(first.agreement()).isCloseTo(right, within(1e-3));
    }

    @Test
    void theOneCoinModelIsAnother() throws IOException {
        LatentClasses coin = LatentClasses.of(anaesthetists(), DawidSkene.oneCoin(), 20, 1);
        assertThat(coin.best().logLikelihood()).isCloseTo(-242.505987023644, within(1e-9));
        assertThat(coin.raters().get(0).confusion().get(2).get(2)).isCloseTo(0.8854, within(6e-5));
    }

    /** Starts end in several maxima; the highest is above that of the paper, which begins at the majority. */
    @Test
    void theHighestOfTheStartsIsKept() throws IOException {
        LatentClasses full = LatentClasses.of(anaesthetists(), DawidSkene.full(), 20, 1);
        assertThat(full.logLikelihoods()).hasSize(21);
        assertThat(full.logLikelihoods().get(0)).isCloseTo(-192.8908812142, within(1e-9));
        assertThat(full.best().logLikelihood()).isGreaterThan(-192.8908812142 + 1);
        assertThat(Collections.max(full.logLikelihoods())).isCloseTo(full.best().logLikelihood(), within(1e-6));
        assertThat(full.logLikelihoods().get(full.start()))
                .isEqualTo(full.best().logLikelihood());
        assertThat(Collections.min(full.logLikelihoods())).isLessThan(-194);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void sameBitsForAnyNumberOfThreads(int threads) throws Exception {
        Ratings ratings = anaesthetists();
        LatentClasses expected = LatentClasses.of(ratings, DawidSkene.full(), 20, 1);
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            LatentClasses found = pool.submit(() -> LatentClasses.of(ratings, DawidSkene.full(), 20, 1))
                    .get();
            assertThat(found.logLikelihoods()).isEqualTo(expected.logLikelihoods());
            assertThat(found.raters()).isEqualTo(expected.raters());
        } finally {
            pool.shutdown();
        }
    }

    /** Three ratings of each item by three raters, or fewer of something. */
    private Path file(int items, int raters, int labels) throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label\n");
        for (int j = 0; j < 3 * items; j++) {
            text.append(j / 3)
                    .append(',')
                    .append(j % raters)
                    .append(',')
                    .append(j / 3 % labels)
                    .append('\n');
        }
        return Files.writeString(dir.resolve("few.csv"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 3, 2, 'needs 16 items with 3 ratings or more, has 15'",
        "40, 2, 2, 'needs 3 raters or more, has 2'",
        "40, 3, 1, 'needs two labels or more, has one'"
    })
    void tooFewRatingsAreRefused(int items, int raters, int labels, String message) throws IOException {
        Path file = file(items, raters, labels);
        Ratings ratings = RatingsReader.read(file, RatingColumns.USUAL);
        assertThatThrownBy(() -> LatentClasses.requireEnough(file, ratings))
                .isInstanceOf(RatingsException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void asManyAsAreNeededAreNot() throws IOException {
        Path file = file(16, 3, 2);
        LatentClasses.requireEnough(file, RatingsReader.read(file, RatingColumns.USUAL));
    }
}
