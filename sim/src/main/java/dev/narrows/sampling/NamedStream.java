package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The named streams of one key, one after the other, in one object: {@link #at} moves it to the first number of a stream
 * (mutable, unshared). Its {@link #nextLong} gives the numbers of {@link StreamKey#stream}, without three objects a replicate.
 *
 * <pre>
 * Philox4x64-10: counter (i, 0, replicate, purpose), i = 1, 2, ...; key (k0, k1)
 * ten times: (x0, x1, x2, x3) = (hi(M1 x2) ^ x1 ^ key0, lo(M1 x2), hi(M0 x0) ^ x3 ^ key1, lo(M0 x0)); key += (W0, W1)
 * </pre>
 *
 * <p>A stream ends after 2^65 numbers, where commons-rng's would carry into its second word. Benchmark:
 * {@code ReplicateBenchmark}. Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as
 * 1, 2, 3, SC 2011, whose names of the constants are kept.
 */
public final class NamedStream implements UniformRandomProvider {
    private static final long M0 = 0xD2E7470EE14C6C93L;
    private static final long M1 = 0xCA5A826395121157L;
    private static final long W0 = 0x9E3779B97F4A7C15L;
    private static final long W1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;
    private static final int BLOCK = 4;

    private final long k0;
    private final long k1;
    private long block;
    private long replicate;
    private long purpose;
    private int used = BLOCK;
    private long x0;
    private long x1;
    private long x2;
    private long x3;

    NamedStream(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /**
     * Goes to the first number of a stream.
     *
     * @param replicate number of the replicate, at least 0
     * @param purpose what the numbers are for
     * @return this object
     * @throws IllegalArgumentException if {@code replicate < 0}
     */
    public NamedStream at(long replicate, Purpose purpose) {
        if (replicate < 0) {
            throw new IllegalArgumentException("replicate: " + replicate + ", must be at least 0");
        }
        this.replicate = replicate;
        this.purpose = purpose.ordinal();
        block = 0;
        used = BLOCK;
        return this;
    }

    @Override
    public long nextLong() {
        if (used == BLOCK) {
            nextBlock();
            used = 0;
        }
        return switch (used++) {
            case 0 -> x0;
            case 1 -> x1;
            case 2 -> x2;
            default -> x3;
        };
    }

    private void nextBlock() {
        long a = ++block;
        long b = 0;
        long c = replicate;
        long d = purpose;
        long key0 = k0;
        long key1 = k1;
        for (int i = 0; i < ROUNDS; i++) {
            long high0 = unsignedHigh(M0, a);
            long high1 = unsignedHigh(M1, c);
            long low0 = M0 * a;
            a = high1 ^ b ^ key0;
            b = M1 * c;
            c = high0 ^ d ^ key1;
            d = low0;
            key0 += W0;
            key1 += W1;
        }
        x0 = a;
        x1 = b;
        x2 = c;
        x3 = d;
    }

    /** Upper 64 bits of the unsigned product; the multiplier has its sign bit set. */
    private static long unsignedHigh(long multiplier, long x) {
        return Math.multiplyHigh(multiplier, x) + x + ((x >> (Long.SIZE - 1)) & multiplier);
    }
}
