package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's interval covers where it should, and does not where it promises nothing: then the limits do. */
class StudentIntervalTest {
    private static final double CONFIDENCE = 0.95;
    private static final int N = 50;
    private static final int TRIALS = 4_000;

    /** Quantiles of the tables: 12.706, 63.657, 3.2498, 1.9600. */
    @ParameterizedTest
    @CsvSource({"2, 0.95, 12.7062047", "2, 0.99, 63.6567412", "10, 0.99, 3.2498355", "1000001, 0.95, 1.9599664"})
    void theQuantileIsThatOfTheTables(long n, double confidence, double t) {
        Interval interval = StudentInterval.of(0.5, 0.01, n, confidence);
        assertThat(interval.high()).isCloseTo(0.5 + 0.01 * t, within(1e-9));
        assertThat(interval.low()).isCloseTo(0.5 - 0.01 * t, within(1e-9));
    }

    /**
     * Means of 50 uniform values are nearly normal: the rate of covering is that promised, up to what 4,000 trials
     * leave open at a false-alarm rate of 1e-6.
     */
    @Test
    void coversWhereTheMeanIsNearlyNormal() {
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(1L);
        Interval rate = covered(rng::nextDouble, 0.5, false);
        assertThat(rate.contains(CONFIDENCE)).as(rate.toString()).isTrue();
    }

    /**
     * The planted case: a value of 1 in 50 on average, else 0. In (49/50)^50, more than a third of the samples, all
     * values are 0 and the interval is a point. The limits of {@link MeanInterval} keep their promise.
     */
    @Test
    void failsWhereValuesAreRareAndTheLimitsDoNot() {
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(2L);
        Supplier<Double> rare = () -> rng.nextDouble() < 0.02 ? 1.0 : 0.0;
        assertThat(covered(rare, 0.02, false).high()).isLessThan(0.7);
        assertThat(covered(rare, 0.02, true).low()).isGreaterThan(0.9);
    }

    /** The rate at which intervals of samples cover a mean, between Clopper-Pearson limits. */
    private static Interval covered(Supplier<Double> value, double mean, boolean limits) {
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] values = new double[N];
            double sum = 0;
            for (int i = 0; i < N; i++) {
                values[i] = value.get();
                sum += values[i];
            }
            double squares = 0;
            for (double x : values) {
                squares += (x - sum / N) * (x - sum / N);
            }
            Interval interval = limits
                    ? MeanInterval.fixedBetting(values, 0, 1, 1 - CONFIDENCE)
                    : StudentInterval.of(sum / N, Math.sqrt(squares / (N - 1) / N), N, CONFIDENCE);
            covered += interval.contains(mean) ? 1 : 0;
        }
        return ClopperPearson.of(covered, TRIALS, 1e-6);
    }

    @Test
    void refusesWhatHasNone() {
        assertThat(StudentInterval.of(0.25, 0, 5, 0.9).width()).isZero();
        assertThatThrownBy(() -> StudentInterval.of(0.5, 0.1, 1, 0.9)).hasMessageContaining("n: 1");
        assertThatThrownBy(() -> StudentInterval.of(0.5, Double.NaN, 5, 0.9)).hasMessageContaining("standard error");
        assertThatThrownBy(() -> StudentInterval.of(0.5, 0.1, 5, 1)).hasMessageContaining("confidence");
    }
}
