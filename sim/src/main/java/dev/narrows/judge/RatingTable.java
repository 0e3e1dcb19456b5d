package dev.narrows.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects ratings row by row (mutable): of each its item and its slot. */
final class RatingTable {
    private static final int FIRST_SIZE = 1 << 10;

    private final ItemNumbers items = new ItemNumbers();
    private final Names raters = new Names();
    private final Names contexts = new Names();
    private final Names truths = new Names();
    private final Names labels = new Names();
    private final Map<Slot, Integer> numbers = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private int[] itemOf = new int[FIRST_SIZE];
    private int[] slotOf = new int[FIRST_SIZE];
    private short[] truthOf = new short[FIRST_SIZE];
    private int size;
    private int itemCount;

    boolean isEmpty() {
        return size == 0;
    }

    int labels() {
        return labels.size();
    }

    int truths() {
        return truths.size();
    }

    int contexts() {
        return contexts.size();
    }

    /** Adds a rating; the truth that its item has already, if it is another. */
    Optional<String> add(Optional<String> item, String rater, String context, String truth, String label) {
        int number = item.map(items::number).orElse(itemCount);
        int right = truths.number(truth);
        if (number == itemCount) {
            itemCount++;
            truthOf = truthOf.length == number ? Arrays.copyOf(truthOf, 2 * number) : truthOf;
            truthOf[number] = (short) right;
        } else if (truthOf[number] != right) {
            return Optional.of(truths.list().get(truthOf[number]));
        }
        Slot slot = new Slot(raters.number(rater), contexts.number(context), right, labels.number(label));
        if (size == itemOf.length) {
            itemOf = Arrays.copyOf(itemOf, 2 * size);
            slotOf = Arrays.copyOf(slotOf, 2 * size);
        }
        itemOf[size] = number;
        slotOf[size++] = numbers.computeIfAbsent(slot, s -> {
            slots.add(s);
            return slots.size() - 1;
        });
        return Optional.empty();
    }

    /** The ratings; nothing is added afterwards. */
    Ratings ratings(List<String> contextColumns, List<String> notes) {
        List<String> classes = sorted(truths.list());
        List<String> answers = new ArrayList<>(classes);
        answers.addAll(sorted(
                labels.list().stream().filter(name -> !classes.contains(name)).toList()));
        List<String> situations = sorted(contexts.list());
        List<Slot> named = slots.stream()
                .map(slot -> new Slot(
                        slot.rater(),
                        situations.indexOf(contexts.list().get(slot.context())),
                        classes.indexOf(truths.list().get(slot.truth())),
                        answers.indexOf(labels.list().get(slot.label()))))
                .toList();
        Map<Pattern, long[]> patterns = patterns();
        return new Ratings(
                itemCount,
                size,
                classes,
                answers,
                raters.list(),
                contextColumns,
                situations,
                named,
                patterns.keySet().stream().map(Pattern::slots).toList(),
                patterns.values().stream().mapToLong(n -> n[0]).toArray(),
                notes);
    }

    /** Numbers by size, before words by their letters. */
    private static List<String> sorted(List<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(RatingTable::number).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double number(String name) {
        return name.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(name) : Double.POSITIVE_INFINITY;
    }

    private record Pattern(int[] slots) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern that && Arrays.equals(slots, that.slots);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(slots);
        }
    }

    /** The patterns in the order of the first item of each. */
    private Map<Pattern, long[]> patterns() {
        int[] end = new int[itemCount];
        for (int i = 0; i < size; i++) {
            end[itemOf[i]]++;
        }
        for (int i = 1; i < itemCount; i++) {
            end[i] += end[i - 1];
        }
        int[] byItem = new int[size];
        for (int i = 0; i < size; i++) {
            byItem[--end[itemOf[i]]] = slotOf[i];
        }
        Map<Pattern, long[]> patterns = new LinkedHashMap<>();
        for (int i = 0; i < itemCount; i++) {
            int[] own = Arrays.copyOfRange(byItem, end[i], i + 1 < itemCount ? end[i + 1] : size);
            Arrays.sort(own);
            patterns.computeIfAbsent(new Pattern(own), p -> new long[1])[0]++;
        }
        return patterns;
    }
}
