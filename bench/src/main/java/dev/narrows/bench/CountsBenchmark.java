package dev.narrows.bench;

import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * One count vector of m labels over 640 outcomes, or over the 20 cells of the small model, its named stream included. The
 * baseline draws every label by commons-rng's alias method, stage by stage; at most 100,000 of them: multiply beyond.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountsBenchmark {
    /** Labels m. */
    @Param({"1000", "10000", "30000", "100000", "1000000", "1000000000"})
    public long labels;

    private CollapsedSampler sampler;
    private CollapsedSampler small;
    private StagedDraws alias;
    private DiscreteSampler jointAlias;
    private DiscreteSampler jointGuide;
    private DiscreteSampler jointMath3;
    private int[] drawn;
    private long[] counts;
    private long[] smallCounts;
    private byte[] judgments;
    private StreamCursor cursor;
    private long replicate;

    /** For JMH. */
    public CountsBenchmark() {
    }

    /** Makes the samplers of one thread. */
    @Setup
    public void setUp() {
        StagedModel model = new StagedModel();
        sampler = CollapsedSampler.of(model.joint());
        small = CollapsedSampler.of(Models.twentyCells().cellProbabilities());
        alias = StagedDraws.of(model, "alias");
        jointAlias = StagedDraws.library("alias").apply(model.joint());
        jointGuide = StagedDraws.library("guide").apply(model.joint());
        jointMath3 = StagedDraws.library("math3").apply(model.joint());
        drawn = new int[StagedModel.OUTCOMES];
        counts = new long[StagedModel.OUTCOMES];
        smallCounts = new long[small.cells()];
        judgments = new byte[1];
        cursor = StreamKey.of(List.of("bench")).cursor();
    }

    private int fewer() {
        return (int) Math.min(labels, 100_000);
    }

    /**
     * commons-rng alias method, four stages.
     *
     * @return the counts
     */
    @Benchmark
    public int[] baselineAliasPerStage() {
        Arrays.fill(drawn, 0);
        alias.draw(fewer(), drawn, judgments);
        return drawn;
    }

    /**
     * 640 outcomes.
     *
     * @return the counts
     */
    @Benchmark
    public long[] narrows() {
        sampler.sample(cursor.moveTo(replicate++, Purpose.COUNTS), labels, counts);
        return counts;
    }

    /**
     * 20 cells.
     *
     * @return the counts
     */
    @Benchmark
    public long[] narrowsTwentyCells() {
        small.sample(cursor.moveTo(replicate++, Purpose.COUNTS), labels, smallCounts);
        return smallCounts;
    }

    /**
     * commons-rng alias method over the 640 outcomes.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointAlias() {
        return joint(jointAlias);
    }

    /**
     * commons-rng guide table over the 640 outcomes.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointGuide() {
        return joint(jointGuide);
    }

    /**
     * commons-math3 over the 640 outcomes.
     *
     * @return the counts
     */
    @Benchmark
    public int[] peerJointMath3() {
        return joint(jointMath3);
    }

    private int[] joint(DiscreteSampler law) {
        Arrays.fill(drawn, 0);
        int m = fewer();
        for (int i = 0; i < m; i++) {
            drawn[law.sample()]++;
        }
        return drawn;
    }
}
