package dev.narrows.cli;

import dev.narrows.report.FolderReport;
import dev.narrows.report.ReportPage;
import dev.narrows.report.RunData;
import dev.narrows.result.AtomicFile;
import dev.narrows.result.FileOperations;
import dev.narrows.result.FinishedFolder;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: the page of one or several finished runs. */
@Command(
        description =
                "Write the HTML report of finished runs, several of them in one page, and the figures of the first.")
final class ReportCommand extends Verb {
    private final FileOperations operations;

    @Parameters(arity = "0..*", paramLabel = "DIR", description = GivenFolder.DIR)
    private List<Path> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "only the page, into this file (default: page and figures into the first folder)")
    private Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "nothing on stderr but errors")
    private boolean quiet;

    ReportCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        folders = GivenFolder.resolved(folders, console, quiet);
        return GivenFolder.read(folders.get(0), this::read);
    }

    private int read() throws IOException, ScenarioException {
        if (out == null) {
            new ResultFolder(folders.get(0));
            try (FinishedFolder first = FinishedFolder.open(operations, folders.get(0))) {
                FolderReport.write(first, runs());
                first.seal();
            }
        } else {
            GivenFolder.requireOutside("--out", out, folders);
            AtomicFile.write(operations, out.toAbsolutePath(), ReportPage.html(runs()));
        }
        if (!quiet) {
            console.message((out == null ? folders.get(0).resolve(ReportPage.FILE) : out).toString());
        }
        return ExitCode.OK;
    }

    private List<RunData> runs() throws IOException, ScenarioException {
        List<RunData> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(GivenFolder.read(folder, () -> RunData.read(new ResultFolder(folder))));
        }
        return runs;
    }
}
