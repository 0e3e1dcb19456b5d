package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.estimate.Interval;
import dev.narrows.family.Quantity;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quantiles are order statistics, by the counting that defines them. */
class DistributionTest {
    private static final Quantity EXACT = Quantity.exact("risk", new Interval(0, 1));

    @Test
    void ofOneToTwenty() {
        double[] values =
                IntStream.rangeClosed(1, 20).mapToDouble(i -> (21 - i) / 20.0).toArray();
        Distribution distribution = Distribution.of(EXACT, values);
        assertThat(distribution.q05()).hasValue(0.05);
        assertThat(distribution.q50()).hasValue(0.5);
        assertThat(distribution.q95()).hasValue(0.95);
        assertThat(distribution.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(35) / 20, within(1e-15));
        assertThat(values[0]).as("not sorted in place").isEqualTo(1);
    }

    @Test
    void theLeastValueThatTheShareDoesNotExceed() {
        Random random = new Random(7);
        for (int n = 1; n <= 120; n++) {
            double[] values = random.doubles(n).map(x -> Math.rint(x * 30) / 30).toArray();
            Distribution distribution = Distribution.of(EXACT, values);
            assertThat(distribution.q05()).hasValue(byCounting(values, 5));
            assertThat(distribution.q50()).hasValue(byCounting(values, 50));
            assertThat(distribution.q95()).hasValue(byCounting(values, 95));
        }
    }

    private static double byCounting(double[] values, int percent) {
        return Arrays.stream(values)
                .filter(x -> 100 * Arrays.stream(values).filter(y -> y <= x).count() >= (long) percent * values.length)
                .min()
                .orElseThrow();
    }

    @Test
    void whatIsUndefinedIsEmpty() {
        Distribution one = Distribution.of(EXACT, new double[] {0.25});
        assertThat(one.standardDeviation()).isEmpty();
        assertThat(one.q95()).hasValue(0.25);
        for (Quantity noisy : new Quantity[] {
            new Quantity("risk", new Interval(0, 1), Quantity.Kind.UNBIASED, 0),
            new Quantity("risk", new Interval(0, 1), Quantity.Kind.BOUNDED, 0.1)
        }) {
            Distribution unknown = Distribution.of(noisy, new double[] {0, 1});
            assertThat(new OptionalDouble[] {unknown.standardDeviation(), unknown.q05(), unknown.q50(), unknown.q95()})
                    .containsOnly(OptionalDouble.empty());
        }
    }
}
