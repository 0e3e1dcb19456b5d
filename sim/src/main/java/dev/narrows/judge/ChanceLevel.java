package dev.narrows.judge;

import dev.narrows.rating.JointCounts;
import dev.narrows.rating.PlugInSum;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What the same ratings would seem to tell by chance: the plug-in {@code I(U;Y|S)} where the truths are shuffled among
 * items that have ratings in the same contexts.
 *
 * @param mean over the shuffles, nats
 * @param high the value that a share of the shuffles, which is the confidence, does not exceed, nats
 * @param shuffles how many
 */
public record ChanceLevel(double mean, double high, int shuffles) {
    /** Above so many ratings chance tells next to nothing, and shuffles take long. */
    private static final long MOST_RATINGS = 1_000_000;

    private static final int SHUFFLES = 200;

    /**
     * Shuffles the truths.
     *
     * @param ratings of items
     * @param how intervals are made: its confidence and its seed count here
     * @return the level for ratings whose context is known; empty for more than a million ratings
     */
    public static Optional<ChanceLevel> of(Ratings ratings, Resampling how) {
        return ratings.total() > MOST_RATINGS ? Optional.empty() : Optional.of(new Shuffling(ratings, how).level());
    }

    /** The items, one by one: what was answered in which context, and the truth. */
    private static final class Shuffling {
        private final Ratings ratings;
        private final Resampling how;
        private final int truths;
        private final int labels;
        /** Numbers of the patterns of items that have ratings in the same contexts. */
        private final List<int[]> groups;

        Shuffling(Ratings ratings, Resampling how) {
            this.ratings = ratings;
            this.how = how;
            this.truths = ratings.truths().size();
            this.labels = ratings.labels().size();
            this.groups = groups();
        }

        private List<int[]> groups() {
            Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
            long[] itemsOf = ratings.itemsOf();
            for (int k = 0; k < itemsOf.length; k++) {
                List<Integer> contexts = Arrays.stream(ratings.patterns().get(k))
                        .mapToObj(slot -> ratings.slots().get(slot).context())
                        .distinct()
                        .sorted()
                        .toList();
                List<Integer> group = groups.computeIfAbsent(contexts, c -> new ArrayList<>());
                for (long i = 0; i < itemsOf[k]; i++) {
                    group.add(k);
                }
            }
            return groups.values().stream()
                    .map(group -> group.stream().mapToInt(k -> k).toArray())
                    .toList();
        }

        ChanceLevel level() {
            StreamKey key = StreamKey.of(List.of("narrows judge v1", Long.toString(how.seed())));
            double[] values = IntStream.range(0, SHUFFLES)
                    .parallel()
                    .mapToDouble(i -> shuffled(key.stream(i, Purpose.ESTIMATOR)))
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            Arrays.sort(values);
            int at = (int) Math.ceil(how.confidence() * SHUFFLES) - 1;
            return new ChanceLevel(mean, values[at], SHUFFLES);
        }

        private double shuffled(UniformRandomProvider rng) {
            long[] counts = new long[ratings.contexts().size() * truths * labels];
            for (int[] group : groups) {
                int[] order = group.clone();
                for (int i = order.length - 1; i >= 0; i--) {
                    int j = rng.nextInt(i + 1);
                    int other = order[j];
                    order[j] = order[i];
                    order[i] = other;
                    add(counts, group[i], truth(other));
                }
            }
            return new PlugInSum(JointCounts.of(ratings.contexts().size(), truths, labels, counts)).value();
        }

        private int truth(int pattern) {
            return ratings.slots().get(ratings.patterns().get(pattern)[0]).truth();
        }

        private void add(long[] counts, int pattern, int truth) {
            for (int number : ratings.patterns().get(pattern)) {
                Slot slot = ratings.slots().get(number);
                counts[(slot.context() * truths + truth) * labels + slot.label()]++;
            }
        }
    }
}
