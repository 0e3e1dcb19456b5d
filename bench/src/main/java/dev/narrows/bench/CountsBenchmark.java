package dev.narrows.bench;

import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One count vector of m labels over the 640 outcomes of the larger model, or over the 20 cells of the small one, its
 * named stream included. The baseline and the peers draw every label: commons-rng's alias method stage by stage is the
 * baseline. More labels: {@link CountVectorBenchmark}. Peers in other languages: {@code scripts/peers/counts.py},
 * {@code counts.c}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountsBenchmark {
    private static final AtomicLong THREADS = new AtomicLong();

    /** Outcomes counted. */
    @Param({"640", "20"})
    public int outcomes;

    /** Labels m. */
    @Param({"1000", "10000", "30000", "100000"})
    public int labels;

    private CollapsedSampler sampler;
    private StagedDraws alias;
    private StagedDraws guide;
    private StagedDraws math3;
    private StagedDraws ssj;
    private StagedDraws linear;
    private DiscreteSampler jointAlias;
    private DiscreteSampler jointGuide;
    private DiscreteSampler jointMath3;
    private int[] drawn;
    private long[] counts;
    private byte[] judgments;
    private StreamCursor cursor;
    private long replicate;

    /** For JMH. */
    public CountsBenchmark() {}

    /** Makes the samplers of one thread, and gives each thread other replicates. */
    @Setup
    public void setUp() {
        StagedModel large = new StagedModel();
        FiniteModel small = Models.twentyCells();
        boolean few = outcomes == small.pairs();
        double[] law = few ? small.pairProbabilities() : large.joint();
        Function<String, StagedDraws> staged =
                library -> few ? StagedDraws.ofCells(small, library) : StagedDraws.of(large, library);
        sampler = CollapsedSampler.of(law);
        alias = staged.apply("alias");
        guide = staged.apply("guide");
        math3 = staged.apply("math3");
        ssj = staged.apply("ssj");
        linear = staged.apply("linear");
        jointAlias = StagedDraws.library("alias").apply(law);
        jointGuide = StagedDraws.library("guide").apply(law);
        jointMath3 = StagedDraws.library("math3").apply(law);
        drawn = new int[law.length];
        counts = new long[law.length];
        judgments = new byte[1];
        cursor = StreamKey.of(List.of("bench")).cursor();
        replicate = THREADS.getAndIncrement() << 40;
    }

    /**
     * commons-rng alias method, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] baselineAliasPerStage() {
        return staged(alias);
    }

    /**
     * This project.
     *
     * @return the counts
     */
    @Benchmark
    public long[] narrows() {
        sampler.sample(cursor.moveTo(replicate++, Purpose.COUNTS), labels, counts);
        return counts;
    }

    /**
     * This project, two threads.
     *
     * @return the counts
     */
    @Benchmark
    @Threads(2)
    public long[] narrowsTwoThreads() {
        return narrows();
    }

    /**
     * commons-rng guide tables, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerGuidePerStage() {
        return staged(guide);
    }

    /**
     * commons-math3, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerMath3PerStage() {
        return staged(math3);
    }

    /**
     * SSJ, MRG32k3a and inversion, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerSsjPerStage() {
        return staged(ssj);
    }

    /**
     * SplittableRandom and a linear search of the distribution function, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerSplittableLinearPerStage() {
        return staged(linear);
    }

    /**
     * commons-rng alias method over the joint law.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointAlias() {
        return joint(jointAlias);
    }

    /**
     * commons-rng guide table over the joint law.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointGuide() {
        return joint(jointGuide);
    }

    /**
     * commons-math3 over the joint law.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointMath3() {
        return joint(jointMath3);
    }

    private int[] staged(StagedDraws draws) {
        Arrays.fill(drawn, 0);
        draws.draw(labels, drawn, judgments);
        return drawn;
    }

    private int[] joint(DiscreteSampler law) {
        Arrays.fill(drawn, 0);
        for (int i = 0; i < labels; i++) {
            drawn[law.sample()]++;
        }
        return drawn;
    }
}
