package dev.narrows.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BetaMixtureTest {
    private static final double ALPHA = 0.05;

    @Test
    void evidenceIsItsFormula() {
        for (long n : new long[] {0, 1, 2, 15, 16, 17, 40, 1000, 100_000}) {
            for (long k : new long[] {0, 1, n / 7, n / 2, n - 1, n}) {
                for (double p : new double[] {1e-6, 0.05, 0.3, 0.5, 0.99}) {
                    if (k >= 0 && k <= n) {
                        double formula = Beta.logBeta(k + 0.5, n - k + 0.5)
                                - Beta.logBeta(0.5, 0.5)
                                - k * StrictMath.log(p)
                                - (n - k) * StrictMath.log1p(-p);
                        assertThat(new BetaMixture(k, n).logEvidence(p))
                                .as("k %s n %s p %s", k, n, p)
                                .isCloseTo(formula, within(1e-12 + 1e-13 * n));
                    }
                }
            }
        }
        assertThat(new BetaMixture(1, 1).logEvidence(0)).isInfinite();
        assertThat(new BetaMixture(0, 1).logEvidence(1)).isInfinite();
        assertThat(new BetaMixture(0, 0).logEvidence(0.3)).isCloseTo(0, within(1e-15));
    }

    /** {@code E e_{n+1}(p) = e_n(p)}, from every count, which the wrong prior factor or a wrong n would break. */
    @Test
    void evidenceIsAMartingale() {
        for (long n : new long[] {0, 1, 14, 15, 16, 500, 10_000_000}) {
            for (long k : new long[] {0, n / 20, n / 2, n}) {
                for (double p : new double[] {0.01, 0.05, 0.6}) {
                    double now = new BetaMixture(k, n).logEvidence(p);
                    double next = p * StrictMath.exp(new BetaMixture(k + 1, n + 1).logEvidence(p) - now)
                            + (1 - p) * StrictMath.exp(new BetaMixture(k, n + 1).logEvidence(p) - now);
                    assertThat(next).isCloseTo(1, within(1e-12 + 1e-14 * Math.abs(now)));
                }
            }
        }
    }

    @Test
    void theIntervalEndsWhereTheEvidenceReachesItsThreshold() {
        for (long[] c : new long[][] {{0, 10}, {3, 10}, {10, 10}, {50, 1000}, {123_456, 10_000_000}}) {
            BetaMixture test = new BetaMixture(c[0], c[1]);
            Interval interval = test.interval(ALPHA);
            double rate = (double) c[0] / c[1];
            assertThat(interval.contains(rate)).isTrue();
            assertThat(interval.low() == 0 ? c[0] == 0 : test.excludes(interval.low(), ALPHA))
                    .isTrue();
            assertThat(interval.high() == 1 ? c[0] == c[1] : test.excludes(interval.high(), ALPHA))
                    .isTrue();
            double inside = 1e-8;
            assertThat(test.excludes(interval.low() + inside * rate, ALPHA)).isFalse();
            assertThat(test.excludes(interval.high() - inside * (1 - rate), ALPHA))
                    .isFalse();
            assertThat(interval.width())
                    .isGreaterThan(ClopperPearson.of(c[0], c[1], ALPHA).width() * 0.9);
        }
        assertThat(new BetaMixture(0, 0).interval(ALPHA)).isEqualTo(new Interval(0, 1));
    }

    /** Shares of runs that ever exclude the true rate: the test, and Clopper-Pearson looked at repeatedly. */
    private static double[] everExcluded(int runs, int trials, boolean control) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(902);
        int excluded = 0;
        int controlExcluded = 0;
        for (int r = 0; r < runs; r++) {
            boolean out = false;
            boolean controlOut = false;
            long failures = 0;
            for (int n = 1; n <= trials; n++) {
                failures += rng.nextDouble() < ALPHA ? 1 : 0;
                out |= new BetaMixture(failures, n).excludes(ALPHA, ALPHA);
                if (control && n % 50 == 0 && !controlOut) {
                    controlOut = !ClopperPearson.of(failures, n, ALPHA).contains(ALPHA);
                }
            }
            excluded += out ? 1 : 0;
            controlExcluded += controlOut ? 1 : 0;
        }
        return new double[] {(double) excluded / runs, (double) controlExcluded / runs};
    }

    /** 4.75 standard deviations of 400 runs at 0.05 above it. False-alarm rate below 1e-5. */
    @Test
    void everExcludesTheTrueRateRarelyAndClopperPearsonOften() {
        double[] share = everExcluded(400, 3_000, true);
        assertThat(share[0]).isLessThanOrEqualTo(0.102);
        assertThat(share[1]).as("the control").isGreaterThan(0.102);
    }

    @Test
    @Tag("long")
    void everExcludesTheTrueRateRarelyAtFullSize() {
        assertThat(everExcluded(2_000, 20_000, false)[0]).isLessThanOrEqualTo(0.073);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaMixture(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaMixture(-1, 1));
        long most = 1L << 50;
        assertThat(new BetaMixture(most, most).trials()).isEqualTo(most);
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaMixture(0, most + 1));
        BetaMixture test = new BetaMixture(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> test.logEvidence(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> test.interval(0));
    }
}
