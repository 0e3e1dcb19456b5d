package dev.narrows.explain;

import dev.narrows.result.RefusedException;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Results in three lists: what holds the loop back, what would help, what says nothing. Each entry is a number of the
 * results, or of the cell with one thing changed, as a run of that would give it. No text has a character that a
 * terminal would obey.
 *
 * @param head unmet expectations, the batch, and where the risk lies, by paragraph
 * @param lists the three lists; none of a cell that could not be computed
 */
public record Findings(List<String> head, List<Listing> lists) {
    private static final String BULLET = "- ";

    /**
     * A list with its head.
     *
     * @param title its head
     * @param entries its entries; none where there is nothing to say
     */
    public record Listing(String title, List<String> entries) {
        /**
         * Leaves out empty entries and what a terminal would obey.
         *
         * @param title its head
         * @param entries its entries
         */
        public Listing {
            title = PlainText.printable(title);
            entries = printable(entries);
        }
    }

    /**
     * Leaves out empty paragraphs and what a terminal would obey.
     *
     * @param head paragraphs
     * @param lists the lists
     */
    public Findings {
        head = printable(head);
        lists = List.copyOf(lists);
    }

    private static List<String> printable(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(PlainText::printable)
                .toList();
    }

    /**
     * A run: what is counted over its cells, then its most telling cell, as {@link Explanation#ofBatch} chooses it.
     *
     * @param run folder of a finished run
     * @return what is said of them; of a run of one cell, what is said of that
     * @throws RefusedException if the run has no cell, or is not what a run writes
     * @throws IOException if the folder cannot be read
     */
    public static Findings ofBatch(ResultFolder run) throws IOException {
        BatchExplanation batch = Explanation.batch(run);
        List<String> head = new ArrayList<>(batch.paragraphs(run.scenario().name()));
        CellFindings cell = cell(run, batch.mostTelling());
        head.add(cell.head());
        return batch.cells() == 1
                ? new Findings(head, cell.lists())
                : new Findings(head, new BatchFindings(run, batch.counts(), cell).lists());
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
    public static Findings ofCell(ResultFolder run, int number) throws IOException {
        CellFindings cell = cell(run, Explanation.cell(run, number));
        return new Findings(List.of(cell.expected(), cell.head()), cell.lists());
    }

    private static CellFindings cell(ResultFolder run, StoredCell stored) throws IOException {
        Cell cell = run.cell(stored);
        return new CellFindings(stored, cell, run.checks(stored.number()));
    }

    /**
     * Paragraphs, then the lists.
     *
     * @param width columns; lines are at most 100 wide all the same
     * @return paragraphs and lists set off by empty lines; a list without entries says "nothing"
     */
    public String text(int width) {
        List<String> parts = new ArrayList<>();
        head.forEach(paragraph -> parts.add(Explanation.lines(paragraph, width)));
        for (Listing list : lists) {
            StringBuilder text = new StringBuilder(Explanation.lines(list.title(), width));
            List<String> entries = list.entries().isEmpty() ? List.of("nothing") : list.entries();
            for (String entry : entries) {
                // at the same columns under the first word
                text.append(BULLET)
                        .append(Explanation.lines(entry, Math.min(100, width) - BULLET.length())
                                .replaceAll("\n(?=.)", "\n  "));
            }
            parts.add(text.toString());
        }
        return String.join("\n", parts);
    }
}
