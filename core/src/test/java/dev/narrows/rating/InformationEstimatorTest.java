package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimators against figures of real ratings that were computed with numpy, and against their definitions. */
class InformationEstimatorTest {
    /** Verdicts of an LLM judge by the kind of item (llmbar, ChatGPT/Vanilla): the sums are the pooled counts. */
    private static final JointCounts BY_SUBSET = JointCounts.of(
            5, 2, 2, new long[] {65, 19, 18, 98, 22, 68, 67, 27, 20, 24, 31, 19, 17, 27, 33, 15, 30, 120, 96, 22});

    private static JointCounts counts(String text) {
        return JointCounts.of(Arrays.stream(text.split(";"))
                .map(row ->
                        Arrays.stream(row.split(" ")).mapToLong(Long::parseLong).toArray())
                .toArray(long[][]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "2245 300;1349 1106, 0.0715549449, 1e-10",
        "1710 630;905 967, 0.0322204289, 1e-10",
        "154 258;245 181, 0.0204535, 1e-7",
        "352 60;70 356, 0.2619474, 1e-7",
        "335 77;80 346, 0.2107435, 1e-7",
        "276 134 2;111 309 6, 0.0868513, 1e-7",
        "15382 1203 4940;10910 1491 9124, 0.0239137, 1e-7"
    })
    void plugInOfRealRatings(String text, double nats, double error) {
        assertThat(InformationEstimator.PLUG_IN.of(counts(text))).isCloseTo(nats, within(error));
    }

    @ParameterizedTest
    @CsvSource({"154 258;245 181, 0.0198568", "352 60;70 356, 0.2613508", "276 134 2;111 309 6, 0.0856580"})
    void millerAndMadowOfRealRatings(String text, double nats) {
        assertThat(InformationEstimator.MILLER_MADOW.of(counts(text))).isCloseTo(nats, within(1e-7));
    }

    @Test
    void withTheContextKnown() {
        assertThat(BY_SUBSET.pooled()).isEqualTo(counts("154 258;245 181"));
        assertThat(InformationEstimator.PLUG_IN.of(BY_SUBSET)).isCloseTo(0.1441415, within(1e-7));
        assertThat(InformationEstimator.MILLER_MADOW.of(BY_SUBSET)).isCloseTo(0.1411582, within(1e-7));
        assertThat(InformationEstimator.PLUG_IN.of(BY_SUBSET.context(0)))
                .isCloseTo(InformationEstimator.PLUG_IN.of(counts("65 19;18 98")), within(1e-15));
    }

    /** From the definition: every rating left out once, information from logarithms of shares. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jackknifeLeavesOutEveryRating(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] cells = random.longs(12, 0, 6).toArray();
        cells[0] = 1;
        long n = Arrays.stream(cells).sum();
        double without = 0;
        for (int i = 0; i < cells.length; i++) {
            long[] fewer = cells.clone();
            fewer[i]--;
            without += cells[i] == 0 ? 0 : cells[i] * byDefinition(fewer);
        }
        double expected = n * byDefinition(cells) - (n - 1.0) / n * without;
        assertThat(InformationEstimator.JACKKNIFE.of(JointCounts.of(2, 2, 3, cells)))
                .isCloseTo(expected, within(1e-11));
    }

    /** {@code I(U;Y|S)} of 2 contexts, 2 truths, 3 labels. */
    private static double byDefinition(long[] cells) {
        double n = Arrays.stream(cells).sum();
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            double ofContext = 0;
            double ofTruth = 0;
            double ofLabel = 0;
            for (int j = 0; j < 12; j++) {
                boolean context = i / 6 == j / 6;
                ofContext += context ? cells[j] : 0;
                ofTruth += i / 3 == j / 3 ? cells[j] : 0;
                ofLabel += context && i % 3 == j % 3 ? cells[j] : 0;
            }
            sum += cells[i] == 0 ? 0 : cells[i] / n * StrictMath.log(cells[i] * ofContext / (ofTruth * ofLabel));
        }
        return sum;
    }

    /** Shrinkage of {@code [[3, 1], [0, 4]]}: {@code l = (1 - 26/64) / (7 * 10/64) = 38/70}, shares l/4 + (1-l) n/8. */
    @Test
    void shrinkageByHand() {
        double l = 38.0 / 70;
        double[] p = {l / 4 + (1 - l) * 3 / 8, l / 4 + (1 - l) / 8, l / 4, l / 4 + (1 - l) / 2};
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += p[i] * StrictMath.log(p[i] / ((p[i / 2 * 2] + p[i / 2 * 2 + 1]) * (p[i % 2] + p[i % 2 + 2])));
        }
        assertThat(InformationEstimator.SHRINKAGE.of(counts("3 1;0 4"))).isCloseTo(sum, within(1e-15));
        assertThat(InformationEstimator.SHRINKAGE.of(counts("2 2;2 2"))).isZero();
        assertThat(InformationEstimator.SHRINKAGE.of(counts("1 0;0 0"))).isZero();
    }

    /**
     * Of useless labels of five classes, 100 ratings: the plug-in says 0.08 on average, the others next to nothing. A
     * mean of 400 has a standard error of 0.0016; false-alarm rate below 1e-6 (at least five of them).
     */
    @Test
    void biasOfUselessLabels() {
        SplittableRandom random = new SplittableRandom(7);
        double[] mean = new double[InformationEstimator.values().length];
        for (int trial = 0; trial < 400; trial++) {
            long[] cells = new long[25];
            for (int i = 0; i < 100; i++) {
                cells[random.nextInt(25)]++;
            }
            for (InformationEstimator estimator : InformationEstimator.values()) {
                mean[estimator.ordinal()] += estimator.of(JointCounts.of(1, 5, 5, cells)) / 400;
            }
        }
        assertThat(mean[InformationEstimator.PLUG_IN.ordinal()]).isGreaterThan(0.075);
        assertThat(mean[InformationEstimator.MILLER_MADOW.ordinal()]).isBetween(-0.01, 0.02);
        assertThat(mean[InformationEstimator.JACKKNIFE.ordinal()]).isBetween(-0.02, 0.01);
        assertThat(mean[InformationEstimator.SHRINKAGE.ordinal()]).isBetween(0.0, 0.02);
    }

    @Test
    void singleRatingsSayNothing() {
        for (InformationEstimator estimator : InformationEstimator.values()) {
            assertThat(estimator.of(counts("0 1;0 0"))).as(estimator.label()).isZero();
        }
    }

    @Test
    void risksOfTheBestRule() {
        assertThat(DecisionRisk.of(counts("2245 300;1349 1106"))).isEqualTo((1349 + 300) / 5000.0);
        assertThat(DecisionRisk.of(BY_SUBSET)).isEqualTo((18 + 19 + 22 + 27 + 20 + 19 + 17 + 15 + 30 + 22) / 838.0);
        assertThat(DecisionRisk.blind(BY_SUBSET)).isEqualTo((84 + 90 + 44 + 44 + 118) / 838.0);
    }

    @Test
    void sumsThatChangeAreThoseOfTheCounts() {
        PlugInSum sum = new PlugInSum(BY_SUBSET);
        sum.add(3, -7);
        sum.add(16, 11);
        long[] cells = BY_SUBSET.toArray();
        cells[3] -= 7;
        cells[16] += 11;
        JointCounts changed = JointCounts.of(5, 2, 2, cells);
        assertThat(sum.value()).isCloseTo(InformationEstimator.PLUG_IN.of(changed), within(1e-14));
        assertThatThrownBy(() -> sum.add(0, -66)).isInstanceOf(IllegalArgumentException.class);
        PlugInSum single = new PlugInSum(counts("1 0;0 0"));
        single.add(0, -1);
        assertThat(single.value()).isZero();
    }

    @Test
    void whatIsNoCountIsRefused() {
        assertThatThrownBy(() -> counts("0 0;0 0")).hasMessageContaining("total");
        assertThatThrownBy(() -> counts("1 -1;0 0")).hasMessageContaining("count");
        assertThatThrownBy(() -> counts("1 1;0")).hasMessageContaining("row");
        assertThatThrownBy(() -> JointCounts.of(1, 2, 2, new long[3])).hasMessageContaining("counts");
        assertThatThrownBy(() -> JointCounts.of(2, 1, 1, new long[] {1, 0}).context(1))
                .hasMessageContaining("total");
    }
}
