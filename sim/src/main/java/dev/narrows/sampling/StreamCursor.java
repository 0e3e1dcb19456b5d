package dev.narrows.sampling;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A generator that can be put at the first number of any stream of one {@link StreamKey} (mutable, unshared). Its
 * numbers are those of {@link StreamKey#stream}, without an object per stream: for loops over replicates.
 *
 * <p>Philox4x64-10. Counter (c0, c1, c2, c3) = (block, 0, replicate, purpose), block from 1; a block gives four numbers
 * by ten rounds, each of which ends with the two key words raised by their constants:
 *
 * <pre>
 * (c0, c1, c2, c3) &lt;- (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0))
 * </pre>
 *
 * <p>At most 2^62 blocks of a stream are used, so c1 stays 0. Source: Salmon et al. 2011 ({@link StreamKey}); their
 * names M0, M1 are kept. Benchmark: {@code StreamBenchmark}.
 */
public final class StreamCursor implements UniformRandomProvider {
    private static final long M0 = 0xD2E7470EE14C6C93L;
    private static final long M1 = 0xCA5A826395121157L;
    private static final long RAISE_0 = 0x9E3779B97F4A7C15L;
    private static final long RAISE_1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;
    private static final int BLOCK = 4;

    private final long key0;
    private final long key1;
    private final long[] numbers = new long[BLOCK];
    private int used;
    private long block;
    private long replicate;
    private long purpose;

    StreamCursor(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
        moveTo(0, Purpose.CODEBOOK);
    }

    /**
     * Goes to the first number of a stream.
     *
     * @param replicate number of the replicate, at least 0
     * @param purpose what the numbers are for
     * @return this
     * @throws IllegalArgumentException if {@code replicate < 0}
     */
    public StreamCursor moveTo(long replicate, Purpose purpose) {
        StreamKey.checkReplicate(replicate);
        this.replicate = replicate;
        this.purpose = purpose.ordinal();
        block = 0;
        used = BLOCK;
        return this;
    }

    /**
     * The next numbers as uniform ones, for what knows no random numbers.
     *
     * @return independent numbers in [0, 1), 53 bits each, of this stream from where it stands
     */
    public DoubleSupplier uniforms() {
        return this::nextDouble;
    }

    @Override
    public long nextLong() {
        if (used == BLOCK) {
            block++;
            makeBlock();
            used = 0;
        }
        return numbers[used++];
    }

    private void makeBlock() {
        long c0 = block;
        long c1 = 0;
        long c2 = replicate;
        long c3 = purpose;
        long k0 = key0;
        long k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long high0 = unsignedHigh(M0, c0);
            long high1 = unsignedHigh(M1, c2);
            long low0 = M0 * c0;
            long low1 = M1 * c2;
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 += RAISE_0;
            k1 += RAISE_1;
        }
        numbers[0] = c0;
        numbers[1] = c1;
        numbers[2] = c2;
        numbers[3] = c3;
    }

    /** Upper 64 bits of the product of unsigned numbers. */
    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
