package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.judge.PanelSize.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelSizeTest {
    private static final Resampling FEW = new Resampling(0.95, 100, 1);

    @TempDir
    private Path dir;

    /** Labels and truth of an item. */
    private record Item(int[] labels, int truth) {}

    private Ratings ratings(List<Item> items) throws IOException {
        StringBuilder text = new StringBuilder("item,label,truth\n");
        for (int i = 0; i < items.size(); i++) {
            for (int label : items.get(i).labels()) {
                text.append(i)
                        .append(',')
                        .append(label)
                        .append(',')
                        .append(items.get(i).truth())
                        .append('\n');
            }
        }
        return RatingsReader.read(Files.writeString(dir.resolve("ratings.csv"), text), RatingColumns.USUAL);
    }

    /** Some are hard for all, some have two labels less. */
    private static List<Item> crowd(UniformRandomProvider rng) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            int truth = i < 2 ? i : rng.nextInt(2);
            double right = rng.nextDouble() < 0.7 ? 0.8 : 0.4;
            items.add(new Item(
                    IntStream.range(0, i < 36 ? 5 : 3)
                            .map(j -> rng.nextDouble() < right ? truth : 1 - truth)
                            .toArray(),
                    truth));
        }
        return items;
    }

    /** Every choice of r labels of an item, each as likely: how often how many of them are 1. */
    private static Map<Integer, Double> draws(int[] labels, int r) {
        Map<Integer, Double> law = new HashMap<>();
        int choices = 0;
        for (int chosen = 0; chosen < 1 << labels.length; chosen++) {
            if (Integer.bitCount(chosen) == r) {
                int of = chosen;
                int ones = IntStream.range(0, labels.length)
                        .map(j -> (of >> j & 1) * labels[j])
                        .sum();
                law.merge(ones, 1.0, Double::sum);
                choices++;
            }
        }
        double all = choices;
        law.replaceAll((ones, n) -> n / all);
        return law;
    }

    /** The share of wrong answers of the rule that the teachers of each item teach: all, or all others. */
    private static double risk(List<Item> items, int r, boolean heldOut) {
        List<Item> rated =
                items.stream().filter(item -> item.labels().length >= r).toList();
        List<Map<Integer, Double>> laws =
                rated.stream().map(item -> draws(item.labels(), r)).toList();
        double wrong = 0;
        for (int i = 0; i < rated.size(); i++) {
            for (Map.Entry<Integer, Double> drawn : laws.get(i).entrySet()) {
                double[] mass = new double[2];
                double[] blind = new double[2];
                for (int j = 0; j < rated.size(); j++) {
                    if (!heldOut || j != i) {
                        mass[rated.get(j).truth()] += laws.get(j).getOrDefault(drawn.getKey(), 0.0);
                        blind[rated.get(j).truth()]++;
                    }
                }
                double[] by = mass[0] + mass[1] > 0 ? mass : blind;
                double gap = by[rated.get(i).truth()] - by[1 - rated.get(i).truth()];
                double right = Math.abs(gap) < 1e-9 ? 0.5 : gap > 0 ? 1 : 0;
                wrong += drawn.getValue() * (1 - right);
            }
        }
        return wrong / rated.size();
    }

    /** The first of all numbers, by going through every choice of labels; the most labels and one more for none. */
    private static int least(List<Item> items, double risk, boolean heldOut) {
        return IntStream.rangeClosed(0, 5)
                .filter(r -> risk(items, r, heldOut) <= risk + 1e-10)
                .findFirst()
                .orElse(6);
    }

    /**
     * 100 crowds whose items differ in how many labels they have, against every choice of labels of every item. The
     * planted faults: numbers that double and lose one as rows of a panel do, and the risk on the same items for the
     * one held out.
     */
    @Test
    void isTheFirstOfAllNumbersThatIsEnough() throws IOException {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(19);
        int several = 0;
        int skipped = 0;
        int differ = 0;
        for (int c = 0; c < 100; c++) {
            List<Item> items = crowd(rng);
            int r = rng.nextInt(6);
            double risk = Math.min(0.9, risk(items, r, c % 2 == 0) + 0.002 * rng.nextDouble());
            int enough = least(items, risk, false);
            int heldOut = least(items, risk, true);
            PanelSize found = PanelSize.of(ratings(items), risk, FEW);
            assertThat(found.enough().map(PanelSize.Row::labels).orElse(6)).isEqualTo(enough);
            assertThat(found.heldOut().map(PanelSize.Row::labels).orElse(6)).isEqualTo(heldOut);
            check(items, found);
            several += enough > 1 && enough < 6 ? 1 : 0;
            skipped += enough == 4 ? 1 : 0;
            differ += enough == heldOut ? 0 : 1;
        }
        assertThat(several).isGreaterThan(50);
        assertThat(skipped).isGreaterThan(5);
        assertThat(differ).isGreaterThan(3);
    }

    private static void check(List<Item> items, PanelSize found) {
        List.of(found.enough(), found.fewer(), found.heldOut(), found.heldOutFewer(), found.leastHeldOut(), found.all())
                .forEach(row -> row.ifPresent(of -> {
                    assertThat(of.risk().value()).isCloseTo(risk(items, of.labels(), false), within(1e-10));
                    assertThat(of.heldOut()).isCloseTo(risk(items, of.labels(), true), within(1e-10));
                    assertThat(of.items()).isEqualTo(of.labels() > 3 ? 36 : 48);
                    assertThat(of.risk().low()).isLessThanOrEqualTo(of.risk().value());
                    assertThat(of.risk().high()).isGreaterThanOrEqualTo(of.heldOut());
                }));
        found.enough()
                .ifPresent(of -> assertThat(
                                found.fewer().map(PanelSize.Row::labels).orElse(-1))
                        .isEqualTo(of.labels() - 1));
        assertThat(found.all().isPresent()).isEqualTo(found.enough().isEmpty());
        assertThat(found.leastHeldOut().isPresent()).isEqualTo(found.heldOut().isEmpty());
        found.leastHeldOut()
                .ifPresent(of -> assertThat(of.heldOut())
                        .isCloseTo(
                                IntStream.rangeClosed(0, 5)
                                        .mapToDouble(r -> risk(items, r, true))
                                        .min()
                                        .orElseThrow(),
                                within(1e-10)));
    }

    /** The rows of a panel have the same risks and intervals. */
    @Test
    void theRowIsThatOfThePanel() throws IOException {
        Ratings panel = RatingsReader.read(Path.of("..", "scenarios", "panel.csv"), RatingColumns.USUAL);
        PanelSize found = PanelSize.of(panel, 0.26, Resampling.USUAL);
        List<PanelRow> rows = PanelMeasurement.of(panel, Resampling.USUAL, List.of());
        assertThat(found.enough().orElseThrow().labels()).isEqualTo(3);
        assertThat(found.enough().orElseThrow().risk())
                .isEqualTo(rows.get(2).measured().orElseThrow().risk());
        assertThat(found.fewer().orElseThrow().risk())
                .isEqualTo(rows.get(1).measured().orElseThrow().risk());
        assertThat(found.oneLabel().probability(0, 0)).isBetween(0.6, 0.8);
        assertThat(found.targets().probability(0)).isCloseTo(0.44, within(1e-12));
    }

    /** Numbers end with the labels, with the items that have so many, or with the ways in which labels fall. */
    @Test
    void saysWhyItEnds() throws IOException {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(23);
        List<Item> items = crowd(rng);
        PanelSize labels = PanelSize.of(ratings(items), 1e-3, FEW);
        assertThat(labels.end()).isEqualTo(End.LABELS);
        assertThat(labels.most()).isEqualTo(5);
        assertThat(labels.next()).isZero();
        List<Item> fewer = new ArrayList<>(items.subList(10, 48));
        PanelSize ofItems = PanelSize.of(ratings(fewer), 1e-3, FEW);
        assertThat(ofItems.end()).isEqualTo(End.ITEMS);
        assertThat(ofItems.most()).isEqualTo(3);
        assertThat(ofItems.next()).isEqualTo(26).isLessThan(ofItems.needed());
        // of 13 labels more than nine fall in too many ways; each label says no more than the truth's share
        List<Item> wide = new ArrayList<>();
        for (int i = 0; i < 208; i++) {
            wide.add(new Item(IntStream.range(0, 13).toArray(), i % 2));
        }
        PanelSize ofWork = PanelSize.of(ratings(wide), 0.4, FEW);
        assertThat(ofWork.end()).isEqualTo(End.WORK);
        assertThat(ofWork.most()).isEqualTo(9);
        assertThat(ofWork.all().orElseThrow().risk().value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void withoutALabelTheMostFrequentTruth() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            items.add(new Item(new int[] {i % 2}, i < 10 ? 0 : 1));
        }
        PanelSize none = PanelSize.of(ratings(items), 0.25, FEW);
        assertThat(none.enough().orElseThrow().labels()).isZero();
        assertThat(none.enough().orElseThrow().risk().value()).isCloseTo(0.25, within(1e-12));
        assertThat(none.fewer()).isEmpty();
        assertThat(none.heldOut().orElseThrow().labels()).isZero();
    }

    @Test
    void refusesFewItemsAndRisksThatAreNone() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            items.add(new Item(new int[] {i % 2, 1}, i % 2));
        }
        Ratings few = ratings(items);
        assertThat(PanelSize.needed(few)).isEqualTo(32);
        assertThatThrownBy(() -> PanelSize.of(few, 0.2, FEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("items: 31, must be at least 32, 8 for each truth and label");
        for (double risk : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> PanelSize.of(few, risk, FEW)).hasMessageContaining("risk");
        }
    }
}
