package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.SharpFano;
import dev.narrows.model.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralisedFanoTest {
    private static final int MODELS = 10_000;
    /** Rounding of the entropy and risk that the test computes, of at most 30 numbers below 4. */
    private static final double ROUNDING = 1e-12;

    private static double floor(double equivocation, Loss loss) {
        return new GeneralisedFano(equivocation, loss).value();
    }

    private static double logSum(Loss loss, int a, double lambda) {
        return StrictMath.log(IntStream.range(0, loss.targets())
                .mapToDouble(u -> StrictMath.exp(-lambda * loss.value(a, u, 0)))
                .sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void underZeroOneLossItIsSharpFano(int truths) {
        double most = StrictMath.log(truths);
        for (double share : new double[] {0, 1e-9, 1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-6, 1, 1.1}) {
            double open = share * most;
            assertThat(floor(open, Loss.zeroOne(truths)))
                    .as("%s of log %d", share, truths)
                    .isCloseTo(new SharpFano(open, 0, truths).value(), within(1e-9));
        }
    }

    /** Where a label leaves the law that is tilted for the middle answer, the best rule has the loss of the floor. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3, 8, 20})
    void theTiltedLawReachesIt(double lambda) {
        Loss loss = Loss.absolute(5);
        double[] law = IntStream.range(0, 5)
                .mapToDouble(u -> StrictMath.exp(-lambda * loss.value(2, u, 0) - logSum(loss, 2, lambda)))
                .toArray();
        double least = Arrays.stream(DecisionRisk.costs(law, loss, 0)).min().orElseThrow();
        assertThat(floor(entropy(law), loss)).isCloseTo(least, within(1e-9)).isLessThanOrEqualTo(least + 1e-15);
    }

    private static double entropy(double[] law) {
        return -Arrays.stream(law)
                .filter(p -> p > 0)
                .map(p -> p * StrictMath.log(p))
                .sum();
    }

    private record Model(double equivocation, double leastRisk, Loss loss) {}

    /** Labels leave a law of the truth each; laws and losses with and without zeros, of any scale. */
    private static Model random(SplittableRandom random) {
        int truths = random.nextInt(2, 6);
        double[][] table = new double[random.nextInt(1, 6)][truths];
        double scale = random.nextBoolean() ? 1 : random.nextDouble();
        for (int a = 0; a < table.length; a++) {
            for (int u = 0; u < truths; u++) {
                table[a][u] = a == u && random.nextInt(4) > 0 ? 0 : scale * random.nextDouble();
            }
        }
        Loss loss = Loss.matrix(table);
        double[] labels = law(random, random.nextInt(1, 5));
        double open = 0;
        double risk = 0;
        for (double p : labels) {
            double[] law = law(random, truths);
            open += p * entropy(law);
            risk += p * Arrays.stream(DecisionRisk.costs(law, loss, 0)).min().orElseThrow();
        }
        return new Model(open, risk, loss);
    }

    private static double[] law(SplittableRandom random, int size) {
        double power = random.nextInt(1, 6);
        double[] law = IntStream.range(0, size)
                .mapToDouble(i -> StrictMath.pow(random.nextDouble(), power))
                .toArray();
        double sum = Arrays.stream(law).sum();
        return Arrays.stream(law).map(p -> p / sum).toArray();
    }

    private static long above(ToDoubleBiFunction<Double, Loss> floor) {
        SplittableRandom random = new SplittableRandom(20261201);
        return IntStream.range(0, MODELS)
                .mapToObj(i -> random(random))
                .filter(m -> !(floor.applyAsDouble(m.equivocation(), m.loss()) <= m.leastRisk() + ROUNDING))
                .count();
    }

    /** Not a statistical test: of exact laws none may fail. */
    @Test
    void noLeastRiskIsBelowIt() {
        assertThat(above(GeneralisedFanoTest::floor)).isZero();
    }

    /** Planted, and wrong: the mean over the answers in place of the largest. */
    @Test
    void withTheMeanOverAnswersItIsNoFloor() {
        assertThat(above(GeneralisedFanoTest::ofMean)).isGreaterThan(MODELS / 100);
    }

    private static double ofMean(double open, Loss loss) {
        return onGrid(
                lambda -> IntStream.range(0, loss.actions())
                        .mapToDouble(a -> logSum(loss, a, lambda))
                        .average()
                        .orElseThrow(),
                open);
    }

    private static double onGrid(java.util.function.DoubleUnaryOperator logSum, double open) {
        return IntStream.range(-40, 25)
                .mapToDouble(i -> StrictMath.exp(0.25 * i))
                .map(lambda -> (open - logSum.applyAsDouble(lambda)) / lambda)
                .max()
                .orElseThrow();
    }

    /** The search finds the largest: no lambda of a grid gives more. */
    @Test
    void noLambdaGivesMore() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            Model model = random(random);
            double best = onGrid(
                    lambda -> IntStream.range(0, model.loss().actions())
                            .mapToDouble(a -> logSum(model.loss(), a, lambda))
                            .max()
                            .orElseThrow(),
                    model.equivocation());
            assertThat(floor(model.equivocation(), model.loss()))
                    .as("%s", model)
                    .isBetween(0.0, 1.0)
                    .isGreaterThanOrEqualTo(best - 1e-9);
        }
    }

    @Test
    void atItsEndsItIsTheLeastEntryAndTheBestAnswerToAnUnknownTruth() {
        Loss loss = Loss.matrix(new double[][] {{0.25, 0.75, 0.5}, {1, 0.5, 0.75}});
        assertThat(floor(0, loss)).isEqualTo(0.25);
        assertThat(floor(StrictMath.log(3), loss)).isCloseTo(0.5, within(1e-15)).isLessThan(0.5);
        assertThat(floor(9, loss)).isEqualTo(floor(StrictMath.log(3), loss));
        assertThat(floor(0, Loss.matrix(new double[][] {{0, 0}}))).isZero();
    }

    @Test
    void refuses() {
        Loss one = Loss.zeroOne(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralisedFano(Double.NaN, one))
                .withMessageContaining("equivocation: NaN, must be");
        assertThatIllegalArgumentException().isThrownBy(() -> new GeneralisedFano(-1e-9, one));
        Loss two = Loss.perContext(List.of(new double[][] {{0, 1}}, new double[][] {{1, 0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralisedFano(0.1, two))
                .withMessageContaining("tables of the loss");
    }
}
