package dev.narrows.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.planning.Allocation.Share;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static double[] costs(UniformRandomProvider rng, int contexts) {
        double[] costs = new double[contexts];
        boolean free = rng.nextBoolean();
        Arrays.setAll(costs, s -> free ? 1 : 0.2 + 3 * rng.nextDouble());
        return costs;
    }

    /**
     * Channels of that budget have the risk, and channels of any slopes that have the risk cost no less. The planted
     * fault spends the same on every context: at the same cost its risk is higher.
     */
    @Test
    void justEnoughDoesAndLessDoesNot() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        int tight = 0;
        int faults = 0;
        for (int done = 0; done < Cases.of(200); ) {
            FiniteModel model = RandomModels.next(rng);
            double[] costs = costs(rng, model.contexts());
            double limit = Allocation.of(model, costs, 0.999999).limit();
            double blind = blind(model, costs);
            double risk = limit + (0.05 + 0.9 * rng.nextDouble()) * (blind - limit);
            if (!(blind - limit > 1e-3)) {
                continue;
            }
            done++;
            Allocation allocation = Allocation.of(model, costs, risk);
            double example = TestChannel.cost(model, costs, risk);
            assertThat(allocation.budget()).isLessThanOrEqualTo(example + 1e-9);
            tight += example - allocation.budget() < 1e-6 * costs.length ? 1 : 0;
            othersCostMore(rng, model, costs, allocation);
            isSpentWhole(allocation);
            faults += equally(model, costs, allocation) > risk + 1e-6 ? 1 : 0;
        }
        assertThat(tight).isGreaterThanOrEqualTo(Cases.of(180));
        assertThat(faults).isGreaterThan(Cases.of(20));
    }

    private static double blind(FiniteModel model, double[] costs) {
        ContextSources sources = new ContextSources(model, ones(costs.length));
        return sources.together().floor(0);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void othersCostMore(
            UniformRandomProvider rng, FiniteModel model, double[] costs, Allocation allocation) {
        for (int trial = 0; trial < 20; trial++) {
            double cost = 0;
            double risk = 0;
            for (int s = 0; s < costs.length; s++) {
                TestChannel one = TestChannel.of(model, s, Math.exp(6 * rng.nextDouble() - 1) / costs[s]);
                cost += model.contextLaw().probability(s) * costs[s] * one.information();
                risk += model.contextLaw().probability(s) * one.risk();
            }
            assertThat(risk > allocation.risk() || cost >= allocation.budget() - 1e-9)
                    .isTrue();
        }
    }

    private static void isSpentWhole(Allocation allocation) {
        double cost = 0;
        double risk = 0;
        for (Share share : allocation.shares()) {
            cost += share.weight() * share.cost() * share.nats();
            risk += share.weight() * share.risk();
        }
        assertThat(risk).isCloseTo(allocation.risk(), within(1e-11));
        assertThat(cost).isCloseTo(allocation.spent(), within(1e-11));
        assertThat(allocation.spent() - allocation.budget()).isBetween(-1e-10, 1e-6 * (1 + allocation.budget()));
    }

    /** The risk where every context has the same number of nats. */
    private static double equally(FiniteModel model, double[] costs, Allocation allocation) {
        double z = 0;
        for (int s = 0; s < costs.length; s++) {
            z += model.contextLaw().probability(s) * costs[s];
        }
        ContextSources sources = new ContextSources(model, ones(costs.length));
        double risk = 0;
        for (int s = 0; s < costs.length; s++) {
            risk += model.contextLaw().probability(s)
                    * sources.alone(sources.kindOf(s)).floor(allocation.spent() / z);
        }
        return risk;
    }

    private static FiniteModel two(Pmf contexts, Loss loss) {
        return FiniteModel.of(
                contexts,
                Pmf.uniform(2),
                Codebook.identity(2, 2),
                Cascade.of(NamedChannels.noiseless(2), NamedChannels.noiseless(2)),
                loss);
    }

    /** Two equal contexts share equally; where one of them is dear, the other gets more, by {@code logit e = -t/c}. */
    @Test
    void theDearContextGetsLess() {
        FiniteModel model = two(Pmf.uniform(2), Loss.zeroOne(2));
        Allocation equal = Allocation.of(model, new double[] {2, 2}, 0.2);
        double h = -0.2 * Math.log(0.2) - 0.8 * Math.log(0.8);
        assertThat(equal.budget()).isCloseTo(2 * (Math.log(2) - h), within(1e-9));
        assertThat(equal.shares())
                .extracting(Share::nats)
                .allSatisfy(nats -> assertThat(nats).isCloseTo(Math.log(2) - h, within(1e-9)));
        List<Share> shares = Allocation.of(model, new double[] {1, 3}, 0.2).shares();
        double cheap = Math.log(1 / shares.get(0).risk() - 1);
        double dear = Math.log(1 / shares.get(1).risk() - 1);
        assertThat(cheap / dear).isCloseTo(3, within(1e-3));
    }

    /** A context whose loss is small is left without a nat, on a straight piece of the curve too. */
    @Test
    void whatHelpsLittleGetsNothing() {
        FiniteModel model =
                two(Pmf.of(0.5, 0.5), Loss.perContext(List.of(new double[][] {{0, 1}, {1, 0}}, new double[][] {
                    {0, 0.01}, {0.01, 0}
                })));
        Allocation allocation = Allocation.of(model, new double[] {1, 1}, 0.1);
        assertThat(allocation.shares().get(1).nats()).isLessThan(1e-3);
        assertThat(allocation.shares().get(0).nats()).isGreaterThan(0.1);
    }

    @Test
    void noneAndNothing() {
        FiniteModel costly = two(Pmf.uniform(2), Loss.matrix(new double[][] {{0.2, 1}, {1, 0.4}}));
        Allocation none = Allocation.of(costly, new double[] {1, 1}, 0.29);
        assertThat(none.possible()).isFalse();
        assertThat(none.limit()).isCloseTo(0.3, within(1e-12));
        Allocation nothing = Allocation.of(costly, new double[] {1, 1}, 0.61);
        assertThat(nothing.budget()).isZero();
        assertThat(nothing.spent()).isZero();
        assertThatThrownBy(() -> Allocation.of(costly, new double[] {1}, 0.5))
                .hasMessageContaining("costs: has 1 entries, must have 2 as there are contexts");
        assertThatThrownBy(() -> Allocation.of(costly, new double[] {1, 0}, 0.5))
                .hasMessageContaining("costs: 0.0, must be finite and above 0");
    }
}
