package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.testing.Cases;
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
