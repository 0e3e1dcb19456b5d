package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class AliasTableTest {
    /** Six outcomes of 1.8e-6 beside two common ones: of 8 columns, thresholds of 16 bits would lose them. */
    private static final double[] RARE = {1.8e-6, 1.8e-6, 1.8e-6, 1.8e-6, 1.8e-6, 1.8e-6, 0.3, 0.7 - 6 * 1.8e-6};

    private static ChiSquare.Draws alias(double[] law) {
        AliasTable table = AliasTable.of(law);
        return ChiSquare.each(rng -> table.outcome(rng.nextLong()));
    }

    /** False-alarm rates: 0.0016 for each scheme of 50 tests, 1e-6 for each large test. */
    @Test
    void hasItsLaw() {
        double[] linear = new double[100];
        Arrays.setAll(linear, i -> i / 4950.0);
        for (double[] law : List.of(
                linear, new double[] {0.5, 0.5}, new double[] {0.1, 0.2, 0.7}, new double[] {0, 0.25, 0, 0.75})) {
            assertThat(ChiSquare.failuresOf50(21, law, alias(law))).isLessThanOrEqualTo(3);
            assertThat(ChiSquare.large(22, 5_000_000, law, alias(law))).isGreaterThan(1e-6);
        }
        assertThat(ChiSquare.large(23, 10_000_000, RARE, alias(RARE))).isGreaterThan(1e-6);
    }

    @Test
    void thresholdsOf16BitsAreCaughtByTheSameCheck() {
        ChiSquare.Draws coarse = ChiSquare.each(rng -> {
            int column = rng.nextInt(8);
            int threshold = (int) Math.min(65536, RARE[column] * 8 * 65536);
            if (column >= 6) {
                return column == 6 && rng.nextDouble() >= 0.6 ? 7 : column;
            }
            return rng.nextInt(65536) < threshold ? column : rng.nextDouble() < 0.2 ? 6 : 7;
        });
        assertThat(ChiSquare.large(23, 10_000_000, RARE, coarse)).isLessThan(1e-6);
    }

    @Test
    void degenerateLawsAreExact() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(24L);
        AliasTable one = AliasTable.of(new double[] {1});
        AliasTable sure = AliasTable.of(new double[] {0, 0, 1, 0, 0});
        AliasTable thirds = AliasTable.of(new double[] {1.0 / 3, 0, 1.0 / 3, 0, 1.0 / 3, 0, 0});
        int wrong = 0;
        for (int i = 0; i < 1_000_000; i++) {
            wrong += one.outcome(rng.nextLong()) != 0
                            || sure.outcome(rng.nextLong()) != 2
                            || thirds.outcome(rng.nextLong()) % 2 != 0
                    ? 1
                    : 0;
        }
        assertThat(wrong).isZero();
    }
}
