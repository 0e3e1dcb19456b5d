package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
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
            before.ifPresent(n -> assertThat(gold.at(n).mean()).isGreaterThan(width));
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
}
