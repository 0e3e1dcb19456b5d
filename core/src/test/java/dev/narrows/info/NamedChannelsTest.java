package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NamedChannelsTest {
    @Test
    void entriesAreThoseOfTheDefinition() {
        assertThat(NamedChannels.binarySymmetric(0.25)).isEqualTo(matrix(new double[][] {{.75, .25}, {.25, .75}}));
        assertThat(NamedChannels.z(0.25)).isEqualTo(matrix(new double[][] {{1, 0}, {.25, .75}}));
        assertThat(NamedChannels.binaryAsymmetric(0.25, 0.5)).isEqualTo(matrix(new double[][] {{.75, .25}, {.5, .5}}));
        assertThat(NamedChannels.binaryAsymmetric(0, 0.25)).isEqualTo(NamedChannels.z(0.25));
        assertThat(NamedChannels.binaryAsymmetric(0.25, 0.25)).isEqualTo(NamedChannels.binarySymmetric(0.25));
        assertThat(NamedChannels.erasure(2, 0.25)).isEqualTo(matrix(new double[][] {{.75, 0, .25}, {0, .75, .25}}));
        assertThat(NamedChannels.symmetric(3, 0.5)).isEqualTo(matrix(new double[][] {
            {.5, .25, .25}, {.25, .5, .25}, {.25, .25, .5}
        }));
        assertThat(NamedChannels.typewriter(3)).isEqualTo(matrix(new double[][] {{.5, .5, 0}, {0, .5, .5}, {.5, 0, .5}
        }));
        assertThat(NamedChannels.typewriter(2)).isEqualTo(NamedChannels.useless(2, 2));
        assertThat(NamedChannels.noiseless(2)).isEqualTo(NamedChannels.binarySymmetric(0));
        assertThat(NamedChannels.confusion(new double[][] {{3, 1}, {0, 7}})).isEqualTo(matrix(new double[][] {
            {.75, .25}, {0, 1}
        }));
    }

    private static Channel matrix(double[][] rows) {
        return Channel.of(rows);
    }

    @Test
    void refusesWhatIsNoProbabilityOrAlphabet() {
        refused("p", () -> NamedChannels.binarySymmetric(Double.NaN));
        refused("e", () -> NamedChannels.z(1.5));
        refused("a", () -> NamedChannels.binaryAsymmetric(-0.1, 0.5));
        refused("b", () -> NamedChannels.binaryAsymmetric(0.5, Double.NaN));
        refused("e", () -> NamedChannels.erasure(2, -0.1));
        refused("q", () -> NamedChannels.erasure(0, 0.1));
        refused("q", () -> NamedChannels.symmetric(1, 0.1));
        refused("q", () -> NamedChannels.typewriter(1));
        refused("q", () -> NamedChannels.noiseless(0));
        refused("inputs", () -> NamedChannels.useless(0, 1));
        refused("counts[0]", () -> NamedChannels.confusion(new double[][] {{0, 0}}));
        refused("counts[0][1]", () -> NamedChannels.confusion(new double[][] {{1, -1}}));
        refused("counts[0][1]", () -> NamedChannels.confusion(new double[][] {{1, Double.POSITIVE_INFINITY}}));
        refused("counts[0]: sums to", () -> NamedChannels.confusion(new double[][] {{1e308, 1e308}}));
        refused("rows", () -> NamedChannels.confusion(new double[0][]));
    }

    private static void refused(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(name);
    }
}
