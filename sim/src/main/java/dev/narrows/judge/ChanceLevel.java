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
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a view of the same ratings would seem to tell by chance: its plug-in {@code I(U;Y|S)} where the truths are
 * shuffled among items that have ratings in the same contexts.
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
     * @return the level of each view, in the order of {@link JudgeMeasurement#of}; none for more than a million ratings
     */
    public static List<ChanceLevel> of(Ratings ratings, Resampling how) {
        return ratings.total() > MOST_RATINGS ? List.of() : new Shuffling(ratings, how).levels();
    }

    /** The items, one by one: what was answered in which context, and the truth. */
    private static final class Shuffling {
        private final Ratings ratings;
        private final Resampling how;
        private final int truths;
        private final int labels;
        /** Numbers of the patterns of items that have ratings in the same contexts. */
        private final List<int[]> groups;

        private final List<View> views;
        /** Of each slot its cells in all views, one view after another, as if it had the first truth. */
        private final int[][] cellsOf;

        Shuffling(Ratings ratings, Resampling how) {
            this.ratings = ratings;
            this.how = how;
            this.truths = ratings.truths().size();
            this.labels = ratings.labels().size();
            this.groups = groups();
            this.views = View.of(ratings, ratings.ofSlots(ratings.itemsOf()));
            this.cellsOf = cellsOf();
        }

        private int[][] cellsOf() {
            int[] sizes = new int[ratings.slots().size()];
            views.forEach(view -> Arrays.stream(view.slots()).forEach(slot -> sizes[slot]++));
            int[][] cells = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
            int start = 0;
            for (View view : views) {
                for (int i = 0; i < view.slots().length; i++) {
                    int slot = view.slots()[i];
                    int own = view.cells()[i] - ratings.slots().get(slot).truth() * labels;
                    cells[slot][--sizes[slot]] = start + own;
                }
                start += size(view);
            }
            return cells;
        }

        private int size(View view) {
            return view.contexts() * truths * labels;
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

        List<ChanceLevel> levels() {
            StreamKey key = StreamKey.of(List.of("narrows judge v1", Long.toString(how.seed())));
            double[][] values = IntStream.range(0, SHUFFLES)
                    .parallel()
                    .mapToObj(i -> shuffled(key.stream(i, Purpose.ESTIMATOR)))
                    .toArray(double[][]::new);
            return IntStream.range(0, views.size())
                    .mapToObj(v -> level(
                            Arrays.stream(values).mapToDouble(own -> own[v]).toArray()))
                    .toList();
        }

        private ChanceLevel level(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            Arrays.sort(values);
            int at = (int) Math.ceil(how.confidence() * SHUFFLES) - 1;
            return new ChanceLevel(mean, values[at], SHUFFLES);
        }

        /** The information of each view. */
        private double[] shuffled(UniformRandomProvider rng) {
            long[] counts = new long[views.stream().mapToInt(this::size).sum()];
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
            double[] values = new double[views.size()];
            int start = 0;
            for (int v = 0; v < values.length; v++) {
                View view = views.get(v);
                long[] own = Arrays.copyOfRange(counts, start, start + size(view));
                values[v] = new PlugInSum(JointCounts.of(view.contexts(), truths, labels, own)).value();
                start += own.length;
            }
            return values;
        }

        private int truth(int pattern) {
            return ratings.slots().get(ratings.patterns().get(pattern)[0]).truth();
        }

        private void add(long[] counts, int pattern, int truth) {
            for (int slot : ratings.patterns().get(pattern)) {
                for (int cell : cellsOf[slot]) {
                    counts[cell + truth * labels]++;
                }
            }
        }
    }
}
