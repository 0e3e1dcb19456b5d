package dev.narrows.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.estimate.ClopperPearson;
import dev.narrows.estimate.Interval;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Closed forms, orders, and the coverage of the intervals, with the fault that the same check catches. */
class ScoreCorrectionTest {
    private static final double ALPHA = 0.05;
    private static final int DATA_SETS = 2_000;
    private static final double FALSE_ALARM = 1e-6;

    @Test
    void closedForms() {
        ScoreCorrection counts = new ScoreCorrection(1000, 300, 90, 10, 40, 160);
        assertThat(counts.raw()).isEqualTo(0.3);
        assertThat(counts.sensitivity()).isEqualTo(0.9);
        assertThat(counts.specificity()).isEqualTo(0.8);
        CorrectedShare inverted = counts.roganGladen(ALPHA).orElseThrow();
        assertThat(inverted.estimate()).isCloseTo(0.1 / 0.7, within(1e-15));
        CorrectedShare powered = counts.predictionPowered(ALPHA);
        assertThat(powered.estimate()).isCloseTo(0.3 - 30 / 300.0, within(1e-15));
        // a box by hand
        Interval p = ClopperPearson.of(300, 1000, ALPHA / 3);
        Interval a = ClopperPearson.of(90, 100, ALPHA / 3);
        Interval b = ClopperPearson.of(160, 200, ALPHA / 3);
        assertThat(inverted.high()).isCloseTo((p.high() + b.high() - 1) / (a.low() + b.high() - 1), within(1e-14));
        assertThat(inverted.low())
                .isCloseTo(Math.max(0, (p.low() + b.low() - 1) / (a.high() + b.low() - 1)), within(1e-14));
    }

    /** A judge that is never wrong is believed, and one near chance is not inverted. */
    @Test
    void ends() {
        ScoreCorrection perfect = new ScoreCorrection(10_000, 4_000, 100_000, 0, 0, 100_000);
        assertThat(perfect.roganGladen(ALPHA).orElseThrow().estimate()).isCloseTo(0.4, within(1e-14));
        assertThat(perfect.roganGladen(ALPHA).orElseThrow().low()).isBetween(0.38, 0.4);
        assertThat(perfect.predictionPowered(ALPHA).estimate()).isEqualTo(0.4);
        assertThat(new ScoreCorrection(1000, 500, 55, 45, 45, 55).roganGladen(ALPHA))
                .isEmpty();
        assertThat(new ScoreCorrection(1000, 500, 5_500, 4_500, 4_500, 5_500).roganGladen(ALPHA))
                .isPresent();
        assertThat(new ScoreCorrection(1000, 500, 4, 0, 0, 4).roganGladen(ALPHA))
                .isEmpty();
        CorrectedShare cut =
                new ScoreCorrection(100, 0, 90, 10, 2, 98).roganGladen(ALPHA).orElseThrow();
        assertThat(cut.estimate()).isZero();
        assertThat(cut.low()).isZero();
        assertThat(cut.high()).isPositive();
        assertThatThrownBy(() -> new ScoreCorrection(10, 11, 1, 1, 1, 1)).hasMessageContaining("positive: 11 of 10");
        assertThatThrownBy(() -> new ScoreCorrection(10, 1, 0, 0, 1, 1)).hasMessageContaining("must hold a positive");
        assertThatThrownBy(() -> new ScoreCorrection(10, 1, -1, 3, 1, 1)).hasMessageContaining("at least 0");
    }

    /** Verdicts of a judge of this sensitivity and specificity on items of which a share is positive. */
    private static long[] verdicts(UniformRandomProvider rng, int n, double share, double a, double b) {
        long[] counts = new long[4];
        for (int i = 0; i < n; i++) {
            boolean truth = rng.nextDouble() < share;
            boolean says = rng.nextDouble() < (truth ? a : 1 - b);
            counts[(truth ? 2 : 0) + (says ? 1 : 0)]++;
        }
        return counts;
    }

    /** How many of the intervals hold the share. */
    private static int covered(
            int n, int labelled, double share, double a, double b, Function<ScoreCorrection, Interval> interval) {
        UniformRandomProvider rng =
                RandomSource.XO_RO_SHI_RO_128_PP.create(n + 1000L * labelled + (long) (1e6 * share));
        int covered = 0;
        for (int i = 0; i < DATA_SETS; i++) {
            long[] all = verdicts(rng, n, share, a, b);
            long[] known = verdicts(rng, labelled, share, a, b);
            known[0] += known[0] + known[1] == 0 ? 1 : 0;
            known[3] += known[2] + known[3] == 0 ? 1 : 0;
            ScoreCorrection counts = new ScoreCorrection(n, all[1] + all[3], known[3], known[2], known[1], known[0]);
            covered += interval.apply(counts).contains(share) ? 1 : 0;
        }
        return covered;
    }

    /** So few are covered with probability 1e-6 or less by an interval of 95 %. */
    private static int fewest() {
        return BinomialDistribution.of(DATA_SETS, 1 - ALPHA).inverseCumulativeProbability(FALSE_ALARM);
    }

    private static Interval whole(CorrectedShare share) {
        return new Interval(share.low(), share.high());
    }

    /** Where it refuses to invert, nothing is claimed. */
    private static Interval roganGladen(ScoreCorrection counts) {
        return counts.roganGladen(ALPHA).map(ScoreCorrectionTest::whole).orElse(new Interval(0, 1));
    }

    /** The fault: sensitivity and specificity taken for known. */
    private static Interval calibrationForgotten(ScoreCorrection counts) {
        Interval p = ClopperPearson.of(counts.positive(), counts.verdicts(), ALPHA);
        double slope = counts.sensitivity() + counts.specificity() - 1;
        double low = (p.low() + counts.specificity() - 1) / slope;
        return new Interval(Math.min(low, low + p.width() / slope), Math.max(low, low + p.width() / slope));
    }

    @Test
    void intervalsCover() {
        double[][] settings = {
            {1000, 100, 0.5, 0.8, 0.7},
            {1000, 300, 0.3, 0.9, 0.9},
            {200, 200, 0.02, 0.95, 0.98},
            {200, 60, 0.95, 0.99, 0.8},
            {5000, 400, 0.6, 0.75, 0.65}
        };
        for (double[] s : settings) {
            int n = (int) s[0];
            int labelled = (int) s[1];
            assertThat(covered(n, labelled, s[2], s[3], s[4], ScoreCorrectionTest::roganGladen))
                    .isGreaterThanOrEqualTo(fewest());
            assertThat(covered(n, labelled, s[2], s[3], s[4], counts -> whole(counts.predictionPowered(ALPHA))))
                    .isGreaterThanOrEqualTo(fewest());
        }
        assertThat(fewest()).isBetween(1840, 1870);
        assertThat(covered(5000, 100, 0.5, 0.8, 0.7, ScoreCorrectionTest::calibrationForgotten))
                .isLessThan(fewest() - 500);
    }
}
