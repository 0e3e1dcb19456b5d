package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two methods of {@link CollapsedSampler} each by itself. False-alarm rates: 1e-6 for each test unless said
 * otherwise.
 */
class KernelsTest {
    private static final double[] LAW = {0.31, 0.0001, 0.07, 0.12, 0.2, 0.0099, 0.19, 0.1};

    /** A method: adds m labels to counts that hold 0. */
    private interface Kernel {
        void draw(Xoshiro256 rng, int labels, long[] counts);
    }

    private static Kernel slots(double[] law) {
        SlotTable table = new SlotTable(law);
        SlotTable.Scratch scratch = table.scratch();
        return (rng, labels, counts) -> table.draw(rng, labels, counts, scratch);
    }

    private static Kernel tree(double[] law) {
        BinomialTree tree = new BinomialTree(law, IntStream.range(0, law.length).toArray());
        return tree::draw;
    }

    /** Fields of 12 bits that begin {@code shift} bits apart: with 12 what the slots do, below that a planted fault. */
    private static Kernel fields(double[] law, int shift) {
        int[] categoryOfSlot = new int[4096];
        int slot = 0;
        double[] rest = new double[law.length];
        for (int c = 0; c < law.length; c++) {
            int whole = (int) (law[c] * 4096);
            Arrays.fill(categoryOfSlot, slot, slot + whole, c);
            slot += whole;
            rest[c] = law[c] * 4096 - whole;
        }
        Arrays.fill(categoryOfSlot, slot, 4096, -1);
        double left = 4096 - slot;
        AliasTable residual =
                AliasTable.of(Arrays.stream(rest).map(r -> r / left).toArray());
        return (rng, labels, counts) -> {
            long word = rng.nextLong();
            for (int field = 0; field < labels; field++) {
                int category = categoryOfSlot[(int) (word >>> shift * field) & 4095];
                counts[category < 0 ? residual.outcome(rng.nextLong()) : category]++;
            }
        };
    }

    private static Xoshiro256 generator(long seed) {
        Xoshiro256 rng = new Xoshiro256();
        rng.seed(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        return rng;
    }

    private static double[] unevenLaw(int categories) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(30L);
        double[] law = rng.doubles(categories).toArray();
        double sum = Arrays.stream(law).reduce(0, Double::sum);
        return Arrays.stream(law).map(p -> p / sum).toArray();
    }

    /** Sum of the vectors of {@code draws} labels in all. */
    private static long[] total(Kernel kernel, int categories, int labels, long draws) {
        Xoshiro256 rng = generator(31);
        long[] sum = new long[categories];
        long[] counts = new long[categories];
        for (long drawn = 0; drawn < draws; drawn += labels) {
            Arrays.fill(counts, 0);
            kernel.draw(rng, labels, counts);
            for (int c = 0; c < categories; c++) {
                sum[c] += counts[c];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 1280, 1283, 40_000})
    void categoriesHaveTheirProbabilities(int labels) {
        for (double[] law :
                List.of(LAW, unevenLaw(640), unevenLaw(2000), new double[] {0.5, 0.5}, new double[] {1e-3, 0.999})) {
            long draws = law.length > 10 && labels < 10 ? 200_000 : 10_000_000;
            assertThat(ChiSquare.pValue(total(slots(law), law.length, labels, draws), law))
                    .isGreaterThan(1e-6);
            long fewer = labels < 1000 ? 200_000 : 10_000_000;
            assertThat(ChiSquare.pValue(total(tree(law), law.length, labels, fewer), law))
                    .isGreaterThan(1e-6);
        }
    }

    /** A 12-bit law without its residual: categories lose up to one slot of 4096. */
    @Test
    void lostResidualIsCaughtByTheSameCheck() {
        double[] law = unevenLaw(640);
        double[] whole = Arrays.stream(law).map(p -> Math.floor(p * 4096)).toArray();
        double sum = Arrays.stream(whole).sum();
        Kernel coarse = slots(Arrays.stream(whole).map(w -> w / sum).toArray());
        assertThat(ChiSquare.pValue(total(coarse, 640, 1280, 10_000_000), law)).isLessThan(1e-6);
    }

    /** p-value of all unordered pairs of categories of two labels. */
    private static double pairs(Kernel kernel, double[] law) {
        int categories = law.length;
        double[] joint = new double[categories * categories];
        for (int a = 0; a < categories; a++) {
            for (int b = 0; b <= a; b++) {
                joint[a * categories + b] = (a == b ? 1 : 2) * law[a] * law[b];
            }
        }
        Xoshiro256 rng = generator(32);
        long[] histogram = new long[categories * categories];
        long[] counts = new long[categories];
        for (int draw = 0; draw < 3_000_000; draw++) {
            Arrays.fill(counts, 0);
            kernel.draw(rng, 2, counts);
            int last = categories - 1;
            while (counts[last] == 0) {
                last--;
            }
            counts[last]--;
            int first = last;
            while (counts[first] == 0) {
                first--;
            }
            histogram[last * categories + first]++;
        }
        return ChiSquare.pValue(histogram, joint);
    }

    /** Two labels of one word, all pairs of 300 categories: what the marginals cannot see. */
    @Test
    void labelsOfOneWordAreIndependentAndOverlappingFieldsAreCaught() {
        double[] law = unevenLaw(300);
        assertThat(pairs(slots(law), law)).isGreaterThan(1e-6);
        assertThat(pairs(fields(law, 12), law)).isGreaterThan(1e-6);
        assertThat(pairs(fields(law, 8), law)).as("planted fault").isLessThan(1e-6);
        assertThat(ChiSquare.pValue(total(fields(law, 8), 300, 2, 2_000_000), law))
                .as("its marginals")
                .isGreaterThan(1e-6);
    }

    /** Five labels, all 56 count vectors of four categories, each with its multinomial probability. */
    @Test
    void fiveLabelsOfOneWordAreMultinomial() {
        double[] p = {0.4, 0.1, 0.3, 0.2};
        double[] joint = new double[216];
        for (int a = 0; a <= 5; a++) {
            for (int b = 0; a + b <= 5; b++) {
                for (int c = 0; a + b + c <= 5; c++) {
                    int d = 5 - a - b - c;
                    joint[36 * a + 6 * b + c] = 120.0
                            / (factorial(a) * factorial(b) * factorial(c) * factorial(d))
                            * StrictMath.pow(p[0], a)
                            * StrictMath.pow(p[1], b)
                            * StrictMath.pow(p[2], c)
                            * StrictMath.pow(p[3], d);
                }
            }
        }
        for (Kernel kernel : List.of(slots(p), tree(p))) {
            Xoshiro256 rng = generator(33);
            long[] histogram = new long[216];
            long[] counts = new long[4];
            for (int draw = 0; draw < 3_000_000; draw++) {
                Arrays.fill(counts, 0);
                kernel.draw(rng, 5, counts);
                histogram[(int) (36 * counts[0] + 6 * counts[1] + counts[2])]++;
            }
            assertThat(ChiSquare.pValue(histogram, joint)).isGreaterThan(1e-6);
        }
    }

    private static int factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /**
     * Both methods on both sides of the border: every category's count against its exact binomial law, two categories'
     * sum too.
     */
    @Test
    void methodsAgreeWithExactBinomialsAtTheBorder() {
        int border = CollapsedSampler.LABELS_PER_PAIR * LAW.length;
        for (int labels : new int[] {border - 1, border, border + 1, 10 * border}) {
            for (Kernel kernel : List.of(slots(LAW), tree(LAW))) {
                long[][] histogram = new long[LAW.length + 1][labels + 1];
                long[] counts = new long[LAW.length];
                Xoshiro256 rng = generator(34);
                for (int draw = 0; draw < 150_000; draw++) {
                    Arrays.fill(counts, 0);
                    kernel.draw(rng, labels, counts);
                    for (int c = 0; c < LAW.length; c++) {
                        histogram[c][(int) counts[c]]++;
                    }
                    histogram[LAW.length][(int) (counts[0] + counts[LAW.length - 1])]++;
                }
                for (int c = 0; c <= LAW.length; c++) {
                    double p = c < LAW.length ? LAW[c] : LAW[0] + LAW[LAW.length - 1];
                    double[] law = ChiSquare.binomialLaw(labels, p, labels + 1);
                    assertThat(ChiSquare.pValue(histogram[c], law))
                            .as("%d labels, category %d", labels, c)
                            .isGreaterThan(1e-6);
                }
            }
        }
    }

    @Test
    void theSamplerTakesTheMethodThatItsBorderNames() {
        int border = CollapsedSampler.LABELS_PER_PAIR * LAW.length;
        for (int labels : new int[] {1, border, border + 1, 100 * border}) {
            long[] counts = new long[LAW.length];
            CollapsedSampler.of(LAW).sample(RandomSource.XO_RO_SHI_RO_128_PP.create(35L), labels, counts);
            long[] same = new long[LAW.length];
            (labels <= border ? slots(LAW) : tree(LAW)).draw(generator(35), labels, same);
            assertThat(counts).isEqualTo(same);
        }
    }

    @Test
    void copiesAndDrawsBeforeChangeNothing() {
        CollapsedSampler used = CollapsedSampler.of(LAW);
        long[] counts = new long[LAW.length];
        long[] same = new long[LAW.length];
        for (long labels : new long[] {0, 3, 100, 321, 5000, 1L << 39}) {
            used.sample(RandomSource.XO_RO_SHI_RO_128_PP.create(36L), labels, counts);
            used.copy().sample(RandomSource.XO_RO_SHI_RO_128_PP.create(36L), labels, same);
            assertThat(same).isEqualTo(counts);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(labels);
        }
    }

    /** 100,000 draws, less than one byte each: what the virtual machine itself allocates beside them is below that. */
    @Test
    void nothingIsAllocatedPerDraw() {
        CollapsedSampler sampler = CollapsedSampler.of(LAW);
        StreamCursor cursor = StreamKey.of(List.of("allocation")).cursor();
        long[] counts = new long[LAW.length];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (long labels : new long[] {100, 100_000, 100}) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int replicate = 0; replicate < 100_000; replicate++) {
                sampler.sample(cursor.moveTo(replicate, Purpose.COUNTS), labels, counts);
            }
            assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(100_000);
        }
    }
}
