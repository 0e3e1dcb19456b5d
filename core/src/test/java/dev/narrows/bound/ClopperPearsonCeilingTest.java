package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ClopperPearsonCeilingTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** P(Bin(n, p) &lt;= k) in sixty digits, p as it is. */
    private static BigDecimal tail(long k, int n, double p) {
        BigDecimal x = new BigDecimal(p);
        BigDecimal y = BigDecimal.ONE.subtract(x);
        BigDecimal term = y.pow(n, DIGITS);
        BigDecimal sum = term;
        for (int i = 0; i < k; i++) {
            term = term.multiply(x, DIGITS)
                    .multiply(BigDecimal.valueOf(n - i))
                    .divide(y.multiply(BigDecimal.valueOf(i + 1L)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** At the ceiling the tail is at most delta, and just below it is not: the limit itself, on its safe side. */
    @Test
    void isTheLimitOfClopperAndPearsonRoundedUp() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(82);
        for (int i = 0; i < Cases.of(2_000); i++) {
            int labels = 1 + random.nextInt(60);
            int errors = random.nextInt(labels);
            double delta = StrictMath.exp(-20 * random.nextDouble() - 0.1);
            double value = new ClopperPearsonCeiling(errors, labels, delta).value();
            assertThat(tail(errors, labels, value))
                    .as("%d of %d, %s", errors, labels, delta)
                    .isLessThanOrEqualTo(new BigDecimal(delta));
            assertThat(tail(errors, labels, value * (1 - 1e-11))).isGreaterThan(new BigDecimal(delta));
            assertThat(value).isLessThanOrEqualTo(new HoldOutCeiling((double) errors / labels, labels, delta).value());
        }
    }

    @Test
    void tailIsNotBelowThatOfSixtyDigits() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(83);
        for (int i = 0; i < Cases.of(2_000); i++) {
            int labels = 1 + random.nextInt(random.nextBoolean() ? 20 : 1_000);
            int errors = random.nextInt(labels);
            double p = random.nextBoolean() ? random.nextDouble() : StrictMath.exp(-30 * random.nextDouble() - 1e-9);
            BigDecimal exact = tail(errors, labels, p);
            double computed = BinomialTail.atMost(errors, labels, p);
            assertThat(new BigDecimal(computed)).isGreaterThanOrEqualTo(exact);
            if (exact.doubleValue() > 1e-200) {
                assertThat(computed).isCloseTo(exact.doubleValue(), within(1e-11 * exact.doubleValue()));
            }
        }
    }

    @Test
    void failsWithProbabilityDeltaAtMost() {
        assertThat(HoldOutCeilingTest.worst((risk, m, delta) -> ceiling(risk, m, delta, 0)))
                .isBetween(0.99, 1 + 1e-12);
        assertThat(HoldOutCeilingTest.worst((risk, m, delta) -> ceiling(risk, m, delta, 1)))
                .as("planted: an error is not counted")
                .isGreaterThan(1.1);
        assertThat(HoldOutCeilingTest.worst((risk, m, delta) -> ceiling(risk, m, Math.min(1, 1.3 * delta), 0)))
                .as("planted: delta")
                .isGreaterThan(1.1);
    }

    private static double ceiling(double share, long labels, double delta, int missed) {
        long errors = Math.max(0, StrictMath.round(share * labels) - missed);
        return new ClopperPearsonCeiling(errors, labels, delta).value();
    }

    @Test
    void knownValues() {
        double none = new ClopperPearsonCeiling(0, 50, 0.05).value();
        double exact = -StrictMath.expm1(StrictMath.log(0.05) / 50);
        assertThat(none).isCloseTo(exact, within(1e-14)).isGreaterThanOrEqualTo(exact);
        assertThat(new ClopperPearsonCeiling(50, 50, 0.05).value()).isEqualTo(1);
        // qbeta(0.95, 4, 7): k = 3 of 10
        assertThat(new ClopperPearsonCeiling(3, 10, 0.05).value()).isCloseTo(0.6066242, within(5e-8));
        assertThat(new ClopperPearsonCeiling(3, 10, 1e-300).value())
                .as("a tail that no double has")
                .isEqualTo(new HoldOutCeiling(0.3, 10, 1e-300).value());
    }

    @Test
    void manyLabels() {
        double million = new ClopperPearsonCeiling(200_000, 1_000_000, 0.05).value();
        // qbeta(0.95, 200001, 800000)
        assertThat(million).isCloseTo(0.20065908275837238, within(1e-10));
        double most = new ClopperPearsonCeiling(1L << 52, 1L << 53, 0.05).value();
        assertThat(most).isBetween(0.5, 0.5 + 1e-7);
    }

    @Test
    void aShareBetweenTwoCountsIsTheUpper() {
        CeilingRule.Curve curve = ClopperPearsonCeiling.RULE.of(50, 0.05, CatoniGrid.standard());
        assertThat(curve.at(0.125, 3)).isEqualTo(new ClopperPearsonCeiling(7, 50, 0.05).value());
        for (int k = 0; k <= 49; k++) {
            double share = k / 49.0;
            assertThat(ClopperPearsonCeiling.RULE
                            .of(49, 0.05, CatoniGrid.standard())
                            .at(share, 0))
                    .isEqualTo(new ClopperPearsonCeiling(k, 49, 0.05).value());
        }
        assertThat(ClopperPearsonCeiling.RULE.fromBudget()).isFalse();
        assertThat(ClopperPearsonCeiling.RULE.reads().heldOut()).isTrue();
    }

    @Test
    void refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearsonCeiling(-1, 1, 0.5))
                .withMessageContaining("errors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearsonCeiling(2, 1, 0.5))
                .withMessageContaining("errors: 2, must be at most the labels, 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearsonCeiling(0, 0, 0.5))
                .withMessageContaining("labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClopperPearsonCeiling(0, 1, 0))
                .withMessageContaining("delta");
    }
}
