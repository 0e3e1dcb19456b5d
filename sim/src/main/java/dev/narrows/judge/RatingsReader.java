package dev.narrows.judge;

import dev.narrows.judge.RatingHeader.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Reads ratings from a CSV file with a line of names, or from JSON lines. A row that lacks one of its columns is left
 * out and counted; all rows of an item must have one truth. Memory: some 12 bytes per row, and 40 per item, whatever
 * their names.
 */
public final class RatingsReader {
    /** Of more different names than these a column is no label. */
    private static final int MOST_LABELS = 100;

    private static final int MOST_CONTEXTS = 1000;

    /** What programs write in place of a label that is not there. */
    private static final Set<String> MISSING = Set.of("", "NA", "<NA>", "N/A", "NaN", "nan", "NULL", "null");

    private static final Set<String> USUAL =
            Set.of(Role.ITEM.word(), Role.RATER.word(), Role.LABEL.word(), Role.TRUTH.word());

    private static final String JOIN = ", ";

    /** Raters that an error names. */
    private static final int MOST_SHOWN = 40;

    private final RatingFile file;
    private final RatingColumns wanted;
    private final RatingTable table = new RatingTable();
    private final long[] without = new long[Role.values().length];
    /** Raters whose ratings are not read, the first of them. */
    private final Set<String> others = new LinkedHashSet<>();

    private RatingHeader columns;

    private RatingsReader(RatingFile file, RatingColumns wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /**
     * Reads a file.
     *
     * @param file a CSV file, or JSON lines where its name ends with {@code .jsonl} or {@code .ndjson}
     * @param columns which of its columns hold what
     * @return the ratings that have a label and a truth
     * @throws RatingsException if it cannot be used; its message names the place
     * @throws IOException if it cannot be read
     */
    public static Ratings read(Path file, RatingColumns columns) throws IOException {
        return new RatingsReader(RatingFile.of(file), columns).ratings();
    }

    /**
     * Whether a file is one of ratings: JSON lines by its name, or a CSV whose line of names has a {@code label}, or
     * two of {@code item}, {@code rater} and {@code truth}, in capitals or not.
     *
     * @param file its path
     * @return false for a file that cannot be read, too
     */
    public static boolean isRatings(Path file) {
        Set<String> names = new LinkedHashSet<>();
        try {
            if (RatingFile.isJson(file)) {
                return true;
            }
            RatingFile.of(file).read(rows -> {
                if (rows.hasNext()) {
                    rows.next().names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
                }
            });
        } catch (IOException e) {
            return false;
        }
        names.retainAll(USUAL);
        return names.contains(Role.LABEL.word()) || names.size() > 1;
    }

    private Ratings ratings() throws IOException {
        file.read(this::rows);
        if (table.isEmpty()) {
            String why = String.join("; ", left());
            throw new RatingsException(
                    file.path() + ": has no row with a label" + (columns.truth < 0 ? "" : " and a truth")
                            + wanted.only()
                                    .map(name -> " of rater " + RatingHeader.quoted(name) + others())
                                    .orElse("")
                            + (why.isEmpty() ? "" : ": " + why));
        }
        Ratings ratings = table.ratings(wanted.contexts(), notes());
        return columns.truth < 0 ? ratings.withoutTruth() : ratings;
    }

    private String others() {
        return others.isEmpty()
                ? ""
                : ", the raters are "
                        + others.stream()
                                .limit(MOST_SHOWN)
                                .map(RatingHeader::quoted)
                                .collect(Collectors.joining(JOIN))
                        + (others.size() > MOST_SHOWN ? ", ..." : "");
    }

    private void rows(Iterator<RatingRow> rows) throws IOException {
        if (!rows.hasNext()) {
            throw new RatingsException(file.path() + ":1:1: has no line with the names of its columns");
        }
        columns = RatingHeader.of(file, rows.next(), wanted);
        ItemNumbers items = new ItemNumbers();
        while (rows.hasNext()) {
            row(rows.next(), items);
        }
    }

    private List<String> notes() {
        List<String> notes = left();
        if (columns.item < 0) {
            notes.add("there is no column for the item: each row is taken for an item of its own");
        }
        return notes;
    }

    private List<String> left() {
        List<String> left = new ArrayList<>();
        for (Role role : Role.values()) {
            long n = without[role.ordinal()];
            if (n > 0) {
                left.add(
                        n + (n == 1 ? " row" : " rows") + " without " + (role == Role.ITEM ? "an " : "a ") + role.word()
                                + (role == Role.LABEL || role == Role.TRUTH ? " (empty, NA, N/A, NaN or null)" : "")
                                + (n == 1 ? " is" : " are") + " left out");
            }
        }
        return left;
    }

    private void row(RatingRow row, ItemNumbers items) throws IOException {
        if (row.fields() != columns.width) {
            throw file.refused(
                    row.line(),
                    columns.width,
                    "the row has " + row.fields() + (row.fields() == 1 ? " field" : " fields")
                            + ", must have as many as the line of names: " + columns.width);
        }
        String by = columns.rater < 0 ? "" : row.field(columns.rater);
        if (wanted.only().isPresent() && !wanted.only().get().equals(by)) {
            if (others.size() <= MOST_SHOWN) {
                others.add(by);
            }
            return;
        }
        Optional<Role> lacking = lacking(row);
        if (lacking.isPresent()) {
            without[lacking.get().ordinal()]++;
            return;
        }
        OptionalInt number = columns.item < 0
                ? OptionalInt.empty()
                : OptionalInt.of(items.number(row.text(columns.item), row.length(columns.item)));
        String right = columns.truth < 0 ? "" : row.field(columns.truth);
        Optional<String> other = table.add(number, by, context(row), right, row.field(columns.label));
        if (other.isPresent()) {
            throw file.refused(
                    row.line(),
                    columns.truth,
                    "the truth of item " + RatingHeader.quoted(row.field(columns.item)) + " is "
                            + RatingHeader.quoted(right) + ", was " + RatingHeader.quoted(other.get())
                            + " before: an item has one truth");
        }
        checkNames(row);
    }

    private Optional<Role> lacking(RatingRow row) {
        if (columns.item >= 0 && row.length(columns.item) == 0) {
            return Optional.of(Role.ITEM);
        }
        if (columns.rater >= 0 && row.length(columns.rater) == 0) {
            return Optional.of(Role.RATER);
        }
        for (int column : columns.contexts) {
            if (row.length(column) == 0) {
                return Optional.of(Role.CONTEXT);
            }
        }
        if (MISSING.contains(row.field(columns.label))) {
            return Optional.of(Role.LABEL);
        }
        boolean unknown = columns.truth >= 0 && MISSING.contains(row.field(columns.truth));
        return unknown ? Optional.of(Role.TRUTH) : Optional.empty();
    }

    private String context(RatingRow row) {
        if (columns.contexts.length == 1) {
            return row.field(columns.contexts[0]);
        }
        StringJoiner joined = new StringJoiner(JOIN);
        for (int column : columns.contexts) {
            joined.add(row.field(column));
        }
        return joined.toString();
    }

    private void checkNames(RatingRow row) throws IOException {
        checkNumber(row, columns.label, table.labels().size(), MOST_LABELS, Role.LABEL);
        if (columns.truth >= 0) {
            checkNumber(row, columns.truth, table.truths().size(), MOST_LABELS, Role.TRUTH);
        }
        if (columns.contexts.length > 0) {
            checkNumber(row, columns.contexts[0], table.contexts(), MOST_CONTEXTS, Role.CONTEXT);
            if (table.isTooLarge()) {
                throw file.refused(
                        row.line(),
                        columns.contexts[0],
                        "with this row the contexts, truths and labels are too many"
                                + " to be measured together: name fewer columns with --context");
            }
        }
    }

    private void checkNumber(RatingRow row, int column, int found, int most, Role role) throws IOException {
        if (found > most) {
            throw file.refused(
                    row.line(),
                    column,
                    RatingHeader.quoted(row.field(column)) + " is " + role.word() + " number " + found
                            + ", must be at most " + most + ": is this the column of the " + role.word() + "?");
        }
    }
}
