package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.InformationKind;
import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Bracket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Every term of {@code E KL = I(theta;U^m) + rho + KL(Qbar||P)}, their brackets and the budget on top of them. */
class ChannelDecompositionTest {
    private static final double ROUNDING = 1e-11;

    /** Small models with a learner; every third has I(U;S) > 0. */
    private record Case(FiniteModel model, double beta, int labels) {
        static List<Case> some(int number, long seed) {
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
            List<Case> cases = new ArrayList<>();
            while (cases.size() < number) {
                FiniteModel model = LearnerModels.random(rng, 2, 3);
                boolean dependent = cases.size() % 3 == 0;
                if (model.pairs() <= 4
                        && model.targets() <= 3
                        && (!dependent || Capacities.of(model).targetContext() > 1e-6)) {
                    cases.add(new Case(model, LearnerModels.logUniform(rng, -1, 1.5), 1 + rng.nextInt(5)));
                }
            }
            return cases;
        }

        TableGibbs table() {
            return TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta);
        }

        ChannelDecomposition exact() {
            return table().decomposition(model, labels);
        }
    }

    @Test
    void termsAreTheirDefinitionsOverSequences() {
        for (Case c : Case.some(40, 811)) {
            if (StrictMath.pow(c.model.pairs() * c.model.targets(), c.labels) < 30_000) {
                double[] terms = new Sequences(c).terms();
                ChannelDecomposition found = c.exact();
                assertThat(new double[] {
                            found.expectedKl(), found.informationTargets(), found.rho(), found.marginalDivergence()
                        })
                        .containsExactly(terms, within(ROUNDING));
            }
        }
    }

    /** Targets and pairs label by label: laws of theta given the sequence of targets, by brute force. */
    private static final class Sequences {
        private final Case source;
        private final double[] law;
        private final int[][] tables;
        private final double[] prior;

        Sequences(Case source) {
            this.source = source;
            law = ObservedLosses.revealed(source.model).probabilities();
            tables = GibbsPosteriorTest.allTables(source.model);
            prior = new double[tables.length];
            Arrays.fill(prior, 1.0 / tables.length);
        }

        double[] terms() {
            int sequences = (int) StrictMath.round(StrictMath.pow(source.model.targets(), source.labels));
            double[][] given = new double[sequences][tables.length];
            double[] mass = new double[sequences];
            double[] total = new double[tables.length];
            double kl = 0;
            double rhoPlus = 0;
            int[] data = new int[source.labels];
            List<double[]> posteriors = new ArrayList<>();
            List<double[]> weights = new ArrayList<>();
            do {
                double probability =
                        Arrays.stream(data).mapToDouble(t -> law[t]).reduce(1, (x, y) -> x * y);
                if (probability > 0) {
                    int u = Arrays.stream(data)
                            .map(t -> t % source.model.targets())
                            .reduce(0, (x, y) -> x * source.model.targets() + y);
                    double[] q = posterior(data);
                    mass[u] += probability;
                    for (int k = 0; k < q.length; k++) {
                        given[u][k] += probability * q[k];
                        total[k] += probability * q[k];
                    }
                    kl += probability * divergence(q, prior);
                    posteriors.add(q);
                    weights.add(new double[] {probability, u});
                }
            } while (next(data));
            double targets = 0;
            for (int u = 0; u < sequences; u++) {
                if (mass[u] > 0) {
                    for (int k = 0; k < tables.length; k++) {
                        given[u][k] /= mass[u];
                    }
                    targets += mass[u] * divergence(given[u], total);
                }
            }
            for (int i = 0; i < posteriors.size(); i++) {
                rhoPlus += weights.get(i)[0] * divergence(posteriors.get(i), given[(int) weights.get(i)[1]]);
            }
            return new double[] {kl, targets, rhoPlus, divergence(total, prior)};
        }

        private boolean next(int[] data) {
            for (int i = 0; i < data.length; i++) {
                if (++data[i] < law.length) {
                    return true;
                }
                data[i] = 0;
            }
            return false;
        }

        private double[] posterior(int[] data) {
            double[] canonical = source.model.canonicalLosses();
            double[] q = new double[tables.length];
            double sum = 0;
            for (int k = 0; k < q.length; k++) {
                double loss = 0;
                for (int t : data) {
                    int pair = t / source.model.targets();
                    loss += canonical[pair * source.model.actions() + tables[k][pair]];
                }
                q[k] = prior[k] * StrictMath.exp(-source.beta * loss);
                sum += q[k];
            }
            for (int k = 0; k < q.length; k++) {
                q[k] /= sum;
            }
            return q;
        }

        private static double divergence(double[] q, double[] p) {
            double sum = 0;
            for (int k = 0; k < q.length; k++) {
                sum += q[k] > 0 ? q[k] * StrictMath.log(q[k] / p[k]) : 0;
            }
            return sum;
        }
    }

    @Test
    void agreesWithTheDecompositionWithoutTargets() {
        for (Case c : Case.some(100, 812)) {
            ChannelDecomposition found = c.exact();
            KlDecomposition other = KlDecomposition.of(c.table(), c.labels);
            assertThat(found.expectedKl()).isCloseTo(other.expectedKl(), within(ROUNDING));
            assertThat(found.information()).isCloseTo(other.information(), within(ROUNDING));
            assertThat(found.marginalDivergence()).isCloseTo(other.marginalDivergence(), within(ROUNDING));
            assertThat(found.informationTargets() + found.rho() + found.marginalDivergence())
                    .as("the identity, of three terms computed apart")
                    .isCloseTo(found.expectedKl(), within(ROUNDING));
            ChannelDecomposition.Size size = c.table().decompositionSize(c.model, c.labels);
            assertThat(size.compositions().longValueExact()).isEqualTo(found.compositions());
            assertThat(size.countVectors().longValueExact()).isEqualTo(found.countVectors());
        }
    }

    @Test
    void listAndTableAgreeForCanonicalAndProxy() {
        for (Case c : Case.some(30, 813)) {
            int[][] all = GibbsPosteriorTest.allTables(c.model);
            Pmf prior = Pmf.uniform(all.length);
            ChannelDecomposition listed = EnumeratedGibbs.of(ObservedLosses.canonical(c.model), all, prior, c.beta)
                    .decomposition(c.model, c.labels);
            assertThat(listed.rho()).isCloseTo(c.exact().rho(), within(ROUNDING));
            int[] map = new int[c.model.labels()];
            ChannelDecomposition proxy = EnumeratedGibbs.of(ObservedLosses.proxy(c.model, map), all, prior, c.beta)
                    .decomposition(c.model, c.labels);
            ChannelDecomposition table = TableGibbs.of(
                            ObservedLosses.proxy(c.model, map), Pmf.uniform(c.model.actions()), c.beta)
                    .decomposition(c.model, c.labels);
            assertThat(proxy.rho()).isCloseTo(table.rho(), within(ROUNDING));
            assertThat(proxy.informationTargets()).isCloseTo(table.informationTargets(), within(ROUNDING));
        }
    }

    /** Twelve models, two of them with I(U;S) > 0, then two hundred. */
    @Test
    void bracketsHoldTheEnumeratedValuesAndTheBudgetTheKl() {
        List<Case> cases = Case.some(212, 814);
        assertThat(cases.subList(0, 12).stream()
                        .filter(c -> Capacities.of(c.model).targetContext() > 1e-6)
                        .count())
                .isGreaterThanOrEqualTo(2);
        int lowerMatters = 0;
        int wrongLower = 0;
        int wrongChannel = 0;
        for (Case c : cases) {
            ChannelDecomposition exact = c.exact();
            ExactExpectations expectations = ExactExpectations.of(c.table(), c.labels);
            Bracket information = InformationBracket.of(c.table(), c.labels, expectations);
            Capacities capacities = Capacities.of(c.model);
            Bracket rho = InformationBracket.rho(
                    information, c.labels, capacities.targetContext() + capacities.average(InformationKind.MIXTURE));
            assertThat(exact.information()).isBetween(information.low() - ROUNDING, information.high() + ROUNDING);
            assertThat(exact.rho()).isBetween(rho.low() - ROUNDING, rho.high() + ROUNDING);
            lowerMatters += information.low() > 1e-6 ? 1 : 0;
            wrongLower += exact.information() < expectations.informationFactorised() - 1e-6 ? 1 : 0;
            checkBudget(c, exact, expectations, information, rho, capacities);
            double channel = c.labels * capacities.average(InformationKind.MIXTURE);
            wrongChannel += exact.informationTargets() > channel + 1e-9 ? 1 : 0;
        }
        assertThat(lowerMatters).isGreaterThan(100);
        assertThat(wrongLower)
                .as("planted: I_fact without the total correlation")
                .isGreaterThan(20);
        assertThat(wrongChannel)
                .as("planted: I(U;S) left out of the channel's share")
                .isGreaterThan(0);
    }

    private static void checkBudget(
            Case c,
            ChannelDecomposition exact,
            ExactExpectations expectations,
            Bracket information,
            Bracket rho,
            Capacities capacities) {
        double kl = expectations.kl();
        for (double capacity : new double[] {
            capacities.average(InformationKind.TOTAL),
            capacities.average(InformationKind.CASCADE),
            capacities.average(InformationKind.MIXTURE)
        }) {
            ChannelBudget budget = new ChannelBudget(
                    c.labels, capacity, capacities.targetContext(), kl, rho.high(), information.low());
            double k = c.labels * (capacity + capacities.targetContext()) + exact.rho() + exact.marginalDivergence();
            ChannelBudget fromExact = new ChannelBudget(
                    c.labels, capacity, capacities.targetContext(), kl, exact.rho(), exact.information());
            assertThat(k).as("K >= E KL").isGreaterThanOrEqualTo(kl - ROUNDING);
            assertThat(fromExact.value()).as("K_up from exact terms is K").isCloseTo(k, within(1e-10));
            assertThat(budget.value()).as("K_up >= K").isGreaterThanOrEqualTo(k - ROUNDING);
            assertThat(new ChannelBudget(
                                    c.labels, capacity, capacities.targetContext(), kl, Double.POSITIVE_INFINITY, 0)
                            .value())
                    .isGreaterThanOrEqualTo(budget.value() - ROUNDING);
            assertThat(new ExpectedKlCeiling(Math.min(1, expectations.empiricalRisk()), budget.value(), c.labels)
                            .value())
                    .isGreaterThanOrEqualTo(
                            new ExpectedKlCeiling(Math.min(1, expectations.empiricalRisk()), kl, c.labels).value()
                                    - ROUNDING)
                    .isGreaterThanOrEqualTo(expectations.risk() - ROUNDING);
        }
    }

    /** At many labels the posterior settles: the bracket stays a bracket and does not blow up. */
    @Test
    void bracketAtManyLabels() {
        for (Case c : Case.some(20, 816)) {
            for (long m : new long[] {1_000, 1_000_000, 1_000_000_000_000L}) {
                ExactExpectations expectations = ExactExpectations.of(c.table(), m);
                Bracket information = InformationBracket.of(c.table(), m, expectations);
                assertThat(information.low()).isBetween(0.0, information.high());
                assertThat(information.high()).isLessThanOrEqualTo(expectations.kl() * (1 + 1e-9) + 1e-9);
            }
        }
    }

    @Test
    void saysHowMuchAndRefusesWhatIsTooMuch() {
        Case c = Case.some(1, 817).get(0);
        ChannelDecomposition.Size size = c.table().decompositionSize(c.model, 5_000);
        assertThat(size.feasible()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> c.table().decomposition(c.model, 5_000))
                .withMessageContaining(size.compositions() + " target compositions, " + size.countVectors());
        EnumeratedGibbs revealed = EnumeratedGibbs.of(
                ObservedLosses.revealed(c.model),
                GibbsPosteriorTest.allTables(c.model),
                Pmf.uniform(GibbsPosteriorTest.allTables(c.model).length),
                1);
        assertThatIllegalArgumentException()
                .as("a learner that sees the targets")
                .isThrownBy(() -> revealed.decomposition(c.model, 2))
                .withMessageStartingWith("learner: has");
    }
}
