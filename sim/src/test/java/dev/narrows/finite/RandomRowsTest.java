package dev.narrows.finite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The rows are uniform over the simplex at sharpness 1, and the same numbers everywhere. */
class RandomRowsTest {
    private static final int ROWS = 4_000;
    private static final int LABELS = 6;

    /**
     * Kolmogorov's distance of the first probability of a row from its law, P(p &lt;= x) = 1 - (1 - x)^(LABELS - 1).
     */
    private static double distance(int seed, int label, DoubleUnaryOperator fault) {
        double[] p = Arrays.stream(RandomRows.weights(ROWS, LABELS, seed, 1))
                .mapToDouble(row ->
                        fault.applyAsDouble(row[label] / Arrays.stream(row).sum()))
                .sorted()
                .toArray();
        double largest = 0;
        for (int i = 0; i < ROWS; i++) {
            double law = 1 - StrictMath.pow(1 - p[i], LABELS - 1);
            largest = Math.max(largest, Math.max(law - (double) i / ROWS, (i + 1.0) / ROWS - law));
        }
        return largest;
    }

    @Test
    void theMarginalsAreThoseOfTheUniformLaw() {
        // Massart: P(distance > d) <= 2 exp(-2 n d^2); 1e-6 over 6 labels
        double limit = StrictMath.sqrt(StrictMath.log(2 * LABELS / 1e-6) / (2.0 * ROWS));
        for (int label = 0; label < LABELS; label++) {
            assertThat(distance(1, label, x -> x)).isLessThan(limit);
        }
        // a law that is a little too spread is seen
        assertThat(distance(1, 0, x -> StrictMath.pow(x, 1.2))).isGreaterThan(limit);
    }

    @Test
    void sharpnessZeroMakesAllAlikeAndALargeOneASingleLabel() {
        assertThat(RandomRows.weights(2, 3, 5, 0)).isDeepEqualTo(new double[][] {{1, 1, 1}, {1, 1, 1}});
        for (double[] row : RandomRows.weights(50, 5, 5, 100)) {
            assertThat(Arrays.stream(row).max().orElseThrow()).isEqualTo(1);
            assertThat(Arrays.stream(row).sum()).isLessThan(4);
        }
    }

    @Test
    void aSmallerTableIsAPartOfALargerOneBeforeItsRowsAreScaled() {
        double[] small = RandomRows.weights(2, 5, 9, 1)[1];
        double[] large = RandomRows.weights(3, 9, 9, 1)[1];
        assertThat(small[2] / small[0]).isCloseTo(large[2] / large[0], org.assertj.core.data.Offset.offset(1e-12));
        assertThat(RandomRows.weights(1, 5, 8, 1)[0]).isNotEqualTo(RandomRows.weights(1, 5, 9, 1)[0]);
    }

    /** From this implementation on JDK 17 and 25, and in Python from hashlib to 15 digits. */
    @Test
    void goldenValues() {
        assertThat(RandomRows.weights(2, 3, 20250919, 1)).isDeepEqualTo(new double[][] {
            {1.0, 0.038079646377735206, 0.470994304082312}, {1.0, 0.10403544089156129, 0.07969006033101105}
        });
    }
}
