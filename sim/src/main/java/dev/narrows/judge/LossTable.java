package dev.narrows.judge;

import dev.narrows.model.Loss;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an answer costs where a truth is right: a loss with the names of its answers.
 *
 * @param name {@code zero-one}, {@code absolute} or the file
 * @param answers names of the actions of the loss
 * @param loss of each answer and truth, in the order of the truths
 * @param mean what the risk is, to be followed by whose it is: such as {@code mean loss}
 * @param detail what else must be known of it, in words; may be empty
 * @param notes what of a file was not used, a sentence each
 */
public record LossTable(String name, List<String> answers, Loss loss, String mean, String detail, List<String> notes) {
    /** Each wrong answer costs 1. */
    public static final String ZERO_ONE = "zero-one";
    /** An answer costs its distance from the truth. */
    public static final String ABSOLUTE = "absolute";

    private static final String DISTANCE = "mean distance of answer and truth";

    /**
     * Copies the lists.
     *
     * @param name {@code zero-one}, {@code absolute} or the file
     * @param answers names of the actions of the loss
     * @param loss of each answer and truth, in the order of the truths
     * @param mean what the risk is, to be followed by whose it is: such as {@code mean loss}
     * @param detail what else must be known of it, in words; may be empty
     * @param notes what of a file was not used, a sentence each
     */
    public LossTable {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    /**
     * The loss of a wrong answer is 1, {@code 1{a != u}}, where the answers are the truths.
     *
     * @param truths their names
     * @return the loss
     */
    public static LossTable zeroOne(List<String> truths) {
        return new LossTable(ZERO_ONE, truths, Loss.zeroOne(truths.size()), "share of wrong answers", "", List.of());
    }

    /**
     * The distance of answer and truth, as a share of the largest, {@code |a-u|/(max - min)}, where the answers are the
     * truths. Of two truths it is 1 between them, whatever their names.
     *
     * @param truths their names, at least two, in their order: numbers by size
     * @return the loss
     * @throws RatingsException if there are more than two and one is no number: the order of words is not known
     */
    public static LossTable absolute(List<String> truths) throws RatingsException {
        if (truths.stream().allMatch(RatingTable::isNumber)) {
            return ofValues(truths);
        }
        if (truths.size() > 2) {
            throw new RatingsException("--loss absolute: the truths " + String.join(", ", truths)
                    + " must be numbers of at most 15 digits, as words have no order and no distance: give a table,"
                    + " --loss FILE.csv");
        }
        return new LossTable(ABSOLUTE, truths, Loss.absolute(2), DISTANCE, "from one to the other 1", List.of());
    }

    private static LossTable ofValues(List<String> truths) {
        double[] values = truths.stream().mapToDouble(Double::parseDouble).toArray();
        int last = values.length - 1;
        double[][] table = new double[values.length][values.length];
        for (int a = 0; a < values.length; a++) {
            for (int u = 0; u < values.length; u++) {
                table[a][u] = Math.abs(values[a] - values[u]) / (values[last] - values[0]);
            }
        }
        BigDecimal range = new BigDecimal(truths.get(last)).subtract(new BigDecimal(truths.get(0)));
        String detail = "as numbers; " + range.toPlainString() + " is 1";
        return new LossTable(ABSOLUTE, truths, Loss.matrix(table), DISTANCE, detail, List.of());
    }

    /**
     * A table of one's own: a CSV with a row for each answer, its name first, and a column for each truth.
     *
     * @param file with values in [0, 1]
     * @param truths their names
     * @return the loss
     * @throws RatingsException if it cannot be used; its message names the place
     * @throws IOException if it cannot be read
     */
    public static LossTable read(Path file, List<String> truths) throws IOException {
        return LossCsv.read(file, truths);
    }

    /**
     * Whether the risk is the share of wrong answers.
     *
     * @return true for {@link #ZERO_ONE}
     */
    public boolean isZeroOne() {
        return name.equals(ZERO_ONE);
    }

    /** Whether a loss is 1 for all but one answer to each truth, which stand in the order of the truths. */
    static boolean isZeroOne(Loss loss) {
        return loss.actions() == loss.targets()
                && IntStream.range(0, loss.actions() * loss.targets()).allMatch(i -> {
                    int a = i / loss.targets();
                    int u = i % loss.targets();
                    return loss.value(a, u, 0) == (a == u ? 0 : 1);
                });
    }

    /**
     * What no least risk is above, since rules without a label have no more: the best single answer against the truth
     * that is worst for it, and answers drawn uniformly. The lesser of the two.
     */
    static double most(Loss loss) {
        double mixed = 0;
        double single = 1;
        for (int u = 0; u < loss.targets(); u++) {
            double sum = 0;
            for (int a = 0; a < loss.actions(); a++) {
                sum += loss.value(a, u, 0);
            }
            mixed = Math.max(mixed, sum / loss.actions());
        }
        for (int a = 0; a < loss.actions(); a++) {
            double worst = 0;
            for (int u = 0; u < loss.targets(); u++) {
                worst = Math.max(worst, loss.value(a, u, 0));
            }
            single = Math.min(single, worst);
        }
        return Math.min(mixed, single);
    }
}
