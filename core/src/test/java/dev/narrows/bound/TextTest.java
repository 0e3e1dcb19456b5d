package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.info.CapacityBracket;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Bracket;
import dev.narrows.numeric.Digits;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What objects say of themselves. */
class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0.0, 0, 0",
        "1, 1, 1",
        "0.12344, 0.1234, 0.1235",
        "-0.12344, -0.1235, -0.1234",
        "0.99999, 0.9999, 1",
        "0.00010001, 0.0001, 0.0001001",
        "0.00001234567, 0.00001234, 0.00001235",
        "1234567, 1234000, 1235000",
        "12345678, 1.234E+7, 1.235E+7",
        "4.9E-324, 4.940E-324, 4.941E-324",
        "Infinity, Infinity, Infinity",
        "NaN, NaN, NaN"
    })
    void fourDigits(double value, String down, String up) {
        assertThat(Digits.down(value)).isEqualTo(down.replace("4.940E", "4.94E"));
        assertThat(Digits.up(value)).isEqualTo(up);
    }

    @Test
    void roundingIsOutward() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-20, 20));
            assertThat(new BigDecimal(Digits.down(value))).isLessThanOrEqualTo(new BigDecimal(value));
            assertThat(new BigDecimal(Digits.up(value))).isGreaterThanOrEqualTo(new BigDecimal(value));
        }
    }

    @Test
    void brackets() {
        assertThat(new Bracket(-0.25, 1 / 3.0)).hasToString("-0.25..0.3334");
        assertThat(new CapacityBracket(0.36806, 0.36814, 12, true)).hasToString("0.368..0.3682 nats");
        assertThat(new CapacityBracket(0, Double.POSITIVE_INFINITY, 0, false))
                .hasToString("0..Infinity nats, not converged");
    }

    /** Of channels without noise and of channels that carry nothing: log 4 = 1.38629..., and 0. */
    @Test
    void capacitiesAndLadders() {
        FiniteModel clear = model(0);
        Capacities capacities = Capacities.of(clear);
        assertThat(capacities).hasToString("total 1.387, cascade 1.387, mixture 1.387 nats");
        assertThat(FloorLadder.of(clear, capacities).toString()).matches("[0-9]+ floors, best 0 \\(.*\\)");
        FiniteModel useless = model(0.75);
        assertThat(FloorLadder.of(useless, Capacities.of(useless)).toString())
                .matches("[0-9]+ floors, best 0[.]7499 \\(.*\\)|[0-9]+ floors, best 0[.]75 \\(.*\\)");
    }

    private static FiniteModel model(double error) {
        return FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(4),
                Codebook.identity(1, 4),
                Cascade.of(NamedChannels.symmetric(4, error), NamedChannels.noiseless(4)),
                Loss.zeroOne(4));
    }
}
