package dev.narrows.report;

import dev.narrows.result.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a person looks at in the folder of a finished run: report.html and figures, known to its manifest. */
public final class FolderReport {
    private FolderReport() {
    }

    /**
     * Writes page and figures, and brings the manifest up to date.
     *
     * @param run a finished run whose folder is held by the caller
     * @param convergence the risks of the replicates
     * @throws IOException if a file cannot be read or written
     */
    public static void write(RunData run, Convergence convergence) throws IOException {
        Path folder = run.folder();
        Set<Path> changed = new TreeSet<>(figures(folder));
        ReportPage.write(run, folder.resolve(ReportPage.FILE), convergence);
        Figures.write(run);
        changed.addAll(figures(folder));
        changed.add(folder.resolve(ReportPage.FILE));
        Seal.renew(folder, changed);
    }

    private static List<Path> figures(Path folder) throws IOException {
        Path figures = folder.resolve(Figures.FOLDER);
        if (!Files.isDirectory(figures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(figures)) {
            return files.toList();
        }
    }
}
