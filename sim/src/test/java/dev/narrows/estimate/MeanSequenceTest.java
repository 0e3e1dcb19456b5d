package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MeanSequenceTest {
    private static final double NOMINAL = 0.05;

    private static double bernoulli(UniformRandomProvider rng) {
        return rng.nextDouble() < 0.1 ? 1 : 0;
    }

    /** Skewed, mean 0.2 of [0, 1]. */
    private static double skewed(UniformRandomProvider rng) {
        double u = rng.nextDouble();
        return u * u * u * u;
    }

    /** Shares of the runs that miss the mean at any look, of the sequence and of the fixed-n interval mean +- 1.96 s/sqrt(n). */
    private record EverMissed(double sequence, double fixed) {
        static EverMissed of(int runs, int values, long seed) {
            int missed = 0;
            int fixedMissed = 0;
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
            for (int r = 0; r < runs; r++) {
                boolean even = r % 2 == 0;
                ToDoubleFunction<UniformRandomProvider> law =
                        even ? MeanSequenceTest::bernoulli : MeanSequenceTest::skewed;
                double mean = even ? 0.1 : 0.2;
                MeanSequence sequence = MeanSequence.of(0, 1, 1 - NOMINAL);
                MeanAccumulator moments = new MeanAccumulator();
                boolean out = false;
                boolean fixedOut = false;
                for (int i = 1; i <= values; i++) {
                    double x = law.applyAsDouble(rng);
                    sequence.add(x);
                    moments.add(x);
                    out |= !sequence.interval().contains(mean);
                    double half = 1.959964 * moments.standardDeviation() / Math.sqrt(i);
                    fixedOut |= i >= 100 && Math.abs(moments.mean() - mean) > half;
                }
                missed += out ? 1 : 0;
                fixedMissed += fixedOut ? 1 : 0;
            }
            return new EverMissed((double) missed / runs, (double) fixedMissed / runs);
        }
    }

    /** 4.75 standard deviations of 400 runs at 0.05 above it: 0.102. False-alarm rate below 1e-5. */
    @Test
    void lookedAtAfterEveryValueTheSequenceMissesRarelyAndTheFixedIntervalOften() {
        EverMissed found = EverMissed.of(400, 4_000, 611);
        assertThat(found.sequence()).isLessThanOrEqualTo(0.102);
        assertThat(found.fixed()).as("the control: a fixed-n interval looked at the same way").isGreaterThan(0.35);
    }

    @Test
    @Tag("long")
    void lookedAtAfterEveryValueAtFullSize() {
        EverMissed found = EverMissed.of(2_000, 20_000, 612);
        assertThat(found.sequence()).isLessThanOrEqualTo(0.073);
        assertThat(found.fixed()).isGreaterThan(0.35);
    }

    @Test
    void isNearlyAsTightAsTheBatchIntervalAndSharpenedWithinIt() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(613);
        for (int n : new int[] {1, 10, 300, 20_000}) {
            double[] x = new double[n];
            Arrays.setAll(x, i -> -2 + 5 * skewed(rng));
            MeanSequence sequence = MeanSequence.of(-2, 3, 0.99);
            for (double value : x) {
                sequence.add(value);
            }
            Interval batch = MeanInterval.betting(x, -2, 3, 0.99);
            Interval running = sequence.interval();
            Interval sharpened = sequence.sharpened();
            assertThat(sequence.count()).isEqualTo(n);
            assertThat(running.width()).isLessThan(batch.width() * (1 + 2.5 / MeanSequence.STEPS) + 1e-9);
            assertThat(sharpened.low()).isGreaterThanOrEqualTo(Math.max(running.low(), batch.low() - 1e-12));
            assertThat(sharpened.high()).isLessThanOrEqualTo(Math.min(running.high(), batch.high() + 1e-12));
        }
    }

    /** Each kept exclusion is one of the source's capitals: no limit goes beyond the largest batch limit up to its time. */
    @Test
    void limitsAreThoseOfTheCapitals() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(614);
        double[] x = new double[300];
        Arrays.setAll(x, i -> bernoulli(rng));
        MeanSequence sequence = MeanSequence.of(0, 1, 0.95);
        double low = 0;
        double high = 1;
        for (int n = 1; n <= x.length; n++) {
            Interval before = sequence.interval();
            sequence.add(x[n - 1]);
            Interval batch = MeanInterval.betting(Arrays.copyOf(x, n), 0, 1, 0.95);
            low = Math.max(low, batch.low());
            high = Math.min(high, batch.high());
            Interval now = sequence.interval();
            assertThat(now.low()).isBetween(before.low(), low + 1e-9);
            assertThat(now.high()).isBetween(high - 1e-9, before.high());
            assertThat(now.low()).isCloseTo(low, within(0.02));
        }
    }

    @Test
    void dependsOnTheValuesNotOnTheLooks() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(615);
        MeanSequence often = MeanSequence.of(0, 1, 0.9);
        MeanSequence once = MeanSequence.of(0, 1, 0.9);
        for (int i = 0; i < 2_000; i++) {
            double x = skewed(rng);
            often.add(x);
            once.add(x);
            often.interval();
            assertThat(i % 100 != 0 || often.sharpened().width() > 0).isTrue();
        }
        assertThat(often.interval()).isEqualTo(once.interval());
        assertThat(often.sharpened()).isEqualTo(once.sharpened());
    }

    @Test
    void constantAndExtremeValues() {
        for (double x : new double[] {0, 0.37, 1}) {
            MeanSequence sequence = MeanSequence.of(0, 1, 0.95);
            for (int i = 0; i < 3_000; i++) {
                sequence.add(x);
                assertThat(sequence.interval().contains(x)).isTrue();
            }
            assertThat(sequence.interval().width()).isLessThan(0.03);
        }
        MeanSequence point = MeanSequence.of(2, 2, 0.95);
        point.add(2);
        assertThat(point.interval()).isEqualTo(new Interval(2, 2));
        assertThat(MeanSequence.of(0, 1, 0.95).sharpened()).isEqualTo(new Interval(0, 1));
    }

    /** A mean that jumps leaves no m: an interval is returned all the same. */
    @Test
    void dataAgainstTheAssumptionStillGiveAnInterval() {
        MeanSequence sequence = MeanSequence.of(0, 1, 0.95);
        for (int i = 0; i < 4_000; i++) {
            sequence.add(i < 2_000 ? 0 : 1);
        }
        assertThat(sequence.interval().low()).isLessThanOrEqualTo(sequence.interval().high());
        assertThat(sequence.sharpened().width()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> MeanSequence.of(1, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanSequence.of(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanSequence.atErrorRate(0, 1, 0));
        MeanSequence sequence = MeanSequence.atErrorRate(0, 1, 1e-30);
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.add(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.add(Double.NaN));
    }
}
