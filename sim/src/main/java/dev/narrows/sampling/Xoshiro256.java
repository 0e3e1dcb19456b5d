package dev.narrows.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * xoshiro256++, the generator of the samplers' inner loops, seeded anew from a named stream for every data set
 * (mutable, unshared). Its numbers are those of commons-rng's {@code XO_SHI_RO_256_PP} with the same native seed.
 *
 * <p>Why not commons-rng's own: it cannot be seeded again without making an object, and a data set may take less time
 * than that; and its state, unlike this one in {@link #fill}, is in memory, not in registers. A vectorised kernel of
 * 128 lanes was tried: 0.36 ns a word against 0.70 ns. Its 512 seeds, at an estimated 4 ns each, cost what it saves on
 * 6,000 words, which is 30,000 labels; narrower lanes did not vectorise as they were written then.
 *
 * <p>Source: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47 (2021)
 * 36; its names s0..s3 are kept.
 */
final class Xoshiro256 implements UniformRandomProvider {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** Takes the native seed s0, s1, s2, s3 from the next four numbers of {@code stream}. */
    void seed(UniformRandomProvider stream) {
        s0 = stream.nextLong();
        s1 = stream.nextLong();
        s2 = stream.nextLong();
        s3 = stream.nextLong();
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Overwrites {@code words[0..n)} with the next n numbers. */
    void fill(long[] words, int n) {
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        for (int i = 0; i < n; i++) {
            words[i] = Long.rotateLeft(a + d, 23) + a;
            long t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = Long.rotateLeft(d, 45);
        }
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }
}
