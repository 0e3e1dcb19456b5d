package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DawidSkeneTest {
    /** Dawid and Skene 1979, table 1: 45 patients, 5 anaesthetists, the first of them three times; classes 1 to 4. */
    private static final Ratings ANAESTHETISTS = anaesthetists();

    private static Ratings anaesthetists() {
        try (InputStream in = DawidSkeneTest.class.getResourceAsStream("anaesthetists.csv")) {
            List<int[]> rows = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToInt(number -> Integer.parseInt(number) - 1)
                            .toArray())
                    .toList();
            return Ratings.of(45, 5, 4, column(rows, 0), column(rows, 1), column(rows, 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    /** Of numpy, an implementation of its own, at convergence; the paper prints .40 .42 .11 .07. */
    @Test
    void theAnaesthetistsOfThePaper() {
        DawidSkeneFit fit = DawidSkene.full().fit(ANAESTHETISTS);
        assertThat(ANAESTHETISTS.size()).isEqualTo(315);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(-192.8908812142, within(1e-6));
        assertThat(fit.prevalences().toArray())
                .containsExactly(new double[] {0.3996, 0.4220, 0.1118, 0.0667}, within(1e-3));
        assertThat(fit.prevalences().toArray()).containsExactly(new double[] {0.40, 0.42, 0.11, 0.07}, within(5e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "0, .889 .111 0 0  .071 .876 .053 0  0 .339 .661 0  0 0 .556 .444",
        "1, .834 .166 0 0  .053 .633 .314 0  0 0 1 0  0 0 0 1"
    })
    void theErrorRatesOfThePaper(int rater, String rows) {
        double[] expected =
                Arrays.stream(rows.split(" +")).mapToDouble(Double::parseDouble).toArray();
        DawidSkeneFit fit = DawidSkene.full().fit(ANAESTHETISTS);
        for (int k = 0; k < 4; k++) {
            assertThat(fit.confusion(rater).row(k))
                    .containsExactly(Arrays.copyOfRange(expected, 4 * k, 4 * k + 4), within(1e-3));
        }
        // 45 patients, three times by the first
        double ratings = 0;
        for (int k = 0; k < 4; k++) {
            ratings += fit.weight(rater, k);
        }
        assertThat(ratings).isCloseTo(rater == 0 ? 135 : 45, within(1e-9));
    }

    /** What never falls may fall by rounding. */
    private static boolean neverFalls(double[] logLikelihoods) {
        for (int t = 1; t < logLikelihoods.length; t++) {
            if (!(logLikelihoods[t] >= logLikelihoods[t - 1] - 1e-12 * Math.abs(logLikelihoods[t]))) {
                return false;
            }
        }
        return logLikelihoods.length > 1;
    }

    private static final int CASES = 60;

    @Test
    void theLogLikelihoodNeverFalls() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1979);
        for (int c = 0; c < Cases.of(CASES); c++) {
            Ratings ratings = random(rng);
            double[][] start = start(rng, ratings);
            for (DawidSkene model : List.of(DawidSkene.full(), DawidSkene.oneCoin())) {
                assertThat(neverFalls(model.fit(ratings).logLikelihoods())).isTrue();
                assertThat(neverFalls(model.fit(ratings, start).logLikelihoods()))
                        .isTrue();
            }
        }
    }

    /** Planted: rates of counts to which one is added, which is no maximum. */
    @Test
    void theSameCheckCatchesSmoothedRates() {
        RateModel smoothed = (raters, q, counts, logRates) -> RateModel.FULL.maximise(
                raters, q, Arrays.stream(counts).map(n -> n + 1).toArray(), logRates);
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1979);
        boolean caught = false;
        for (int c = 0; c < CASES; c++) {
            caught |= !neverFalls(DawidSkene.with(smoothed)
                    .withTolerance(0)
                    .withSteps(100)
                    .fit(random(rng))
                    .logLikelihoods());
        }
        assertThat(caught).isTrue();
    }

    /** Items of one to six ratings by two to five raters, of two to four labels, right in half the cases. */
    private static Ratings random(UniformRandomProvider rng) {
        int items = 3 + rng.nextInt(20);
        int raters = 2 + rng.nextInt(4);
        int q = 2 + rng.nextInt(3);
        int size = items * (1 + rng.nextInt(6));
        int[] item = new int[size];
        int[] rater = new int[size];
        int[] label = new int[size];
        for (int j = 0; j < size; j++) {
            item[j] = j % items;
            rater[j] = rng.nextInt(raters);
            label[j] = rng.nextBoolean() ? item[j] % q : rng.nextInt(q);
        }
        return Ratings.of(items, raters, q, item, rater, label);
    }

    private static double[][] start(UniformRandomProvider rng, Ratings ratings) {
        double[][] start = new double[ratings.items()][ratings.labels()];
        for (double[] row : start) {
            Arrays.setAll(row, k -> -StrictMath.log(1 - rng.nextDouble()));
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, k -> row[k] / sum);
        }
        return start;
    }

    /** The formulas as they stand, products instead of logarithms, in the order of the classes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void stepsAreThoseOfTheFormulas(int steps) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(28);
        for (int c = 0; c < Cases.of(40); c++) {
            Ratings ratings = random(rng);
            double[][] start = start(rng, ratings);
            DawidSkeneFit fit =
                    DawidSkene.full().withTolerance(0).withSteps(steps).fit(ratings, start);
            PlainDawidSkene plain = new PlainDawidSkene(ratings, start);
            for (int t = 0; t < steps; t++) {
                plain.step();
            }
            assertThat(fit.logLikelihoods()[fit.steps() - 1]).isCloseTo(plain.logLikelihood, within(1e-10));
            int[] name = names(fit.prevalences().toArray(), plain.prevalences);
            for (int i = 0; i < ratings.items(); i++) {
                for (int k = 0; k < name.length; k++) {
                    assertThat(fit.posterior(i)[name[k]]).isCloseTo(plain.posteriors[i][k], within(1e-10));
                }
            }
        }
    }

    /** For each class of {@code unnamed} the place of its prevalence among those of the classes with names. */
    private static int[] names(double[] named, double[] unnamed) {
        return Arrays.stream(unnamed)
                .mapToInt(p -> {
                    int nearest = 0;
                    for (int k = 1; k < named.length; k++) {
                        nearest = Math.abs(named[k] - p) < Math.abs(named[nearest] - p) ? k : nearest;
                    }
                    return nearest;
                })
                .toArray();
    }

    /** Whatever the classes are called in the start, they end as the labels that they agree with. */
    @ParameterizedTest
    @ValueSource(strings = {"1230", "3210", "1032", "0213"})
    void classesAreNamedByTheLabels(String permutation) {
        double[][] start = new double[45][4];
        ItemCounts counts = ANAESTHETISTS.counts();
        for (int i = 0; i < 45; i++) {
            for (int k = 0; k < 4; k++) {
                start[i][permutation.charAt(k) - '0'] = counts.count(i, k) / 7.0;
            }
        }
        DawidSkeneFit majority = DawidSkene.full().fit(ANAESTHETISTS);
        DawidSkeneFit renamed = DawidSkene.full().fit(ANAESTHETISTS, start);
        assertThat(renamed.logLikelihood()).isCloseTo(majority.logLikelihood(), within(1e-9));
        assertThat(renamed.prevalences().toArray())
                .containsExactly(majority.prevalences().toArray(), within(1e-9));
        for (int i = 0; i < 45; i++) {
            assertThat(renamed.mostLikely(i)).isEqualTo(majority.mostLikely(i));
            assertThat(renamed.posterior(i)).containsExactly(majority.posterior(i), within(1e-9));
        }
        assertThat(renamed.confusion(2).row(1))
                .containsExactly(majority.confusion(2).row(1), within(1e-9));
        assertThat(renamed.weight(2, 1)).isCloseTo(majority.weight(2, 1), within(1e-9));
    }

    /** With two labels one coin does not tell a class from the other: from a switched start all raters seem wrong. */
    @Test
    void oneCoinIsNamedByTheLabelsToo() {
        int[] item = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
        int[] rater = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
        int[] label = {0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 0};
        Ratings ratings = Ratings.of(4, 3, 2, item, rater, label);
        double[][] start = new double[4][2];
        for (int i = 0; i < 4; i++) {
            start[i][0] = ratings.counts().count(i, 1) / 3.0;
            start[i][1] = 1 - start[i][0];
        }
        DawidSkeneFit majority = DawidSkene.oneCoin().fit(ratings);
        DawidSkeneFit switched = DawidSkene.oneCoin().fit(ratings, start);
        assertThat(switched.logLikelihood()).isCloseTo(majority.logLikelihood(), within(1e-9));
        for (int r = 0; r < 3; r++) {
            assertThat(switched.confusion(r).row(0))
                    .containsExactly(majority.confusion(r).row(0), within(1e-9));
        }
        assertThat(majority.confusion(0).probability(0, 0)).isGreaterThan(0.5);
    }

    @Test
    void theOrderOfTheTriplesChangesNoBit() {
        int[] item = {0, 1, 1, 2, 2, 2, 0};
        int[] rater = {0, 1, 0, 1, 0, 2, 2};
        int[] label = {0, 1, 1, 0, 2, 2, 0};
        DawidSkeneFit forward = DawidSkene.full().fit(Ratings.of(3, 3, 3, item, rater, label));
        DawidSkeneFit backward =
                DawidSkene.full().fit(Ratings.of(3, 3, 3, reversed(item), reversed(rater), reversed(label)));
        assertThat(backward.logLikelihoods()).isEqualTo(forward.logLikelihoods());
        assertThat(backward.posterior(2)).isEqualTo(forward.posterior(2));
    }

    private static int[] reversed(int[] values) {
        int[] reversed = new int[values.length];
        Arrays.setAll(reversed, j -> values[values.length - 1 - j]);
        return reversed;
    }

    /** Raters who are right in 0.9, 0.6 and 0.35 of 2,000 items of three classes: within four standard errors or so. */
    @Test
    void oneCoinFindsHowOftenRatersAreRight() {
        double[] right = {0.9, 0.6, 0.35, 0.8};
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
        int items = 2000;
        int[] item = new int[items * right.length];
        int[] rater = new int[item.length];
        int[] label = new int[item.length];
        for (int j = 0; j < item.length; j++) {
            item[j] = j / right.length;
            rater[j] = j % right.length;
            label[j] = (item[j] + (rng.nextDouble() < right[rater[j]] ? 0 : 1 + rng.nextInt(2))) % 3;
        }
        DawidSkeneFit fit = DawidSkene.oneCoin().fit(Ratings.of(items, right.length, 3, item, rater, label));
        for (int r = 0; r < right.length; r++) {
            assertThat(fit.confusion(r).probability(0, 0)).isCloseTo(right[r], within(0.05));
            assertThat(fit.confusion(r).row(2)).containsExactly(new double[] {
                fit.confusion(r).probability(0, 1),
                fit.confusion(r).probability(0, 1),
                fit.confusion(r).probability(0, 0)
            });
        }
    }

    /** Products of so many rates underflow; rater 1 does not rate, and his rows say nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 20_000})
    void manyRatingsOfAnItem(int each) {
        int[] item = new int[4 * each];
        int[] label = new int[item.length];
        for (int j = 0; j < item.length; j++) {
            item[j] = j % 4;
            label[j] = j / 4 % 10 < 6 ? item[j] % 2 : 1 - item[j] % 2;
        }
        Ratings ratings = Ratings.of(4, 2, 2, item, new int[item.length], label);
        for (DawidSkene model : List.of(DawidSkene.full(), DawidSkene.oneCoin())) {
            DawidSkeneFit fit = model.fit(ratings);
            assertThat(fit.logLikelihood())
                    .isCloseTo(4 * (each * (0.6 * Math.log(0.6) + 0.4 * Math.log(0.4)) - Math.log(2)), within(1e-7));
            assertThat(fit.posterior(1)[1]).isCloseTo(1, within(1e-12));
            assertThat(fit.confusion(0).row(0)).containsExactly(new double[] {0.6, 0.4}, within(1e-12));
            assertThat(fit.weight(1, 0)).isZero();
            assertThat(fit.confusion(1).row(0)).containsExactly(0.5, 0.5);
        }
    }

    @Test
    void saysWhetherItConverged() {
        DawidSkeneFit short1 = DawidSkene.full().withSteps(3).fit(ANAESTHETISTS);
        assertThat(short1.converged()).isFalse();
        assertThat(short1.steps()).isEqualTo(3);
        DawidSkeneFit fit = DawidSkene.full().fit(ANAESTHETISTS);
        double[] history = fit.logLikelihoods();
        assertThat(Arrays.copyOf(history, 3)).isEqualTo(short1.logLikelihoods());
        assertThat(history[fit.steps() - 1] - history[fit.steps() - 2]).isLessThanOrEqualTo(1e-9 * 192.9);
        assertThat(history[fit.steps() - 2] - history[fit.steps() - 3]).isGreaterThan(1e-9 * 192.9);
        assertThat(DawidSkene.full().withTolerance(1e-3).fit(ANAESTHETISTS).steps())
                .isLessThan(fit.steps());
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        int[] one = {0};
        refused("items: 0", () -> Ratings.of(0, 1, 1, one, one, one));
        refused("raters: 0", () -> Ratings.of(1, 0, 1, one, one, one));
        refused("labels: 0", () -> Ratings.of(1, 1, 0, one, one, one));
        refused("raters: 50000", () -> Ratings.of(1, 50_000, 1000, one, one, one));
        refused("rater: has 2", () -> Ratings.of(1, 1, 1, one, new int[2], one));
        refused("label: has 2", () -> Ratings.of(1, 1, 1, one, one, new int[2]));
        refused("item[0]: 1, must be from 0 to 0", () -> Ratings.of(1, 1, 1, new int[] {1}, one, one));
        refused("rater[0]: -1", () -> Ratings.of(1, 1, 1, one, new int[] {-1}, one));
        refused("label[0]: 1", () -> Ratings.of(1, 1, 1, one, one, new int[] {1}));
        refused("ratings of item 1: 0, must be at least 1", () -> Ratings.of(2, 1, 1, one, one, one));
        Ratings two = Ratings.of(1, 1, 2, one, one, one);
        refused("labels: 1", () -> DawidSkene.full().fit(Ratings.of(1, 1, 1, one, one, one)));
        refused("start: has 2", () -> DawidSkene.full().fit(two, new double[2][2]));
        refused("start[0]: has 3", () -> DawidSkene.full().fit(two, new double[1][3]));
        refused("start[0]: sums to 0.0", () -> DawidSkene.full().fit(two, new double[1][2]));
        refused("start[0][1]: NaN", () -> DawidSkene.full().fit(two, new double[][] {{1, Double.NaN}}));
        refused("tolerance: -1.0", () -> DawidSkene.full().withTolerance(-1));
        refused("steps: 0", () -> DawidSkene.full().withSteps(0));
        refused("rater[0]: 1", () -> two.counts(1));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
