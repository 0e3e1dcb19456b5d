package dev.narrows.yaml;

import dev.narrows.numeric.CompensatedSum;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Typed access to one node. What does not fit is reported at the node and a stand-in is returned; callers tell by
 * {@link Problems#added()}.
 */
public record Value(YamlNode node, KeyPath path, Problems problems) {
    /** A normal double with all its digits, whose reciprocal is finite; products that underflow count as 0. */
    private static final double LEAST_PROBABILITY = 1e-300;

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,12})?) ?%");

    /** Begins the words on what a key takes beside its words, where that is a list. */
    public static final String OR_A_LIST = " or a list";

    private static final int PERCENTS = 100;
    /** 1.1 is rather a slip than 1.1 %. */
    private static final int LEAST_PERCENT = 2;

    /** What a sweep can vary. */
    private static final Set<String> SWEPT = Set.of("model", "learner", "bounds", "confidence");

    /** How far from 1 probabilities may sum, as core allows. */
    static final double SUM_TOLERANCE = 1e-9;

    public void refuse(String message) {
        if (node instanceof YamlNode.Refused) {
            problems.repeat();
        } else {
            problems.add(node.mark(), path, message);
        }
    }

    /** Refuses what is no list; a sweep then says how lists are swept. */
    private void refuseNoList(String message) {
        if (node instanceof YamlNode.Refused) {
            problems.repeat();
        } else {
            problems.addNoList(node.mark(), path, message);
        }
    }

    /** Reports what is accepted and seldom meant. */
    public void warn(String message) {
        problems.warn(node.mark(), path, message);
    }

    /** What is read of this value; nothing where something is wrong with it. */
    public <T> Optional<T> sound(Function<Value, T> reader) {
        int before = problems.added();
        return Optional.of(reader.apply(this)).filter(read -> problems.added() == before);
    }

    public Value item(int i) {
        return new Value(((YamlNode.Sequence) node).items().get(i), path.index(i), problems);
    }

    /** What a mapping holds; nothing where this is none. */
    public Map<String, YamlNode.Entry> entries() {
        return node instanceof YamlNode.Mapping mapping ? mapping.entries() : Map.of();
    }

    /** The value at a key that is there. */
    public Value get(String key) {
        return new Value(entries().get(key).value(), path.key(key), problems);
    }

    /** The text of the single value at a key, unchecked; empty when there is none. */
    public String peek(String key) {
        YamlNode.Entry entry = entries().get(key);
        return entry != null && entry.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    public boolean isList() {
        return node instanceof YamlNode.Sequence;
    }

    /** The text of a single value against which nothing speaks. */
    private Optional<String> accepted(String wanted, Function<YamlNode.Scalar, Optional<String>> whyNot) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            refuse("is " + node.kind() + ", must be " + wanted + swept());
            return Optional.empty();
        }
        Optional<String> reason = whyNot.apply(scalar);
        reason.ifPresent(this::refuse);
        return reason.isPresent() ? Optional.empty() : Optional.of(scalar.text());
    }

    /** Where several values of a key stand in its place: how it is swept. */
    private String swept() {
        boolean values = node instanceof YamlNode.Sequence list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(YamlNode.Scalar.class::isInstance);
        boolean range = entries().containsKey("from") && entries().containsKey("to");
        List<KeyPath.Step> steps = path.steps();
        return (values || range)
                        && !path.lastKey().isEmpty()
                        && SWEPT.contains(steps.get(0).key())
                ? "; to sweep it write sweep: {grid: {" + path + ": " + (values ? "[..]" : "{from: .., to: .., ..}")
                        + "}}"
                : "";
    }

    /** An integer from min to max. */
    public long integer(long min, long max) {
        long value = accepted("an integer", ScalarText::whyNoInteger)
                .map(ScalarText::integer)
                .orElse(min);
        if (value < min || value > max) {
            refuse("is " + value + ", must be " + (min == max ? Long.toString(min) : "from " + min + " to " + max)
                    + (isCountedFrom1(value, min, max) ? "; the first is 0" : ""));
            return min;
        }
        return value;
    }

    /** Whether numbers in a list, such as targets, may have been counted from 1. */
    private boolean isCountedFrom1(long value, long min, long max) {
        return min == 0 && value == max + 1 && path.lastKey().isEmpty();
    }

    /** A number of this range. */
    public double number(Range range) {
        double value = accepted(
                        "a number",
                        scalar ->
                                ScalarText.whyNoNumber(scalar).map(reason -> reason + percent(scalar.text(), range, 0)))
                .map(ScalarText::number)
                .orElse(range.sample());
        if (!range.predicate().test(value)) {
            refuse("is " + Wording.number(value) + ", must be " + range.words() + larger(value, range));
            return range.sample();
        }
        return value;
    }

    private static String larger(double value, Range range) {
        if (range.remedy().isEmpty()) {
            return percent(value + "%", range, LEAST_PERCENT);
        }
        return value > range.sample() ? "; " + range.remedy() : "";
    }

    /** The fraction that is meant where a percentage of this size or more, up to 100, is written. */
    private static String percent(String text, Range range, int least) {
        Matcher matcher = PERCENT.matcher(text);
        if (!range.predicate().test(0.5) || !matcher.matches()) {
            return "";
        }
        BigDecimal percent = new BigDecimal(matcher.group(1));
        BigDecimal fraction = percent.movePointLeft(2);
        boolean meant = least == 0 || range.isFraction() && percent.compareTo(BigDecimal.valueOf(least)) >= 0;
        return meant && range.predicate().test(fraction.doubleValue())
                ? "; " + plain(percent) + " %? write " + plain(fraction)
                : "";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** A text, empty when it is none. */
    public String text() {
        return accepted("text", ScalarText::whyNoText).orElse("");
    }

    /** One of these words, empty when it is none; {@code others} says in a message what else the key takes. */
    public String choice(List<String> words, String others) {
        String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        if (!words.contains(text)) {
            String found =
                    node instanceof YamlNode.Scalar ? text.isEmpty() ? "empty" : Wording.quoted(text) : node.kind();
            String message = "is " + found + ", must be " + Wording.oneOf(words) + others
                    + Wording.nearest(text, words)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
            if (others.startsWith(OR_A_LIST)) {
                refuseNoList(message);
            } else {
                refuse(message);
            }
            return "";
        }
        return text;
    }

    /** The items of a list of min to max entries; none when it is no such list. */
    public List<Value> items(int min, int max) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            refuseNoList("is " + node.kind() + ", must be a list");
            return List.of();
        }
        int size = sequence.items().size();
        if (size < min || size > max) {
            refuse(Wording.length(
                    size, min == max ? Integer.toString(min) : size < min ? "at least " + min : "at most " + max));
            return List.of();
        }
        return IntStream.range(0, size).mapToObj(this::item).toList();
    }

    /** A list of numbers of this range. */
    public double[] numbers(Range range, int max) {
        return items(1, max).stream().mapToDouble(item -> item.number(range)).toArray();
    }

    /** A list of probabilities that sum to 1 within 1e-9, each 0 or at least {@link #LEAST_PROBABILITY}. */
    public double[] law(int max) {
        return law(max, () -> "");
    }

    private double[] law(int max, Supplier<String> remedy) {
        int before = problems.added();
        double[] values = numbers(shares(), max);
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && values[i] < LEAST_PROBABILITY) {
                item(i).refuse("is " + Wording.number(values[i]) + ", must be 0 or from "
                        + Wording.number(LEAST_PROBABILITY) + " to 1");
            }
        }
        if (problems.added() == before) {
            double sum = CompensatedSum.of(values);
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                refuse("sums to " + Wording.number(sum) + ", must be 1" + remedy.get());
            }
        }
        return values;
    }

    /** Rows of one length, each a law ({@link #law}); where the columns are laws instead, the error says so. */
    public double[][] laws(int most) {
        return table(row -> row.law(most, () -> columnsAreLaws() ? "; the columns sum to 1: transposed?" : ""), most);
    }

    /** Probabilities; what is larger is a percentage where the list sums to 100, else a share of another sum. */
    private Range shares() {
        Value silent = new Value(node, path, new Problems());
        double sum = CompensatedSum.of(silent.numbers(Range.AT_LEAST_0, Source.LARGEST));
        return !silent.problems.isEmpty() || Math.abs(sum - PERCENTS) <= SUM_TOLERANCE * PERCENTS
                ? Range.PROBABILITY
                : Range.PROBABILITY.larger("divide each by their sum, " + Wording.number(sum));
    }

    /** Whether this is a table of numbers of which every column sums to 1. */
    private boolean columnsAreLaws() {
        Value silent = new Value(node, path, new Problems());
        double[][] rows = silent.table(row -> row.numbers(Range.PROBABILITY, Source.LARGEST), Source.LARGEST);
        if (!silent.problems.isEmpty()) {
            return false;
        }
        return IntStream.range(0, rows[0].length).allMatch(column -> {
            double sum = CompensatedSum.of(
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
            return Math.abs(sum - 1) <= SUM_TOLERANCE;
        });
    }

    /** A list of rows of one length. */
    public double[][] table(Function<Value, double[]> row, int mostRows) {
        return rows(row, double[][]::new, mostRows);
    }

    /** Rows of one length of integers from 0. */
    public int[][] integers(int leastColumns, int mostColumns, int largest, int mostRows) {
        return rows(
                row -> row.items(leastColumns, mostColumns).stream()
                        .mapToInt(item -> (int) item.integer(0, largest))
                        .toArray(),
                int[][]::new,
                mostRows);
    }

    /** Rows, which are arrays, of one length. */
    private <T> T[] rows(Function<Value, T> row, IntFunction<T[]> table, int mostRows) {
        List<Value> items = items(1, mostRows);
        if (!items.isEmpty() && items.stream().allMatch(item -> item.node instanceof YamlNode.Scalar)) {
            refuseNoList("is a list of single values, must be a list of rows, such as [[..], [..]]");
            return table.apply(0);
        }
        T[] rows = table.apply(items.size());
        for (int i = 0; i < rows.length; i++) {
            int before = problems.added();
            rows[i] = row.apply(items.get(i));
            if (problems.added() == before) {
                checkLength(items.get(i), Array.getLength(rows[i]), Array.getLength(rows[0]));
            }
        }
        return rows;
    }

    private void checkLength(Value row, int found, int first) {
        if (found != first && first > 0) {
            row.refuse(Wording.length(found, first + " as " + path.lastKey() + "[0]"));
        }
    }
}
