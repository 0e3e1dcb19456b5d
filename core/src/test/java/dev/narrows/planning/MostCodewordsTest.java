package dev.narrows.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.info.Pmf;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MostCodewordsTest {
    /** Fano's root by halving, apart from the formula of the project. */
    private static double fano(double information, int words) {
        double left = Math.log(words) - information;
        double low = 0;
        double high = 1 - 1.0 / words;
        for (int i = 0; i < 60 && left > 0; i++) {
            double e = (low + high) / 2;
            double h = -e * Math.log(e) - (1 - e) * Math.log(1 - e) + e * Math.log(words - 1);
            if (h <= left) {
                low = e;
            } else {
                high = e;
            }
        }
        return low;
    }

    private static double floor(Pmf contexts, double[] informations, int words) {
        return IntStream.range(0, informations.length)
                .mapToDouble(s -> contexts.probability(s) * fano(informations[s], words))
                .sum();
    }

    private static boolean isMost(Pmf contexts, double[] informations, double risk, int words) {
        return (words < 2 || floor(contexts, informations, words) <= risk)
                && floor(contexts, informations, words + 1) > risk;
    }

    /** Every number of codewords is tried one after another; the planted faults are one more and one fewer. */
    @Test
    void isTheFirstBeforeTheFloorExceedsTheRisk() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        int above = 0;
        for (int i = 0; i < Cases.of(200); i++) {
            Pmf contexts = RandomModels.pmf(rng, 1 + rng.nextInt(4), 1);
            double[] informations = new double[contexts.size()];
            Arrays.setAll(informations, s -> 3 * rng.nextDouble());
            double risk = 0.01 + 0.7 * rng.nextDouble();
            int words = 1;
            while (words < 3000 && floor(contexts, informations, words + 1) <= risk) {
                words++;
            }
            long found =
                    MostCodewords.of(contexts, informations, risk).codewords().orElseThrow();
            if (words < 3000) {
                assertThat(found)
                        .as("%s %s %s", contexts, Arrays.toString(informations), risk)
                        .isEqualTo(words);
                assertThat(isMost(contexts, informations, risk, (int) found + 1))
                        .isFalse();
                assertThat(found > 1 && isMost(contexts, informations, risk, (int) found - 1))
                        .isFalse();
            } else {
                above++;
                assertThat(isMost(contexts, informations, risk, (int) Math.min(found, 1 << 30)))
                        .isTrue();
            }
        }
        assertThat(above).isLessThan(100);
    }

    /** Without information the floor is {@code 1 - 1/M}; and q words go through a noiseless channel of q letters. */
    @ParameterizedTest
    @CsvSource({"0, 0.4, 1", "0, 0.51, 2", "0, 0.76, 4", "0, 0.991, 111"})
    void withoutInformation(double nats, double risk, long words) {
        assertThat(MostCodewords.of(Pmf.uniform(1), new double[] {nats}, risk).codewords())
                .hasValue(words);
    }

    @Test
    void noFewerThanANoiselessChannelConveys() {
        for (int q = 2; q < 200; q++) {
            double nats = Math.nextUp(Math.log(q));
            MostCodewords most = MostCodewords.of(Pmf.uniform(1), new double[] {nats}, 0.001);
            assertThat(most.codewords().orElseThrow()).isBetween((long) q, q + q / 50L + 1);
            assertThat(most.floor()).isLessThanOrEqualTo(0.001);
            assertThat(most.beyond()).isGreaterThan(0.001);
        }
    }

    @Test
    void noneAndTooMany() {
        MostCodewords none = MostCodewords.of(Pmf.uniform(1), new double[] {0}, 0.3);
        assertThat(none.codewords()).hasValue(1);
        assertThat(none.beyond()).isBetween(0.4999999, 0.5);
        MostCodewords many = MostCodewords.of(Pmf.uniform(1), new double[] {30}, 0.5);
        assertThat(many.codewords()).isEmpty();
        assertThat(many.floor()).isLessThanOrEqualTo(0.5);
        assertThat(many.beyond()).isNaN();
        assertThatThrownBy(() -> MostCodewords.of(Pmf.uniform(2), new double[] {1}, 0.5))
                .hasMessageContaining("informations: has 1 entries, must have 2 as there are contexts");
    }
}
