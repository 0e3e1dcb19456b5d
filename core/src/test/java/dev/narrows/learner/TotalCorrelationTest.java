package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class TotalCorrelationTest {
    /** {@code sum_c H(N_c) - H(N)} by its definition and the formula of H(N), with the large terms that cancel. */
    private static double definition(double[] pairs, int m) {
        double sum = Gamma.logGamma(m + 1.0);
        for (double p : pairs) {
            if (p > 0 && p < 1) {
                for (int n = 0; n <= m; n++) {
                    double log = Gamma.logGamma(m + 1.0)
                            - Gamma.logGamma(n + 1.0)
                            - Gamma.logGamma(m - n + 1.0)
                            + n * StrictMath.log(p)
                            + (m - n) * StrictMath.log1p(-p);
                    double mass = StrictMath.exp(log);
                    sum -= mass * (log + Gamma.logGamma(n + 1.0));
                }
                sum += m * p * StrictMath.log(p);
            } else if (p >= 1) {
                sum -= Gamma.logGamma(m + 1.0);
            }
        }
        return sum;
    }

    @Test
    void isItsDefinition() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3001);
        for (int i = 0; i < 200; i++) {
            double[] pairs = LearnerModels.law(rng, 1 + rng.nextInt(6));
            int m = (int) LearnerModels.logUniform(rng, 0, 2.5);
            assertThat(TotalCorrelation.upper(pairs, m))
                    .as("%s %s", m, Arrays.toString(pairs))
                    .isCloseTo(definition(pairs, m), within(1e-8));
        }
        assertThat(TotalCorrelation.upper(new double[] {0, 1, 0}, 7)).isCloseTo(0, within(1e-12));
    }

    /** One count determines the other: TC = H(N_1), a normal law's entropy to first order. */
    @Test
    void twoPairsShareTheEntropyOfOne() {
        for (long m : new long[] {1_000_000_000L, 4_000_000_000L, 1_000_000_000_000L}) {
            for (double p : new double[] {0.5, 0.1}) {
                double entropy = 0.5 * StrictMath.log(2 * Math.PI * Math.E * m * p * (1 - p));
                assertThat(TotalCorrelation.upper(new double[] {p, 1 - p}, m)).isCloseTo(entropy, within(1e-7));
            }
        }
    }

    /** {@code H(N) = log(2 pi e m pq)/2 + (4pq - 1)/(12 m pq) + O(m^-2)}; 1e-10 a pair is added for rounding. */
    @Test
    void isRaisedByItsRounding() {
        assertThat(TotalCorrelation.upper(new double[] {0.5, 0.5}, 1) - StrictMath.log(2))
                .isCloseTo(2e-10, within(1e-14));
        for (long m : new long[] {3_000_000, 10_000_000, 100_000_000}) {
            for (double p : new double[] {0.5, 0.1}) {
                double variance = m * p * (1 - p);
                double entropy =
                        0.5 * StrictMath.log(2 * Math.PI * Math.E * variance) + (4 * p * (1 - p) - 1) / (12 * variance);
                assertThat(TotalCorrelation.upper(new double[] {p, 1 - p}, m) - entropy)
                        .isCloseTo(2e-10, within(5e-11));
            }
        }
    }

    /** Many labels, nearly all of one pair: few counts beside it, which the quadrature could not do. H(N) itself. */
    @Test
    void aRareCountIsSummed() {
        int m = 3000;
        double p = 0.001;
        double log = m * StrictMath.log1p(-p);
        double entropy = 0;
        for (int n = 0; n < 100; n++) {
            entropy -= log * StrictMath.exp(log);
            log += StrictMath.log((double) (m - n) / (n + 1) * (p / (1 - p)));
        }
        assertThat(TotalCorrelation.upper(new double[] {1 - p, p}, m) - entropy).isCloseTo(2e-10, within(5e-11));
    }

    /** The bound for many labels takes over from the sum without a jump. */
    @Test
    void theBoundForManyLabelsTakesOverWithoutAJump() {
        for (double[] pairs : new double[][] {{0.5, 0.5}, {0.2, 0.3, 0.5}, {0.001, 0.6, 0.399}}) {
            for (double p : pairs) {
                long last = (long) (4e8 / (p * (1 - p)));
                double before = TotalCorrelation.upper(pairs, last);
                double after = TotalCorrelation.upper(pairs, last / 16 * 17);
                assertThat(after - before - 0.5 * StrictMath.log(17.0 / 16)).isBetween(-1e-7, 1e-7);
            }
        }
    }

    /** Sum and quadrature agree where both can be had, right from the deviation at which the quadrature takes over. */
    @Test
    void theQuadratureIsTheSum() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3002);
        for (int i = 0; i < 200; i++) {
            double p = i % 4 == 0
                    ? 1 - LearnerModels.logUniform(rng, -6, -0.31)
                    : LearnerModels.logUniform(rng, -6, -0.01);
            double deviation = LearnerModels.logUniform(rng, StrictMath.log10(64), 3.3);
            long m = (long) StrictMath.ceil(deviation * deviation / (p * (1 - p)));
            assertThat(TotalCorrelation.integrated(m, p))
                    .as("%s %s", m, p)
                    .isCloseTo(TotalCorrelation.summed(m, p), within(1e-10));
        }
    }
}
