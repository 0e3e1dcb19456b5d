package dev.narrows.cli;

import dev.narrows.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: the page of one or several finished runs. */
@Command(name = "report", mixinStandardHelpOptions = true, versionProvider = Main.VersionText.class,
        description = "Write the HTML report of finished runs, several of them in one page.")
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "output folder of a run")
    private List<Path> folders;

    @Option(names = "--out", paramLabel = "FILE", description = "the page (default: report.html in the first folder)")
    private Path out;

    @Option(names = {"-q", "--quiet"}, description = "nothing on stderr but errors")
    private boolean quiet;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path page = out == null ? folders.get(0).resolve(ReportPage.FILE) : out;
        ReportPage.write(folders, page);
        if (!quiet) {
            console.message(page.toString());
        }
        return ExitCode.OK;
    }
}
