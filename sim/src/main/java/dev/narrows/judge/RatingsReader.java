package dev.narrows.judge;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads ratings from a CSV file with a line of names. A row without a label or a truth is left out and counted; all
 * rows of an item must have one truth. Memory: some 16 bytes per row and 24 per item, whatever their names.
 */
public final class RatingsReader {
    /** Of more different names than these a column is no label. */
    private static final int MOST_LABELS = 100;

    private static final int MOST_CONTEXTS = 10_000;
    private static final String JOIN = ", ";

    private final CsvFile file;
    private final RatingColumns wanted;
    private final RatingTable table = new RatingTable();
    private int width;
    private int item;
    private int rater;
    private int label;
    private int truth;
    private int[] contexts;
    private long noLabel;
    private long noTruth;

    private RatingsReader(CsvFile file, RatingColumns wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /**
     * Reads a file.
     *
     * @param file a CSV file
     * @param columns which of its columns hold what
     * @return the ratings that have a label and a truth; without a column of truths, those that have a label
     * @throws RatingsException if it cannot be used; its message names the place
     * @throws IOException if it cannot be read
     */
    public static Ratings read(Path file, RatingColumns columns) throws IOException {
        return new RatingsReader(CsvFile.of(file), columns).ratings();
    }

    private Ratings ratings() throws IOException {
        file.read(rows -> {
            Iterator<CsvRecord> iterator = rows.iterator();
            if (!iterator.hasNext()) {
                throw new RatingsException(file.path() + ": is empty, must have a line with the names of its columns");
            }
            header(iterator.next());
            while (iterator.hasNext()) {
                row(iterator.next());
            }
            return null;
        });
        if (table.isEmpty()) {
            throw new RatingsException(file.path() + ": has no row with a label and a truth"
                    + wanted.only().map(name -> " of rater \"" + name + "\"").orElse(""));
        }
        Ratings ratings = table.ratings(wanted.contexts(), notes());
        return truth < 0 ? ratings.withoutTruth() : ratings;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (noLabel > 0) {
            notes.add(noLabel + " rows without a label are left out");
        }
        if (noTruth > 0) {
            notes.add(noTruth + " rows without a truth are left out");
        }
        if (item < 0) {
            notes.add("there is no column for the item: each row is taken for an item of its own");
        }
        return notes;
    }

    private void header(CsvRecord names) throws IOException {
        width = names.getFieldCount();
        item = find(names, "item", wanted.item(), false);
        rater = find(names, "rater", wanted.rater(), false);
        label = find(names, "label", wanted.label(), true);
        truth = find(names, "truth", wanted.truth(), false);
        contexts = new int[wanted.contexts().size()];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = find(names, "context", Optional.of(wanted.contexts().get(i)), true);
        }
    }

    /** Where a column stands; -1 where it is not needed and not there. */
    private int find(CsvRecord names, String what, Optional<String> wantedName, boolean needed) throws IOException {
        String name = wantedName.orElse(what);
        List<String> all = names.getFields();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).strip().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                found.add(i);
            }
        }
        if (found.size() > 1) {
            throw file.refused(names, found.get(1), "a second column \"" + name + "\", must be one");
        }
        if (found.isEmpty() && (needed || wantedName.isPresent())) {
            String remedy = wantedName.isPresent() ? "" : "; name it: --" + what + " COLUMN";
            throw new RatingsException(file.path() + ":1: has no column \"" + name + "\", has "
                    + all.stream().map(column -> "\"" + column.strip() + "\"").collect(Collectors.joining(JOIN))
                    + remedy);
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    private void row(CsvRecord row) throws IOException {
        if (row.getFieldCount() != width) {
            throw new RatingsException(file.path() + ":" + row.getStartingLineNumber() + ": has " + row.getFieldCount()
                    + (row.getFieldCount() == 1 ? " field" : " fields") + ", must have " + width + " as line 1");
        }
        String by = rater < 0 ? "" : row.getField(rater).strip();
        if (wanted.only().isPresent() && !wanted.only().get().equals(by)) {
            return;
        }
        String answered = row.getField(label).strip();
        String right = truth < 0 ? "" : row.getField(truth).strip();
        if (answered.isEmpty() || right.isEmpty() && truth >= 0) {
            noLabel += answered.isEmpty() ? 1 : 0;
            noTruth += answered.isEmpty() ? 0 : 1;
            return;
        }
        String context =
                Arrays.stream(contexts).mapToObj(i -> row.getField(i).strip()).collect(Collectors.joining(JOIN));
        Optional<String> other =
                table.add(item < 0 ? Optional.empty() : Optional.of(row.getField(item)), by, context, right, answered);
        if (other.isPresent()) {
            throw file.refused(
                    row,
                    truth,
                    "the truth of item \"" + row.getField(item) + "\" is \"" + right + "\", was \"" + other.get()
                            + "\" before: an item has one truth");
        }
        checkNames(row);
    }

    private void checkNames(CsvRecord row) throws IOException {
        checkNumber(row, label, table.labels(), MOST_LABELS, "labels");
        if (truth >= 0) {
            checkNumber(row, truth, table.truths(), MOST_LABELS, "truths");
        }
        if (contexts.length > 0) {
            checkNumber(row, contexts[0], table.contexts(), MOST_CONTEXTS, "contexts");
        }
    }

    private void checkNumber(CsvRecord row, int column, int found, int most, String what) throws IOException {
        if (found > most) {
            throw file.refused(
                    row,
                    column,
                    "is different " + what + " number " + found + ", must be " + most + " at most: another column?");
        }
    }
}
