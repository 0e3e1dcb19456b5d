package dev.narrows.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Collects ratings row by row (mutable): of each its item and its slot. */
final class RatingTable {
    /** Of more raters than these none is told from another. */
    static final int MOST_RATERS = 1000;

    /** Slots times views, at most: so many places are looked at in each resample. */
    private static final long MOST_CELLS = 20_000_000;

    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,15})?";

    private final Names raters = new Names();
    private final Names contexts = new Names();
    private final Names truths = new Names(RatingTable::plain);
    private final Names labels = new Names(RatingTable::plain);
    private final Map<Slot, Integer> numbers = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final IntSeries itemOf = new IntSeries();
    private final IntSeries slotOf = new IntSeries();
    private final IntSeries truthOf = new IntSeries();
    private boolean together;

    boolean isEmpty() {
        return slotOf.size() == 0;
    }

    Names labels() {
        return labels;
    }

    Names truths() {
        return truths;
    }

    int contexts() {
        return contexts.size();
    }

    /** Adds a rating of an item by its number, a new item without one; the item's truth, if it has another. */
    Optional<String> add(OptionalInt item, String rater, String context, String truth, String label) {
        int number = item.orElse(truthOf.size());
        int right = truths.number(truth);
        if (number == truthOf.size()) {
            truthOf.add(right);
        } else if (truthOf.get(number) != right) {
            return Optional.of(truths.list().get(truthOf.get(number)));
        }
        int by = rater(rater);
        slotOf.add(slot(new Slot(by, contexts.number(context), right, labels.number(label))));
        itemOf.add(number);
        if (!together && raters.size() > 1 && isTooLarge()) {
            mergeRaters();
        }
        return Optional.empty();
    }

    private int rater(String name) {
        if (!together && raters.size() == MOST_RATERS && !raters.has(name)) {
            mergeRaters();
        }
        return together ? 0 : raters.number(name);
    }

    private int slot(Slot slot) {
        Integer known = numbers.get(slot);
        if (known == null) {
            known = slots.size();
            numbers.put(slot, known);
            slots.add(slot);
        }
        return known;
    }

    private void mergeRaters() {
        together = true;
        List<Slot> old = List.copyOf(slots);
        slots.clear();
        numbers.clear();
        int[] merged = old.stream()
                .mapToInt(slot -> slot(new Slot(0, slot.context(), slot.truth(), slot.label())))
                .toArray();
        slotOf.change(slot -> merged[slot]);
    }

    /** The ratings; nothing is added afterwards. */
    Ratings ratings(List<String> contextColumns, List<String> notes) {
        List<String> said = new ArrayList<>(notes);
        if (together) {
            said.add("the raters are too many to be told apart (more than " + MOST_RATERS
                    + ", or fewer with many contexts): --only RATER measures one");
        }
        List<String> classes = sorted(truths.list().stream());
        List<String> answers = Stream.concat(
                        classes.stream(),
                        sorted(labels.list().stream().filter(name -> !classes.contains(name))).stream())
                .toList();
        List<String> situations = sorted(contexts.list().stream());
        RatingPatterns patterns = new RatingPatterns(itemOf, slotOf, truthOf.size());
        long repeated = together ? 0 : patterns.repeated(slots);
        if (repeated > 0) {
            boolean named = !raters.list().equals(List.of(""));
            said.add(repeated + (repeated == 1 ? " rating repeats" : " ratings repeat") + " the item"
                    + (named
                            ? ", rater and context of another"
                            : " and context of another, there is no column for the rater")
                    + ": all are counted");
        }
        said.addAll(spellings(answers));
        return new Ratings(
                truthOf.size(),
                slotOf.size(),
                classes,
                answers,
                together ? List.of("") : raters.list(),
                contextColumns,
                situations,
                named(situations, classes, answers),
                patterns.slots(),
                patterns.items(),
                said);
    }

    /** Whether there are more kinds of ratings than can be measured. */
    boolean isTooLarge() {
        long views = 2L + contexts.size() + (together ? 0 : raters.size());
        return slots.size() * views > MOST_CELLS;
    }

    private List<Slot> named(List<String> situations, List<String> classes, List<String> answers) {
        int[] context = places(contexts.list(), situations);
        int[] truth = places(truths.list(), classes);
        int[] label = places(labels.list(), answers);
        return slots.stream()
                .map(slot -> new Slot(slot.rater(), context[slot.context()], truth[slot.truth()], label[slot.label()]))
                .toList();
    }

    private static int[] places(List<String> names, List<String> sorted) {
        Map<String, Integer> places = new HashMap<>();
        sorted.forEach(name -> places.put(name, places.size()));
        return names.stream().mapToInt(places::get).toArray();
    }

    /** What is one name in several spellings, and what may be. */
    private List<String> spellings(List<String> answers) {
        List<String> notes = new ArrayList<>();
        Map<String, String> respelt = new HashMap<>(truths.respelt());
        respelt.putAll(labels.respelt());
        respelt.keySet().stream()
                .sorted()
                .limit(1)
                .forEach(name -> notes.add("labels and truths that are one number are one name: \"" + name
                        + "\" is taken for \"" + respelt.get(name) + "\""));
        Map<String, String> small = new HashMap<>();
        for (String name : answers) {
            String other = small.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                notes.add("\"" + other + "\" and \"" + name + "\" differ in capitals alone: they are taken for two");
            }
        }
        return notes;
    }

    /** Numbers by size, before words by their letters. */
    private static List<String> sorted(Stream<String> names) {
        return names.sorted(Comparator.comparing(RatingTable::number).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Whether a name is a number. */
    static boolean isNumber(String name) {
        return name.matches(NUMBER);
    }

    private static double number(String name) {
        return isNumber(name) ? Double.parseDouble(name) : Double.POSITIVE_INFINITY;
    }

    /** A number in its shortest form: a column with gaps is often written as 1.0 where the other has 1. */
    static String plain(String name) {
        if (!isNumber(name)) {
            return name;
        }
        BigDecimal value = new BigDecimal(name);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
