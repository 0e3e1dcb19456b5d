package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Capacity;
import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.info.SibsonCapacity;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The floors that look at the whole channel, Arimoto's and the meta-converse, against the exact decoding error. */
class WholeChannelFloorsTest {
    private static final int MODELS = Cases.of(2_000);
    private static final double ROUNDING = 1e-12;
    /** What the search for alpha may leave. */
    private static final double SEARCH = 1e-5;

    private static List<FiniteModel> models(int count, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> RandomModels.next(random))
                .toList();
    }

    /** {@code 1 - sum_y max_j pi_j p(y|j,s)}. */
    private static double decodingError(FiniteModel model, int s) {
        double success = 0;
        for (int y = 0; y < model.labels(); y++) {
            double most = 0;
            for (int j = 0; j < model.codewords(); j++) {
                most = Math.max(most, model.prior().probability(j) * model.labelProbability(y, j, s));
            }
            success += most;
        }
        return 1 - success;
    }

    private static double risk(FiniteModel model, ToDoubleBiFunction<FiniteModel, Integer> error) {
        double risk = 0;
        for (int s = 0; s < model.contexts(); s++) {
            double base = model.separation().base(s);
            risk += model.contextLaw().probability(s)
                    * (base + (model.separation().at(s) - base) * error.applyAsDouble(model, s));
        }
        return risk;
    }

    @Test
    void noneIsAboveTheExactDecodingErrorOrTheBayesRisk() {
        int positive = 0;
        for (FiniteModel model : models(MODELS, 11)) {
            FloorLadder ladder = FloorLadder.of(model, Capacities.of(model));
            double exact = risk(model, WholeChannelFloorsTest::decodingError);
            assertThat(exact).isLessThanOrEqualTo(BayesRisk.of(model) + ROUNDING);
            for (String floor : List.of(
                    "arimoto/total/per-context", "arimoto/cascade/per-context", "meta-converse/mixture/per-context")) {
                assertThat(ladder.floor(floor).value()).as(floor).isLessThanOrEqualTo(exact + ROUNDING);
            }
            double cascade = ladder.floor("arimoto/cascade/per-context").value();
            positive += cascade > ladder.floor("sharp-fano/cascade/per-context").value() + 1e-6 ? 1 : 0;
        }
        assertThat(positive)
                .as("models in which Arimoto's floor is above Fano's with the same capacity")
                .isGreaterThan(MODELS / 100);
    }

    @Test
    void ordersThatAreTheorems() {
        for (FiniteModel model : models(MODELS, 12)) {
            List<Floor> floors = FloorLadder.computed(BoundCatalogue.own().floors(), model, Capacities.of(model));
            assertThat(value(floors, "arimoto/total/per-context"))
                    .isLessThanOrEqualTo(value(floors, "arimoto/cascade/per-context") + SEARCH);
            assertThat(value(floors, "sharp-fano/mixture/per-context"))
                    .isLessThanOrEqualTo(value(floors, "meta-converse/mixture/per-context") + 1e-8);
        }
    }

    private static double value(List<Floor> floors, String label) {
        return floors.stream()
                .filter(floor -> floor.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Three codewords through a noiseless bit: two of three are found. */
    @Test
    void moreCodewordsThanAChannelCanTell() {
        double[][] rows = {{1, 0}, {1, 0}, {0, 1}};
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(3),
                Codebook.identity(1, 3),
                Cascade.of(NamedChannels.noiseless(3), Channel.of(rows)),
                Loss.zeroOne(3));
        FloorLadder ladder = FloorLadder.of(model, Capacities.of(model));
        assertThat(ladder.floor("arimoto/cascade/per-context").value()).isCloseTo(1 / 3.0, within(1e-9));
        // the first stage tells all, so the total is what the second leaves
        assertThat(ladder.floor("arimoto/total/per-context").value()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(ladder.floor("meta-converse/mixture/per-context").value())
                .isCloseTo(1 / 3.0, within(1e-12))
                .isLessThan(1 / 3.0);
        assertThat(ladder.best().value()).isLessThanOrEqualTo(BayesRisk.of(model));
    }

    /**
     * The meta-converse by duality: the P-mass of the most powerful test of Q-mass 1/M is the least over thresholds g
     * of {@code sum (P - g Q)+ + g/M}, and the least is at one of the ratios P/Q. No test is filled and no pair sorted.
     */
    private static double neymanPearsonError(FiniteModel model, int s) {
        int m = model.codewords();
        double[][] joint = new double[m][model.labels()];
        double[] output = new double[model.labels()];
        Channel cognitive = model.cascade().cognitive(s);
        Channel articulation = model.cascade().articulation(s);
        for (int j = 0; j < m; j++) {
            for (int y = 0; y < output.length; y++) {
                for (int h = 0; h < cognitive.outputs(); h++) {
                    joint[j][y] += model.prior().probability(j)
                            * cognitive.probability(model.codebook().word(j, s), h)
                            * articulation.probability(h, y);
                }
                output[y] += joint[j][y];
            }
        }
        double accepted = 1;
        for (int i = 0; i < m * output.length; i++) {
            double q = output[i % output.length] / m;
            accepted = q > 0
                    ? Math.min(accepted, dual(joint, output, joint[i / output.length][i % output.length] / q))
                    : accepted;
        }
        return 1 - accepted;
    }

    private static double dual(double[][] joint, double[] output, double threshold) {
        double sum = threshold / joint.length;
        for (double[] row : joint) {
            for (int y = 0; y < row.length; y++) {
                sum += Math.max(0, row[y] - threshold * output[y] / joint.length);
            }
        }
        return sum;
    }

    private static double awayFromNeymanPearson(double mixing) {
        double worst = 0;
        for (FiniteModel model : models(Cases.of(500), 16)) {
            List<Floor> floors = FloorLadder.computed(BoundCatalogue.own().floors(), model, Capacities.of(model));
            double exact = risk(model, (of, s) -> (1 - mixing) * neymanPearsonError(of, s));
            worst = Math.max(worst, Math.abs(value(floors, "meta-converse/mixture/per-context") - exact));
        }
        return worst;
    }

    @Test
    void metaConverseIsTheErrorOfTheTestOfNeymanAndPearson() {
        assertThat(awayFromNeymanPearson(0)).isLessThanOrEqualTo(1e-12);
        assertThat(awayFromNeymanPearson(0.01)).as("an error 1 % too small").isGreaterThan(1e-3);
    }

    /** Two inputs: the maximum over p and the infimum over alpha by plain grids, which share no code. */
    @Test
    void arimotoIsItsFormula() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(13);
        for (int i = 0; i < 20; i++) {
            Channel channel = Channel.of(new double[][] {row(random), row(random)});
            double weight = 0.3 + 0.2 * random.nextDouble();
            FiniteModel model = FiniteModel.of(
                    Pmf.uniform(1),
                    Pmf.of(weight, 1 - weight),
                    Codebook.identity(1, 2),
                    Cascade.of(NamedChannels.noiseless(2), channel),
                    Loss.zeroOne(2));
            double floor = FloorLadder.of(model, Capacities.of(model))
                    .floor("arimoto/cascade/per-context")
                    .value();
            double plain = Math.max(0, 1 - plainSuccess(channel, weight));
            assertThat(floor).isBetween(plain - 2e-3, plain + 1e-4);
        }
    }

    private static double[] row(UniformRandomProvider random) {
        double a = random.nextDouble();
        double b = (1 - a) * random.nextDouble();
        return new double[] {a, b, 1 - a - b};
    }

    private static double plainSuccess(Channel channel, double weight) {
        double best = 0;
        for (int y = 0; y < channel.outputs(); y++) {
            best += Math.max(weight, 1 - weight) * Math.max(channel.probability(0, y), channel.probability(1, y));
        }
        for (double inverse = 1.0 / 64; inverse < 1; inverse += 1.0 / 256) {
            double alpha = 1 / inverse;
            double most = 0;
            for (int k = 0; k <= 500; k++) {
                double g = 0;
                for (int y = 0; y < channel.outputs(); y++) {
                    g += Math.pow(
                            k / 500.0 * Math.pow(channel.probability(0, y), alpha)
                                    + (1 - k / 500.0) * Math.pow(channel.probability(1, y), alpha),
                            inverse);
                }
                most = Math.max(most, g);
            }
            best = Math.min(best, Math.pow(Math.pow(weight, alpha) + Math.pow(1 - weight, alpha), inverse) * most);
        }
        return Math.min(1, best);
    }

    @Test
    void theSibsonCapacityIsNotBelowItsObjectiveAndNearIt() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(14);
        for (int i = 0; i < 200; i++) {
            Channel channel = Channel.of(new double[][] {row(random), row(random), row(random)});
            double alpha = 1 + 10 * random.nextDouble();
            SibsonCapacity capacity = SibsonCapacity.of(channel);
            double upper = capacity.upper(alpha, 1e-9);
            assertThat(upper)
                    .isLessThanOrEqualTo(capacity.maximalLeakage() + 1e-9)
                    .isLessThanOrEqualTo(capacity.upper(alpha, 1e-3) + 1e-9)
                    // C_alpha increases in alpha, and its limit at 1 is Shannon's
                    .isGreaterThanOrEqualTo(
                            Math.exp((alpha - 1) / alpha * Capacity.of(channel).lower()) - 1e-9);
            double[] p = row(random);
            double g = 0;
            for (int y = 0; y < 3; y++) {
                double sum = 0;
                for (int x = 0; x < 3; x++) {
                    sum += p[x] * Math.pow(channel.probability(x, y), alpha);
                }
                g += Math.pow(sum, 1 / alpha);
            }
            assertThat(g).isLessThanOrEqualTo(upper + 1e-12);
        }
        SibsonCapacity capacity = SibsonCapacity.of(NamedChannels.noiseless(2));
        assertThatIllegalArgumentException().isThrownBy(() -> capacity.upper(1, 1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> capacity.upper(Double.NaN, 1e-9));
    }

    /** Wrong: Shannon's capacity in the place of that of order alpha gives floors above the exact error. */
    @Test
    void aShannonCapacityInItsPlaceIsCaught() {
        double worst = 0;
        for (FiniteModel model : models(MODELS, 15)) {
            double wrong = risk(model, (m, s) -> {
                double capacity = Capacity.of(m.cascade().product(s)).upper();
                double success = 1;
                for (double inverse = 1.0 / 64; inverse < 1; inverse += 1.0 / 64) {
                    double sum = 0;
                    for (double weight : m.prior().toArray()) {
                        sum += Math.pow(weight, 1 / inverse);
                    }
                    success = Math.min(success, Math.pow(sum, inverse) * Math.exp((1 - inverse) * capacity));
                }
                return 1 - success;
            });
            worst = Math.max(worst, wrong - risk(model, WholeChannelFloorsTest::decodingError));
        }
        assertThat(worst).isGreaterThan(1e-3);
    }
}
