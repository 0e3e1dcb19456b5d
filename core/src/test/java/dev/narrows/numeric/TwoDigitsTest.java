package dev.narrows.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TwoDigitsTest {
    @Test
    void numbersRiseAndHaveTwoDigits() {
        long before = -1;
        for (int place = 1; place <= 1_500; place++) {
            long number = TwoDigits.number(place);
            assertThat(number).isGreaterThan(before);
            assertThat(TwoDigits.place(number)).isEqualTo(place);
            assertThat(TwoDigits.place(before + 1)).as("the least not below").isEqualTo(place);
            assertThat(Long.toString(number).replaceAll("0+$", "").length()).isLessThanOrEqualTo(2);
            before = number;
        }
        assertThat(TwoDigits.number(101)).isEqualTo(100);
        assertThat(TwoDigits.number(102)).isEqualTo(110);
        assertThat(TwoDigits.number(191)).isEqualTo(1000);
    }

    @Test
    void refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoDigits.number(0))
                .withMessageContaining("place");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoDigits.number(1_501))
                .withMessageContaining("place");
    }
}
