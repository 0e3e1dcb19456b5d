package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelErrorsTest {
    private static final double ROUNDING = 1e-12;
    private static final int ITEMS = 7;

    private static UniformRandomProvider rng(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    private static int[][] table(UniformRandomProvider rng, int q) {
        int[][] table = new int[ITEMS][q];
        for (int i = 0; i < ITEMS; i++) {
            for (int j = 0; j < 2 + i % 6; j++) {
                table[i][rng.nextInt(q)]++;
            }
        }
        return table;
    }

    private static int[] truth(UniformRandomProvider rng, int targets) {
        return IntStream.generate(() -> rng.nextInt(targets)).limit(ITEMS).toArray();
    }

    /** Every set of r labels of an item, as counts in words, with its probability. */
    private static Map<String, Double> draws(int[] item, int r) {
        int[] labels = IntStream.range(0, item.length)
                .flatMap(y -> IntStream.generate(() -> y).limit(item[y]))
                .toArray();
        int[] sets = IntStream.range(0, 1 << labels.length)
                .filter(set -> Integer.bitCount(set) == r)
                .toArray();
        Map<String, Double> law = new HashMap<>();
        for (int set : sets) {
            int[] drawn = new int[item.length];
            for (int j = 0; j < labels.length; j++) {
                drawn[labels[j]] += set >> j & 1;
            }
            law.merge(Arrays.toString(drawn), 1.0 / sets.length, Double::sum);
        }
        return law;
    }

    /** The mean error, where {@code learns[i][j]} says whether the rule for item i knows item j. */
    private static double risk(int[][] table, int[] truth, int targets, int r, boolean[][] learns) {
        int[] used = IntStream.range(0, table.length)
                .filter(i -> Arrays.stream(table[i]).sum() >= r)
                .toArray();
        double wrong = 0;
        for (int i : used) {
            for (Map.Entry<String, Double> drawn : draws(table[i], r).entrySet()) {
                double[] masses = new double[targets];
                double[] blind = new double[targets];
                for (int j : used) {
                    if (learns[i][j]) {
                        masses[truth[j]] += draws(table[j], r).getOrDefault(drawn.getKey(), 0.0);
                        blind[truth[j]]++;
                    }
                }
                double[] by = Arrays.stream(masses).sum() == 0 ? blind : masses;
                double most = Arrays.stream(by).max().orElseThrow();
                long ties = Arrays.stream(by).filter(m -> m > most - 1e-9).count();
                wrong += drawn.getValue() * (1 - (by[truth[i]] > most - 1e-9 ? 1.0 / ties : 0));
            }
        }
        return wrong / used.length;
    }

    private static boolean[][] learns(boolean itself) {
        boolean[][] learns = new boolean[ITEMS][ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            Arrays.fill(learns[i], true);
            learns[i][i] = itself;
        }
        return learns;
    }

    /**
     * Every set of labels of every item, a rule learned from each set of the others. The planted fault, a rule that
     * knows the item too, is found.
     */
    @ParameterizedTest
    @CsvSource({"1,2,2", "2,2,2", "2,3,3", "3,3,2", "5,2,3"})
    void areThoseOfAllSubsets(int r, int q, int targets) {
        UniformRandomProvider rng = rng(10_000 * targets + 100 * r + q);
        int told = 0;
        for (int c = 0; c < Cases.of(40); c++) {
            int[][] table = table(rng, q);
            int[] truth = truth(rng, targets);
            PanelErrors errors = PanelErrors.of(ItemCounts.of(table), truth, targets, r);
            double fitted = risk(table, truth, targets, r, learns(true));
            assertThat(errors.fittedRisk()).isCloseTo(fitted, within(ROUNDING));
            assertThat(errors.heldOutRisk())
                    .isCloseTo(risk(table, truth, targets, r, learns(false)), within(ROUNDING))
                    .isGreaterThanOrEqualTo(errors.fittedRisk() - ROUNDING);
            told += Math.abs(errors.heldOutRisk() - fitted) > 1e-6 ? 1 : 0;
        }
        assertThat(told).isGreaterThan(Cases.of(40) / 2);
    }

    /** The best rule on the items is that of the measured panel. */
    @Test
    void theFittedRiskIsThatOfThePanel() {
        UniformRandomProvider rng = rng(5);
        for (int c = 0; c < Cases.of(100); c++) {
            ItemCounts items = ItemCounts.of(table(rng, 3));
            int[] truth = truth(rng, 3);
            int r = 1 + rng.nextInt(6);
            assertThat(PanelErrors.of(items, truth, 3, r).fittedRisk())
                    .isCloseTo(RaterPanel.measured(items, truth, 3, r).bayesRisk(Loss.zeroOne(3)), within(ROUNDING));
        }
    }

    /** A copy of an item stays when one of the two is held out, and is a kind with it. */
    @Test
    void copiesAreOneKindAndTeachEachOther() {
        ItemCounts items = ItemCounts.of(new int[][] {{2, 0}, {2, 0}, {0, 2}, {1, 0}});
        PanelErrors errors = PanelErrors.of(items, new int[] {0, 0, 1, 1}, 2, 2);
        assertThat(errors.items()).containsExactly(1, 2);
        assertThat(errors.fitted()).containsExactly(0, 0);
        // nobody else shows (0, 2): most of the others are of target 0
        assertThat(errors.heldOut()).containsExactly(1, 0);
        assertThat(errors.heldOutRisk()).isEqualTo(1 / 3.0);
    }

    /** What others show is 1e-24 of what the item itself does: a difference would lose it. */
    @Test
    void whatIsLeftWithoutAnItemIsNoDifference() {
        ItemCounts items = ItemCounts.of(new int[][] {{0, 100}, {69, 31}, {70, 30}});
        PanelErrors errors = PanelErrors.of(items, new int[] {1, 1, 0}, 2, 30);
        // thirty labels of the second kind: the first item always, the next in 31 of C(100,30) draws, the last in one
        assertThat(errors.heldOut()[0]).isZero();
    }

    @Test
    void oneItemTeachesNothing() {
        PanelErrors errors = PanelErrors.of(ItemCounts.of(new int[][] {{1, 1}}), new int[] {1}, 4, 1);
        assertThat(errors.fittedRisk()).isZero();
        assertThat(errors.heldOutRisk()).isEqualTo(0.75);
    }

    @Test
    void refusesWhatPanelsRefuse() {
        ItemCounts items = ItemCounts.of(new int[][] {{3, 0}, {1, 4}});
        assertThatThrownBy(() -> PanelErrors.of(items, new int[] {0, 1}, 2, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("raters: 6, must be at most 5, the most labels of an item");
        assertThatThrownBy(() -> PanelErrors.of(items, new int[] {0, 2}, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("truth[1]: 2, must be from 0 to 1");
    }
}
