package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChernoffExponentTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.3, 0.45, 0.8})
    void binarySymmetric(double p) {
        ChernoffExponent exponent = ChernoffExponent.least(NamedChannels.binarySymmetric(p));
        assertThat(exponent.nats()).isCloseTo(-Math.log(2 * Math.sqrt(p * (1 - p))), within(1e-13));
        assertThat(exponent.nats()).isLessThan(-Math.log(2 * Math.sqrt(p * (1 - p))));
        assertThat(exponent.tilt()).isCloseTo(0.5, within(1e-7));
    }

    /** Rows (1, 0) and (e, 1 - e) have one label in common: the maximum is at an end. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.9})
    void zChannel(double e) {
        Channel z = NamedChannels.z(e);
        assertThat(ChernoffExponent.of(z, 0, 1).nats()).isCloseTo(-Math.log(e), within(1e-13));
        assertThat(ChernoffExponent.of(z, 1, 0).nats()).isCloseTo(-Math.log(e), within(1e-13));
    }

    @Test
    void theEnds() {
        assertThat(ChernoffExponent.least(NamedChannels.noiseless(3)).nats()).isInfinite();
        assertThat(ChernoffExponent.least(NamedChannels.useless(3, 2)).nats()).isZero();
        assertThat(ChernoffExponent.errorCeiling(Pmf.uniform(3), NamedChannels.noiseless(3), 1))
                .isZero();
        assertThat(ChernoffExponent.errorCeiling(Pmf.of(0.5, 0.3, 0.2), NamedChannels.useless(3, 2), 9))
                .isCloseTo(0.5, within(1e-15));
    }

    /** The hardest pair: rows 1 and 2 of three are near. */
    @Test
    void theLeastIsThatOfTheHardestPair() {
        Channel rater = Channel.of(new double[][] {{0.9, 0.1}, {0.4, 0.6}, {0.3, 0.7}});
        ChernoffExponent least = ChernoffExponent.least(rater);
        assertThat(least.first()).isEqualTo(1);
        assertThat(least.second()).isEqualTo(2);
        assertThat(least.nats()).isLessThan(ChernoffExponent.of(rater, 0, 1).nats());
    }

    /** No other tilt gives more: a grid. */
    @Test
    void isTheMaximumOverTheTilt() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1952);
        for (int c = 0; c < Cases.of(100); c++) {
            Channel rater = RandomModels.channel(rng, 2, 2 + rng.nextInt(4));
            double nats = ChernoffExponent.least(rater).nats();
            double most = 0;
            for (int t = 1; t < 1000; t++) {
                double sum = 0;
                for (int y = 0; y < rater.outputs(); y++) {
                    sum += Math.pow(rater.probability(0, y), t / 1000.0)
                            * Math.pow(rater.probability(1, y), 1 - t / 1000.0);
                }
                most = Math.max(most, -Math.log(sum));
            }
            assertThat(nats).isGreaterThanOrEqualTo(most - 1e-13);
            assertThat(Math.abs(nats) == Double.POSITIVE_INFINITY || nats <= most + 0.01 * (1 + most))
                    .isTrue();
        }
    }

    /** The ceiling lies above the exact risk, for every number of raters. */
    @Test
    void theCeilingIsNotBelowTheRisk() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        boolean halfIsTooSmall = false;
        for (int c = 0; c < 60; c++) {
            int targets = 2 + rng.nextInt(3);
            Channel rater = RandomModels.channel(rng, targets, 2 + rng.nextInt(3));
            Pmf law = RandomModels.pmf(rng, targets, 1);
            for (int r : new int[] {1, 2, 5, 12}) {
                double risk = RaterPanel.independent(law, rater, r).bayesRisk(Loss.zeroOne(targets));
                double ceiling = ChernoffExponent.errorCeiling(law, rater, r);
                assertThat(ceiling).isGreaterThanOrEqualTo(risk - 1e-12);
                halfIsTooSmall |= ceiling / 2 < risk - 1e-12;
            }
        }
        // planted: half of it is no ceiling
        assertThat(halfIsTooSmall).isTrue();
    }

    /** Risk of r raters goes as exp(-rC)/sqrt(r) for the binary symmetric channel. */
    @Test
    void theRiskFallsWithTheExponent() {
        Channel rater = NamedChannels.binarySymmetric(0.3);
        double few = RaterPanel.independent(Pmf.uniform(2), rater, 201).bayesRisk(Loss.zeroOne(2));
        double many = RaterPanel.independent(Pmf.uniform(2), rater, 401).bayesRisk(Loss.zeroOne(2));
        double slope = (Math.log(few / many) - Math.log(401.0 / 201) / 2) / 200;
        assertThat(slope).isCloseTo(ChernoffExponent.least(rater).nats(), within(1e-4));
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        Channel w = NamedChannels.binarySymmetric(0.1);
        assertThatThrownBy(() -> ChernoffExponent.of(w, 0, 0)).hasMessageStartingWith("first, second: 0, 0");
        assertThatThrownBy(() -> ChernoffExponent.of(w, 0, 2)).hasMessageStartingWith("first, second: 0, 2");
        assertThatThrownBy(() -> ChernoffExponent.of(w, -1, 1)).hasMessageStartingWith("first, second: -1, 1");
        assertThatThrownBy(() -> ChernoffExponent.least(Channel.of(new double[][] {{1}})))
                .hasMessageStartingWith("targets: 1");
        assertThatThrownBy(() -> ChernoffExponent.errorCeiling(Pmf.uniform(3), w, 1))
                .hasMessageStartingWith("rater: has 2");
        assertThatThrownBy(() -> ChernoffExponent.errorCeiling(Pmf.uniform(2), w, -1))
                .hasMessageStartingWith("raters: -1");
    }
}
