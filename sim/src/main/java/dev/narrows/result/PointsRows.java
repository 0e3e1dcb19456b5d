package dev.narrows.result;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.narrows.bound.BoundCatalogue;
import dev.narrows.expression.Expression;
import dev.narrows.expression.ExpressionException;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ShortName;
import dev.narrows.yaml.Endings;
import dev.narrows.yaml.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * points.csv of a finished run, or bounds.csv of {@link BoundsFolder}, a row at a time in memory. A value is named as
 * its column is, or, where it is that of a swept key, by the key's full path or the last words of it that no other
 * swept key ends with.
 */
public final class PointsRows {
    private static final int NEAREST = 5;
    private static final String STATUS = "status";

    private final Path file;
    private final Columns columns = Columns.of(BoundCatalogue.load());
    /** Name of a value to what stands in the file's first line. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, Expression.Kind> swept;
    private final List<String> sweptKeys;
    private final List<List<String>> equalKeys;

    /**
     * Looks which columns there are.
     *
     * @param run a finished run
     * @throws RefusedException if its points.csv is missing or not of this run
     * @throws IOException if it cannot be read
     */
    public PointsRows(ResultFolder run) throws IOException {
        this(run.path().resolve(RunFolder.CSV), run.scenario(), List.of("cell", STATUS));
    }

    PointsRows(Path file, Scenario scenario, List<String> needed) throws IOException {
        this.file = file;
        this.swept = scenario.sweptKinds();
        if (!PlainFiles.isFile(file)) {
            throw new RefusedException(file + (PlainFiles.exists(file) ? ": is no file" : ": is missing"));
        }
        List<String> keys = scenario.sweptKeys();
        Map<String, String> keyOfColumn = keys.stream().collect(Collectors.toMap(Scenario::column, key -> key));
        for (String label : header()) {
            names.put(keyOfColumn.getOrDefault(label, label), label);
        }
        if (!names.keySet().containsAll(keys) || !names.keySet().containsAll(needed)) {
            throw new RefusedException(file + ": has not the columns of its scenario");
        }
        this.equalKeys = scenario.equalKeys();
        this.sweptKeys = names.keySet().stream().filter(swept::containsKey).toList();
    }

    private List<String> header() throws IOException {
        return CsvRows.read(file, csv -> {
            for (NamedCsvRecord row : csv) {
                return row.getHeader();
            }
            throw new RefusedException(file + ": has no rows");
        });
    }

    /**
     * The value that a word means.
     *
     * @param word a column, a swept key's full path or last words, also of several keys that always have the same
     *     value, and what tables call them, such as {@code *.error}
     * @return its name, that of the first of such keys
     * @throws RefusedException if there is none, which names the nearest, or several
     */
    public String name(String word) throws RefusedException {
        if (names.containsKey(word)) {
            return word;
        }
        List<String> found = Stream.concat(
                        Endings.of(swept.keySet(), word).stream(),
                        swept.keySet().stream()
                                .filter(key -> Scenario.column(key).equals(word)))
                .sorted()
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        for (List<String> group : equalKeys) {
            if (group.size() > 1
                    && (word.equals(ShortName.of(group, sweptKeys)) || !found.isEmpty() && group.containsAll(found))) {
                return group.get(0);
            }
        }
        if (found.size() > 1) {
            throw new RefusedException(Wording.quoted(word) + " " + Endings.ambiguous(found));
        }
        if (columns.find(word).isPresent()) {
            throw new RefusedException(Wording.quoted(word) + " is not among the columns of " + file);
        }
        List<String> near = Wording.near(word, words(), NEAREST);
        throw new RefusedException("unknown column or swept key " + Wording.quoted(word)
                + (near.isEmpty()
                        ? (swept.isEmpty() ? "" : "; swept are " + String.join(", ", sweptKeys))
                                + "; narrows schema --columns lists the columns"
                        : "; did you mean " + Wording.oneOf(near) + "?"));
    }

    /** Every word that means a value, or one of several. */
    private Set<String> words() {
        return Stream.concat(names.keySet().stream(), swept.keySet().stream().flatMap(Endings::all))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The swept keys.
     *
     * @return full paths in the order of the file
     */
    public List<String> sweptKeys() {
        return sweptKeys;
    }

    /**
     * The swept keys that always have the value of one of them.
     *
     * @param key full path
     * @return full paths, that of the key among them
     */
    public List<String> equalKeys(String key) {
        return equalKeys.stream()
                .filter(group -> group.contains(key))
                .findFirst()
                .orElse(List.of(key));
    }

    /**
     * What is known of a column.
     *
     * @param name of a value
     * @return the column; empty for a swept key, and for a column of bounds that are not there now
     */
    public Optional<Column> column(String name) {
        return swept.containsKey(name) ? Optional.empty() : columns.find(name);
    }

    /**
     * Whether a column is there.
     *
     * @param name of a value
     * @return whether rows have it
     */
    public boolean has(String name) {
        return names.containsKey(name);
    }

    /**
     * Whether a value is a number.
     *
     * @param name of a value
     * @return false for a text
     */
    public boolean isNumber(String name) {
        return kind(name) == Expression.Kind.NUMBER;
    }

    private Expression.Kind kind(String name) {
        boolean text =
                name.equals(STATUS) || column(name).filter(Column::isText).isPresent();
        return swept.getOrDefault(name, text ? Expression.Kind.TEXT : Expression.Kind.NUMBER);
    }

    /**
     * Reads a condition on the values, in the language of a sweep's {@code where}.
     *
     * @param text the condition
     * @return the rows for which it is true
     * @throws RefusedException if it is none
     */
    public Predicate<Row> where(String text) throws RefusedException {
        Map<String, Expression.Kind> kinds = new LinkedHashMap<>();
        names.keySet().forEach(name -> kinds.put(name, kind(name)));
        // one that stands for several keys is refused with their names, below
        swept.forEach((key, kind) -> Stream.concat(Endings.all(key), Stream.of(Scenario.column(key)))
                .forEach(word -> kinds.putIfAbsent(word, kind)));
        try {
            Expression condition = Expression.parse(text, kinds);
            Map<String, String> meant = new HashMap<>();
            for (String word : condition.names()) {
                meant.put(word, name(word));
            }
            return row -> condition.test(word -> row.value(meant.get(word))).orElse(false);
        } catch (ExpressionException e) {
            throw new RefusedException(e.placed());
        }
    }

    /** A row of a cell that was computed. */
    public final class Row {
        private final NamedCsvRecord fields;

        private Row(NamedCsvRecord fields) {
            this.fields = fields;
        }

        /**
         * A value as the file has it.
         *
         * @param name of a value
         * @return the text; empty where the value is undefined
         */
        public String text(String name) {
            return fields.getField(names.get(name));
        }

        /**
         * A value that is a number.
         *
         * @param name of a value
         * @return the number; empty where the value is undefined
         * @throws IllegalArgumentException if it is no finite number
         */
        public OptionalDouble number(String name) {
            String text = text(name);
            if (text.isEmpty()) {
                return OptionalDouble.empty();
            }
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(name + ": " + text + ", must be finite");
            }
            return OptionalDouble.of(number);
        }

        private Optional<Object> value(String name) {
            if (!isNumber(name)) {
                return Optional.of(text(name));
            }
            OptionalDouble number = number(name);
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
    }

    /** What is done with a row. */
    public interface RowConsumer {
        /**
         * Takes a row.
         *
         * @param row the next one
         * @throws IOException if it is refused
         */
        void accept(Row row) throws IOException;
    }

    /**
     * Hands out the rows of the cells that were computed, in their order.
     *
     * @param where which of them
     * @param consumer what takes them
     * @throws RefusedException if the file is not what a run writes
     * @throws IOException if it cannot be read, or the consumer throws it
     */
    public void rows(Predicate<Row> where, RowConsumer consumer) throws IOException {
        CsvRows.read(file, csv -> {
            for (NamedCsvRecord fields : csv) {
                Row row = new Row(fields);
                boolean failed = has(STATUS) && row.text(STATUS).equals("failed");
                if (!failed && where.test(row)) {
                    consumer.accept(row);
                }
            }
            return file;
        });
    }
}
