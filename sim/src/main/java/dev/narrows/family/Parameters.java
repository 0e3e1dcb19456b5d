package dev.narrows.family;

import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of a model, one of its parts or a learner, as its reader asks for them (mutable, unshared). What does not
 * fit is reported at its place in the file and a stand-in of the asked range is returned, so that reading goes on and
 * every error is found at once.
 *
 * <p>What is read is what is named: a value is written into the resolved scenario, and into what names the random
 * streams and the kept replicates, when it is read, and there is no other way to read one. A key that the file holds
 * and that was asked for without being read would change results under an unchanged name: reading then ends with an
 * {@link IllegalStateException}.
 */
public final class Parameters {
    /** The longest list of numbers. */
    private static final int LARGEST = 4_096;
    /** The longest list of integers, such as one for each context. */
    private static final int MOST_ROWS = 10_000;

    /** A name that can be shown in any table. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,39}");

    private static final String WRITE = "; write ";
    private static final String UNIFORM = "uniform";

    private final Value owner;
    private final Memo memo;
    private final int before;
    private final Set<String> required = new LinkedHashSet<>();
    /** What required keys take, in the words of an error where one is missing. */
    private final Map<String, String> wanted = new HashMap<>();

    private final Set<String> optional = new LinkedHashSet<>();
    private final ObjectNode resolved;
    private boolean missing;

    /**
     * The keys of a mapping without a type.
     *
     * @param owner the mapping
     * @param memo what has been read of the file
     */
    public Parameters(Value owner, Memo memo) {
        this.owner = owner;
        this.memo = memo;
        this.before = owner.problems().added();
        this.resolved = Json.object();
    }

    /**
     * The keys of a mapping beside the one that names its type.
     *
     * @param owner the mapping
     * @param memo what has been read of the file
     * @param key the key that names the type
     * @param type its value
     */
    public Parameters(Value owner, Memo memo, String key, String type) {
        this(owner, memo);
        required.add(key);
        wanted.put(key, WRITE + key + ": " + type);
        resolved.put(key, type);
    }

    /**
     * What has been read of the file.
     *
     * @return shared by all parts of a document
     */
    public Memo memo() {
        return memo;
    }

    /**
     * What a type makes of its keys; nothing when a problem was found.
     *
     * @param <T> what is made
     * @param type makes it
     * @return what was made; empty when a problem was found
     */
    public <T> Optional<T> read(Supplier<T> type) {
        try {
            T read = type.get();
            Fields.of(owner, List.copyOf(required), List.copyOf(optional), Map.of(), wanted);
            if (sound()) {
                requireAllNamed();
                return Optional.of(read);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            // stand-ins need not fit together, and then anything may follow
            if (sound() && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            refuse(e);
        }
        return Optional.empty();
    }

    private void refuse(RuntimeException e) {
        if (missing) {
            Fields.of(owner, List.copyOf(required), List.copyOf(owner.entries().keySet()), Map.of(), wanted);
        } else if (sound()) {
            owner.refuse(e.getMessage());
        }
    }

    private void requireAllNamed() {
        for (String key : owner.entries().keySet()) {
            if (!resolved.has(key)) {
                throw new IllegalStateException(owner.path().key(key)
                        + ": was asked for and never read, so that nothing named by "
                        + "its value could tell it from another");
            }
        }
    }

    /**
     * How often something was refused up to now.
     *
     * @return a count that only grows
     */
    public int problems() {
        return owner.problems().added();
    }
    /**
     * The keys that were read, with their values and defaults, in the order in which they were asked for.
     *
     * @return the resolved form
     */
    public ObjectNode resolved() {
        return resolved;
    }

    /**
     * Whether everything read so far was there and fits.
     *
     * @return false if a value is a stand-in
     */
    public boolean sound() {
        return !missing && owner.problems().added() == before;
    }

    /**
     * Whether an optional key is there.
     *
     * @param key a key
     * @return true if the file holds it
     */
    public boolean has(String key) {
        if (!required.contains(key)) {
            optional.add(key);
        }
        return owner.entries().containsKey(key);
    }

    /**
     * Whether a key holds a list, as against a single value.
     *
     * @param key a key
     * @return true if the file holds a list there
     */
    public boolean isList(String key) {
        return has(key) && owner.get(key).isList();
    }

    private Optional<Value> find(String key) {
        return has(key) ? Optional.of(owner.get(key)) : Optional.empty();
    }

    /** {@code taken}: what the key takes, in words. */
    private Optional<Value> require(String key, String taken) {
        wanted.put(key, ", must be " + taken);
        return require(key);
    }

    private Optional<Value> require(String key) {
        optional.remove(key);
        required.add(key);
        Optional<Value> found = find(key);
        missing |= found.isEmpty();
        return found;
    }

    private <T> T named(String key, T value, Function<T, JsonNode> form) {
        resolved.set(key, form.apply(value));
        return value;
    }

    /**
     * A required integer.
     *
     * @param key its key
     * @param least the least accepted
     * @param most the largest accepted
     * @return the value
     */
    public int integer(String key, int least, int most) {
        return named(
                key,
                require(key, "an integer from " + least + " to " + most)
                        .map(v -> (int) v.integer(least, most))
                        .orElse(least),
                Json::of);
    }

    /**
     * An integer with a default.
     *
     * @param key its key
     * @param least the least accepted
     * @param most the largest accepted
     * @param absent the default
     * @return the value
     */
    public int integer(String key, int least, int most, int absent) {
        return (int) longInteger(key, least, most, absent);
    }

    /**
     * A required finite number.
     *
     * @param key its key
     * @param least the least accepted, or negative infinity
     * @param most the largest accepted, or infinity
     * @return the value
     */
    public double number(String key, double least, double most) {
        return number(key, Range.between(least, most));
    }

    /**
     * A finite number with a default.
     *
     * @param key its key
     * @param least the least accepted, or negative infinity
     * @param most the largest accepted, or infinity
     * @param absent the default
     * @return the value
     */
    public double number(String key, double least, double most, double absent) {
        return number(key, Range.between(least, most), absent);
    }

    /**
     * A required probability.
     *
     * @param key its key
     * @return the value, from 0 to 1
     */
    public double probability(String key) {
        return number(key, Range.PROBABILITY);
    }

    /**
     * A required positive number.
     *
     * @param key its key
     * @return the value, finite and above 0
     */
    public double positive(String key) {
        return number(key, Range.ABOVE_0);
    }

    private static String words(Range range) {
        return range.words().equals(Range.ANY.words()) ? range.words() : "a number " + range.words();
    }

    private double number(String key, Range range) {
        return named(key, require(key, words(range)).map(v -> v.number(range)).orElse(range.sample()), Json::of);
    }

    /**
     * A required word.
     *
     * @param key its key
     * @param words those accepted, at least one
     * @return one of the words
     */
    public String choice(String key, List<String> words) {
        return word(key, require(key, Wording.oneOf(words)).map(v -> v.choice(words, "")), words.get(0));
    }

    /**
     * A word with a default.
     *
     * @param key its key
     * @param words those accepted
     * @param absent the default
     * @return one of the words
     */
    public String choice(String key, List<String> words, String absent) {
        return word(key, find(key).map(v -> v.choice(words, "")), absent);
    }

    /** The word that was found; the default also where it is empty, which is a refused one. */
    private String word(String key, Optional<String> found, String absent) {
        return named(key, found.filter(word -> !word.isEmpty()).orElse(absent), Json::of);
    }

    /**
     * A required text.
     *
     * @param key its key
     * @param allowed what it must match
     * @param words the same in the words of an error, after "must be"
     * @return the text; empty where it is missing or refused
     */
    public String text(String key, Pattern allowed, String words) {
        Optional<String> found = require(key, words)
                .flatMap(v -> v.sound(Value::text).filter(text -> {
                    boolean fits = allowed.matcher(text).matches();
                    if (!fits) {
                        v.refuse("is " + Wording.quoted(text) + ", must be " + words);
                    }
                    return fits;
                }));
        return named(key, found.orElse(""), Json::of);
    }

    /**
     * The type that an optional key names.
     *
     * @param <T> the kind of type
     * @param key its key
     * @param service the interface of the type
     * @param load looks the types up
     * @return the type; the first where the key is missing
     */
    public <T> T type(String key, Class<T> service, Supplier<Extensions<T>> load) {
        return memo.extensions(service, load).of(this, key);
    }

    /**
     * An integer beyond the range of int, with a default.
     *
     * @param key its key
     * @param least the least accepted
     * @param most the largest accepted
     * @param absent the default
     * @return the value
     */
    public long longInteger(String key, long least, long most, long absent) {
        return named(key, find(key).map(v -> v.integer(least, most)).orElse(absent), Json::of);
    }

    /**
     * A finite number of a range, with a default.
     *
     * @param key its key
     * @param range the numbers accepted
     * @param absent the default
     * @return the value
     */
    public double number(String key, Range range, double absent) {
        return named(key, find(key).map(v -> v.number(range)).orElse(absent), Json::of);
    }

    /**
     * {@code uniform}, also where the key is missing, or a list of probabilities: empty for uniform, and where it is
     * refused.
     *
     * @param key its key
     * @return the law; empty for uniform
     */
    public Optional<double[]> prior(String key) {
        Optional<double[]> law = Optional.empty();
        if (isList(key)) {
            law = owner.get(key).sound(v -> v.law(Source.LARGEST));
        } else {
            find(key).ifPresent(v -> v.choice(List.of(UNIFORM), Value.OR_A_LIST + " of probabilities"));
        }
        return named(key, law, read -> read.<JsonNode>map(Json::list).orElse(Json.of(UNIFORM)));
    }

    /**
     * A prior must have {@code size} entries; at size 0 it is not known how many.
     *
     * @param key its key
     * @param prior what was read
     * @param size how many entries it must have; 0 where that is not known
     * @param what what there is one entry for, in words
     */
    public void checkPrior(String key, Optional<double[]> prior, int size, String what) {
        prior.filter(law -> size > 0 && law.length != size)
                .ifPresent(law -> refuse(key, Wording.length(law.length, size + ", one for each of the " + what)));
    }

    /**
     * One of some words, or a mapping, whose keys are read and named in the same way.
     *
     * @param key its key
     * @param words those accepted, the default first
     * @param others what a message says of the mapping
     * @param word makes the part of a word
     * @param mapping makes the part of the keys of a mapping
     * @param <T> the part
     * @return the part
     */
    public <T> T wordOrMapping(
            String key, List<String> words, String others, Function<String, T> word, Function<Parameters, T> mapping) {
        Optional<Value> found = find(key);
        if (found.isPresent() && found.get().node() instanceof YamlNode.Mapping) {
            return inner(key, mapping).orElseGet(() -> word.apply(words.get(0)));
        }
        return word.apply(word(key, found.map(v -> v.choice(words, others)), words.get(0)));
    }

    /**
     * A mapping with a default, whose keys are read and named in the same way.
     *
     * @param key its key
     * @param reader makes the part of the keys of the mapping
     * @param absent the default
     * @param named the default as it is named: reads back to it
     * @param <T> the part
     * @return the part; empty where it is refused
     */
    public <T> Optional<T> mapping(String key, Function<Parameters, T> reader, T absent, ObjectNode named) {
        if (has(key)) {
            return inner(key, reader);
        }
        resolved.set(key, named);
        return Optional.of(absent);
    }

    private <T> Optional<T> inner(String key, Function<Parameters, T> reader) {
        Parameters inner = new Parameters(owner.get(key), memo);
        Optional<T> part = inner.read(() -> reader.apply(inner));
        resolved.set(key, inner.resolved());
        return part;
    }

    /**
     * A required list of probabilities that sum to 1 within 1e-9.
     *
     * @param key its key
     * @param most the most entries accepted
     * @return the law, of at least one entry
     */
    public double[] law(String key, int most) {
        double[] law = require(key, "a list of probabilities that sum to 1")
                .map(v -> v.law(most))
                .filter(read -> read.length > 0)
                .orElse(new double[] {1});
        return named(key, law, Json::list);
    }

    /**
     * A required list of finite numbers.
     *
     * @param key its key
     * @param least the least accepted, or negative infinity
     * @param most the largest accepted, or infinity
     * @return the values, at least one
     */
    public double[] numbers(String key, double least, double most) {
        Range range = Range.between(least, most);
        double[] values = require(key, "a list of numbers")
                .map(v -> v.numbers(range, LARGEST))
                .filter(list -> list.length > 0)
                .orElse(new double[] {range.sample()});
        return named(key, values, Json::list);
    }

    /**
     * A required table of finite numbers.
     *
     * @param key its key
     * @param least the least accepted, or negative infinity
     * @param most the largest accepted, or infinity
     * @return the rows, at least one, of one length if the parameters are sound
     */
    public double[][] table(String key, double least, double most) {
        Range range = Range.between(least, most);
        return table(key, row -> row.numbers(range, LARGEST));
    }

    /**
     * A required table of which each row is a law: probabilities that sum to 1 within 1e-9.
     *
     * @param key its key
     * @return the rows, at least one, of one length if the parameters are sound
     */
    public double[][] laws(String key) {
        return tableOf(key, v -> v.laws(LARGEST));
    }

    /**
     * A required table, each row read by a reader of rows.
     *
     * @param key its key
     * @param row reads a row
     * @return the rows, at least one
     */
    public double[][] table(String key, Function<Value, double[]> row) {
        return tableOf(key, v -> v.table(row, LARGEST));
    }

    private double[][] tableOf(String key, Function<Value, double[][]> table) {
        double[][] rows = require(key, "a list of rows of numbers")
                .map(table)
                .filter(read -> read.length > 0)
                .orElse(new double[][] {{1}});
        return named(key, rows, Json::table);
    }

    /**
     * A required list of integers, such as one for each context.
     *
     * @param key its key
     * @param least the least accepted
     * @param most the largest accepted
     * @return the values, at least one
     */
    public int[] integers(String key, int least, int most) {
        int[] values = require(key, "a list of integers from " + least + " to " + most)
                .map(v -> v.items(1, MOST_ROWS).stream()
                        .mapToInt(item -> (int) item.integer(least, most))
                        .toArray())
                .filter(list -> list.length > 0)
                .orElse(new int[] {least});
        return named(key, values, Json::list);
    }

    /**
     * A required list of rows of integers from 0, such as one for each context.
     *
     * @param key its key
     * @param columns entries of each row
     * @param most the largest accepted
     * @return the rows, at least one, each of {@code columns} entries if the parameters are sound
     */
    public int[][] integerRows(String key, int columns, int most) {
        int[][] rows = integerRows(key, columns, columns, most);
        return rows.length > 0 ? rows : new int[][] {new int[columns]};
    }

    /**
     * A required list of rows of integers from 0, each of {@code leastColumns} entries or more.
     *
     * @param key its key
     * @param leastColumns fewest entries of a row
     * @param mostColumns most entries of a row
     * @param most the largest accepted
     * @return the rows
     */
    public int[][] integerRows(String key, int leastColumns, int mostColumns, int most) {
        int[][] rows = require(key, "a list of rows of integers")
                .map(v -> v.integers(leastColumns, mostColumns, most, MOST_ROWS))
                .orElse(new int[0][]);
        return named(key, rows, Json::table);
    }

    /**
     * Optional names of things, one for each, all different.
     *
     * @param key its key
     * @param count how many there must be
     * @return the names, or stand-ins where they are refused; none where the key is missing, which is then not named
     */
    public List<String> names(String key, int count) {
        Optional<Value> found = find(key);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Value> items = found.get().items(1, MOST_ROWS);
        if (!items.isEmpty() && items.size() != count) {
            found.get().refuse(Wording.length(items.size(), count + ", a name for each of the " + key));
        }
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> item.sound(Value::text).ifPresent(name -> {
            if (!NAME.matcher(name).matches()) {
                item.refuse("is " + Wording.quoted(name) + ", must be letters and digits, with blanks, -, _, . or /"
                        + " after the first, 40 at most");
            } else if (!names.add(name)) {
                item.refuse("is " + Wording.quoted(name) + " for the second time, must be another name");
            }
        }));
        List<String> all = List.copyOf(names);
        return named(key, all, list -> Json.all(list.stream().map(Json::of).toList()));
    }

    /**
     * A required part, read by a reader of its own, once for all cells of a sweep.
     *
     * @param <T> what the part is
     * @param key its key
     * @param kind what the part is, always the same for one key
     * @param reader reads it; reports what is wrong and then returns nothing
     * @param resolved its resolved form, which names it
     * @return the part; empty where it is missing or refused
     */
    public <T> Optional<T> part(
            String key, Class<T> kind, Function<Value, Optional<T>> reader, Function<T, JsonNode> resolved) {
        return part(key, kind, UnaryOperator.identity(), reader, resolved);
    }

    /**
     * The same of a part that may leave out what other parts fix.
     *
     * @param <T> what the part is
     * @param key its key
     * @param kind what the part is, always the same for one key
     * @param completed the part with what it leaves out; the same object where it leaves out nothing
     * @param reader reads it; reports what is wrong and then returns nothing
     * @param resolved its resolved form, which names it
     * @return the part; empty where it is missing or refused
     */
    public <T> Optional<T> part(
            String key,
            Class<T> kind,
            UnaryOperator<Value> completed,
            Function<Value, Optional<T>> reader,
            Function<T, JsonNode> resolved) {
        Optional<T> part = require(key).map(completed).flatMap(v -> memo.read(v, kind, reader));
        part.ifPresent(read -> this.resolved.set(key, resolved.apply(read)));
        return part;
    }

    /**
     * What to write for a part where it is missing.
     *
     * @param key its key
     * @param value a value that fits most models, such as {@code {type: noiseless}}
     */
    public void example(String key, String value) {
        wanted.put(key, WRITE + key + ": " + value);
    }

    /**
     * What a part is that is not to be read yet, for what another part leaves out; nothing is reported or named.
     *
     * @param <T> what the part is
     * @param key its key
     * @param kind what the part is, always the same for one key
     * @param reader reads it
     * @return the part; empty where it is missing or would be refused
     */
    public <T> Optional<T> ahead(String key, Class<T> kind, Function<Value, Optional<T>> reader) {
        return find(key)
                .map(v -> new Value(v.node(), v.path(), new Problems()))
                .flatMap(v -> memo.read(v, kind, reader));
    }

    /**
     * Reports an error at a key that is there.
     *
     * @param key the key
     * @param message the words of the error, such as {@code "is 3, must be even"}
     */
    public void refuse(String key, String message) {
        owner.get(key).refuse(message);
    }

    /**
     * Reports an error inside a mapping that is there; at the mapping where that has not the key.
     *
     * @param key the key of the mapping
     * @param inner a key in it
     * @param message the words of the error
     * @param items an item of what stands there, an item of that, and so on
     */
    public void refuseInside(String key, String inner, String message, int... items) {
        inside(key, inner, items).refuse(message);
    }

    /**
     * Reports, inside a mapping that is there, what is accepted and seldom meant; at the mapping where that has not the
     * key.
     *
     * @param key the key of the mapping
     * @param inner a key in it
     * @param message the words of the warning
     */
    public void warnInside(String key, String inner, String message) {
        inside(key, inner).warn(message);
    }

    private Value inside(String key, String inner, int... items) {
        Value at = owner.get(key);
        if (at.entries().containsKey(inner)) {
            at = at.get(inner);
            for (int item : items) {
                at = at.item(item);
            }
        }
        return at;
    }

    /**
     * Reports an error of the keys together.
     *
     * @param message the words of the error
     */
    public void refuse(String message) {
        owner.refuse(message);
    }
}
