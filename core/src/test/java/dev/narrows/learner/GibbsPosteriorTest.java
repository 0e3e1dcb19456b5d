package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The posterior is exact: probabilities, normaliser and KL, however far apart the losses are. */
class GibbsPosteriorTest {
    private static final int CASES = 1000;

    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(31);

    private record Case(double[] losses, double[] prior, double beta, long count) {
        @Override
        public String toString() {
            return Arrays.toString(losses) + Arrays.toString(prior) + " beta " + beta + " count " + count;
        }

        TableGibbs table() {
            return TableGibbs.of(ObservedLosses.of(new double[] {1}, losses, losses, losses.length), prior, beta);
        }

        /** {@code q_a} for every action, then the KL, with 80 digits on the way. */
        double[] decimal() {
            BigDecimal[] weights = new BigDecimal[losses.length];
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal priorSum =
                    Arrays.stream(prior).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            double least = Arrays.stream(losses).min().getAsDouble();
            for (int a = 0; a < losses.length; a++) {
                BigDecimal above = new BigDecimal(losses[a]).subtract(new BigDecimal(least));
                BigDecimal x = above.multiply(new BigDecimal(beta)).multiply(BigDecimal.valueOf(count));
                weights[a] = x.compareTo(BigDecimal.valueOf(5000)) > 0
                        ? BigDecimal.ZERO
                        : new BigDecimal(prior[a]).multiply(DecimalFunctions.exp(x.negate()), DecimalFunctions.DIGITS);
                total = total.add(weights[a], DecimalFunctions.DIGITS);
            }
            double[] q = new double[losses.length + 1];
            BigDecimal divergence = BigDecimal.ZERO;
            for (int a = 0; a < losses.length; a++) {
                BigDecimal share = weights[a].divide(total, DecimalFunctions.DIGITS);
                q[a] = share.doubleValue();
                if (share.signum() > 0) {
                    BigDecimal ratio = share.multiply(priorSum, DecimalFunctions.DIGITS)
                            .divide(new BigDecimal(prior[a]), DecimalFunctions.DIGITS);
                    divergence = divergence.add(share.multiply(DecimalFunctions.log(ratio), DecimalFunctions.DIGITS));
                }
            }
            q[losses.length] = divergence.doubleValue();
            return q;
        }
    }

    private Case next() {
        int actions = 2 + rng.nextInt(4);
        double[] losses = new double[actions];
        double[] prior = rng.nextBoolean() ? Pmf.uniform(actions).toArray() : positiveLaw(actions);
        boolean tied = rng.nextInt(4) == 0;
        for (int a = 0; a < actions; a++) {
            losses[a] = tied ? rng.nextInt(3) / 2.0 : rng.nextDouble();
        }
        // beta count from 1e-6 to 1e14: exponents up to 1e6 and more apart
        return new Case(
                losses, prior, LearnerModels.logUniform(rng, -6, 2), (long) LearnerModels.logUniform(rng, 0, 12));
    }

    private double[] positiveLaw(int size) {
        double[] p = new double[size];
        for (int i = 0; i < size; i++) {
            p[i] = LearnerModels.logUniform(rng, -12, 0);
        }
        double sum = Arrays.stream(p).sum();
        return Pmf.of(Arrays.stream(p).map(x -> x / sum).toArray()).toArray();
    }

    @Test
    void decimalFunctionsAreTheFunctions() {
        BigDecimal e = DecimalFunctions.exp(BigDecimal.ONE);
        assertThat(e.toPlainString()).startsWith("2.718281828459045235360287471352662497757247093699959574966967");
        assertThat(DecimalFunctions.log(BigDecimal.valueOf(2)).toPlainString())
                .startsWith("0.693147180559945309417232121458176568075500134360255254120680");
    }

    @Test
    void equalsTheSixtyDigitPosterior() {
        double[] values = new double[GibbsLearner.VALUES];
        int apart = 0;
        int unshiftedFails = 0;
        for (int i = 0; i < CASES; i++) {
            Case given = next();
            double[] expected = given.decimal();
            double[] q = given.table().posterior(0, given.count);
            for (int a = 0; a < q.length; a++) {
                assertThat(q[a]).as("%s", given).isCloseTo(expected[a], within(1e-12 * expected[a] + 1e-300));
            }
            double kl = expected[q.length];
            given.table().evaluator().evaluate(new long[] {given.count}, values);
            assertThat(values[GibbsLearner.KL])
                    .as("%s", given)
                    .isBetween(0.0, Double.MAX_VALUE)
                    .isCloseTo(kl, within(Math.min(1e-12, 1e-9 * kl + 1e-15)));
            apart += given.beta * given.count > 1e6 ? 1 : 0;
            unshiftedFails += Math.abs(unshifted(given) - kl) <= 1e-12 ? 0 : 1;
        }
        assertThat(apart).isGreaterThan(CASES / 5);
        assertThat(unshiftedFails)
                .as("the planted error, exponents that are not shifted")
                .isGreaterThan(CASES / 5);
    }

    private static double unshifted(Case given) {
        double total = 0;
        double exponents = 0;
        for (int a = 0; a < given.losses.length; a++) {
            double x = given.beta * given.count * given.losses[a];
            total += given.prior[a] * StrictMath.exp(-x);
            exponents += given.prior[a] * StrictMath.exp(-x) * x;
        }
        return -StrictMath.log(total) - exponents / total;
    }

    @Test
    void smallDivergencesKeepTheirDigits() {
        Case given = new Case(new double[] {0.25, 0.75}, new double[] {0.5, 0.5}, 1e-9, 4);
        double[] values = new double[GibbsLearner.VALUES];
        given.table().evaluator().evaluate(new long[] {4}, values);
        // x = 2e-9: KL = x^2/8 + O(x^4)
        assertThat(values[GibbsLearner.KL]).isCloseTo(5e-19, Percentage.withPercentage(1e-10));
    }

    @Test
    void betaZeroOrNoLabelGivesThePrior() {
        for (int i = 0; i < 200; i++) {
            FiniteModel model = LearnerModels.random(rng, 3, 4);
            Pmf prior = Pmf.of(LearnerModels.law(rng, model.actions()));
            double[] values = new double[GibbsLearner.VALUES];
            long[] counts = counts(model.pairs(), 1_000_000);
            TableGibbs cold = TableGibbs.of(ObservedLosses.canonical(model), prior, 0);
            cold.evaluator().evaluate(counts, values);
            assertThat(values[GibbsLearner.KL]).isZero();
            assertThat(cold.posterior(0, 1000)).containsExactly(prior.toArray(), within(1e-15));
            double risk = values[GibbsLearner.RISK];
            TableGibbs.of(ObservedLosses.canonical(model), prior, 5)
                    .evaluator()
                    .evaluate(new long[model.pairs()], values);
            assertThat(values).containsExactly(new double[] {risk, risk, 0, 0}, within(1e-15));
            int[][] policies = policies(model, 4);
            Pmf policyPrior = Pmf.of(LearnerModels.law(rng, 4));
            EnumeratedGibbs.of(ObservedLosses.canonical(model), policies, policyPrior, 0)
                    .evaluator()
                    .evaluate(counts, values);
            assertThat(values[GibbsLearner.KL]).isZero();
            assertThat(LearnerModels.posterior(
                            EnumeratedGibbs.of(ObservedLosses.canonical(model), policies, policyPrior, 7),
                            new long[model.pairs()]))
                    .containsExactly(policyPrior.toArray(), within(1e-15));
        }
    }

    /** Groups are dropped by a bound on what they add: against the sum of all of them, on both sides of the bound. */
    @Test
    void deadGroupsAreMissedByNoDigit() {
        double[] losses = {1e-9, 0.03, 0.5, 1};
        double[] prior = {0.999, 1e-7, 0.0009999, 0};
        for (int n = 1; n < 800; n++) {
            double total = 0;
            double risk = 0;
            double kl = 0;
            for (int a = 0; a < 3; a++) {
                double weight = prior[a] * StrictMath.exp(-3.0 * n * (losses[a] - losses[0]));
                total += weight;
                risk += weight * losses[a];
            }
            double logTotal = StrictMath.log(total);
            for (int a = 0; a < 3; a++) {
                double x = 3.0 * n * (losses[a] - losses[0]);
                kl += prior[a] * StrictMath.exp(-x) / total * (-x - logTotal);
            }
            double[] values = new double[GibbsLearner.VALUES];
            TableGibbs.of(ObservedLosses.of(new double[] {1}, losses, losses, 4), prior, 3)
                    .evaluator()
                    .evaluate(new long[] {n}, values);
            assertThat(values[GibbsLearner.RISK]).as("n = %d", n).isCloseTo(risk / total, within(1e-14 * risk));
            assertThat(values[GibbsLearner.KL]).as("n = %d", n).isCloseTo(kl, within(1e-12 * kl));
        }
    }

    @Test
    void aConstantAddedToAllLossesChangesNothing() {
        double[] low = new double[GibbsLearner.VALUES];
        double[] high = new double[GibbsLearner.VALUES];
        for (int i = 0; i < CASES; i++) {
            Case given = next();
            // dyadic, so that the constant is added without rounding
            double[] losses = Arrays.stream(given.losses)
                    .map(x -> Math.floor(x * 1024) / 2048)
                    .toArray();
            double[] raised = Arrays.stream(losses).map(x -> x + 0.5).toArray();
            long[] count = {given.count};
            new Case(losses, given.prior, given.beta, given.count)
                    .table()
                    .evaluator()
                    .evaluate(count, low);
            new Case(raised, given.prior, given.beta, given.count)
                    .table()
                    .evaluator()
                    .evaluate(count, high);
            // which groups are dead depends on the ratio of the losses, so the last digits may differ
            assertThat(high[GibbsLearner.KL])
                    .isCloseTo(low[GibbsLearner.KL], within(4e-16 + 2e-15 * low[GibbsLearner.KL]));
            assertThat(high[GibbsLearner.RISK]).isCloseTo(low[GibbsLearner.RISK] + 0.5, within(1e-15));
        }
    }

    @Test
    void betaToInfinityGivesEmpiricalRiskMinimisation() {
        double[] values = new double[GibbsLearner.VALUES];
        for (int i = 0; i < 200; i++) {
            FiniteModel model = LearnerModels.random(rng, 3, 4);
            double[] losses = model.canonicalLosses();
            long[] counts =
                    Arrays.stream(counts(model.pairs(), 1000)).map(n -> n + 1).toArray();
            TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), 1e300)
                    .evaluator()
                    .evaluate(counts, values);
            double least = 0;
            double kl = 0;
            for (int c = 0; c < model.pairs(); c++) {
                double[] row = Arrays.copyOfRange(losses, c * model.actions(), (c + 1) * model.actions());
                double best = Arrays.stream(row).min().getAsDouble();
                least += counts[c] * best;
                kl += StrictMath.log((double) row.length
                        / Arrays.stream(row).filter(x -> x == best).count());
            }
            assertThat(values[GibbsLearner.EMPIRICAL_RISK])
                    .isCloseTo(least / Arrays.stream(counts).sum(), within(1e-13));
            assertThat(values[GibbsLearner.KL]).isCloseTo(kl, within(1e-12));
        }
    }

    @Test
    void tableEqualsTheEnumerationOfAllTables() {
        for (int i = 0; i < 200; i++) {
            FiniteModel model = LearnerModels.random(rng, 1, 4);
            double beta = LearnerModels.logUniform(rng, -2, 2);
            long[] counts = counts(model.pairs(), 1 + rng.nextInt(1_000_000));
            double[] table = new double[GibbsLearner.VALUES];
            double[] listed = new double[GibbsLearner.VALUES];
            TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta)
                    .evaluator()
                    .evaluate(counts, table);
            int[][] all = allTables(model);
            EnumeratedGibbs.of(ObservedLosses.canonical(model), all, Pmf.uniform(all.length), beta)
                    .evaluator()
                    .evaluate(counts, listed);
            assertThat(table).containsExactly(listed, within(1e-10));
        }
    }

    @Test
    void priorZeroStaysZeroAndItsLossIsNoMinimum() {
        TableGibbs learner = TableGibbs.of(
                ObservedLosses.of(new double[] {1}, new double[] {0, 0.5, 1}, new double[] {0, 0.5, 1}, 3),
                new double[] {0, 0.5, 0.5},
                1e6);
        assertThat(learner.posterior(0, 1_000_000)).containsExactly(0, 1, 0);
        double[] values = new double[GibbsLearner.VALUES];
        learner.evaluator().evaluate(new long[] {1_000_000_000_000L}, values);
        assertThat(values).containsExactly(new double[] {0.5, 0.5, 0.5, StrictMath.log(2)}, within(1e-15));
    }

    @Test
    void refusesWhatIsNoPosterior() {
        double[] one = {1};
        double[] losses = {0, 1};
        double[] half = {0.5, 0.5};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableGibbs.of(ObservedLosses.of(one, losses, losses, 2), half, Double.NaN))
                .withMessage("beta: NaN, must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableGibbs.of(ObservedLosses.of(one, losses, new double[] {0, 1.5}, 2), half, 1))
                .withMessage("observableLoss[1]: 1.5, must be in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableGibbs.of(ObservedLosses.of(one, losses, losses, 1), half, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableGibbs.of(ObservedLosses.of(new double[] {0.4}, losses, losses, 2), half, 1))
                .withMessageContaining("sums to 0.4");
        Evaluator evaluator = TableGibbs.of(ObservedLosses.of(one, losses, losses, 2), half, 1)
                .evaluator();
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator.evaluate(new long[] {-1}, new double[4]));
        assertThatIllegalArgumentException().isThrownBy(() -> evaluator.evaluate(new long[2], new double[4]));
        FiniteModel model = LearnerModels.random(rng, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EnumeratedGibbs.of(ObservedLosses.canonical(model), new int[][] {{0, 99}}, Pmf.uniform(1), 1))
                .withMessageStartingWith("policies[0][1]: 99, must be an action");
    }

    private long[] counts(int pairs, int bound) {
        long[] counts = new long[pairs];
        Arrays.setAll(counts, c -> rng.nextInt(4) == 0 ? 0 : rng.nextInt(bound));
        return counts;
    }

    private int[][] policies(FiniteModel model, int size) {
        int[][] policies = new int[size][model.pairs()];
        for (int[] policy : policies) {
            Arrays.setAll(policy, c -> rng.nextInt(model.actions()));
        }
        return policies;
    }

    static int[][] allTables(FiniteModel model) {
        int tables = 1;
        for (int c = 0; c < model.pairs(); c++) {
            tables *= model.actions();
        }
        int[][] all = new int[tables][model.pairs()];
        for (int k = 0; k < tables; k++) {
            for (int c = 0, rest = k; c < model.pairs(); c++, rest /= model.actions()) {
                all[k][c] = rest % model.actions();
            }
        }
        return all;
    }

    /** All decision tables as a list, with the product of the uniform prior: the action laws of the table posterior. */
    @Test
    void theListOfAllTablesHasTheActionLawsOfTheTable() {
        for (int i = 0; i < 50; i++) {
            FiniteModel model = LearnerModels.random(rng, 1 + rng.nextInt(2), 2);
            int[][] tables = allTables(model);
            double beta = LearnerModels.logUniform(rng, -2, 1);
            assertSameLaws(
                    TableGibbs.of(ObservedLosses.canonical(model), Pmf.uniform(model.actions()), beta),
                    EnumeratedGibbs.of(ObservedLosses.canonical(model), tables, Pmf.uniform(tables.length), beta),
                    model);
            assertSameLaws(
                    RevealedTableGibbs.of(ObservedLosses.revealed(model), Pmf.uniform(model.actions()), beta),
                    EnumeratedGibbs.of(ObservedLosses.revealed(model), tables, Pmf.uniform(tables.length), beta),
                    model);
        }
    }

    private void assertSameLaws(GibbsLearner table, GibbsLearner list, FiniteModel model) {
        long[] counts = rng.longs(table.pairs(), 0, 20).toArray();
        double[][] expected = table.actionLaws(counts);
        double[][] laws = list.actionLaws(counts);
        assertThat(expected).hasDimensions(model.pairs(), model.actions());
        assertThat(laws).hasDimensions(model.pairs(), model.actions());
        for (int c = 0; c < laws.length; c++) {
            assertThat(laws[c]).containsExactly(expected[c], within(1e-12));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> table.actionLaws(new long[table.pairs() + 1]));
        assertThatIllegalArgumentException().isThrownBy(() -> list.actionLaws(new long[table.pairs() + 1]));
    }
}
