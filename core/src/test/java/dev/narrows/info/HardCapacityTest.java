package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The channels on which the plain iteration crawls, and the shapes that break solvers. */
class HardCapacityTest {
    private record Case(String name, Channel channel, boolean plainIsSlow) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(256L);
        double d = 1e-4;
        return Stream.of(
                new Case("bsc 0.5-1e-3", NamedChannels.binarySymmetric(0.5 - 1e-3), false),
                new Case("bsc 0.5-1e-8", NamedChannels.binarySymmetric(0.5 - 1e-8), false),
                new Case(
                        "nearly useless, asymmetric",
                        Channel.of(new double[][] {
                            {.3, .3, .4},
                            {.3 + d, .3, .4 - d},
                            {.3, .3 + 2 * d, .4 - 2 * d},
                            {.3 + d, .3 + d, .4 - 2 * d}
                        }),
                        true),
                new Case(
                        "nearly singular",
                        Channel.of(new double[][] {
                            {.7, .2, .1},
                            {.7 - 1e-7, .2 + 1e-7, .1},
                            {.1, .2, .7},
                            {.1, .2 + 1e-7, .7 - 1e-7},
                            {.1, .8, .1}
                        }),
                        true),
                new Case(
                        "repeated rows",
                        Channel.of(
                                new double[][] {{.8, .1, .1}, {.8, .1, .1}, {.1, .8, .1}, {.8, .1, .1}, {.1, .8, .1}}),
                        false),
                new Case(
                        "dominated rows",
                        Channel.of(new double[][] {
                            {.8, .1, .1}, {.1, .8, .1}, {.1, .1, .8}, {.33, .33, .34}, {.7, .15, .15}, {.45, .45, .1}
                        }),
                        false),
                new Case(
                        "disjoint supports",
                        Channel.of(
                                new double[][] {{1, 0, 0, 0}, {0, .5, .5, 0}, {0, .2, .8, 0}, {0, 0, 0, 1}, {0, 0, 0, 1}
                                }),
                        false),
                new Case("z 0.999", NamedChannels.z(0.999), true),
                new Case("z 1-1e-9", NamedChannels.z(1 - 1e-9), true),
                new Case(
                        "a rare output",
                        Channel.of(new double[][] {{.5, .5 - 1e-9, 1e-9}, {.5, .5, 0}, {.4, .6, 0}}),
                        true),
                new Case("1 x 256", Channel.of(random(rng, 1, 256)), false),
                new Case("256 x 1", NamedChannels.useless(256, 1), false),
                new Case("2 x 2000", Channel.of(random(rng, 2, 2000)), false),
                new Case("2000 x 3", Channel.of(random(rng, 2000, 3)), false),
                new Case("256 x 256 random", Channel.of(random(rng, 256, 256)), true),
                new Case("256 x 256 typewriter", NamedChannels.typewriter(256), false),
                new Case("256 x 256 banded", Channel.of(banded(rng, 256)), true),
                new Case("256 x 256 nearly repeated", Channel.of(clustered(rng, 256, 16, 1e-6)), true),
                new Case("256 x 256 nearly useless", Channel.of(clustered(rng, 256, 1, 1e-3)), true));
    }

    private static double[][] random(UniformRandomProvider rng, int inputs, int outputs) {
        double[][] rows = new double[inputs][outputs];
        for (double[] row : rows) {
            for (int y = 0; y < outputs; y++) {
                row[y] = -StrictMath.log1p(-rng.nextDouble());
            }
            normalise(row);
        }
        return rows;
    }

    private static double[][] banded(UniformRandomProvider rng, int size) {
        double[][] rows = new double[size][size];
        for (int x = 0; x < size; x++) {
            for (int y = Math.max(0, x - 3); y <= Math.min(size - 1, x + 3); y++) {
                rows[x][y] = 1 + rng.nextDouble();
            }
            normalise(rows[x]);
        }
        return rows;
    }

    private static double[][] clustered(UniformRandomProvider rng, int size, int centres, double weight) {
        double[][] rows = random(rng, size, size);
        double[][] centre = random(rng, centres, size);
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                rows[x][y] = (1 - weight) * centre[x % centres][y] + weight * rows[x][y];
            }
        }
        return rows;
    }

    private static void normalise(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        for (int y = 0; y < row.length; y++) {
            row[y] /= sum;
        }
    }

    /**
     * An interior step costs about 100 plain iterations at 256 x 256 (a factorisation against two products of matrix
     * and vector), and about 30 for small channels; ten times faster then means that the plain iteration has not
     * arrived after ten times as many iterations as that. Counted, not timed: the benchmark has the times.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void reachesTheGapWhereThePlainIterationCrawls(Case hard) {
        CapacityBracket bracket = Capacity.of(hard.channel());
        assertThat(bracket.converged()).isTrue();
        assertThat(bracket.gap()).isLessThanOrEqualTo(1e-10);
        assertThat(bracket.iterations()).isLessThanOrEqualTo(60);
        boolean large = hard.channel().inputs() > 100;
        int budget = 10 * (large ? 100 : 30) * Math.max(1, bracket.iterations());
        CapacityBracket plain = PlainCapacityIteration.of(hard.channel(), 1e-10, budget);
        assertThat(plain.lower()).isLessThanOrEqualTo(bracket.upper());
        assertThat(plain.upper()).isGreaterThanOrEqualTo(bracket.lower());
        if (hard.plainIsSlow()) {
            assertThat(plain.converged()).isFalse();
        }
    }
}
