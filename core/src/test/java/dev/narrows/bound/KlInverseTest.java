package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.testing.Cases;
import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class KlInverseTest {
    private static final int CASES = Cases.of(3_000);
    /** How far from the true inverse, in units of 2^-53 p. */
    private static final int UNITS = 64;

    private static final double[] EDGE_Q = {
        0,
        Double.MIN_VALUE,
        1e-310,
        1e-300,
        1e-18,
        1e-6,
        0.01,
        0.5,
        Math.nextUp(0.5),
        0.999,
        1 - 1e-12,
        1 - 0x1p-51,
        Math.nextDown(1.0),
        1
    };
    private static final double[] EDGE_BUDGET = {
        0, Double.MIN_VALUE, 1e-300, 1e-40, 1e-33, 1e-18, 1e-8, 0.5, 20, 700, 800, 1e5, 1e300, Double.POSITIVE_INFINITY
    };

    @Test
    void upperIsOutsideAndNearInSixtyDigits() {
        assertThat(insideOrFar(KlInverse::upper)).isZero();
    }

    @Test
    void theSameCheckCatchesTheLastMidpointOfABisection() {
        assertThat(insideOrFar(KlInverseTest::lastMidpoint)).isGreaterThan(CASES / 10);
    }

    @Test
    void theSameCheckCatchesACloseForm() {
        assertThat(insideOrFar((q, budget) -> Math.min(1, q + Math.sqrt(budget / 2))))
                .isGreaterThan(CASES / 2);
    }

    /** The end that is returned is over the budget by more than the error of the divergence that says so. */
    @Test
    void theEndIsVerified() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20250920);
        for (int i = 0; i < 5000; i++) {
            double q = someFraction(random);
            double budget = StrictMath.exp(-30 * random.nextDouble());
            double above = KlInverse.upper(q, budget);
            assertThat(above == 1 || isVerified(q, above, budget))
                    .as("above %s within %s", q, budget)
                    .isTrue();
        }
    }

    private static boolean isVerified(double q, double p, double budget) {
        double d = p - q;
        double shrinking = BinaryDivergence.shrinking(d, 1 - q, 1 - p);
        double kl = shrinking - BinaryDivergence.growing(d, q);
        return kl - budget > BinaryDivergence.error(d, shrinking);
    }

    private static double lastMidpoint(double q, double budget) {
        double low = q;
        double high = 1;
        double middle = q;
        for (int i = 0; i < 100; i++) {
            middle = 0.5 * (low + high);
            if (BinaryDivergence.of(q, middle) > budget) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return middle;
    }

    private static int insideOrFar(DoubleBinaryOperator inverse) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20250919);
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            double q = someFraction(random);
            double budget = StrictMath.exp(-45 * random.nextDouble() + 4 * random.nextDouble());
            double p = inverse.applyAsDouble(q, budget);
            double nearer = p - UNITS * 0x1p-53 * p - 1e-140;
            wrong += isOver(q, p, budget) && !(nearer > q && isOver(q, nearer, budget)) ? 0 : 1;
        }
        return wrong;
    }

    private static boolean isOver(double q, double p, double budget) {
        return p >= 1 || p > q && ExactDivergence.of(q, p).compareTo(new BigDecimal(budget)) >= 0;
    }

    private static double someFraction(UniformRandomProvider random) {
        return switch (random.nextInt(3)) {
            case 0 -> StrictMath.exp(-40 * random.nextDouble());
            case 1 -> 1 - StrictMath.exp(-25 * random.nextDouble());
            default -> random.nextDouble();
        };
    }

    @Test
    void edgesStayInRangeAndOrder() {
        for (double q : EDGE_Q) {
            double widestUpper = q;
            for (double budget : EDGE_BUDGET) {
                double upper = KlInverse.upper(q, budget);
                assertThat(upper).as("upper(%s, %s)", q, budget).isBetween(widestUpper * (1 - UNITS * 0x1p-53), 1.0);
                assertThat(BinaryDivergence.of(q, upper) >= budget || upper == 1)
                        .as("upper(%s, %s)", q, budget)
                        .isTrue();
                widestUpper = upper;
            }
        }
    }

    @Test
    void specialValues() {
        assertThat(KlInverse.upper(0.3, 0)).isEqualTo(0.3);
        assertThat(KlInverse.upper(1, 0.5)).isEqualTo(1);
        assertThat(KlInverse.upper(0, 1e-18)).isBetween(1e-18, 1e-18 * (1 + 1e-14));
        assertThat(KlInverse.upper(0.5, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(KlInverse.upper(0.5, 1e-18)).isGreaterThan(0.5).isLessThan(0.5 + 8e-10);
    }

    /** A worse guess gives the same inverse, later: only here does it show. */
    @Test
    void theFirstGuessIsOfSecondOrder() {
        for (double q : new double[] {0.1, 0.3, 0.5, 0.8, 0.9}) {
            double above = KlInverse.upper(q, 1e-4);
            assertThat(KlInverse.guess(q, 1e-4)).isCloseTo(above, offset(2e-3 * (above - q)));
        }
        double left = 1 - KlInverse.upper(0.1, 3);
        assertThat(1 - KlInverse.guess(0.1, 3)).isBetween(0.98 * left, left);
    }

    @Test
    void divergenceAgreesWithSixtyDigits() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        for (int i = 0; i < CASES; i++) {
            double q = someFraction(random);
            double p = someFraction(random);
            if (p == 0 || p == 1) {
                continue;
            }
            double d = Math.abs(p - q);
            double shrinking =
                    p > q ? BinaryDivergence.shrinking(d, 1 - q, 1 - p) : BinaryDivergence.shrinking(d, q, p);
            assertThat(Math.abs(
                            BinaryDivergence.of(q, p) - ExactDivergence.of(q, p).doubleValue()))
                    .as("kl(%s||%s)", q, p)
                    .isLessThanOrEqualTo(BinaryDivergence.error(d, shrinking));
        }
        assertThat(BinaryDivergence.of(0.2, 1)).isInfinite();
        assertThat(BinaryDivergence.of(0.2, 0)).isInfinite();
        assertThat(BinaryDivergence.of(1, 0.5)).isEqualTo(StrictMath.log(2));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlInverse.upper(1.1, 0.1))
                .withMessageContaining("q: 1.1");
        assertThatIllegalArgumentException().isThrownBy(() -> KlInverse.upper(Double.NaN, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KlInverse.upper(0.5, -1))
                .withMessageContaining("budget");
        assertThatIllegalArgumentException().isThrownBy(() -> KlInverse.upper(0.5, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryDivergence.of(0.5, -0.1))
                .withMessageContaining("p:");
    }
}
