package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.testing.Cases;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryInputCapacityTest {
    private static double entropy(double p) {
        return p == 0 || p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.1, 0.27, 0.4999, 0.5, 0.9, 1})
    void closedForms(double p) {
        double symmetric = BinaryInputCapacity.of(new double[] {1 - p, p}, new double[] {p, 1 - p});
        assertThat(symmetric).isCloseTo(Math.log(2) - entropy(p), within(1e-15));
        double erased = BinaryInputCapacity.of(new double[] {1 - p, p, 0}, new double[] {0, p, 1 - p});
        assertThat(erased).isCloseTo((1 - p) * Math.log(2), within(1e-15));
        // Z-channel, Cover and Thomas, 2nd ed., problem 7.8: log(1 + (1-p) p^(p/(1-p)))
        double z = p == 1 ? 0 : Math.log1p((1 - p) * Math.pow(p, p / (1 - p)));
        assertThat(BinaryInputCapacity.of(new double[] {1, 0}, new double[] {p, 1 - p}))
                .isCloseTo(z, within(1e-15));
        assertThat(BinaryInputCapacity.of(new double[] {p, 1 - p}, new double[] {1, 0}))
                .isCloseTo(z, within(1e-15));
    }

    /** Nearly equal rows and nearly certain ones among them. */
    @Test
    void isWithinTheCertifiedBracket() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
        for (int c = 0; c < Cases.of(2000); c++) {
            int labels = 2 + rng.nextInt(4);
            double power = new double[] {0.2, 1, 5, 20}[rng.nextInt(4)];
            double[] p = row(rng, labels, power);
            double[] q = row(rng, labels, power);
            if (c % 2 == 0) {
                double apart = Math.pow(10, -1 - rng.nextInt(6));
                for (int y = 0; y < labels; y++) {
                    q[y] = p[y] + apart * (q[y] - p[y]);
                }
            }
            CapacityBracket bracket = Capacity.of(Channel.of(new double[][] {p, q}), 1e-13);
            assertThat(BinaryInputCapacity.of(p, q)).isBetween(bracket.lower() - 1e-13, bracket.upper() + 1e-13);
        }
    }

    private static double[] row(UniformRandomProvider rng, int labels, double power) {
        double[] row = new double[labels];
        double sum = 0;
        for (int y = 0; y < labels; y++) {
            row[y] = rng.nextInt(6) == 0 && y > 0 ? 0 : Math.pow(rng.nextDouble() + 1e-3, power);
            sum += row[y];
        }
        for (int y = 0; y < labels; y++) {
            row[y] /= sum;
        }
        return row;
    }

    @Test
    void rowsHaveOneSize() {
        assertThat(BinaryInputCapacity.of(new double[] {0.3, 0.7}, new double[] {0.3, 0.7}))
                .isZero();
        assertThatThrownBy(() -> BinaryInputCapacity.of(new double[] {1}, new double[] {0.3, 0.7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("q: has 2");
    }
}
