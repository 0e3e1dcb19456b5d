package dev.narrows.foreign;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.narrows.finite.LabelledData;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of a file of policies under its header: each value is checked when it is asked for.
 *
 * @param file the file
 * @param columns which field is what
 * @param words what contexts, labels and actions are called
 * @param row the fields
 */
record PolicyRow(CsvFile file, PolicyColumns columns, PolicyWords words, CsvRecord row) {
    /** Who made the policies of a file without a column of learners. */
    static final String ONE_LEARNER = "given";

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern INTEGER = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final double SUM_TOLERANCE = 1e-9;
    private static final int MOST_SHOWN = 8;

    int line() {
        return (int) row.getStartingLineNumber();
    }

    void requireFields() throws ScenarioException {
        if (row.getFieldCount() != columns.columns()) {
            throw refused("the row " + Wording.length(row.getFieldCount(), columns.columns() + " as the header"));
        }
    }

    String learner() throws ScenarioException {
        if (columns.learner() < 0) {
            return ONE_LEARNER;
        }
        String name = row.getField(columns.learner());
        if (!LabelledData.isLearnerName(name)) {
            throw refused(columns.learner(), shown(name) + ", must be " + LabelledData.learnerNames());
        }
        return name;
    }

    int replicate(ReplicateRange replicates) throws ScenarioException {
        String text = row.getField(columns.replicate());
        if (!INTEGER.matcher(text).matches() || !replicates.has(Long.parseLong(text))) {
            throw refused(columns.replicate(), shown(text) + ", must be in " + replicates);
        }
        return Integer.parseInt(text);
    }

    int pair() throws ScenarioException {
        return value(columns.context(), words.contexts()) * words.labels().size()
                + value(columns.label(), words.labels());
    }

    int action() throws ScenarioException {
        return value(columns.action(), words.actions());
    }

    private int value(int field, List<String> known) throws ScenarioException {
        String word = row.getField(field);
        int number = words.number(known, word);
        if (number < 0) {
            String all = known.size() <= MOST_SHOWN
                    ? Wording.oneOf(known)
                    : known.get(0) + ", .., " + known.get(known.size() - 1);
            String near = Wording.nearest(word, known)
                    .map(other -> "; did you mean " + other + "?")
                    .orElse("");
            throw refused(field, shown(word) + ", must be " + all + near);
        }
        return number;
    }

    /** The probabilities over their sum. */
    double[] law() throws ScenarioException {
        double[] law = new double[words.actions().size()];
        for (int a = 0; a < law.length; a++) {
            int field = columns.probabilities().get(a);
            String text = row.getField(field).strip();
            law[a] = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (!(law[a] >= 0 && law[a] <= 1 + SUM_TOLERANCE)) {
                throw refused(field, shown(text) + ", must be a probability, a number from 0 to 1");
            }
        }
        double sum = CompensatedSum.of(law);
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw refused(
                    columns.probabilities().get(0),
                    "the probabilities of the row sum to " + Wording.number(sum)
                            + ", must sum to 1 within 1e-9: write them with all their digits");
        }
        for (int a = 0; a < law.length; a++) {
            law[a] /= sum;
        }
        return law;
    }

    /** The refusal of a second row of the same pair. */
    ScenarioException again(String learner, int replicate) {
        return refused("is the second row with s = " + row.getField(columns.context()) + ", y = "
                + row.getField(columns.label()) + " for replicate " + replicate
                + (columns.learner() < 0 ? "" : " of learner " + learner) + ", must be the only one");
    }

    private static String shown(String text) {
        return text.isEmpty() ? "is empty" : "is " + Wording.quoted(text);
    }

    ScenarioException refused(String message) {
        return file.refused(line(), 1, message);
    }

    private ScenarioException refused(int field, String message) {
        return file.refused(line(), CsvFile.column(file.line(line()), ',', field), message);
    }
}
