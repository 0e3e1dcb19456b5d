package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.RandomModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class InteriorPointTest {
    private static int steps(ConcaveObjective objective, double gap) {
        InteriorPoint method = new InteriorPoint(objective);
        int steps = 0;
        while (steps < 100 && method.gap() > gap && method.step()) {
            steps++;
            assertThat(Arrays.stream(method.point()).min().orElseThrow()).isPositive();
            assertThat(Arrays.stream(method.point()).sum()).isEqualTo(1, within(1e-14));
        }
        return steps;
    }

    /**
     * A step that has lost something still leads to a valid bracket, only later: so the steps are counted. At most as
     * many as there were when this was written.
     */
    @Test
    void channelsTakeNoMoreStepsThanTheyDid() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(43L);
        int steps = 0;
        for (int i = 0; i < 200; i++) {
            Channel w = RandomModels.channel(rng, 2 + rng.nextInt(8), 2 + rng.nextInt(8));
            steps += steps(new ChannelInformation(w), 1e-12);
        }
        assertThat(steps).isLessThanOrEqualTo(1340);
    }

    @Test
    void hardChannelsTakeNoMoreStepsThanTheyDid() {
        double d = 1e-4;
        List<Channel> hard = new ArrayList<>(List.of(
                NamedChannels.z(0.999),
                NamedChannels.z(1 - 1e-9),
                NamedChannels.binaryAsymmetric(1e-6, 1 - 1e-5),
                Channel.of(new double[][] {{.5, .5 - 1e-9, 1e-9}, {.5, .5, 0}, {.4, .6, 0}}),
                Channel.of(new double[][] {
                    {.3, .3, .4},
                    {.3 + d, .3, .4 - d},
                    {.3, .3 + 2 * d, .4 - 2 * d},
                    {.3 + d, .3 + d, .4 - 2 * d}
                }),
                Channel.of(new double[][] {
                    {.7, .2, .1},
                    {.7 - 1e-7, .2 + 1e-7, .1},
                    {.1, .2, .7},
                    {.1, .2 + 1e-7, .7 - 1e-7},
                    {.1, .8, .1}
                }),
                Channel.of(new double[][] {
                    {.8, .1, .1}, {.1, .8, .1}, {.1, .1, .8}, {.33, .33, .34}, {.7, .15, .15}, {.45, .45, .1}
                })));
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(44L);
        for (int i = 0; i < 20; i++) {
            double[][] rows = new double[12][];
            Arrays.setAll(rows, x -> RandomModels.pmf(rng, 12, 8).toArray());
            hard.add(Channel.of(rows));
        }
        int steps = 0;
        for (Channel w : hard) {
            steps += steps(new ChannelInformation(w), 1e-12);
        }
        assertThat(steps).isLessThanOrEqualTo(200);
    }

    @Test
    void rateDistortionTakesNoMoreStepsThanItDid() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(45L);
        int steps = 0;
        for (int i = 0; i < 300; i++) {
            double[] p =
                    RandomModels.pmf(rng, 2 + rng.nextInt(6), 1 + i % 2 * 2).toArray();
            double[][] loss = new double[p.length][2 + rng.nextInt(6)];
            for (double[] row : loss) {
                Arrays.setAll(row, a -> rng.nextDouble());
                row[rng.nextInt(row.length)] = 0;
            }
            double t = StrictMath.pow(10, -2 + 5 * rng.nextDouble());
            steps += steps(new TiltedLoss(p, loss, t), 1e-11 * t);
        }
        assertThat(steps).isLessThanOrEqualTo(2414);
    }

    /** A function of two coordinates, given by its slope along the first one; remembers where it was asked. */
    private static final class Recorded implements ConcaveObjective {
        private final DoubleUnaryOperator slope;
        private final List<Double> asked = new ArrayList<>();

        Recorded(DoubleUnaryOperator slope) {
            this.slope = slope;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public void evaluate(double[] p, double[] gradient, double[] factor) {
            asked.add(p[0]);
            gradient[0] = slope.applyAsDouble(p[0]);
            gradient[1] = -gradient[0];
            Arrays.fill(factor, 0);
        }
    }

    /** A ridge at the centre: however short the step, its end falls as steeply as its start rose. */
    @Test
    void aStepThatOvershootsHoweverShortMovesNothing() {
        Recorded ridge = new Recorded(p -> p <= 0.5 ? 1 : -1);
        InteriorPoint method = new InteriorPoint(ridge);
        assertThat(method.step()).isFalse();
        assertThat(method.point()).containsExactly(0.5, 0.5);
        assertThat(method.gradient()).containsExactly(1, -1);
        assertThat(ridge.asked).hasSize(32).endsWith(0.5);
        // start and end of the step are equally steep: each cut halves it
        for (int i = 10; i < 31; i++) {
            assertThat((ridge.asked.get(i) - 0.5) / (ridge.asked.get(i - 1) - 0.5))
                    .isEqualTo(0.5, within(1e-3));
        }
    }
}
