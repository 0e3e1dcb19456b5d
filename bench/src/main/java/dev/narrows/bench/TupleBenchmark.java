package dev.narrows.bench;

import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import dev.narrows.sampling.TupleRecorder;
import dev.narrows.sampling.TupleSampler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One tuple (s, j, h, y) with its judgment recorded and (s, j, y) counted; 16,384 at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TupleBenchmark.TUPLES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TupleBenchmark {
    static final int TUPLES = 1 << 14;

    private TupleSampler sampler;
    private StagedDraws alias;
    private StagedDraws guide;
    private StagedDraws math3;
    private StagedDraws ssj;
    private StagedDraws linear;
    private int[] counts;
    private long[] cells;
    private byte[] judgments;
    private Recorder recorder;
    private StreamCursor cursor;
    private long replicate;

    /** For JMH. */
    public TupleBenchmark() {}

    /** Writes judgments, counts (s, j, y). */
    private static final class Recorder implements TupleRecorder {
        private final int[] counts;
        private final byte[] judgments;
        private int next;

        private Recorder(int[] counts, byte[] judgments) {
            this.counts = counts;
            this.judgments = judgments;
        }

        @Override
        public void record(int s, int j, int h, int y) {
            counts[StagedModel.outcome(s, j, y)]++;
            judgments[next++ & TUPLES - 1] = (byte) h;
        }
    }

    /** Makes the samplers of one thread. */
    @Setup
    public void setUp() {
        StagedModel model = new StagedModel();
        sampler = TupleSampler.of(model.model());
        alias = StagedDraws.of(model, "alias");
        guide = StagedDraws.of(model, "guide");
        math3 = StagedDraws.of(model, "math3");
        ssj = StagedDraws.of(model, "ssj");
        linear = StagedDraws.of(model, "linear");
        counts = new int[StagedModel.OUTCOMES];
        cells = new long[sampler.pairs()];
        judgments = new byte[TUPLES];
        recorder = new Recorder(counts, judgments);
        cursor = StreamKey.of(List.of("bench")).cursor();
    }

    /**
     * commons-rng alias method per stage.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] baselineAliasPerStage() {
        alias.draw(TUPLES, counts, judgments);
        return judgments;
    }

    /**
     * This project.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] narrows() {
        sampler.sample(cursor.moveTo(replicate++, Purpose.TUPLES), TUPLES, cells, recorder);
        return judgments;
    }

    /**
     * commons-rng guide tables per stage.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] peerGuidePerStage() {
        guide.draw(TUPLES, counts, judgments);
        return judgments;
    }

    /**
     * commons-math3 per stage.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] peerMath3PerStage() {
        math3.draw(TUPLES, counts, judgments);
        return judgments;
    }

    /**
     * SSJ, MRG32k3a and inversion, per stage.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] peerSsjPerStage() {
        ssj.draw(TUPLES, counts, judgments);
        return judgments;
    }

    /**
     * SplittableRandom and a linear search of the distribution function, per stage.
     *
     * @return the judgments
     */
    @Benchmark
    public byte[] peerSplittableLinearPerStage() {
        linear.draw(TUPLES, counts, judgments);
        return judgments;
    }
}
