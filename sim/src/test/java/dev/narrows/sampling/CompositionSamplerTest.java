package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class CompositionSamplerTest {
    private static final int DRAWS = 20_000;
    private static final long LABELS = 30;

    /** Largest distance of the mean of N_c and of N_c^2 from those of Bin(m, p_c), in standard errors. */
    private static double worst(FiniteModel model, double[] law, boolean freshComposition) {
        CompositionSampler sampler = CompositionSampler.of(model);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(88);
        long[] targets = new long[sampler.targets()];
        long[] counts = new long[model.pairs()];
        double[] first = new double[counts.length];
        double[] second = new double[counts.length];
        sampler.composition(rng, LABELS, targets);
        for (int r = 0; r < DRAWS; r++) {
            if (freshComposition) {
                sampler.composition(rng, LABELS, targets);
            }
            sampler.counts(rng, targets, counts);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(LABELS);
            for (int c = 0; c < counts.length; c++) {
                first[c] += counts[c];
                second[c] += (double) counts[c] * counts[c];
            }
        }
        double worst = 0;
        for (int c = 0; c < counts.length; c++) {
            double mean = LABELS * law[c];
            double variance = mean * (1 - law[c]);
            double square = variance + mean * mean;
            worst = Math.max(worst, Math.abs(first[c] - DRAWS * mean) / (Math.sqrt(DRAWS * variance) + 10));
            double spread = Math.sqrt(DRAWS * variance) * (2 * mean + 3 * Math.sqrt(variance) + 1);
            worst = Math.max(worst, Math.abs(second[c] - DRAWS * square) / (spread + 10));
        }
        return worst;
    }

    /** 10 models of at most 20 pairs within 5.5 standard errors: false-alarm rate below 2e-5. */
    @Test
    void countsOfFreshCompositionsAreMultinomial() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(87);
        int caught = 0;
        for (int i = 0; i < 10; i++) {
            FiniteModel model = RandomModels.next(rng);
            assertThat(worst(model, model.pairProbabilities(), true)).isLessThan(5.5);
            caught += worst(model, model.pairProbabilities(), false) > 5.5 ? 1 : 0;
        }
        assertThat(caught).as("planted: one composition for all").isGreaterThan(3);
    }

    @Test
    void refusesOtherLengths() {
        FiniteModel model = RandomModels.next(RandomSource.XO_RO_SHI_RO_128_PP.create(89));
        CompositionSampler sampler = CompositionSampler.of(model);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(90);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.counts(rng, new long[sampler.targets() + 1], new long[model.pairs()]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.counts(rng, new long[sampler.targets()], new long[model.pairs() + 1]));
    }
}
