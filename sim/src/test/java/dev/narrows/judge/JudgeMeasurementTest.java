package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeMeasurementTest {
    private static final Path VERDICTS = Path.of("..", "scenarios", "verdicts.csv");
    private static final RatingColumns BY_KIND = new RatingColumns(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of("kind"), Optional.empty());

    @TempDir
    private Path dir;

    private Ratings read(String text) throws IOException {
        return RatingsReader.read(Files.writeString(dir.resolve("ratings.csv"), text), RatingColumns.USUAL);
    }

    /** Counts of a crowd's 5,000 ratings, as many rows; figures computed with numpy. */
    @Test
    void figuresOfACrowd() throws IOException {
        StringBuilder text = new StringBuilder("label,truth\n");
        text.append("0,0\n".repeat(2245)).append("1,0\n".repeat(300));
        text.append("0,1\n".repeat(1349)).append("1,1\n".repeat(1106));
        Judgment all =
                JudgeMeasurement.of(read(text.toString()), Resampling.USUAL).get(0);
        assertThat(all.items()).isEqualTo(5000);
        assertThat(all.measured().get(Quantity.AGREEMENT).value()).isEqualTo(0.6702);
        assertThat(all.measured().get(Quantity.INFORMATION).value()).isCloseTo(0.0715549449, within(1e-10));
        assertThat(all.measured().get(Quantity.CAPACITY).value()).isCloseTo(0.0717176166, within(1e-9));
        assertThat(all.measured().get(Quantity.RISK).value()).isCloseTo(0.3298, within(1e-12));
        // 0.6702 - 0.5091 by chance of 1 - 0.5091...: from the margins
        double chance = 0.509 * 0.7188 + 0.491 * 0.2812;
        assertThat(all.measured().get(Quantity.KAPPA).value())
                .isCloseTo((0.6702 - chance) / (1 - chance), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void sameBitsForAnyNumberOfThreads(int threads) throws Exception {
        Ratings ratings = RatingsReader.read(VERDICTS, BY_KIND);
        List<Judgment> expected = JudgeMeasurement.of(ratings, Resampling.USUAL);
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            assertThat(pool.submit(() -> JudgeMeasurement.of(ratings, Resampling.USUAL))
                            .get())
                    .isEqualTo(expected);
        } finally {
            pool.shutdown();
        }
    }

    /**
     * Nine copies of each rating tell what one tells: the interval stays. Were ratings resampled and not items, it
     * would be a third as wide: the planted fault, which is the same file without its items.
     */
    @Test
    void itemsAreResampledAndNotTheirRatings() throws IOException {
        StringBuilder once = new StringBuilder("item,label,truth\n");
        StringBuilder copies = new StringBuilder("item,label,truth\n");
        for (int i = 0; i < 400; i++) {
            String rating = i + "," + (i % 10 < 7 ? i % 2 : 1 - i % 2) + "," + i % 2 + "\n";
            once.append(rating);
            copies.append(rating.repeat(9));
        }
        double width = width(read(once.toString()));
        assertThat(width(read(copies.toString()))).isCloseTo(width, within(0.15 * width));
        String withoutItems = copies.toString().replaceAll("(?m)^[^,]*,", "");
        assertThat(width(read(withoutItems))).isLessThan(0.5 * width);
    }

    private static double width(Ratings ratings) {
        Measured information =
                JudgeMeasurement.of(ratings, Resampling.USUAL).get(0).measured().get(Quantity.INFORMATION);
        return information.high() - information.low();
    }

    @Test
    void viewsAreThoseThatThereAre() throws IOException {
        List<Judgment> judgments = JudgeMeasurement.of(RatingsReader.read(VERDICTS, BY_KIND), Resampling.USUAL);
        assertThat(judgments).extracting(Judgment::kind).containsExactly("all", "given context", "context", "context");
        assertThat(judgments).extracting(Judgment::name).containsExactly("", "kind", "plain", "tricky");
        assertThat(judgments).extracting(Judgment::worseThanChance).containsExactly(false, false, false, true);
        assertThat(judgments)
                .allMatch(judgment -> judgment.floor().orElseThrow()
                        <= judgment.measured().get(Quantity.RISK).value());
    }

    /** Eight labels decide nothing. */
    @Test
    void fewRatingsAreRefusedWithTheNumberThatWouldDo() throws IOException {
        Judgment few = JudgeMeasurement.of(read("label,truth\n" + "0,0\n1,1\n".repeat(4)), Resampling.USUAL)
                .get(0);
        assertThat(few.needed()).contains(32L);
        assertThat(few.measured()).isEmpty();
        assertThat(few.floor()).isEmpty();
        Judgment enough = JudgeMeasurement.of(read("label,truth\n" + "0,0\n1,1\n".repeat(16)), Resampling.USUAL)
                .get(0);
        assertThat(enough.needed()).isEmpty();
        // no error in 32: the interval must know that there may be some (one in ten would be missed in 3 % of cases)
        assertThat(enough.measured().get(Quantity.AGREEMENT).value()).isEqualTo(1);
        assertThat(enough.measured().get(Quantity.AGREEMENT).low()).isBetween(0.85, 0.97);
        assertThat(enough.measured().get(Quantity.INFORMATION).low()).isBetween(0.3, 0.6);
    }

    /** Labels that go with the context alone tell nothing of the truth where it is known. */
    @Test
    void chanceIsThatOfTheContexts() throws IOException {
        Ratings verdicts = RatingsReader.read(VERDICTS, BY_KIND);
        List<ChanceLevel> levels = ChanceLevel.of(verdicts, Resampling.USUAL);
        ChanceLevel level = levels.get(1);
        // about one degree of freedom per context: (1 + 1)/(2 * 280)
        assertThat(level.mean()).isCloseTo(2 / 560.0, within(0.001));
        assertThat(level.high()).isBetween(2 * level.mean(), 4 * level.mean());
        // one of the 160 plain questions, one of the 120 tricky ones: mean and 95 % of chi-squared over twice as many
        assertThat(levels).hasSize(4);
        for (int context = 0; context < 2; context++) {
            double scale = 1.0 / (2 * (context == 0 ? 160 : 120));
            assertThat(levels.get(2 + context).mean()).isCloseTo(scale, within(0.3 * scale));
            assertThat(levels.get(2 + context).high()).isCloseTo(3.84 * scale, within(1.6 * scale));
        }
    }

    /** Raters of the same items err together: pooled, chance shows more than one rating per item would. */
    @Test
    void chanceKnowsThatRatingsOfAnItemGoTogether() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int item = 0; item < 100; item++) {
            for (String rater : List.of("a", "b", "c", "d")) {
                text.append(item + "," + rater + "," + item / 2 % 2 + "," + item % 2 + "\n");
            }
        }
        List<ChanceLevel> levels = ChanceLevel.of(read(text.toString()), Resampling.USUAL);
        assertThat(levels).as("all, knowing the rater, four raters").hasSize(6);
        double one = levels.get(2).mean();
        assertThat(one).isCloseTo(1 / 200.0, within(0.002));
        assertThat(levels.get(0).mean()).as("not a quarter of it").isCloseTo(one, within(1e-12));
        assertThat(levels.get(5)).isEqualTo(levels.get(2));
    }

    /** Forty ratings of two items are those of two items: six more items must be rated. */
    @Test
    void ratingsOfTooFewItemsAreTooFew() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 40; i++) {
            int item = i < 20 ? 0 : 1;
            text.append(item + (item == 0 ? ",a," : ",b,") + i % 2 + "," + item + "\n");
        }
        List<Judgment> judgments = JudgeMeasurement.of(read(text.toString()), Resampling.USUAL);
        assertThat(judgments)
                .extracting(Judgment::needed)
                .containsExactly(Optional.of(46L), Optional.of(46L), Optional.of(27L), Optional.of(27L));
        assertThat(judgments).allMatch(judgment -> judgment.measured().isEmpty());
    }

    /** Eight items among 4,000, with all ratings of a context: some resamples have none of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void resamplesWithoutAnItemOfAContextAreLeftOut(long seed) throws IOException {
        StringBuilder text = new StringBuilder("item,label,truth,kind\n");
        for (int i = 0; i < 4000; i++) {
            for (int k = 0; k < (i < 8 ? 4 : 1); k++) {
                text.append(i + "," + (i + (k == 0 ? 1 : 0)) % 2 + "," + i % 2 + (i < 8 ? ",rare\n" : ",usual\n"));
            }
        }
        Path file = Files.writeString(dir.resolve("rare.csv"), text);
        Judgment rare = JudgeMeasurement.of(RatingsReader.read(file, BY_KIND), new Resampling(0.95, 20_000, seed))
                .get(2);
        assertThat(rare.name()).isEqualTo("rare");
        Measured information = rare.measured().get(Quantity.INFORMATION);
        assertThat(information.low()).isLessThanOrEqualTo(information.value());
        assertThat(information.high()).isBetween(information.value(), StrictMath.log(2));
    }

    /** Of 76 truths of one kind and 84 of the other, and 60 of each: 76/160, 60/120; pooled 136/280. */
    @Test
    void withoutALabelTheMostFrequentTruthIsNamed() throws IOException {
        List<Judgment> judgments = JudgeMeasurement.of(RatingsReader.read(VERDICTS, BY_KIND), Resampling.USUAL);
        assertThat(judgments.get(0).blindRisk()).isEqualTo(136.0 / 280);
        assertThat(judgments.get(1).blindRisk()).isEqualTo(136.0 / 280);
        assertThat(judgments.get(2).blindRisk()).isEqualTo(76.0 / 160);
        assertThat(judgments.get(3).blindRisk()).isEqualTo(0.5);
    }
}
