package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.testing.Cases;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FanoTest {
    private static final int CASES = Cases.of(20_000);

    private interface Floor {
        double of(double entropy, double information, int codewords);
    }

    private static final Floor WEAK = (h, i, m) -> new WeakFano(h, i, m).value();
    private static final Floor SHARP = (h, i, m) -> new SharpFano(h, i, m).value();

    private static int weakAboveSharp(Floor weak, Floor sharp) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            int codewords = 2 + (int) StrictMath.exp(8 * random.nextDouble());
            double entropy = StrictMath.log(codewords) * (random.nextBoolean() ? 1 : random.nextDouble());
            double information = entropy * random.nextDouble() * random.nextDouble();
            wrong += weak.of(entropy, information, codewords) <= sharp.of(entropy, information, codewords) ? 0 : 1;
        }
        return wrong;
    }

    /** The symmetric channel with error e has H(J) - C = h(e) + e log(M-1): the floor is e itself, from below. */
    private static int awayFromTheSymmetricError(Floor sharp) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(12);
        int wrong = 0;
        for (int i = 0; i < CASES; i++) {
            int m = 2 + random.nextInt(30);
            double e = (1 - 1.0 / m) * 0.999 * StrictMath.exp(-20 * random.nextDouble() * random.nextDouble());
            double conditional = -e * StrictMath.log(e) - (1 - e) * StrictMath.log1p(-e) + e * StrictMath.log(m - 1.0);
            double information = StrictMath.log(m) - conditional;
            double floor = sharp.of(StrictMath.log(m), Math.max(0, information) + 1e-15, m);
            wrong += floor <= e && floor >= e - 1e-11 ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void weakIsAtMostSharp() {
        assertThat(weakAboveSharp(WEAK, SHARP)).isZero();
        Floor withoutLogTwo = (h, i, m) -> Math.max(0, (h - i) / StrictMath.log(m));
        assertThat(weakAboveSharp(withoutLogTwo, SHARP)).isPositive();
    }

    @Test
    void sharpIsTheErrorOfTheSymmetricChannel() {
        assertThat(awayFromTheSymmetricError(SHARP)).isZero();
        Floor inBits = (h, i, m) -> new SharpFano(h, i / StrictMath.log(2), m).value();
        assertThat(awayFromTheSymmetricError(inBits)).isPositive();
        Floor upperEnd = (h, i, m) -> new SharpFano(h, i, m).value() * (1 + 1e-12);
        assertThat(awayFromTheSymmetricError(upperEnd)).isPositive();
    }

    @Test
    void edges() {
        double log2 = StrictMath.log(2);
        assertThat(SHARP.of(log2, 0, 2)).isCloseTo(0.5, offset(1e-15)).isLessThan(0.5);
        assertThat(SHARP.of(Math.nextUp(log2), 0, 2)).isLessThanOrEqualTo(0.5);
        assertThat(SHARP.of(log2, 1e-13, 2)).isBetween(0.5 - 3e-7, 0.5 - 2e-7);
        assertThat(SHARP.of(log2, log2, 2)).isZero();
        assertThat(SHARP.of(log2, Double.POSITIVE_INFINITY, 2)).isZero();
        assertThat(SHARP.of(0, 0, 7)).isZero();
        assertThat(SHARP.of(1e-18, 0, 2)).isBetween(1e-20, 1e-18);
        assertThat(WEAK.of(log2, 0, 2)).isZero();
        assertThat(WEAK.of(StrictMath.log(4), 0, 4))
                .isCloseTo(0.5, offset(1e-14))
                .isLessThan(0.5);
        assertThat(WEAK.of(StrictMath.log(4), Double.POSITIVE_INFINITY, 4)).isZero();
    }

    /**
     * h(1/2 - x) = log 2 - 2x^2 - ...: an information below the last place of log 2 moves the root by its square root.
     */
    @Test
    void anInformationThatRoundingSwallowsLowersTheFloor() {
        double information = 5e-17;
        assertThat(StrictMath.log(2) - information).isEqualTo(StrictMath.log(2));
        assertThat(SHARP.of(StrictMath.log(2), information, 2)).isBetween(0.5 - 3e-8, 0.5 - Math.sqrt(information / 2));
        assertThat(WEAK.of(1, 0, Integer.MAX_VALUE)).isPositive();
        assertThat(new WeakFano(700, 0, Double.MAX_VALUE).value()).isBetween(0.98, 1.0);
    }

    private interface FromLogarithm {
        double of(double entropy, double information, double logCodewords);
    }

    /** {@code h(e) + e log(M-1)}, to fifty digits. */
    private static BigDecimal uncertainty(BigDecimal e, BigDecimal logOthers) {
        return e.multiply(logOthers).subtract(xlogx(e)).subtract(xlogx(BigDecimal.ONE.subtract(e)));
    }

    private static BigDecimal xlogx(BigDecimal x) {
        return x.signum() == 0 ? x : x.multiply(ExactDivergence.log(x));
    }

    /** Not between the exact root and {@code 1e-12} below it. */
    private static boolean isAway(FromLogarithm sharp, BigDecimal logSize, BigDecimal logOthers, double share) {
        double entropy = Math.nextDown(logSize.doubleValue());
        double information = share * entropy;
        BigDecimal left = new BigDecimal(entropy).subtract(new BigDecimal(information));
        BigDecimal floor = new BigDecimal(sharp.of(entropy, information, logSize.doubleValue()));
        BigDecimal most =
                BigDecimal.ONE.subtract(new BigDecimal(Math.max(1e-300, StrictMath.exp(-logSize.doubleValue()))));
        BigDecimal above = floor.multiply(new BigDecimal("1.000000000001")).min(most);
        return uncertainty(floor, logOthers).compareTo(left) > 0
                || uncertainty(above, logOthers).compareTo(left) <= 0;
    }

    private static int awayFromTheExactRoot(FromLogarithm sharp) {
        int wrong = 0;
        for (double share : new double[] {0, 1e-9, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9}) {
            for (String codewords : List.of(
                    "1099511627776", "1099511627777", "1125899906854968", "9007199254740993", "4611686018427387847")) {
                BigDecimal size = new BigDecimal(codewords);
                BigDecimal others = ExactDivergence.log(size.subtract(BigDecimal.ONE));
                wrong += isAway(sharp, ExactDivergence.log(size), others, share) ? 1 : 0;
            }
            for (double logSize : new double[] {64.5, 700.25, 12_345.678}) {
                BigDecimal size = new BigDecimal(logSize);
                wrong += isAway(sharp, size, size, share) ? 1 : 0;
            }
        }
        return wrong;
    }

    /** From 2^40 on M is its logarithm, and no whole number that could be known. */
    @Test
    void sharpOfALogarithmIsTheExactRootFromBelow() {
        assertThat(awayFromTheExactRoot(SharpFano::ofLogarithm)).isZero();
        assertThat(awayFromTheExactRoot(WeakFano::ofLogarithm)).isPositive();
        assertThat(awayFromTheExactRoot((h, i, size) -> Math.min(1, SharpFano.ofLogarithm(h, i, size) * (1 + 1e-14))))
                .isPositive();
    }

    @Test
    void bothFormsOfSharpAgreeWhereMIsStillAWholeNumber() {
        for (double codewords : new double[] {0x1p30, 0x1p40 - 1, 0x1p40, 0x1p50, 0x1p62}) {
            double logSize = StrictMath.log(codewords);
            for (double share : new double[] {1e-9, 0.25, 0.75, 1, 2}) {
                double floor = SharpFano.ofLogarithm(logSize, share * logSize, logSize);
                double whole = new SharpFano(logSize, share * logSize, codewords).value();
                assertThat(floor).isCloseTo(whole, offset(1e-14));
            }
            assertThat(SharpFano.ofLogarithm(logSize, 0, logSize))
                    .isCloseTo(1 - 1 / codewords, offset(0x1p-52))
                    .isLessThan(1);
            assertThat(SharpFano.ofLogarithm(logSize, Double.POSITIVE_INFINITY, logSize))
                    .isZero();
        }
    }

    @Test
    void sharpDecreasesInTheInformation() {
        double last = 1;
        for (int i = 0; i <= 1_000; i++) {
            double floor = SHARP.of(StrictMath.log(5), i * 2e-3, 5);
            assertThat(floor).isLessThanOrEqualTo(last);
            last = floor;
        }
        assertThat(last).isZero();
    }

    @Test
    void refuseWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeakFano(-1, 0, 2))
                .withMessageContaining("entropy");
        assertThatIllegalArgumentException().isThrownBy(() -> new SharpFano(1, Double.NaN, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharpFano(1, 0, 1))
                .withMessageContaining("codewords");
    }
}
