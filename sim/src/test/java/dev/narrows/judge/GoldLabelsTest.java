package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldLabelsTest {
    private static final Resampling FEW = new Resampling(0.95, 100, 1);

    private static GoldLabels.Law law(UniformRandomProvider rng, int contexts, int truths) {
        double[] law = new double[contexts * truths * truths];
        double sum = 0;
        for (int i = 0; i < law.length; i++) {
            boolean right = i / truths % truths == i % truths;
            law[i] = right ? 1 + rng.nextDouble() : 0.1 + 0.5 * rng.nextDouble();
            sum += law[i];
        }
        List<Double> entries = new ArrayList<>();
        for (double p : law) {
            entries.add(p / sum);
        }
        return new GoldLabels.Law(contexts, truths, truths, entries);
    }

    /**
     * Every number of two digits is tried one after another: as many have the width, the one before has not. The
     * planted fault is the next one.
     */
    @Test
    void isTheFirstOfAllNumbersThatIsEnough() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(13);
        int several = 0;
        for (int i = 0; i < 200; i++) {
            GoldLabels gold = new GoldLabels(law(rng, 1 + i % 2, 2), Quantity.INFORMATION, 3, FEW);
            double width = 0.15 + 0.25 * rng.nextDouble();
            long found = gold.least(width).orElseThrow();
            assertThat(gold.at(found).mean()).isLessThanOrEqualTo(width);
            OptionalLong before = gold.before(found);
            before.ifPresent(n -> assertThat(
                            gold.sureOfAnInterval(gold.at(n)) && gold.at(n).mean() <= width)
                    .isFalse());
            several += before.isPresent() ? 1 : 0;
        }
        assertThat(several).isGreaterThan(100);
    }

    /** Other judges show the same: the mean width falls as one over the square root of the number of labels. */
    @Test
    void freshJudgesAgree() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(17);
        for (Quantity quantity : List.of(Quantity.INFORMATION, Quantity.RISK)) {
            GoldLabels.Law law = law(rng, 1, 3);
            long found = new GoldLabels(law, quantity, 100, FEW).least(0.1).orElseThrow();
            GoldLabels fresh = new GoldLabels(law, quantity, 400, new Resampling(0.95, 100, 1000));
            GoldLabels.Width at = fresh.at(found);
            assertThat(Math.abs(at.mean() - 0.1)).isLessThan(0.003);
            GoldLabels.Width half = fresh.at(found / 2);
            assertThat(half.mean() / at.mean()).isBetween(1.3, 1.55);
            // planted: a fifth fewer are not enough
            assertThat(fresh.at(found * 4 / 5).mean() - 5 * at.standardError()).isGreaterThan(0.1);
        }
    }

    @Test
    void isAFunctionOfTheSeed() {
        GoldLabels.Law law = law(RandomSource.XO_RO_SHI_RO_128_PP.create(1), 2, 2);
        GoldLabels one = new GoldLabels(law, Quantity.INFORMATION, 20, FEW);
        GoldLabels same = new GoldLabels(law, Quantity.INFORMATION, 20, FEW);
        same.at(500);
        assertThat(same.at(300)).isEqualTo(one.at(300));
        assertThat(new GoldLabels(law, Quantity.INFORMATION, 20, new Resampling(0.95, 100, 2)).at(300))
                .isNotEqualTo(one.at(300));
    }

    /** A judge of two truths needs 32 labels for an interval at all; none of a thousand million is exact. */
    @Test
    void theFewestAndTooMany() {
        GoldLabels gold =
                new GoldLabels(new GoldLabels.Law(1, 2, 2, List.of(0.4, 0.1, 0.1, 0.4)), Quantity.INFORMATION, 5, FEW);
        assertThat(gold.least(1)).hasValue(32);
        assertThat(gold.before(32)).isEmpty();
        assertThat(gold.least(1e-7)).isEmpty();
        assertThatThrownBy(() -> gold.least(0)).hasMessageContaining("width: 0.0, must be finite and above 0");
        assertThatThrownBy(() -> new GoldLabels.Law(1, 1, 2, Arrays.asList(0.5, 0.5)))
                .hasMessageContaining("truths: 1, must be at least 2");
    }

    /**
     * Of a truth of one item in 33 a judge may see none, with probability 0.97^n, and has no interval then. At 98
     * labels that is 0.05, and so many do, give or take what 200 judges leave open (false alarm below 1e-4 for all
     * seeds). The planted fault asks for an interval of every single judge: at n that do for 95 % some have none.
     */
    @Test
    void aRareTruthIsSeenByNearlyAllJudges() {
        GoldLabels.Law law = new GoldLabels.Law(1, 2, 2, List.of(0.776, 0.194, 0.006, 0.024));
        for (int seed = 1; seed <= 3; seed++) {
            GoldLabels gold = new GoldLabels(law, Quantity.INFORMATION, 200, new Resampling(0.95, 100, 1000 * seed));
            long found = gold.least(1).orElseThrow();
            assertThat(found).isBetween(60L, 160L);
            assertThat(gold.at(found).without()).isBetween(1, 10);
            assertThat(gold.at(found).mean()).isFinite();
        }
    }

    /** The width is that of the judgment of all quantities at once. */
    @Test
    void theIntervalIsThatOfJudge(@TempDir Path dir) throws IOException {
        String rows =
                "good,good\n".repeat(40) + "bad,good\n".repeat(10) + "good,bad\n".repeat(12) + "bad,bad\n".repeat(38);
        Ratings ratings = RatingsReader.read(
                Files.writeString(dir.resolve("ratings.csv"), "label,truth\n" + rows), RatingColumns.USUAL);
        for (Quantity quantity : Quantity.values()) {
            assertThat(JudgeMeasurement.of(ratings, FEW, quantity).measured().get(quantity))
                    .isEqualTo(
                            JudgeMeasurement.of(ratings, FEW).get(0).measured().get(quantity));
        }
    }

    private static Ratings read(Path dir, CharSequence rows) throws IOException {
        return RatingsReader.read(
                Files.writeString(dir.resolve("ratings.csv"), "item,rater,label,truth\n" + rows), RatingColumns.USUAL);
    }

    /** A file of one rating for each item is its table of counts, whoever rated: the same judges are drawn. */
    @Test
    void aFileOfOneRatingEachIsItsTable(@TempDir Path dir) throws IOException {
        int[] counts = {40, 12, 10, 38};
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            int cell = i < 40 ? 0 : i < 52 ? 1 : i < 62 ? 2 : 3;
            rows.append(i + ",r" + i % 3 + "," + cell % 2 + "," + cell / 2 + "\n");
        }
        List<Double> law = Arrays.stream(counts).mapToObj(n -> n / 100.0).toList();
        for (Quantity quantity : List.of(Quantity.INFORMATION, Quantity.RISK)) {
            GoldLabels table = new GoldLabels(new GoldLabels.Law(1, 2, 2, law), quantity, 10, FEW);
            GoldLabels file = new GoldLabels(read(dir, rows), quantity, 10, FEW);
            assertThat(file.at(300)).isEqualTo(table.at(300));
            assertThat(file.least(0.2)).isEqualTo(table.least(0.2));
        }
    }

    /** 60 items with five labels each, half of which are hard for all. */
    private static List<int[]> crowd() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(29);
        List<int[]> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double right = i % 4 < 2 ? 0.95 : 0.45;
            int[] item = new int[6];
            item[5] = i % 2;
            for (int j = 0; j < 5; j++) {
                item[j] = rng.nextDouble() < right ? item[5] : 1 - item[5];
            }
            items.add(item);
        }
        return items;
    }

    private static void append(StringBuilder rows, int name, int[] item) {
        for (int j = 0; j < 5; j++) {
            rows.append(name + ",r" + j + "," + item[j] + "," + item[5] + "\n");
        }
    }

    private static double width(Ratings ratings, Quantity quantity, int seed) {
        Measured measured = JudgeMeasurement.of(ratings, new Resampling(0.95, 100, seed), quantity)
                .measured()
                .get(quantity);
        return measured.high() - measured.low();
    }

    /**
     * Files of 150 items drawn by another generator from the rows of 60, written and read as files are, have the mean
     * width that is simulated, to five standard errors (false alarm 1e-6 for both quantities). Labels of an item that
     * are taken for items of their own, five times as many, are the planted fault: they differ by more.
     */
    @Test
    void itemsComeWithAllOfTheirRatings(@TempDir Path dir) throws IOException {
        List<int[]> items = crowd();
        StringBuilder all = new StringBuilder();
        StringBuilder parted = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            append(all, i, items.get(i));
            for (int j = 0; j < 5; j++) {
                parted.append((5 * i + j) + ",r," + items.get(i)[j] + "," + items.get(i)[5] + "\n");
            }
        }
        Ratings file = read(dir, all);
        Ratings ofLabels = read(dir, parted);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(31);
        for (Quantity quantity : List.of(Quantity.INFORMATION, Quantity.RISK)) {
            SummaryStatistics widths = new SummaryStatistics();
            for (int judge = 0; judge < 50; judge++) {
                StringBuilder rows = new StringBuilder();
                for (int i = 0; i < 150; i++) {
                    append(rows, i, items.get(rng.nextInt(items.size())));
                }
                widths.addValue(width(read(dir, rows), quantity, judge));
            }
            GoldLabels.Width simulated = new GoldLabels(file, quantity, 50, FEW).at(150);
            double error = Math.hypot(simulated.standardError(), widths.getStandardDeviation() / Math.sqrt(50));
            assertThat(Math.abs(simulated.mean() - widths.getMean())).isLessThan(5 * error);
            GoldLabels.Width planted = new GoldLabels(ofLabels, quantity, 50, FEW).at(750);
            assertThat(Math.abs(planted.mean() - widths.getMean())).isGreaterThan(5 * error);
        }
    }

    /** Contexts stay with their ratings; too few ratings have no interval. */
    @Test
    void contextsAndTooFewRatings(@TempDir Path dir) throws IOException {
        StringBuilder rows = new StringBuilder("item,label,truth,kind\n");
        for (int i = 0; i < 120; i++) {
            int label = i % 3 == 0 ? 1 - i % 2 : i % 2;
            rows.append(i + "," + label + "," + i % 2 + "," + (label == i % 2 ? "plain" : "tricky") + "\n");
        }
        Path path = Files.writeString(dir.resolve("kinds.csv"), rows);
        Optional<String> none = Optional.empty();
        Ratings known = RatingsReader.read(path, new RatingColumns(none, none, none, none, List.of("kind"), none));
        Ratings unknown = RatingsReader.read(path, RatingColumns.USUAL);
        // whoever knows the kind knows whether to turn the label round
        assertThat(new GoldLabels(known, Quantity.RISK, 10, FEW).at(400).mean())
                .isLessThan(
                        new GoldLabels(unknown, Quantity.RISK, 10, FEW).at(400).mean() / 2);
        GoldLabels gold = new GoldLabels(unknown, Quantity.RISK, 10, FEW);
        assertThat(gold.at(31).mean()).isInfinite();
        assertThat(gold.least(10)).hasValue(32);
        assertThat(gold.before(32)).hasValue(31);
    }
}
