package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Shares and their sums against Beta laws of closed form, in 40 bins of equal probability, 400,000 draws. False-alarm
 * rate 1e-6 for each of six tests.
 */
class DirichletSamplerTest {
    private static final int BINS = 40;
    private static final long DRAWS = 400_000;
    private static final double[] LAW = new double[BINS];

    static {
        Arrays.fill(LAW, 1.0 / BINS);
    }

    /** The share of the first classes, through its distribution function, is uniform. */
    private static double pValue(long seed, double[] alpha, int first, DoubleUnaryOperator distribution) {
        DirichletSampler sampler = DirichletSampler.of(alpha);
        double[] law = new double[alpha.length];
        return ChiSquare.large(seed, DRAWS, LAW, ChiSquare.each(rng -> {
            sampler.sample(rng, law);
            double share = 0;
            for (int i = 0; i < first; i++) {
                share += law[i];
            }
            return (int) (BINS * distribution.applyAsDouble(share));
        }));
    }

    private static double arcsine(double share) {
        return 2 / StrictMath.PI * StrictMath.asin(StrictMath.sqrt(share));
    }

    @Test
    void sharesHaveTheirBetaLaws() {
        assertThat(pValue(1, new double[] {1, 1, 1, 1}, 1, x -> 1 - StrictMath.pow(1 - x, 3)))
                .isGreaterThan(1e-6);
        assertThat(pValue(2, new double[] {1, 1, 1, 1}, 3, x -> StrictMath.pow(x, 3)))
                .isGreaterThan(1e-6);
        assertThat(pValue(3, new double[] {0.5, 0.25, 0.25}, 1, DirichletSamplerTest::arcsine))
                .isGreaterThan(1e-6);
        assertThat(pValue(4, new double[] {0.1, 0.4, 0.5}, 2, DirichletSamplerTest::arcsine))
                .isGreaterThan(1e-6);
        assertThat(pValue(5, new double[] {40, 1}, 1, x -> StrictMath.pow(x, 40)))
                .isGreaterThan(1e-6);
        assertThat(pValue(6, new double[] {0, 1.5, 0.5, 1}, 3, x -> StrictMath.pow(x, 2)))
                .isGreaterThan(1e-6);
    }

    /** Planted: one weight two per cent too large. */
    @Test
    void theSameTestCatchesAWeightThatIsSlightlyWrong() {
        assertThat(pValue(1, new double[] {1.02, 1, 1, 1}, 1, x -> 1 - StrictMath.pow(1 - x, 3)))
                .isLessThan(1e-6);
        assertThat(pValue(5, new double[] {40.8, 1}, 1, x -> StrictMath.pow(x, 40)))
                .isLessThan(1e-6);
    }

    /** Weights so small that a gamma variate is no double: their logarithms still compare. */
    @Test
    void smallWeightsGiveALaw() {
        DirichletSampler sampler = DirichletSampler.of(1e-6, 0, 2e-6);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        double[] law = new double[3];
        int first = 0;
        for (int i = 0; i < 3_000; i++) {
            sampler.sample(rng, law);
            assertThat(law[0] + law[2]).isEqualTo(1);
            assertThat(law[1]).isZero();
            first += law[0] > 0.5 ? 1 : 0;
        }
        // a third of 3,000, and five standard deviations
        assertThat(first).isBetween(1_000 - 130, 1_000 + 130);
    }

    @Test
    void argumentsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletSampler.of(1, -1))
                .withMessage("alpha[1]: -1.0, must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletSampler.of(0, 0))
                .withMessage("sum of alpha: 0.0, must be finite and above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DirichletSampler.of(1, 1).sample(RandomSource.XO_RO_SHI_RO_128_PP.create(1), new double[3]))
                .withMessage("law: has 3 entries, must have 2");
    }
}
