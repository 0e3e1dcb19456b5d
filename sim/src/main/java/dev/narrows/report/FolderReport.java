package dev.narrows.report;

import dev.narrows.result.FinishedFolder;
import java.io.IOException;
import java.util.List;

/** What a person looks at in the folder of a run: report.html and figures; the manifest is sealed after them. */
public final class FolderReport {
    private FolderReport() {}

    /**
     * Writes the page of several runs and the figures of the first into the folder of the first.
     *
     * @param first output folder of the first run
     * @param runs the runs
     * @throws IOException if the results cannot be read or a file cannot be written
     */
    public static void write(FinishedFolder first, List<RunData> runs) throws IOException {
        first.write(ReportPage.FILE, ReportPage.html(runs));
        Figures.write(first, runs.get(0));
    }
}
