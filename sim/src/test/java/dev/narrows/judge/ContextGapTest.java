package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far agreement differs between contexts. */
class ContextGapTest {
    private static final int JUDGES = 200;
    private static final Resampling HOW = new Resampling(0.95, 200, 1);

    @TempDir
    private Path dir;

    /** Each item in each context; a share of the errors is the item's and falls in all contexts together. */
    private ContextGap gap(int items, double[] errors, double together, SplittableRandom random) throws IOException {
        StringBuilder text = new StringBuilder("item,label,truth,kind\n");
        for (int i = 0; i < items; i++) {
            double own = random.nextDouble();
            for (int s = 0; s < errors.length; s++) {
                double luck = random.nextDouble() < together ? own : random.nextDouble();
                text.append("%d,%d,%d,k%d\n".formatted(i, luck < errors[s] ? 1 - i % 2 : i % 2, i % 2, s));
            }
        }
        Path file = Files.writeString(dir.resolve("ratings.csv"), text);
        RatingColumns columns = new RatingColumns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("kind"),
                Optional.empty());
        Ratings ratings = RatingsReader.read(file, columns);
        return ContextGap.of(ratings, JudgeMeasurement.of(ratings, HOW), HOW).orElseThrow();
    }

    @Test
    void theExtremesAndTheirDifference() throws IOException {
        ContextGap gap = gap(100, new double[] {0.3, 0, 0.1}, 1, new SplittableRandom(5));
        assertThat(gap.low()).isEqualTo("k0");
        assertThat(gap.high()).isEqualTo("k1");
        assertThat(gap.highAgreement()).isEqualTo(1);
        assertThat(gap.difference().value()).isCloseTo(1 - gap.lowAgreement(), within(1e-15));
        assertThat(gap.contexts()).isEqualTo(3);
    }

    /** Of two contexts the signed difference is held; 200 of rate 0.95 fall below 179 with probability 0.001. */
    @Test
    void theIntervalHoldsTheDifference() throws IOException {
        for (double together : new double[] {0, 0.8}) {
            assertThat(held(together, 1)).isGreaterThanOrEqualTo(179);
        }
    }

    /** Planted: an interval of half its width. */
    @Test
    void anIntervalThatIsTooNarrowIsCaught() throws IOException {
        assertThat(held(0.8, 0.5)).isLessThan(179);
    }

    private int held(double together, double width) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int held = 0;
        for (int i = 0; i < JUDGES; i++) {
            ContextGap gap = gap(100, new double[] {0.3, 0.15}, together, random);
            double truth = gap.high().equals("k1") ? 0.15 : -0.15;
            Measured found = gap.difference();
            held += found.value() - width * (found.value() - found.low()) <= truth
                            && truth <= found.value() + width * (found.high() - found.value())
                    ? 1
                    : 0;
        }
        return held;
    }

    /** Five contexts that are alike: the extremes seem to differ in at most 5 %; 21 of 200 have probability 0.001. */
    @Test
    void thatTheyAreTheExtremesIsCounted() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        int differ = 0;
        for (int i = 0; i < JUDGES; i++) {
            differ += gap(60, new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, 0.3, random)
                                    .difference()
                                    .low()
                            > 0
                    ? 1
                    : 0;
        }
        assertThat(differ).isLessThan(21);
    }
}
