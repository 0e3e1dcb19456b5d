package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
    @Test
    void givesTheNumbersOfTheNamedStreams() {
        for (int name = 0; name < 20; name++) {
            StreamKey key = StreamKey.of(List.of("cursor", Integer.toString(name)));
            StreamCursor cursor = key.cursor();
            for (Purpose purpose : Purpose.values()) {
                for (long replicate : new long[] {0, 1, 2, 1L << 40, Long.MAX_VALUE}) {
                    UniformRandomProvider stream = key.stream(replicate, purpose);
                    cursor.moveTo(replicate, purpose);
                    for (int i = 0; i < 30; i++) {
                        assertThat(cursor.nextLong()).isEqualTo(stream.nextLong());
                    }
                    assertThat(cursor.nextDouble()).isEqualTo(stream.nextDouble());
                }
            }
        }
    }

    @Test
    void aMillionAddressesAreDistinct() {
        long[] first = new long[1000 * 125 * Purpose.values().length];
        int next = 0;
        for (int name = 0; name < 1000; name++) {
            StreamCursor cursor =
                    StreamKey.of(List.of("address", Integer.toString(name))).cursor();
            for (int replicate = 0; replicate < 125; replicate++) {
                for (Purpose purpose : Purpose.values()) {
                    first[next++] = cursor.moveTo(replicate, purpose).nextLong();
                }
            }
        }
        // two of 1,000,000 random 64-bit words agree with probability 2.7e-8
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(first.length);
    }

    @Test
    void negativeReplicateIsRefused() {
        StreamCursor cursor = StreamKey.of(List.of()).cursor();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cursor.moveTo(-1, Purpose.COUNTS))
                .withMessage("replicate: -1, must be at least 0");
    }
}
