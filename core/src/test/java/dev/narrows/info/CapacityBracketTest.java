package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityBracketTest {
    @Test
    void theTextHasBothEndsRoundedOutward() {
        assertThat(new CapacityBracket(0.36806, 0.36814, 12, true)).hasToString("0.368..0.3682 nats");
        assertThat(new CapacityBracket(0, Double.POSITIVE_INFINITY, 0, false))
                .hasToString("0..Infinity nats, not converged");
    }
}
