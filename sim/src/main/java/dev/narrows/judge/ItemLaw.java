package dev.narrows.judge;

import dev.narrows.sampling.CollapsedSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law of an item with its truth and all of its ratings, from which files of ratings are drawn (mutable scratch,
 * unshared). Whose ratings they are is not kept: what is measured with the context known, or with nothing, does not
 * ask.
 */
final class ItemLaw {
    private final Ratings kinds;
    private final CollapsedSampler sampler;
    private final long fewest;

    private ItemLaw(Ratings kinds, double[] probabilities, long fewest) {
        this.kinds = kinds;
        this.sampler = CollapsedSampler.of(probabilities);
        this.fewest = fewest;
    }

    /** Of one rating of each item. */
    static ItemLaw of(GoldLabels.Law law) {
        List<Slot> slots = IntStream.range(0, law.probabilities().size())
                .mapToObj(cell -> {
                    int row = cell / law.labels();
                    return new Slot(0, row / law.truths(), row % law.truths(), cell % law.labels());
                })
                .toList();
        List<int[]> patterns = IntStream.range(0, slots.size())
                .mapToObj(cell -> new int[] {cell})
                .toList();
        Ratings kinds = new Ratings(
                0,
                0,
                names(law.truths()),
                names(Math.max(law.truths(), law.labels())),
                List.of(""),
                law.contexts() > 1 ? List.of("context") : List.of(),
                names(law.contexts()),
                slots,
                patterns,
                new long[patterns.size()],
                List.of());
        double[] probabilities =
                law.probabilities().stream().mapToDouble(Double::doubleValue).toArray();
        return new ItemLaw(kinds, probabilities, needed(kinds));
    }

    /** Each item of these as likely as another. */
    static ItemLaw of(Ratings ratings) {
        List<Slot> slots = new ArrayList<>();
        int[] pooled = pooled(ratings.slots(), slots);
        long[] itemsOf = ratings.itemsOf();
        Map<int[], Long> patterns = new TreeMap<>(Arrays::compare);
        for (int k = 0; k < itemsOf.length; k++) {
            int[] own = Arrays.stream(ratings.patterns().get(k))
                    .map(slot -> pooled[slot])
                    .sorted()
                    .toArray();
            patterns.merge(own, itemsOf[k], Long::sum);
        }
        Ratings kinds = ratings.with(List.of(""), slots, List.copyOf(patterns.keySet()), new long[patterns.size()]);
        double[] probabilities = patterns.values().stream()
                .mapToDouble(n -> (double) n / ratings.items())
                .toArray();
        return new ItemLaw(kinds, probabilities, JudgeMeasurement.FEWEST_ITEMS);
    }

    /** Slots without their raters, in the order of context, truth and label; the number of each among them. */
    private static int[] pooled(List<Slot> all, List<Slot> slots) {
        Map<Slot, Integer> numbers = new HashMap<>();
        List<Slot> alike = all.stream()
                .map(slot -> new Slot(0, slot.context(), slot.truth(), slot.label()))
                .toList();
        alike.stream()
                .distinct()
                .sorted((a, b) -> Arrays.compare(
                        new int[] {a.context(), a.truth(), a.label()}, new int[] {b.context(), b.truth(), b.label()}))
                .forEach(slot -> {
                    numbers.put(slot, slots.size());
                    slots.add(slot);
                });
        return alike.stream().mapToInt(numbers::get).toArray();
    }

    /** As many ratings as {@link JudgeMeasurement} may ask for. */
    private static long needed(Ratings kinds) {
        return (long) JudgeMeasurement.PER_PAIR
                * kinds.contexts().size()
                * kinds.truths().size()
                * kinds.labels().size();
    }

    private static List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    /** Of fewer items there is no interval. */
    long fewest() {
        return fewest;
    }

    /** So many items. */
    Ratings draw(UniformRandomProvider rng, long items) {
        long[] counts = new long[sampler.pairs()];
        sampler.sample(rng, items, counts);
        int[] drawn =
                IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        Arrays.stream(drawn)
                .flatMap(k -> Arrays.stream(kinds.patterns().get(k)))
                .sorted()
                .forEach(slot -> numbers.putIfAbsent(slot, numbers.size()));
        return kinds.with(
                kinds.raters(),
                numbers.keySet().stream().map(kinds.slots()::get).toList(),
                Arrays.stream(drawn)
                        .mapToObj(k -> Arrays.stream(kinds.patterns().get(k))
                                .map(numbers::get)
                                .toArray())
                        .toList(),
                Arrays.stream(drawn).mapToLong(k -> counts[k]).toArray());
    }
}
