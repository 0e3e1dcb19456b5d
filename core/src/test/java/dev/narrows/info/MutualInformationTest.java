package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.RandomModels;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class MutualInformationTest {
    @Test
    void equalsEntropyDifferences() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(21L);
        for (int i = 0; i < 2000; i++) {
            Channel w = RandomModels.channel(rng, 1 + rng.nextInt(6), 1 + rng.nextInt(6));
            Pmf p = RandomModels.pmf(rng, w.inputs(), 1);
            double conditional = 0;
            for (int x = 0; x < w.inputs(); x++) {
                conditional += p.probability(x) * Pmf.of(w.row(x)).entropy();
            }
            double expected = Pmf.of(w.output(p)).entropy() - conditional;
            assertThat(MutualInformation.of(p, w)).isEqualTo(expected, within(1e-13));
            assertThat(MutualInformation.upper(p, w)).isGreaterThanOrEqualTo(MutualInformation.of(p, w));
        }
    }

    /** The entropy difference, right elsewhere, is the planted fault here: it has no digit of 2 d^2 left. */
    @Test
    void nothingCancelsForNearlyEqualRows() {
        double d = 0x1p-28;
        Channel w = NamedChannels.binarySymmetric(0.5 - d);
        Pmf p = Pmf.uniform(2);
        double truth = 2 * d * d;
        assertThat(MutualInformation.of(p, w) / truth).isEqualTo(1, within(1e-12));
        double cancelled = Pmf.of(w.output(p)).entropy() - Pmf.of(w.row(0)).entropy();
        assertThat(cancelled / truth).isNotCloseTo(1, within(1e-1));
        assertThat(MutualInformation.upper(p, w)).isGreaterThan(truth);
    }

    @Test
    void degenerateLaws() {
        Channel w = Channel.of(new double[][] {{1, 0}, {1, 0}, {0, 1}});
        assertThat(MutualInformation.upper(Pmf.of(0.4, 0.6, 0), w)).isZero();
        assertThat(MutualInformation.of(Pmf.of(0.25, 0.25, 0.5), w)).isEqualTo(StrictMath.log(2), within(1e-15));
        assertThatThrownBy(() -> MutualInformation.of(Pmf.uniform(2), w)).isInstanceOf(IllegalArgumentException.class);
    }
}
