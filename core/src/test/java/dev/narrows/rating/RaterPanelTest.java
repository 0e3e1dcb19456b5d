package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RaterPanelTest {
    private static final double ROUNDING = 1e-12;

    private static UniformRandomProvider rng(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    private static Pmf law(UniformRandomProvider rng, int size) {
        double[] p = new double[size];
        Arrays.setAll(p, u -> rng.nextDouble());
        double sum = Arrays.stream(p).sum();
        Arrays.setAll(p, u -> p[u] / sum);
        return Pmf.of(p);
    }

    private static Loss loss(UniformRandomProvider rng, int actions, int targets) {
        double[][] table = new double[actions][targets];
        for (double[] row : table) {
            Arrays.setAll(row, u -> rng.nextDouble());
        }
        return Loss.matrix(table);
    }

    /** The channel from a target to the sequence of r labels, the last label being the lowest digit. */
    private static Channel sequences(Channel rater, int r) {
        int q = rater.outputs();
        double[][] rows = new double[rater.inputs()][(int) Math.pow(q, r)];
        for (int u = 0; u < rows.length; u++) {
            for (int x = 0; x < rows[u].length; x++) {
                double p = 1;
                for (int rest = x, j = 0; j < r; j++, rest /= q) {
                    p *= rater.probability(u, rest % q);
                }
                rows[u][x] = p;
            }
        }
        return Channel.of(rows);
    }

    private static double bayesRisk(Pmf targets, Channel w, Loss loss) {
        double risk = 0;
        for (int x = 0; x < w.outputs(); x++) {
            double least = Double.POSITIVE_INFINITY;
            for (int a = 0; a < loss.actions(); a++) {
                double sum = 0;
                for (int u = 0; u < w.inputs(); u++) {
                    sum += targets.probability(u) * w.probability(u, x) * loss.value(a, u, 0);
                }
                least = Math.min(least, sum);
            }
            risk += least;
        }
        return risk;
    }

    /** Counts are sufficient: risk, information and votes are those of all sequences of labels. */
    @ParameterizedTest
    @CsvSource({"1,2", "1,5", "2,3", "3,2", "3,4", "4,3", "5,2", "5,3", "6,2"})
    void isWhatAllSequencesOfLabelsGive(int r, int q) {
        UniformRandomProvider rng = rng(100 * r + q);
        for (int c = 0; c < Cases.of(20); c++) {
            int targets = 2 + rng.nextInt(3);
            Channel rater = RandomModels.channel(rng, targets, q);
            Pmf law = law(rng, targets);
            RaterPanel panel = RaterPanel.independent(law, rater, r);
            Channel sequences = sequences(rater, r);
            Loss loss = loss(rng, 1 + rng.nextInt(4), targets);
            assertThat(panel.bayesRisk(loss)).isCloseTo(bayesRisk(law, sequences, loss), within(ROUNDING));
            assertThat(panel.information()).isCloseTo(MutualInformation.of(law, sequences), within(ROUNDING));
            Loss ofLabels = loss(rng, q, targets);
            for (Ties ties : Ties.values()) {
                assertThat(MajorityVote.of(panel, ties).risk(ofLabels))
                        .isCloseTo(voteRisk(law, sequences, r, q, ties, ofLabels), within(ROUNDING));
            }
        }
    }

    private static double voteRisk(Pmf law, Channel sequences, int r, int q, Ties ties, Loss loss) {
        double risk = 0;
        for (int x = 0; x < sequences.outputs(); x++) {
            int[] counts = new int[q];
            for (int rest = x, j = 0; j < r; j++, rest /= q) {
                counts[rest % q]++;
            }
            int most = Arrays.stream(counts).max().orElseThrow();
            List<Integer> largest =
                    IntStream.range(0, q).filter(y -> counts[y] == most).boxed().toList();
            for (int u = 0; u < law.size(); u++) {
                int target = u;
                double mean = ties == Ties.FIRST
                        ? loss.value(largest.get(0), u, 0)
                        : largest.stream()
                                .mapToDouble(a -> loss.value(a, target, 0))
                                .average()
                                .orElseThrow();
                risk += law.probability(u) * sequences.probability(u, x) * mean;
            }
        }
        return risk;
    }

    /** Majority of an odd number is the best rule for a symmetric channel: P(Bin(r, p) > r/2). */
    @ParameterizedTest
    @CsvSource({"1,0.3", "3,0.1", "9,0.3", "25,0.45", "101,0.2", "1001,0.45"})
    void binarySymmetricRisk(int r, double p) {
        RaterPanel panel = RaterPanel.independent(Pmf.uniform(2), NamedChannels.binarySymmetric(p), r);
        double wrong = 1 - new BinomialDistribution(null, r, p).cumulativeProbability(r / 2);
        assertThat(panel.bayesRisk(Loss.zeroOne(2))).isCloseTo(wrong, within(1e-11));
        for (Ties ties : Ties.values()) {
            MajorityVote vote = MajorityVote.of(panel, ties);
            assertThat(vote.risk(Loss.zeroOne(2))).isCloseTo(wrong, within(1e-11));
            assertThat(vote.information())
                    .isCloseTo(
                            MutualInformation.of(Pmf.uniform(2), NamedChannels.binarySymmetric(wrong)), within(1e-10));
        }
    }

    /** An even number of symmetric raters who may tie is worth one rater less. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 10})
    void oneOfAnEvenNumberIsLostToTies(int r) {
        Channel rater = NamedChannels.binarySymmetric(0.2);
        Loss loss = Loss.zeroOne(2);
        RaterPanel even = RaterPanel.independent(Pmf.uniform(2), rater, r);
        double odd = RaterPanel.independent(Pmf.uniform(2), rater, r - 1).bayesRisk(loss);
        assertThat(even.bayesRisk(loss)).isCloseTo(odd, within(ROUNDING));
        assertThat(MajorityVote.of(even, Ties.RANDOM).risk(loss)).isCloseTo(odd, within(ROUNDING));
        assertThat(MajorityVote.of(even, Ties.FIRST).risk(loss)).isCloseTo(odd, within(ROUNDING));
        Pmf skew = Pmf.of(0.2, 0.8);
        RaterPanel skewed = RaterPanel.independent(skew, rater, r);
        assertThat(MajorityVote.of(skewed, Ties.FIRST).risk(loss))
                .isGreaterThan(MajorityVote.of(skewed, Ties.RANDOM).risk(loss) + 1e-3);
    }

    /** Erasures: r labels tell the target unless all are erased. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void erasureInformation(int r) {
        RaterPanel panel = RaterPanel.independent(Pmf.uniform(4), NamedChannels.erasure(4, 0.6), r);
        double erased = StrictMath.pow(0.6, r);
        assertThat(panel.information()).isCloseTo((1 - erased) * StrictMath.log(4), within(ROUNDING));
        assertThat(panel.bayesRisk(Loss.zeroOne(4))).isCloseTo(erased * 0.75, within(ROUNDING));
    }

    /** Data processing, for independent raters and for those of data. */
    @Test
    void moreRatersTellMoreAndVotesLess() {
        UniformRandomProvider rng = rng(7);
        for (int c = 0; c < Cases.of(40); c++) {
            int q = 2 + rng.nextInt(3);
            Channel rater = RandomModels.channel(rng, q, q);
            Pmf law = law(rng, q);
            ItemCounts items = items(rng, 8, q, 6);
            int[] truth = truth(rng, 8, q);
            Loss loss = loss(rng, q, q);
            assertOrders(r -> RaterPanel.independent(law, rater, r), loss);
            assertOrders(r -> RaterPanel.measured(items, truth, q, r), loss);
        }
    }

    private static void assertOrders(IntFunction<RaterPanel> panels, Loss loss) {
        double information = 0;
        double risk = 1;
        for (int r = 1; r <= 6; r++) {
            RaterPanel panel = panels.apply(r);
            assertThat(panel.information()).isGreaterThanOrEqualTo(information - ROUNDING);
            assertThat(panel.bayesRisk(loss)).isLessThanOrEqualTo(risk + ROUNDING);
            information = panel.information();
            risk = panel.bayesRisk(loss);
            MajorityVote split = MajorityVote.of(panel, Ties.SPLIT);
            assertThat(split.information()).isLessThanOrEqualTo(information + ROUNDING);
            for (Ties ties : Ties.values()) {
                MajorityVote vote = MajorityVote.of(panel, ties);
                assertThat(vote.information()).isLessThanOrEqualTo(split.information() + ROUNDING);
                assertThat(vote.risk(loss)).isGreaterThanOrEqualTo(risk - ROUNDING);
            }
            assertThat(MajorityVote.of(panel, Ties.RANDOM).risk(loss)).isCloseTo(split.risk(loss), within(ROUNDING));
        }
    }

    private static ItemCounts items(UniformRandomProvider rng, int items, int q, int each) {
        int[][] table = new int[items][q];
        for (int[] row : table) {
            for (int j = 0; j < each; j++) {
                row[rng.nextInt(q)]++;
            }
        }
        return ItemCounts.of(table);
    }

    private static int[] truth(UniformRandomProvider rng, int items, int targets) {
        int[] truth = new int[items];
        Arrays.setAll(truth, i -> rng.nextInt(targets));
        return truth;
    }

    /** Every set of r of the labels of every item, drawn alike. */
    @ParameterizedTest
    @CsvSource({"1,2", "2,2", "3,3", "4,3", "6,2"})
    void measuredIsWhatAllSubsetsOfTheLabelsGive(int r, int q) {
        UniformRandomProvider rng = rng(1000 * r + q);
        for (int c = 0; c < Cases.of(20); c++) {
            int[][] table = new int[6][q];
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 3 + i; j++) {
                    table[i][rng.nextInt(q)]++;
                }
            }
            int[] truth = truth(rng, 6, 2);
            RaterPanel panel = RaterPanel.measured(ItemCounts.of(table), truth, 2, r);
            double[][] joint = subsets(table, truth, r);
            CountVectors vectors = new CountVectors(q, r);
            do {
                int n = (int) index(vectors.counts());
                for (int u = 0; u < 2; u++) {
                    double mass = panel.targets().probability(u);
                    assertThat(mass * panel.counts().probability(u, vectors.index()))
                            .isCloseTo(joint[u][n], within(ROUNDING));
                }
            } while (vectors.next());
        }
    }

    /** P(target, counts) with the counts as digits of a number, over the items that have r labels. */
    private static double[][] subsets(int[][] table, int[] truth, int r) {
        double[][] joint = new double[2][1000];
        int used = (int) Arrays.stream(table)
                .filter(row -> Arrays.stream(row).sum() >= r)
                .count();
        for (int i = 0; i < table.length; i++) {
            int[] item = table[i];
            int[] labels = IntStream.range(0, item.length)
                    .flatMap(y -> IntStream.generate(() -> y).limit(item[y]))
                    .toArray();
            int[] sets = IntStream.range(0, 1 << labels.length)
                    .filter(set -> Integer.bitCount(set) == r)
                    .toArray();
            for (int set : sets) {
                long[] drawn = new long[item.length];
                for (int j = 0; j < labels.length; j++) {
                    drawn[labels[j]] += set >> j & 1;
                }
                joint[truth[i]][(int) index(drawn)] += 1.0 / sets.length / used;
            }
        }
        return joint;
    }

    private static long index(long[] counts) {
        return Arrays.stream(counts).reduce(0, (number, n) -> 10 * number + n);
    }

    /** One item of 123 labels, as in real data: the hypergeometric law. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 60, 123})
    void oneItemOfManyLabels(int r) {
        RaterPanel panel = RaterPanel.measured(ItemCounts.of(new int[][] {{50, 73}}), new int[] {0}, 1, r);
        HypergeometricDistribution law = new HypergeometricDistribution(null, 123, 50, r);
        for (int n = 0; n <= r; n++) {
            // all r first labels come first
            assertThat(panel.counts().probability(0, r - n)).isCloseTo(law.probability(n), within(1e-12));
        }
    }

    /** All labels of every item: no draw, the frequencies themselves. Items with fewer labels are left out. */
    @Test
    void allTheLabelsAreTheFrequencies() {
        ItemCounts items = ItemCounts.of(new int[][] {{3, 0}, {1, 2}, {1, 2}, {1, 2}, {0, 2}});
        RaterPanel panel = RaterPanel.measured(items, new int[] {0, 0, 1, 1, 0}, 3, 3);
        assertThat(items.itemsRated(3)).isEqualTo(4);
        assertThat(panel.targets()).isEqualTo(Pmf.of(0.5, 0.5, 0));
        assertThat(panel.counts().row(0)).containsExactly(0.5, 0, 0.5, 0);
        assertThat(panel.counts().row(1)).containsExactly(0, 0, 1, 0);
        assertThat(panel.counts().row(2)).containsExactly(0.25, 0, 0.75, 0);
        assertThat(panel.bayesRisk(Loss.zeroOne(3))).isEqualTo(0.25);
    }

    /** One label of independent raters has their channel; one of r has the law of a panel of one of the same items. */
    @Test
    void oneLabelIsThatOfAnyRater() {
        UniformRandomProvider rng = rng(11);
        for (int c = 0; c < Cases.of(40); c++) {
            int q = 2 + rng.nextInt(3);
            int r = 1 + rng.nextInt(6);
            Channel rater = RandomModels.channel(rng, 3, q);
            assertRows(RaterPanel.independent(law(rng, 3), rater, r).oneLabel(), rater);
            ItemCounts items = items(rng, 8, q, 6);
            int[] truth = truth(rng, 8, 2);
            RaterPanel panel = RaterPanel.measured(items, truth, 2, r);
            RaterPanel one = RaterPanel.measured(items, truth, 2, 1);
            assertRows(panel.oneLabel(), one.oneLabel());
            RaterPanel alone = RaterPanel.independent(one.targets(), one.oneLabel(), 1);
            assertThat(alone.information()).isCloseTo(one.information(), within(ROUNDING));
        }
    }

    private static void assertRows(Channel found, Channel expected) {
        for (int u = 0; u < expected.inputs(); u++) {
            assertThat(found.row(u)).containsExactly(expected.row(u), within(ROUNDING));
        }
    }

    /** Half the items are clear, half are tossed for: independence promises what items so different do not keep. */
    @Test
    void independencePromisesTooMuchWhereSomeItemsAreHard() {
        int[][] table = new int[400][2];
        int[] truth = new int[400];
        for (int i = 0; i < 400; i++) {
            truth[i] = i % 2;
            int agree = i < 200 ? 20 : 10;
            table[i][truth[i]] = agree;
            table[i][1 - truth[i]] = 20 - agree;
        }
        Loss loss = Loss.zeroOne(2);
        Channel pooled = NamedChannels.binarySymmetric(0.25);
        for (int r : new int[] {1, 3, 5, 9}) {
            double promised = RaterPanel.independent(Pmf.uniform(2), pooled, r).bayesRisk(loss);
            double measured =
                    RaterPanel.measured(ItemCounts.of(table), truth, 2, r).bayesRisk(loss);
            assertThat(measured).isCloseTo(0.25, within(ROUNDING));
            // Hoeffding, the majority of raters who are right in 3 of 4 cases
            assertThat(promised).isLessThanOrEqualTo(Math.min(0.25, Math.exp(-r / 8.0)) + ROUNDING);
            assertThat(r < 3 || promised < measured - 0.05).isTrue();
        }
    }

    @Test
    void nineRatersOfFiveLabelsAreEnumeratedAndMoreRefused() {
        RaterPanel nine = RaterPanel.independent(Pmf.uniform(5), NamedChannels.symmetric(5, 0.4), 9);
        assertThat(nine.counts().outputs()).isEqualTo(715);
        refused(
                "raters: 100 of 5 labels, must have at most 1000000 vectors of counts with 5 targets",
                () -> RaterPanel.independent(Pmf.uniform(5), NamedChannels.symmetric(5, 0.4), 100));
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        Channel w = NamedChannels.binarySymmetric(0.1);
        ItemCounts items = ItemCounts.of(new int[][] {{3, 0}, {1, 4}});
        int[] truth = {0, 1};
        refused("rater: has 2 inputs", () -> RaterPanel.independent(Pmf.uniform(3), w, 1));
        refused("raters: 0", () -> RaterPanel.independent(Pmf.uniform(2), w, 0));
        refused("raters: 0", () -> RaterPanel.measured(items, truth, 2, 0));
        refused("raters: 6, must be at most 5, ", () -> RaterPanel.measured(items, truth, 2, 6));
        refused("truth: has 1", () -> RaterPanel.measured(items, new int[1], 2, 1));
        refused("truth[1]: 2, must be from 0 to 1", () -> RaterPanel.measured(items, new int[] {0, 2}, 2, 1));
        refused("targets: 0", () -> RaterPanel.measured(items, truth, 0, 1));
        RaterPanel panel = RaterPanel.measured(items, truth, 2, 1);
        refused("loss: has 3 targets", () -> panel.bayesRisk(Loss.zeroOne(3)));
        Loss perContext = Loss.perContext(List.of(new double[2][2], new double[2][2]));
        refused("loss: has 2 contexts", () -> panel.bayesRisk(perContext));
        MajorityVote vote = MajorityVote.of(panel, Ties.FIRST);
        refused("loss: has 3 actions", () -> vote.risk(Loss.matrix(new double[3][2])));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
