package dev.narrows.sampling;

import dev.narrows.numeric.Arguments;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The 128-bit key {@code (k0, k1)} of the random streams of a name, made from its parts (immutable).
 *
 * <p>Key: the first 128 bits, big endian, of SHA-256 over the parts of the name, each as its length in bytes (4 bytes,
 * big endian) followed by its UTF-8 bytes; so different lists of parts never give the same input. Two of n names share
 * a key with probability about {@code n^2 / 2^129}: 1.5e-21 for 10^9 names.
 *
 * <p>Stream: Philox4x64-10 with the native seed {@code {k0, k1, 0, 0, replicate, purpose}}. The last four words are its
 * counter; the first two of them count the blocks of four numbers, from 1, and only those ever change. Streams of one
 * key that differ in replicate or purpose are disjoint for 2^130 draws because Philox is a bijection of the counter,
 * not by chance. In the first two words replicate and purpose would make neighbouring replicates share their numbers.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011.
 *
 * @param k0 the first 64 bits
 * @param k1 the next 64 bits
 */
public record StreamKey(long k0, long k1) {
    /**
     * The key of a name.
     *
     * @param parts the name; order, number and every character of the parts matter
     * @return its key
     */
    public static StreamKey of(List<String> parts) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.ofParts(parts));
        return new StreamKey(hash.getLong(), hash.getLong());
    }

    /**
     * A fresh generator at the first number of the stream (replicate, purpose) of this key.
     *
     * @param replicate number of the replicate, at least 0
     * @param purpose what the numbers are for
     * @return the generator: mutable, for one thread
     * @throws IllegalArgumentException if {@code replicate < 0}
     */
    public UniformRandomProvider stream(long replicate, Purpose purpose) {
        return RandomSource.PHILOX_4X64.create(seed(replicate, purpose));
    }

    /**
     * A generator that goes from stream to stream of this key, for one thread.
     *
     * @return a new cursor, at the first number of the stream (0, CODEBOOK)
     */
    public StreamCursor cursor() {
        return new StreamCursor(k0, k1);
    }

    static void checkReplicate(long replicate) {
        Arguments.requireAtLeast("replicate", replicate, 0);
    }

    /** The native seed of a stream: key, then counter. */
    long[] seed(long replicate, Purpose purpose) {
        checkReplicate(replicate);
        return new long[] {k0, k1, 0, 0, replicate, purpose.ordinal()};
    }

    /**
     * The key in print.
     *
     * @return 32 lower-case hexadecimal digits, k0 first
     */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(k0) + hex.toHexDigits(k1);
    }

    @Override
    public String toString() {
        return "StreamKey[" + hex() + "]";
    }
}
