package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The reusable stream gives commons-rng's Philox, number by number, whatever was drawn before. */
class NamedStreamTest {
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);

    @Test
    void theNumbersAreThoseOfCommonsRng() {
        for (int name = 0; name < 200; name++) {
            StreamKey key = StreamKey.of(List.of("key", Integer.toString(name)));
            NamedStream streams = key.streams();
            for (Purpose purpose : Purpose.values()) {
                long replicate = name % 3 == 0 ? name : rng.nextLong() >>> 1;
                UniformRandomProvider expected = key.stream(replicate, purpose);
                streams.at(replicate, purpose);
                // numbers left over in a block must not reach the next stream
                for (int i = rng.nextInt(50); i >= 0; i--) {
                    assertThat(streams.nextLong()).isEqualTo(expected.nextLong());
                }
                assertThat(streams.nextDouble()).isEqualTo(expected.nextDouble());
            }
        }
    }

    @Test
    void aStreamCanBeBegunAnew() {
        NamedStream streams = StreamKey.of(List.of("again")).streams();
        long first = streams.at(7, Purpose.COUNTS).nextLong();
        assertThat(streams.nextLong()).isNotEqualTo(first);
        assertThat(streams.at(7, Purpose.COUNTS).nextLong()).isEqualTo(first);
        assertThat(streams.at(8, Purpose.COUNTS).nextLong()).isNotEqualTo(first);
    }

    @Test
    void negativeReplicatesAreRefused() {
        NamedStream streams = StreamKey.of(List.of("key")).streams();
        assertThatThrownBy(() -> streams.at(-1, Purpose.COUNTS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replicate: -1");
    }
}
