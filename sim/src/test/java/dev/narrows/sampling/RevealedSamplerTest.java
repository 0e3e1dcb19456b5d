package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RevealedSamplerTest {
    private static final int DRAWS = 20_000;
    private static final long LABELS = 40;

    /** The largest distance of a mean count from {@code m law}, in standard errors of the law. */
    private static double worst(RevealedSampler sampler, double[] law, StreamKey key) {
        long[] counts = new long[sampler.pairs()];
        long[] sum = new long[sampler.pairs()];
        for (int r = 0; r < DRAWS; r++) {
            sampler.sample(key.stream(r, Purpose.COUNTS), key.stream(r, Purpose.REVEALED_TARGETS), LABELS, counts);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(LABELS);
            for (int t = 0; t < sum.length; t++) {
                sum[t] += counts[t];
            }
        }
        double worst = 0;
        double trials = (double) DRAWS * LABELS;
        for (int t = 0; t < sum.length; t++) {
            double deviation = Math.sqrt(trials * law[t] * (1 - law[t]));
            worst = Math.max(
                    worst,
                    deviation == 0 ? sum[t] - trials * law[t] : Math.abs(sum[t] - trials * law[t]) / (deviation + 10));
        }
        return worst;
    }

    /** 10 models of at most 120 triples within 5.5 standard errors: false-alarm rate below 5e-5. */
    @Test
    void triplesHaveTheirLaw() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(77L);
        int caught = 0;
        for (int i = 0; i < 10; i++) {
            FiniteModel model = RandomModels.next(rng);
            RevealedSampler sampler = RevealedSampler.of(model);
            double[] law = ObservedLosses.revealed(model).probabilities();
            StreamKey key = StreamKey.of(List.of("revealed", String.valueOf(i)));
            assertThat(worst(sampler, law, key)).isLessThan(5.5);
            caught += worst(sampler, swapped(law), key) > 5.5 ? 1 : 0;
        }
        assertThat(caught).as("two triples swapped").isGreaterThan(5);
    }

    /** The planted fault: the likeliest triple and the one after it change places. */
    private static double[] swapped(double[] law) {
        double[] wrong = law.clone();
        int likeliest = 0;
        for (int t = 0; t < law.length; t++) {
            likeliest = law[t] > law[likeliest] ? t : likeliest;
        }
        int other = (likeliest + 1) % law.length;
        wrong[likeliest] = law[other];
        wrong[other] = law[likeliest];
        return wrong;
    }

    @Test
    void labelsAreThoseOfALearnerWithoutTheTargets() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(78L);
        FiniteModel model = RandomModels.next(rng);
        RevealedSampler sampler = RevealedSampler.of(model);
        CollapsedSampler labelled = CollapsedSampler.of(model.pairProbabilities());
        StreamKey key = StreamKey.of(List.of("same labels"));
        long[] triples = new long[sampler.pairs()];
        long[] pairs = new long[labelled.pairs()];
        for (int r = 0; r < 50; r++) {
            sampler.sample(key.stream(r, Purpose.COUNTS), key.stream(r, Purpose.REVEALED_TARGETS), 1_000_000, triples);
            labelled.sample(key.stream(r, Purpose.COUNTS), 1_000_000, pairs);
            long[] margin = new long[pairs.length];
            for (int t = 0; t < triples.length; t++) {
                margin[t / model.targets()] += triples[t];
            }
            assertThat(margin).containsExactly(pairs);
        }
    }

    @Test
    void oneSourceWillDoAndSizesAreChecked() {
        FiniteModel model = RandomModels.next(RandomSource.XO_RO_SHI_RO_128_PP.create(79L));
        RevealedSampler sampler = RevealedSampler.of(model);
        long[] counts = new long[sampler.pairs()];
        StreamKey key = StreamKey.of(List.of("one source"));
        sampler.sample(key.stream(0, Purpose.COUNTS), 1000, counts);
        assertThat((double) Arrays.stream(counts).sum()).isCloseTo(1000, within(0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sampler.sample(key.stream(0, Purpose.COUNTS), 1, new long[sampler.pairs() + 1]));
    }
}
