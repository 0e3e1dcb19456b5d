package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The label that most raters of a panel gave, as a channel from the target to what the vote says (immutable): a label,
 * or with {@link Ties#SPLIT} the set of those that tie.
 *
 * <p>It tells no more than the counts: {@code panel.information() - information()} is what the vote costs, in nats.
 * Everything is rounded to nearest.
 */
public final class MajorityVote {
    private final RaterPanel panel;
    private final List<int[]> said;
    private final Channel vote;

    private MajorityVote(RaterPanel panel, List<int[]> said, Channel vote) {
        this.panel = panel;
        this.said = said;
        this.vote = vote;
    }

    /**
     * The vote of a panel.
     *
     * @param panel the raters
     * @param ties what it does where labels tie
     * @return the vote
     */
    public static MajorityVote of(RaterPanel panel, Ties ties) {
        Map<int[], double[]> laws = new TreeMap<>(Arrays::compare);
        CountVectors vectors = new CountVectors(panel.labels(), panel.raters());
        do {
            int[] largest = largest(vectors.counts());
            switch (ties) {
                case SPLIT -> add(panel, vectors.index(), largest, 1, laws);
                case FIRST -> add(panel, vectors.index(), new int[] {largest[0]}, 1, laws);
                case RANDOM -> {
                    for (int label : largest) {
                        add(panel, vectors.index(), new int[] {label}, 1.0 / largest.length, laws);
                    }
                }
            }
        } while (vectors.next());
        return new MajorityVote(
                panel,
                new ArrayList<>(laws.keySet()),
                channel(laws.values(), panel.targets().size()));
    }

    private static int[] largest(long[] counts) {
        long most = Arrays.stream(counts).max().orElseThrow();
        return IntStream.range(0, counts.length).filter(y -> counts[y] == most).toArray();
    }

    private static void add(RaterPanel panel, int vector, int[] says, double share, Map<int[], double[]> laws) {
        double[] law =
                laws.computeIfAbsent(says, s -> new double[panel.targets().size()]);
        for (int u = 0; u < law.length; u++) {
            law[u] += share * panel.counts().probability(u, vector);
        }
    }

    private static Channel channel(Iterable<double[]> columns, int targets) {
        List<double[]> all = new ArrayList<>();
        columns.forEach(all::add);
        double[][] rows = new double[targets][all.size()];
        for (int u = 0; u < targets; u++) {
            for (int o = 0; o < all.size(); o++) {
                rows[u][o] = all.get(o)[u];
            }
        }
        return Channel.of(rows);
    }

    /**
     * What the vote tells about the target.
     *
     * @return nats
     */
    public double information() {
        return MutualInformation.of(panel.targets(), vote);
    }

    /**
     * The risk of doing what the vote says, label y being action y.
     *
     * @param loss of as many actions as labels, the targets of the panel and one context
     * @return in [0, 1]
     * @throws IllegalArgumentException if the loss is of another shape
     */
    public double risk(Loss loss) {
        panel.requireFits(loss);
        Arguments.requireSize("loss", loss.actions(), "actions", panel.labels(), " as there are labels");
        CompensatedSum risk = new CompensatedSum();
        for (int o = 0; o < said.size(); o++) {
            for (int u = 0; u < loss.targets(); u++) {
                risk.add(panel.targets().probability(u) * vote.probability(u, o) * mean(loss, said.get(o), u));
            }
        }
        return Math.min(1, risk.value());
    }

    private static double mean(Loss loss, int[] actions, int target) {
        double sum = 0;
        for (int a : actions) {
            sum += loss.value(a, target, 0);
        }
        return sum / actions.length;
    }
}
