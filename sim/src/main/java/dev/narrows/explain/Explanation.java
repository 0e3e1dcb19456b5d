package dev.narrows.explain;

import dev.narrows.experiment.CellOutcome;
import dev.narrows.result.RefusedException;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Results in sentences: where the risk lies, what makes floors and ceilings loose or vacuous, what would move them, and
 * what the replicates decide. Every sentence is a statement of numbers of the results; what these do not hold is left
 * out. No text has a character that a terminal would obey.
 *
 * @param paragraphs the sentences by paragraph: of a run two, of a cell what it does not meet, the interval, its
 *     observable, floors, ceilings and verdicts
 */
public record Explanation(List<String> paragraphs) {
    private static final int WIDEST = 100;

    /**
     * Leaves out empty paragraphs and what a terminal would obey.
     *
     * @param paragraphs the sentences by paragraph
     */
    public Explanation {
        paragraphs = paragraphs.stream()
                .filter(paragraph -> !paragraph.isEmpty())
                .map(PlainText::printable)
                .toList();
    }

    /**
     * A run and its most telling cell: a violated one, else a failed, else one that does not meet what the scenario
     * expects, else an undecided, else the loosest.
     *
     * @param run folder of a finished run
     * @return what is said of them; of a run of one cell, what is said of that
     * @throws RefusedException if the run has no cell, or is not what a run writes
     * @throws IOException if the folder cannot be read
     */
    public static Explanation ofBatch(ResultFolder run) throws IOException {
        BatchExplanation batch = batch(run);
        List<String> paragraphs =
                new ArrayList<>(batch.paragraphs(run.scenario().name()));
        paragraphs.addAll(ofCell(run, batch.mostTelling()).paragraphs);
        return new Explanation(paragraphs);
    }

    /**
     * One cell of a run.
     *
     * @param run folder of a finished run
     * @param number the cell's number in the sweep
     * @return what is said of it
     * @throws RefusedException if the run has no such cell, or is not what a run writes
     * @throws IOException if the folder cannot be read
     */
    public static Explanation ofCell(ResultFolder run, int number) throws IOException {
        StoredCell stored = cell(run, number);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(new CellExplanation(stored, run.cell(stored), List.of()).expected());
        paragraphs.addAll(ofCell(run, stored).paragraphs);
        return new Explanation(paragraphs);
    }

    /** All cells of a run, of which there is at least one. */
    static BatchExplanation batch(ResultFolder run) throws IOException {
        BatchExplanation batch = new BatchExplanation();
        run.cells(batch::add);
        if (batch.cells() == 0) {
            throw new RefusedException(run.path() + ": holds no cell");
        }
        return batch;
    }

    /** One cell of a run. */
    static StoredCell cell(ResultFolder run, int number) throws IOException {
        List<StoredCell> found = new ArrayList<>();
        run.cells(cell -> {
            if (cell.number() == number) {
                found.add(cell);
            }
        });
        if (found.isEmpty()) {
            throw new RefusedException(run.path() + ": has no cell " + number + ", it has "
                    + batch(run).range());
        }
        return found.get(0);
    }

    private static Explanation ofCell(ResultFolder run, StoredCell stored) throws IOException {
        return of(stored, run.cell(stored), run.checks(stored.number()));
    }

    /**
     * One cell of a run that was not stored.
     *
     * @param scenario what was run
     * @param outcome what became of the cell
     * @return what is said of it, the same as of a stored run
     */
    public static Explanation of(Scenario scenario, CellOutcome outcome) {
        return of(StoredCell.of(scenario, outcome), outcome.cell(), StoredCell.checks(scenario, outcome));
    }

    /**
     * One cell, wherever it comes from.
     *
     * @param stored its results
     * @param cell its settings
     * @param checks its rows of checks.csv by column; without them violated and undecided bounds have no sentence
     * @return what is said of it
     */
    public static Explanation of(StoredCell stored, Cell cell, List<Map<String, String>> checks) {
        return new Explanation(new CellExplanation(stored, cell, checks).paragraphs());
    }

    /**
     * The sentences in lines.
     *
     * @param width columns; lines are at most 100 wide all the same
     * @return paragraphs set off by empty lines
     */
    public String text(int width) {
        return paragraphs.stream().map(paragraph -> lines(paragraph, width)).collect(Collectors.joining("\n"));
    }

    /** A paragraph in lines of at most so many columns, or 100, each with its line feed. */
    static String lines(String paragraph, int width) {
        int most = Math.max(1, Math.min(WIDEST, width));
        // as many words as have room, or one that is longer than a line
        Pattern line = Pattern.compile("(.{1," + most + "}|[^ ]+)( |\\z)", Pattern.DOTALL);
        return line.matcher(paragraph).replaceAll("$1\n");
    }
}
