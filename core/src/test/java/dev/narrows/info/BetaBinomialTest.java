package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final double[][] WEIGHTS = {
        {1, 1}, {0.01, 0.02}, {0.5, 3}, {250, 1}, {40, 70.5}, {1e6, 1e-3}, {2, 1e5}, {1e-9, 1e-9}
    };
    private static final int[] DRAWS = {0, 1, 2, 7, 60, 300};

    /** {@code P(0) = [b]_n/[a+b]_n}, and the ratios, in sixty digits. */
    private static BigDecimal[] exact(int n, double a, double b) {
        BigDecimal[] law = new BigDecimal[n + 1];
        BigDecimal first = new BigDecimal(a);
        BigDecimal second = new BigDecimal(b);
        law[0] = BigDecimal.ONE;
        for (int i = 0; i < n; i++) {
            BigDecimal of = BigDecimal.valueOf(i);
            law[0] = law[0].multiply(second.add(of), DIGITS)
                    .divide(first.add(second).add(of), DIGITS);
        }
        for (int k = 0; k < n; k++) {
            law[k + 1] = law[k].multiply(BigDecimal.valueOf(n - k), DIGITS)
                    .multiply(first.add(BigDecimal.valueOf(k)), DIGITS)
                    .divide(BigDecimal.valueOf(k + 1), DIGITS)
                    .divide(second.add(BigDecimal.valueOf(n - k - 1)), DIGITS);
        }
        return law;
    }

    private interface Law {
        double[] of(int n, double a, double b);
    }

    /** How many probabilities are further from the exact ones than is promised. */
    private static int outside(Law law) {
        int outside = 0;
        for (double[] weights : WEIGHTS) {
            for (int n : DRAWS) {
                BigDecimal[] exact = exact(n, weights[0], weights[1]);
                double[] found = law.of(n, weights[0], weights[1]);
                BigDecimal promised = new BigDecimal(12 * (n + 8) * 0x1p-53);
                for (int k = 0; k <= n; k++) {
                    BigDecimal error =
                            new BigDecimal(found[k]).subtract(exact[k]).abs();
                    boolean tiny = exact[k].doubleValue() < 1e-300 && found[k] < 1e-300;
                    outside += tiny || error.compareTo(exact[k].multiply(promised)) <= 0 ? 0 : 1;
                }
            }
        }
        return outside;
    }

    @Test
    void eachProbabilityIsWithinThePromisedError() {
        assertThat(outside(BetaBinomial::law)).isZero();
    }

    /** Planted: a weight that is a millionth of a percent too large. */
    @Test
    void theSameCheckCatchesAWeightThatIsSlightlyWrong() {
        assertThat(outside((n, a, b) -> BetaBinomial.law(n, a * (1 + 1e-8), b))).isGreaterThan(100);
    }

    @Test
    void withoutWeightThereIsNothing() {
        assertThat(BetaBinomial.law(3, 0, 2)).containsExactly(1, 0, 0, 0);
        assertThat(BetaBinomial.law(3, 2, 0)).containsExactly(0, 0, 0, 1);
        assertThat(BetaBinomial.law(0, 1, 1)).containsExactly(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaBinomial.law(3, 0, 0))
                .withMessage("a + b: 0.0, must be finite and above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaBinomial.law(-1, 1, 1))
                .withMessage("n: -1, must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaBinomial.law(1, Double.NaN, 1))
                .withMessage("a: NaN, must be finite and at least 0");
    }

    /** The law of the counts of three classes is what drawing them one after the other (Polya's urn) gives. */
    @Test
    void theCountsOfSeveralClassesAreThoseOfPolyasUrn() {
        double[] alpha = {0.5, 0, 2, 1.25};
        List<String> seen = new ArrayList<>();
        DirichletMultinomial.of(alpha).each(5, (counts, probability) -> {
            seen.add(counts[0] + " " + counts[1] + " " + counts[2] + " " + counts[3]);
            assertThat(probability).isCloseTo(urn(alpha, counts), withPercentage(1e-11));
        });
        assertThat(seen).hasSize(21).doesNotHaveDuplicates().allMatch(counts -> counts.split(" ")[1].equals("0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirichletMultinomial.of(0, 0))
                .withMessage("alpha: is empty, must hold at least one positive weight");
    }

    /** {@code n!/prod k_u!} orders, each of the same probability. */
    private static double urn(double[] alpha, long[] counts) {
        double probability = 1;
        double total = 0;
        for (double weight : alpha) {
            total += weight;
        }
        int drawn = 0;
        for (int u = 0; u < alpha.length; u++) {
            for (int k = 0; k < counts[u]; k++) {
                probability *= (alpha[u] + k) / (total + drawn) * (drawn + 1) / (k + 1);
                drawn++;
            }
        }
        return probability;
    }
}
