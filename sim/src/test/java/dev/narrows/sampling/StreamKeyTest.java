package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class StreamKeyTest {
    private static final StreamKey KEY = StreamKey.of(List.of("narrows rng v1", "20250919", "model"));

    /** Four words of Philox4x64-10, written from the paper's definition, apart from the library's. */
    private static long[] philox(long key0, long key1, long... counter) {
        long[] c = counter.clone();
        long k0 = key0;
        long k1 = key1;
        for (int round = 0; round < 10; round++) {
            long[] next = {
                high(0xCA5A826395121157L, c[2]) ^ c[1] ^ k0, 0xCA5A826395121157L * c[2],
                high(0xD2E7470EE14C6C93L, c[0]) ^ c[3] ^ k1, 0xD2E7470EE14C6C93L * c[0]
            };
            c = next;
            k0 += 0x9E3779B97F4A7C15L;
            k1 += 0xBB67AE8584CAA73BL;
        }
        return c;
    }

    /** Upper half of the unsigned product. */
    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }

    @Test
    void theRoundsOfThisTestGiveThePublishedKnownAnswers() {
        // Random123 kat_vectors, philox4x64 10
        assertThat(philox(0, 0, 0, 0, 0, 0))
                .containsExactly(0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL);
        assertThat(philox(
                        0x452821e638d01377L,
                        0xbe5466cf34e90c6cL,
                        0x243f6a8885a308d3L,
                        0x13198a2e03707344L,
                        0xa4093822299f31d0L,
                        0x082efa98ec4e6c89L))
                .containsExactly(0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L);
    }

    @Test
    void streamIsPhiloxWithReplicateAndPurposeInCounterWords2And3() {
        // the library steps the counter before it makes a block: the first block is that of counter word 0 = 1
        for (Purpose purpose : Purpose.values()) {
            for (long replicate : new long[] {0, 1, 7, 1L << 40}) {
                long[] seed = KEY.seed(replicate, purpose);
                UniformRandomProvider rng = KEY.stream(replicate, purpose);
                for (long block = 1; block <= 5; block++) {
                    for (long word : philox(seed[0], seed[1], block, 0, replicate, purpose.ordinal())) {
                        assertThat(rng.nextLong()).isEqualTo(word);
                    }
                }
            }
        }
    }

    @Test
    void seedIsNative() {
        long[] seed = KEY.seed(3, Purpose.BOOTSTRAP);
        assertThat(RandomSource.PHILOX_4X64.isNativeSeed(seed)).isTrue();
        assertThat(seed).hasSize(6).endsWith(0, 0, 3, 5);
        assertThat(RandomSource.PHILOX_4X64.createSeed())
                .as("bytes of a whole native seed")
                .hasSize(6 * Long.BYTES);
    }

    @Test
    void purposesKeepTheirNumbers() {
        assertThat(Purpose.values())
                .containsExactly(
                        Purpose.CODEBOOK,
                        Purpose.COUNTS,
                        Purpose.TUPLES,
                        Purpose.REVEALED_TARGETS,
                        Purpose.POSTERIOR,
                        Purpose.BOOTSTRAP,
                        Purpose.ESTIMATOR,
                        Purpose.LATENT_START,
                        Purpose.HOLD_OUT,
                        Purpose.JOINT_LAW,
                        Purpose.PAIRS,
                        Purpose.GOLD,
                        Purpose.LABEL_ORDER);
    }

    @Test
    void keyIsSha256OverLengthPrefixedUtf8() {
        // python3: hashlib.sha256(b"".join(len(p).to_bytes(4,"big")+p for p in parts)).hexdigest()[:32]
        assertThat(StreamKey.of(List.of("narrows rng v1", "7", "gr\u00fc\u00dfe", ""))
                        .hex())
                .isEqualTo("cea2dd1e27821ff57058055449696f3a");
        assertThat(StreamKey.of(List.of()).hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(KEY)
                .isEqualTo(StreamKey.of(List.of("narrows rng v1", "20250919", "model")))
                .hasToString("StreamKey[" + KEY.hex() + "]");
    }

    @Test
    void namesThatReadTheSameInARowAreDifferent() {
        List<List<String>> names = List.of(
                List.of("ab", "c"),
                List.of("a", "bc"),
                List.of("abc"),
                List.of("", "abc"),
                List.of("abc", ""),
                List.of("c", "ab"),
                List.of(),
                List.of(""),
                List.of("", ""),
                List.of("\0\0\0\0"));
        assertThat(names.stream().map(n -> StreamKey.of(n).hex()).distinct()).hasSameSizeAs(names);
    }

    @Test
    void addressesAreDistinct() {
        Set<String> keys = new HashSet<>();
        Set<Long> first = new HashSet<>();
        for (int name = 0; name < 1000; name++) {
            StreamKey key = StreamKey.of(List.of("name", Integer.toString(name)));
            keys.add(key.hex());
            StreamCursor cursor = key.cursor();
            for (int replicate = 0; replicate < 100; replicate++) {
                for (Purpose purpose : Purpose.values()) {
                    first.add(cursor.moveTo(replicate, purpose).nextLong());
                }
            }
        }
        assertThat(keys).hasSize(1000);
        // two of 1,300,000 random 64-bit words agree with probability 4.6e-8
        assertThat(first).hasSize(1000 * 100 * 13);
    }

    @Test
    void neighbouringReplicatesShareNoNumberAndAReplicateInWord0Would() {
        assertThat(distinctOf(r -> KEY.stream(r, Purpose.COUNTS))).isEqualTo(50 * 1000);
        long[] seed = KEY.seed(0, Purpose.COUNTS);
        assertThat(distinctOf(r -> RandomSource.PHILOX_4X64.create(new long[] {seed[0], seed[1], r, 0, 0, 1})))
                .isLessThan(50 * 1000);
    }

    private static int distinctOf(LongFunction<UniformRandomProvider> streams) {
        Set<Long> seen = new HashSet<>();
        for (long r = 0; r < 50; r++) {
            UniformRandomProvider rng = streams.apply(r);
            for (int i = 0; i < 1000; i++) {
                seen.add(rng.nextLong());
            }
        }
        return seen.size();
    }

    /** Lag-1 correlation within 5 standard deviations: false alarm 6e-7; 99 bins at 1e-6. */
    @Test
    void firstDrawsOfConsecutiveReplicatesAreIndependentAndThoseOfSeedPlusIAreNot() {
        assertThat(looksIndependent(r -> KEY.stream(r, Purpose.COUNTS))).isTrue();
        assertThat(looksIndependent(r -> KEY.stream(5, Purpose.values()[(int) (r % 7)])))
                .isFalse();
        assertThat(looksIndependent(r -> RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {r, 1})))
                .isFalse();
    }

    static boolean looksIndependent(LongFunction<UniformRandomProvider> streams) {
        int n = 200_000;
        double products = 0;
        long[] bins = new long[99];
        double before = 0;
        for (int r = 0; r < n; r++) {
            double u = streams.apply(r).nextDouble();
            bins[(int) (99 * u)]++;
            products += r == 0 ? 0 : (u - 0.5) * (before - 0.5);
            before = u;
        }
        double[] law = new double[99];
        Arrays.fill(law, 1.0 / 99);
        double correlation = 12 * products / n;
        return Math.abs(correlation) < 5 / Math.sqrt(n) && ChiSquare.pValue(bins, law) > 1e-6;
    }

    @Test
    void negativeReplicateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KEY.stream(-1, Purpose.COUNTS))
                .withMessage("replicate: -1, must be at least 0");
    }
}
