package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** False-alarm rates: 0.0016 for each scheme of 50 tests, 1e-6 for each large test. */
class TupleSamplerTest {
    private static final Channel FIRST = Channel.of(new double[][] {{0.7, 0.2, 0.1}, {0, 0.9, 0.1}, {0.25, 0.25, 0.5}});
    private static final Channel SECOND = Channel.of(new double[][] {{1, 0, 0}, {0.3, 0.4, 0.3}, {0.1, 0.1, 0.8}});
    private static final Channel ARTICULATION =
            Channel.of(new double[][] {{0.6, 0.2, 0.1, 0.1}, {0.05, 0.9, 0.05, 0}, {0.2, 0.2, 0.3, 0.3}});
    /** Two contexts, a codeword repeated, a prior that is not uniform, zeros, channels that differ by context. */
    private static final FiniteModel MODEL = FiniteModel.of(
            Pmf.of(0.35, 0.65),
            Pmf.of(0.5, 0.2, 0.3),
            Codebook.of(new int[][] {{0, 1, 1}, {2, 0, 1}}),
            Cascade.of(List.of(FIRST, SECOND), List.of(ARTICULATION)),
            Loss.zeroOne(3));

    private static int tuple(int s, int j, int h, int y) {
        return ((s * 3 + j) * 3 + h) * 4 + y;
    }

    private static double[] tupleLaw() {
        return tupleLaw(MODEL);
    }

    /** Law of (S, J, H, Y) by the definition of the model. */
    private static double[] tupleLaw(FiniteModel model) {
        double[] law = new double[2 * 3 * 3 * 4];
        for (int s = 0; s < 2; s++) {
            for (int j = 0; j < 3; j++) {
                for (int h = 0; h < 3; h++) {
                    for (int y = 0; y < 4; y++) {
                        law[tuple(s, j, h, y)] = model.contextLaw().probability(s)
                                * model.prior().probability(j)
                                * model.cascade()
                                        .cognitive(s)
                                        .probability(model.codebook().word(j, s), h)
                                * model.cascade().articulation(s).probability(h, y);
                    }
                }
            }
        }
        return law;
    }

    private static ChiSquare.Draws tuples(TupleSampler sampler) {
        long[] pairs = new long[sampler.pairs()];
        return (rng, n, histogram) -> sampler.sample(rng, n, pairs, (s, j, h, y) -> histogram[tuple(s, j, h, y)]++);
    }

    @Test
    void tuplesHaveTheLawOfTheModel() {
        ChiSquare.Draws draws = tuples(TupleSampler.of(MODEL));
        assertThat(ChiSquare.failuresOf50(11, tupleLaw(), draws)).isLessThanOrEqualTo(3);
        assertThat(ChiSquare.large(12, 10_000_000, tupleLaw(), draws)).isGreaterThan(1e-6);
    }

    /** Rows of h and of y apart, as for large alphabets, and one set of rows for contexts that share their channels. */
    @Test
    void everyLayOutOfTheTablesHasTheLawOfTheModel() {
        FiniteModel shared = FiniteModel.of(
                MODEL.contextLaw(), MODEL.prior(), MODEL.codebook(), Cascade.of(FIRST, ARTICULATION), Loss.zeroOne(3));
        for (FiniteModel model : List.of(MODEL, shared)) {
            for (boolean joint : new boolean[] {true, false}) {
                TupleTables tables = new TupleTables(model, joint);
                assertThat(tables.words()).isEqualTo(joint ? 2 : 3);
                ChiSquare.Draws draws = (rng, n, histogram) -> {
                    long[] words = new long[tables.words() * 1000];
                    for (long drawn = 0; drawn < n; drawn += 1000) {
                        Arrays.setAll(words, i -> rng.nextLong());
                        tables.draw(words, 1000, new long[8], (s, j, h, y) -> histogram[tuple(s, j, h, y)]++);
                    }
                };
                assertThat(ChiSquare.large(20, 3_000_000, tupleLaw(model), draws))
                        .isGreaterThan(1e-6);
            }
        }
    }

    @Test
    void consecutiveTuplesAreIndependent() {
        double[] law = tupleLaw();
        double[] pairs = new double[law.length * law.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = law[i / law.length] * law[i % law.length];
        }
        int[] before = {-1};
        long[] histogram = new long[pairs.length];
        TupleSampler.of(MODEL)
                .sample(RandomSource.XO_RO_SHI_RO_128_PP.create(13L), 4_000_000, new long[8], (s, j, h, y) -> {
                    int now = tuple(s, j, h, y);
                    if (before[0] >= 0) {
                        histogram[before[0] * law.length + now]++;
                        before[0] = -1;
                    } else {
                        before[0] = now;
                    }
                });
        assertThat(ChiSquare.pValue(histogram, pairs)).isGreaterThan(1e-6);
    }

    @Test
    void pairsAgreeWithTheModelAndWithTheCollapsedSampler() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(14L);
        double[] law = MODEL.pairProbabilities();
        long[] tupleWise = new long[8];
        TupleSampler.of(MODEL).sample(rng, 4_000_000, tupleWise);
        assertThat(ChiSquare.pValue(tupleWise, law)).isGreaterThan(1e-6);
        long[] collapsed = new long[8];
        long[] counts = new long[8];
        CollapsedSampler sampler = CollapsedSampler.of(law);
        for (int r = 0; r < 4000; r++) {
            sampler.sample(rng, 1000, counts);
            Arrays.setAll(collapsed, c -> collapsed[c] + counts[c]);
        }
        assertThat(ChiSquare.twoSample(tupleWise, collapsed)).isGreaterThan(1e-6);
    }

    /** The law of one whole count vector, not only of its pairs: both samplers on all vectors of 3 labels. */
    @Test
    void countVectorsAgreeWithTheCollapsedSampler() {
        long[] tupleWise = vectors(TupleSampler.of(MODEL), 15);
        long[] collapsed = vectors(CollapsedSampler.of(MODEL.pairProbabilities()), 16);
        assertThat(ChiSquare.twoSample(tupleWise, collapsed)).isGreaterThan(1e-6);
    }

    private static long[] vectors(CountsSampler sampler, long seed) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        long[] histogram = new long[1 << 16];
        long[] counts = new long[8];
        for (int r = 0; r < 1_000_000; r++) {
            sampler.sample(rng, 3, counts);
            int code = 0;
            for (long count : counts) {
                code = 4 * code + (int) count;
            }
            histogram[code]++;
        }
        return histogram;
    }

    @Test
    void plantedFaultsAreCaughtByTheSameChecks() {
        FiniteModel swapped = FiniteModel.of(
                MODEL.contextLaw(),
                MODEL.prior(),
                MODEL.codebook(),
                Cascade.of(List.of(SECOND, FIRST), List.of(ARTICULATION)),
                Loss.zeroOne(3));
        ChiSquare.Draws draws = tuples(TupleSampler.of(swapped));
        assertThat(ChiSquare.failuresOf50(11, tupleLaw(), draws)).isGreaterThan(3);
        long[] pairs = new long[8];
        TupleSampler.of(swapped).sample(RandomSource.XO_RO_SHI_RO_128_PP.create(14L), 4_000_000, pairs);
        long[] collapsed = new long[8];
        CollapsedSampler.of(MODEL.pairProbabilities())
                .sample(RandomSource.XO_RO_SHI_RO_128_PP.create(17L), 4_000_000, collapsed);
        assertThat(ChiSquare.twoSample(pairs, collapsed)).isLessThan(1e-6);
    }

    @Test
    void theRecorderChangesNothingAndSeesEveryTuple() {
        TupleSampler sampler = TupleSampler.of(MODEL);
        long[] plain = new long[8];
        long[] recorded = new long[8];
        long[] seen = new long[8];
        sampler.sample(RandomSource.XO_RO_SHI_RO_128_PP.create(18L), 5000, plain);
        sampler.sample(
                RandomSource.XO_RO_SHI_RO_128_PP.create(18L), 5000, recorded, (s, j, h, y) -> seen[MODEL.pair(s, y)]++);
        assertThat(recorded).isEqualTo(plain).isEqualTo(seen);
        assertThat(Arrays.stream(plain).sum()).isEqualTo(5000);
    }

    /**
     * The same bits on every JDK: part of the rng contract v1. Pinned anew when (h, y) and the inner generator came.
     */
    @Test
    void firstCountsOfAKeyArePinned() {
        UniformRandomProvider rng = StreamKey.of(List.of("narrows rng v1", "golden")).stream(0, Purpose.TUPLES);
        long[] counts = new long[8];
        TupleSampler.of(MODEL).sample(rng, 10_000, counts);
        assertThat(counts).containsExactly(887, 2042, 332, 215, 2038, 2072, 1207, 1207);
    }

    @Test
    void argumentsAreChecked() {
        TupleSampler sampler = TupleSampler.of(MODEL);
        assertThat(sampler.pairs()).isEqualTo(8);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(19L);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(rng, -1, new long[8]));
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.sample(rng, 1, new long[9]));
    }
}
