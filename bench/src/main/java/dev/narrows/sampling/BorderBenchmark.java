package dev.narrows.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The two methods of {@link CollapsedSampler} around its border; in that package to reach them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BorderBenchmark {
    /** Possible cells. */
    @Param({"5", "20", "100", "640", "2000"})
    public int cells;

    /** Labels per cell. */
    @Param({"10", "30", "50", "70"})
    public int perCell;

    private final Xoshiro256 generator = new Xoshiro256();
    private SlotTable slots;
    private SlotTable.Scratch scratch;
    private BinomialTree tree;
    private long[] counts;

    /** For JMH. */
    public BorderBenchmark() {}

    /** Makes a law with uneven cells. */
    @Setup
    public void setUp() {
        generator.seed(StreamKey.of(List.of("bench")).cursor());
        double[] law = new double[cells];
        Arrays.setAll(law, c -> generator.nextDouble());
        double sum = Arrays.stream(law).reduce(0, Double::sum);
        Arrays.setAll(law, c -> law[c] / sum);
        slots = new SlotTable(law);
        scratch = slots.scratch();
        tree = new BinomialTree(law, IntStream.range(0, cells).toArray());
        counts = new long[cells];
    }

    /**
     * Conditional binomials.
     *
     * @return the counts
     */
    @Benchmark
    public long[] baselineTree() {
        Arrays.fill(counts, 0);
        tree.draw(generator, (long) cells * perCell, counts);
        return counts;
    }

    /**
     * Label by label.
     *
     * @return the counts
     */
    @Benchmark
    public long[] narrowsSlots() {
        Arrays.fill(counts, 0);
        slots.draw(generator, cells * perCell, counts, scratch);
        return counts;
    }
}
