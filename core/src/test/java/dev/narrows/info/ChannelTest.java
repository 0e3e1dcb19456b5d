package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final Channel FIRST = Channel.of(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}});
    private static final Channel SECOND =
            Channel.of(new double[][] {{1, 0, 0, 0}, {0.5, 0.5, 0, 0}, {0, 0.25, 0.25, 0.5}});

    /** Not square, so that no index can stand for another; every product is exact. */
    @Test
    void aCascadeIsTheProductOfTheMatrices() {
        Channel product = FIRST.then(SECOND);
        assertThat(product).isEqualTo(Channel.of(new double[][] {{0.625, 0.1875, 0.0625, 0.125}, {0.5, 0.5, 0, 0}}));
        assertThat(product.inputs()).isEqualTo(2);
        assertThat(product.outputs()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECOND.then(FIRST))
                .withMessage("next: has 2 inputs, must have 4 as this channel has outputs");
    }

    @Test
    void theLawOfTheOutputIsTheMeanRow() {
        assertThat(FIRST.output(Pmf.of(0.5, 0.5))).containsExactly(0.25, 0.625, 0.125);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIRST.output(Pmf.uniform(3)))
                .withMessageContaining("input: has 3 outcomes");
        assertThat(FIRST.row(0)).containsExactly(0.5, 0.25, 0.25);
        assertThat(FIRST.probability(1, 1)).isEqualTo(1);
    }

    @Test
    void channelsAndLawsAreTheirNumbers() {
        Channel again = Channel.of(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}});
        assertThat(again).isEqualTo(FIRST).hasSameHashCodeAs(FIRST).hasToString("Channel[2x3]");
        assertThat(again).isNotEqualTo(SECOND).isNotEqualTo("Channel[2x3]");
        // the same numbers in another shape
        Channel row = Channel.of(new double[][] {{0, 1}, {1, 0}});
        Channel other = Channel.of(new double[][] {{0, 1}, {0, 1}});
        assertThat(row).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
        assertThat(Channel.of(new double[][] {{1}, {1}})).isNotEqualTo(row);
        assertThat(Pmf.of(0.5, 0.5))
                .isEqualTo(Pmf.uniform(2))
                .hasSameHashCodeAs(Pmf.uniform(2))
                .hasToString("Pmf[0.5, 0.5]");
        assertThat(Pmf.of(0.25, 0.75))
                .isNotEqualTo(Pmf.uniform(2))
                .isNotEqualTo("Pmf[0.25, 0.75]")
                .doesNotHaveSameHashCodeAs(Pmf.uniform(2));
    }

    @Test
    void aLawIsDividedByItsSum() {
        Pmf law = Pmf.of(0.5, 0.5 + 0x1p-31);
        assertThat(law.probability(0)).isEqualTo(0.5 / (1 + 0x1p-31));
        assertThat(law.probability(1)).isEqualTo((0.5 + 0x1p-31) / (1 + 0x1p-31));
    }

    @Test
    void arraysAreCopies() {
        double[] row = FIRST.row(0);
        row[0] = 7;
        assertThat(FIRST.probability(0, 0)).isEqualTo(0.5);
        Pmf uniform = Pmf.uniform(2);
        double[] law = uniform.toArray();
        law[0] = 7;
        assertThat(uniform.probability(0)).isEqualTo(0.5);
    }

    @Test
    void everyArgumentOfAChannelIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.of(new double[0][]))
                .withMessageContaining("rows: is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.of(new double[][] {{}}))
                .withMessageContaining("rows[0]: is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.of(new double[][] {{1}, {0.5, 0.5}}))
                .withMessageContaining("rows[1]: has 2 entries, must have 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedChannels.symmetric(3, 1.5))
                .withMessage("e: 1.5, must be in [0, 1]");
        assertThatIllegalArgumentException().isThrownBy(() -> Pmf.uniform(0)).withMessageContaining("n: 0");
    }
}
