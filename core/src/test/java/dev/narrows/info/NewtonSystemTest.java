package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class NewtonSystemTest {
    private static double[] draw(UniformRandomProvider rng, int size, double least) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> least + rng.nextDouble());
        return values;
    }

    /** {@code (diag(1/theta) + V^T V) x}, from the definition. */
    private static double[] product(double[] theta, double[] v, double[] x) {
        int n = x.length;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            product[i] = x[i] / theta[i];
        }
        for (int row = 0; row < v.length; row += n) {
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += v[row + i] * x[i];
            }
            for (int i = 0; i < n; i++) {
                product[i] += v[row + i] * along;
            }
        }
        return product;
    }

    /** Both ways of solving, below and above the diagonal of shapes, each system factored twice. */
    @Test
    void solutionsSolveTheEquations() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(41L);
        for (int n = 1; n < 6; n++) {
            for (int m = 1; m < 6; m++) {
                NewtonSystem system = new NewtonSystem(n, m);
                for (int i = 0; i < 3; i++) {
                    double[] theta = draw(rng, n, 0.1);
                    double[] v = draw(rng, n * m, -0.5);
                    v[rng.nextInt(v.length)] = 0;
                    double[] b = draw(rng, n, -0.5);
                    double[] x = b.clone();
                    system.factor(theta, v);
                    system.solve(x);
                    assertThat(product(theta, v, x)).as("%s x %s", n, m).containsExactly(b, within(1e-12));
                }
            }
        }
    }

    /** Equal columns far above 1/theta: the second pivot is all rounding, and its coordinate stays. */
    @Test
    void aPivotThatRoundingHasEatenLeavesItsCoordinate() {
        NewtonSystem system = new NewtonSystem(2, 2);
        system.factor(new double[] {1e30, 1e30}, new double[] {1, 1, 0, 0});
        double[] x = {3, 5};
        system.solve(x);
        assertThat(x).containsExactly(3, 0);
        // a column of twice the length has a pivot of four times the size to be eaten from
        system.factor(new double[] {1e30, 1e14}, new double[] {1, 2, 0, 0});
        double[] kept = {1, 2};
        system.solve(kept);
        assertThat(kept).containsExactly(1, 0);
    }

    /** One column a large multiple of the other: what is left of the second pivot is of either sign, and no number. */
    @Test
    void aPivotOfRoundingAloneIsNotDividedBy() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(42L);
        NewtonSystem system = new NewtonSystem(2, 3);
        for (int i = 0; i < 100; i++) {
            double[] column = draw(rng, 3, 0.1);
            double factor = 1000 * (0.5 + rng.nextDouble());
            double[] v = new double[6];
            for (int y = 0; y < 3; y++) {
                v[2 * y] = column[y];
                v[2 * y + 1] = factor * column[y];
            }
            system.factor(new double[] {1e30, 1e30}, v);
            double[] x = {1, 1};
            system.solve(x);
            assertThat(x[1]).isZero();
        }
    }
}
