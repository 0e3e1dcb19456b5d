package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import dev.narrows.testing.ReferenceModels;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Closed forms and reference values first, then what holds for every channel. */
class CapacityTest {
    private static double entropy(double e) {
        return e == 0 || e == 1 ? 0 : -e * StrictMath.log(e) - (1 - e) * StrictMath.log1p(-e);
    }

    private static void assertCapacity(Channel w, double expected) {
        CapacityBracket bracket = Capacity.of(w);
        assertThat(bracket.converged()).isTrue();
        assertThat(bracket.gap()).isLessThanOrEqualTo(Capacity.DEFAULT_GAP);
        assertThat(bracket.lower()).isLessThanOrEqualTo(expected + 2e-15);
        assertThat(bracket.upper()).isGreaterThanOrEqualTo(expected - 2e-15);
    }

    @Test
    void closedForms() {
        for (double e = 0; e <= 1; e += 1.0 / 64) {
            assertCapacity(NamedChannels.binarySymmetric(e), StrictMath.log(2) - entropy(e));
            assertCapacity(
                    NamedChannels.z(e),
                    e == 1
                            ? 0
                            : StrictMath.log1p((1 - e) * StrictMath.exp(e / (1 - e) * StrictMath.log(e == 0 ? 1 : e))));
            for (double b = 0; b <= 1; b += 1.0 / 16) {
                assertCapacity(NamedChannels.binaryAsymmetric(e, b), binaryAsymmetric(e, b));
            }
            for (int q = 2; q < 7; q++) {
                assertCapacity(NamedChannels.erasure(q, e), (1 - e) * StrictMath.log(q));
                assertCapacity(
                        NamedChannels.symmetric(q, e), StrictMath.log(q) - entropy(e) - e * StrictMath.log(q - 1));
            }
        }
        for (int q = 2; q < 20; q++) {
            assertCapacity(NamedChannels.noiseless(q), StrictMath.log(q));
            assertCapacity(NamedChannels.typewriter(2 * q), StrictMath.log(q));
            assertThat(Capacity.of(NamedChannels.useless(q, 3))).isEqualTo(new CapacityBracket(0, 0, 0, true));
            assertThat(Capacity.of(NamedChannels.useless(1, q)).upper()).isZero();
            assertThat(Capacity.of(NamedChannels.useless(q, 1)).upper()).isZero();
        }
    }

    /** {@code log sum_y e^{t_y}} with {@code sum_y W[x][y] t_y = -h_x}. */
    private static double binaryAsymmetric(double a, double b) {
        double det = 1 - a - b;
        return det == 0
                ? 0
                : StrictMath.log1p(StrictMath.exp((entropy(a) - entropy(b)) / det))
                        + (a * entropy(b) - (1 - b) * entropy(a)) / det;
    }

    @Test
    void referenceBracketsMeet() {
        int compared = 0;
        for (JsonNode node : ReferenceModels.document().get("capacity_nats")) {
            CapacityBracket bracket = Capacity.of(Channel.of(ReferenceModels.matrix(node.get("matrix"))));
            assertThat(bracket.lower()).isLessThanOrEqualTo(node.get("upper").doubleValue() + 1e-12);
            assertThat(bracket.upper()).isGreaterThanOrEqualTo(node.get("lower").doubleValue() - 1e-12);
            assertThat(bracket.converged()).isTrue();
            compared++;
        }
        assertThat(compared).isGreaterThan(5);
    }

    /** {@code 2 d^2 + 4/3 d^4 + O(d^6)} with d exact: all digits of a capacity that the naive sum loses. */
    @Test
    void nearlyUselessKeepsItsDigitsAndItsSides() {
        int naiveFaults = 0;
        for (int k = 14; k < 40; k++) {
            double d = StrictMath.scalb(1.0, -k) * 1.3125;
            double truth = 2 * d * d + 4.0 / 3 * d * d * d * d;
            CapacityBracket bracket = Capacity.of(NamedChannels.binarySymmetric(0.5 - d));
            assertThat(holds(bracket.lower(), truth, bracket.upper())).isTrue();
            assertThat(bracket.gap()).isLessThan(1e-14);
            // planted: the ends taken for each other
            assertThat(holds(bracket.upper(), truth, bracket.lower())).isFalse();
            // planted: W log(W/q) summed term by term, nothing added for rounding
            double naive = (0.5 - d) * StrictMath.log(1 - 2 * d) + (0.5 + d) * StrictMath.log(1 + 2 * d);
            naiveFaults += holds(bracket.lower(), truth, naive) ? 0 : 1;
        }
        assertThat(naiveFaults).isPositive();
        assertThatThrownBy(() -> new CapacityBracket(1, 0.5, 0, true)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Whether the ends have the truth between them: what every bracket of this test is held to, and every planted one.
     */
    private static boolean holds(double lower, double truth, double upper) {
        return lower <= truth && truth <= upper;
    }

    @Test
    void propertiesOfEveryChannel() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(11L);
        for (int i = 0; i < Cases.of(3000); i++) {
            Channel w = RandomModels.channel(rng, 1 + rng.nextInt(6), 1 + rng.nextInt(6));
            CapacityBracket bracket = Capacity.of(w);
            assertThat(bracket.converged()).as("%s", w).isTrue();
            double information = MutualInformation.of(RandomModels.pmf(rng, w.inputs(), 1), w);
            assertThat(information).isLessThanOrEqualTo(bracket.upper());
            Channel next = RandomModels.channel(rng, w.outputs(), 1 + rng.nextInt(6));
            double cascade = Capacity.of(w.then(next)).lower();
            assertThat(cascade).isLessThanOrEqualTo(bracket.upper());
            assertThat(cascade).isLessThanOrEqualTo(Capacity.of(next).upper());
            assertThat(Capacity.of(repeatedAndReversed(w)).lower()).isLessThanOrEqualTo(bracket.upper());
            assertThat(Capacity.of(repeatedAndReversed(w)).upper()).isGreaterThanOrEqualTo(bracket.lower());
        }
    }

    private static Channel repeatedAndReversed(Channel w) {
        double[][] rows = new double[w.inputs() + 1][];
        for (int x = 0; x < w.inputs(); x++) {
            rows[w.inputs() - x] = w.row(x);
        }
        rows[0] = w.row(0);
        return Channel.of(rows);
    }

    @Test
    void agreesWithThePlainIterationWhereThatIsFast() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(12L);
        int compared = 0;
        for (int i = 0; i < 300; i++) {
            Channel w = RandomModels.channel(rng, 2 + rng.nextInt(4), 2 + rng.nextInt(4));
            CapacityBracket plain = PlainCapacityIteration.of(w, 1e-10, 5000);
            CapacityBracket bracket = Capacity.of(w);
            assertThat(bracket.lower()).isLessThanOrEqualTo(plain.upper());
            assertThat(bracket.upper()).isGreaterThanOrEqualTo(plain.lower());
            if (plain.converged()) {
                assertThat(bracket.lower()).isEqualTo(plain.lower(), within(3e-10));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    /** The bracket is right after any number of steps, so the steps are counted: at most as many as there were. */
    @Test
    void takesNoMoreStepsThanItDid() {
        assertThat(Capacity.of(NamedChannels.binarySymmetric(0.25)).iterations())
                .as("optimal at the start")
                .isZero();
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(46L);
        int narrow = 0;
        int usual = 0;
        int stalled = 0;
        for (int i = 0; i < 200; i++) {
            // a gap near what rounding allows: where the interior point stalls, Blahut and Arimoto go on
            CapacityBracket bracket = Capacity.of(RandomModels.channel(rng, 3, 3), 2e-14);
            assertThat(bracket.converged()).isTrue();
            narrow += bracket.iterations();
            stalled += bracket.iterations() > 60 ? 1 : 0;
            usual += Capacity.of(RandomModels.channel(rng, 4, 3)).iterations();
        }
        assertThat(stalled).isPositive();
        assertThat(narrow).isLessThanOrEqualTo(2982);
        assertThat(usual).isLessThanOrEqualTo(1314);
    }

    @Test
    void thePlainIterationEndsWithItsCertificate() {
        Channel w = NamedChannels.z(0.5);
        int needed = PlainCapacityIteration.of(w, 1e-10, 5000).iterations();
        assertThat(needed).isPositive();
        assertThat(PlainCapacityIteration.of(w, 1e-10, needed).converged()).isTrue();
        assertThat(PlainCapacityIteration.of(w, 1e-10, needed - 1).converged()).isFalse();
        // optimal at the start; a gap of two slacks is just reached, a narrower one never
        double slack = 16 * 0x1p-52;
        assertThat(PlainCapacityIteration.of(NamedChannels.noiseless(2), 2 * slack, 7)
                        .iterations())
                .isZero();
        assertThat(PlainCapacityIteration.of(NamedChannels.noiseless(2), 1.5 * slack, 7)
                        .iterations())
                .isEqualTo(7);
    }

    /** The factor of the second derivative, centred by the law of the output. */
    @Test
    void theSecondDerivativeIsThatOfTheDefinition() {
        ChannelInformation information =
                new ChannelInformation(Channel.of(new double[][] {{0.5, 0.5, 0}, {0.25, 0.25, 0.5}}));
        double[] gradient = new double[2];
        double[] factor = new double[6];
        information.evaluate(new double[] {0.5, 0.5}, gradient, factor);
        double root = Math.sqrt(0.375);
        // rows in the order of their values
        assertThat(factor)
                .containsExactly(
                        new double[] {-0.125 / root, 0.125 / root, -0.125 / root, 0.125 / root, 0.25 / 0.5, -0.25 / 0.5
                        },
                        within(1e-15));
        assertThat(gradient[1]).isEqualTo(StrictMath.log(0.5 / 0.375), within(1e-15));
    }

    @Test
    void refusesNonsenseAndShowsWhatWasNotReached() {
        assertThatThrownBy(() -> Capacity.of(NamedChannels.z(0.5), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Capacity.of(NamedChannels.z(0.5), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        CapacityBracket tooNarrow = Capacity.of(NamedChannels.z(0.5), 1e-18);
        assertThat(tooNarrow.converged()).isFalse();
        assertThat(tooNarrow.gap()).isPositive().isLessThan(1e-13);
        assertThat(tooNarrow.iterations()).isLessThanOrEqualTo(8);
        assertThatThrownBy(() -> PlainCapacityIteration.of(NamedChannels.z(0.5), 0, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlainCapacityIteration.of(NamedChannels.z(0.5), 1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PlainCapacityIteration.of(NamedChannels.z(0.5), 1e-10, 0).iterations())
                .isZero();
        CapacityBracket cut = PlainCapacityIteration.of(NamedChannels.z(0.999), 1e-10, 3);
        assertThat(cut.converged()).isFalse();
        assertThat(cut.iterations()).isEqualTo(3);
    }
}
