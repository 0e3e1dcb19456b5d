package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SibsonCapacityTest {
    private static final double RAISED = 1e-12;

    /** {@code sum_y (sum_x p_x W[x][y]^alpha)^(1/alpha)}, from the definition. */
    private static double g(Channel w, double[] p, double alpha) {
        double value = 0;
        for (int y = 0; y < w.outputs(); y++) {
            double sum = 0;
            for (int x = 0; x < w.inputs(); x++) {
                sum += p[x] * StrictMath.pow(w.probability(x, y), alpha);
            }
            value += StrictMath.pow(sum, 1 / alpha);
        }
        return value;
    }

    /** The maximum over laws of two inputs: G is concave. */
    private static double greatest(Channel w, double alpha) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (g(w, new double[] {left, 1 - left}, alpha) < g(w, new double[] {right, 1 - right}, alpha)) {
                low = left;
            } else {
                high = right;
            }
        }
        return g(w, new double[] {low, 1 - low}, alpha);
    }

    private static void assertUpper(double upper, double truth, double gap) {
        assertThat(upper / truth - 1).isBetween(RAISED / 2, 2 * RAISED + gap);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0001, 1.5, 2, 7, 100, 1e6})
    void closedForms(double alpha) {
        for (int q = 1; q < 5; q++) {
            assertUpper(
                    SibsonCapacity.of(NamedChannels.noiseless(q)).upper(alpha, 1e-12),
                    StrictMath.pow(q, 1 - 1 / alpha),
                    0);
            assertUpper(SibsonCapacity.of(NamedChannels.useless(q, 3)).upper(alpha, 1e-12), 1, 0);
        }
        double e = 0.125;
        double power = (1 + StrictMath.pow(e / (1 - e), alpha)) / 2;
        assertUpper(
                SibsonCapacity.of(NamedChannels.binarySymmetric(e)).upper(alpha, 1e-12),
                2 * (1 - e) * StrictMath.pow(power, 1 / alpha),
                0);
    }

    /** Not square, with a zero, an output that never occurs and, in the second channel, a row twice. */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2, 7})
    void isTheMaximumOverLaws(double alpha) {
        double[][] rows = {{0.5, 0, 0.25, 0.25}, {0.125, 0, 0, 0.875}};
        double truth = greatest(Channel.of(rows), alpha);
        assertUpper(SibsonCapacity.of(Channel.of(rows)).upper(alpha, 1e-9), truth, 1e-9);
        double[][] repeated = {rows[1], rows[0], rows[1]};
        assertUpper(SibsonCapacity.of(Channel.of(repeated)).upper(alpha, 1e-9), truth, 1e-9);
    }

    /** The first bound of the iteration, at the uniform law, written from the formula. */
    @Test
    void aWideGapGivesTheBoundAtTheUniformLaw() {
        Channel w = NamedChannels.z(0.5);
        double alpha = 3;
        double[] sum = {(1 + 0.125) / 2, 0.125 / 2};
        double value = StrictMath.cbrt(sum[0]) + StrictMath.cbrt(sum[1]);
        double first = StrictMath.cbrt(sum[0]) / sum[0] / alpha;
        double second = 0.125 * first + 0.125 * StrictMath.cbrt(sum[1]) / sum[1] / alpha;
        double bound = (1 - 1 / alpha) * value + Math.max(first, second);
        // just reached at the start
        double gap = 1.01 * (bound / value - 1);
        assertUpper(SibsonCapacity.of(w).upper(alpha, gap), bound, 0);
        // and where that is more than the sum of the largest entries, that
        double[][] rows = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 0.5, 0.5}};
        SibsonCapacity skewed = SibsonCapacity.of(Channel.of(rows));
        assertThat(skewed.upper(50, 10)).isEqualTo(skewed.maximalLeakage());
    }

    @Test
    void theLimitIsTheSumOfTheLargestEntries() {
        Channel w = Channel.of(new double[][] {{0.5, 0.25, 0.25}, {0, 0.75, 0.25}});
        SibsonCapacity capacity = SibsonCapacity.of(w);
        assertUpper(capacity.maximalLeakage(), 1.5, 0);
        assertThat(capacity.upper(1e6, 1e-12))
                .isEqualTo(1.5, within(1e-5))
                .isLessThanOrEqualTo(capacity.maximalLeakage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0, -2, Double.NaN, 1000001, Double.POSITIVE_INFINITY})
    void refusesOtherOrders(double alpha) {
        SibsonCapacity capacity = SibsonCapacity.of(NamedChannels.z(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> capacity.upper(alpha, 1e-9))
                .withMessage("alpha: " + alpha + ", must be above 1 and at most 10^6");
    }
}
