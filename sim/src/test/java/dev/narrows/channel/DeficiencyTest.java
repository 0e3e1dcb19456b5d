package dev.narrows.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Le Cam's deficiency: closed forms, measured judges, and what it promises of every prior and loss. */
class DeficiencyTest {
    /**
     * Verdicts of judges on 419 pairs in both orders (princeton-nlp/LLMBar): GPT-4 by the prompts Vanilla and others.
     */
    private static final double[][] VANILLA = {{352, 60, 0}, {70, 356, 0}};

    private static void assertBracket(Channel w, Channel v, double value, double tolerance) {
        Deficiency found = Deficiency.of(w, v);
        assertThat(found.low()).isCloseTo(value, within(tolerance));
        assertThat(found.high()).isCloseTo(value, within(tolerance));
        assertThat(found.low()).isLessThanOrEqualTo(value + 1e-15);
        assertThat(found.high()).isGreaterThanOrEqualTo(value - 1e-15);
    }

    /** A binary symmetric channel makes every noisier one; the other way the distance of the errors is left. */
    @Test
    void binarySymmetricChannels() {
        Channel better = NamedChannels.binarySymmetric(0.1);
        Channel worse = NamedChannels.binarySymmetric(0.2);
        assertBracket(better, worse, 0, 1e-12);
        assertBracket(worse, better, 0.1, 1e-12);
        assertBracket(better, better, 0, 1e-12);
        // of a channel that tells nothing: against BSC(e) the best guess is at 1/2 - e
        assertBracket(NamedChannels.useless(2, 1), better, 0.4, 1e-12);
        // an erasure channel makes BSC(e/2), and is not made by it
        assertBracket(NamedChannels.erasure(2, 0.2), NamedChannels.binarySymmetric(0.1), 0, 1e-12);
        assertThat(Deficiency.of(NamedChannels.binarySymmetric(0.1), NamedChannels.erasure(2, 0.2))
                        .low())
                .isGreaterThan(0.05);
        // without noise against q letters: nothing told leaves 1 - 1/q
        for (int q = 2; q < 8; q++) {
            assertBracket(NamedChannels.useless(q, 3), NamedChannels.noiseless(q), 1 - 1.0 / q, 1e-12);
        }
    }

    private static Channel random(UniformRandomProvider rng, int inputs, int outputs) {
        double[][] rows = new double[inputs][outputs];
        for (double[] row : rows) {
            double power = 1 + 4 * rng.nextDouble();
            Arrays.setAll(row, y -> rng.nextInt(8) == 0 ? 0 : StrictMath.pow(rng.nextDouble(), power));
            row[rng.nextInt(outputs)] += 0.01;
        }
        return NamedChannels.confusion(rows);
    }

    /** {@code sum_y min_a sum_u p(u) V(y|u) l(a,u)}. */
    private static double bayesRisk(Channel v, double[] prior, double[][] loss) {
        double risk = 0;
        for (int y = 0; y < v.outputs(); y++) {
            double least = Double.POSITIVE_INFINITY;
            for (double[] action : loss) {
                double of = 0;
                for (int u = 0; u < prior.length; u++) {
                    of += prior[u] * v.probability(u, y) * action[u];
                }
                least = Math.min(least, of);
            }
            risk += least;
        }
        return risk;
    }

    private static double[][] loss(UniformRandomProvider rng, int actions, int truths) {
        double[][] loss = new double[actions][truths];
        boolean zeroOne = rng.nextBoolean();
        for (double[] row : loss) {
            Arrays.setAll(row, u -> zeroOne ? rng.nextInt(2) : rng.nextDouble());
        }
        return loss;
    }

    private static double[] prior(UniformRandomProvider rng, int truths) {
        return random(rng, 1, truths).row(0);
    }

    /** 10^4 losses and priors on 500 pairs of channels; a tenth less than the certified end is caught. */
    @Test
    void noLossAndNoPriorLosesMore() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20261130L);
        int caught = 0;
        int wide = 0;
        for (int pair = 0; pair < 500; pair++) {
            int truths = 2 + rng.nextInt(4);
            Channel w = random(rng, truths, 1 + rng.nextInt(5));
            Channel v = random(rng, truths, 1 + rng.nextInt(5));
            Deficiency deficiency = Deficiency.of(w, v);
            wide += deficiency.high() - deficiency.low() > 1e-9 ? 1 : 0;
            for (int i = 0; i < 20; i++) {
                double[] prior = prior(rng, truths);
                double[][] loss = loss(rng, 1 + rng.nextInt(5), truths);
                double lost = bayesRisk(w, prior, loss) - bayesRisk(v, prior, loss);
                assertThat(lost).isLessThanOrEqualTo(deficiency.high() + 1e-14);
                caught += lost > 0.5 * deficiency.low() ? 1 : 0;
            }
        }
        assertThat(wide).isZero();
        // of random losses few come near the worst one; half of the end is already too little for some
        assertThat(caught).isGreaterThan(20);
    }

    /** The triangle inequality, and composition: what is garbled further is never nearer. */
    @Test
    void orders() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        for (int i = 0; i < 100; i++) {
            int truths = 2 + rng.nextInt(3);
            Channel a = random(rng, truths, 2 + rng.nextInt(3));
            Channel b = random(rng, truths, 2 + rng.nextInt(3));
            Channel c = random(rng, truths, 2 + rng.nextInt(3));
            assertThat(Deficiency.of(a, c).low())
                    .isLessThanOrEqualTo(
                            Deficiency.of(a, b).high() + Deficiency.of(b, c).high());
            Channel garbled = a.then(random(rng, a.outputs(), 1 + rng.nextInt(4)));
            assertThat(Deficiency.of(a, garbled).high()).isLessThan(1e-9);
            assertThat(Deficiency.of(garbled, b).high())
                    .isGreaterThanOrEqualTo(Deficiency.of(a, b).low());
        }
    }

    @Test
    void largerAlphabetsStayNarrow() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(8L);
        for (int q : new int[] {8, 12, 20}) {
            Deficiency found = Deficiency.of(random(rng, q, q), random(rng, q, q));
            assertThat(found.high() - found.low()).as("%d", q).isLessThan(1e-9);
        }
    }

    @Test
    void whatDoesNotFit() {
        assertThatThrownBy(() -> Deficiency.of(NamedChannels.noiseless(2), NamedChannels.noiseless(3)))
                .hasMessage("v: has 3 inputs, must have 2 as w has");
        assertThatThrownBy(() -> Deficiency.of(NamedChannels.noiseless(40), NamedChannels.noiseless(40)))
                .hasMessage("w, v: need a linear programme of 3200 variables, may need 2500");
    }

    /** Computed outside the project by SciPy's linear programming, from the counts of the verdicts. */
    @Test
    void judges() {
        Channel vanilla = NamedChannels.confusion(VANILLA);
        Channel cot = NamedChannels.confusion(new double[][] {{335, 77, 0}, {80, 346, 0}});
        assertBracket(vanilla, cot, 0, 1e-9);
        assertThat(Deficiency.of(cot, vanilla).high()).isCloseTo(0.037935, within(1e-6));
    }
}
