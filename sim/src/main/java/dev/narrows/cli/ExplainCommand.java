package dev.narrows.cli;

import dev.narrows.explain.Explanation;
import dev.narrows.explain.Findings;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the results of a run in plain words. */
@Command(description = "Say what holds a run back, what would help and how much, and which bounds are vacuous.")
final class ExplainCommand extends Verb {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--cell",
            paramLabel = "N",
            description = "explain this cell (default: the batch, then its most telling cell)")
    private Integer wanted;

    @Option(names = "--full", description = "say it in whole paragraphs: every step, term and verdict")
    private boolean full;

    ExplainCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        folder = GivenFolder.resolved(folder, console);
        return GivenFolder.read(folder, this::read);
    }

    private int read() throws IOException, ScenarioException {
        ResultFolder run = new ResultFolder(folder);
        int width = console.screen().width();
        console.out().write(full ? explanation(run).text(width) : findings(run).text(width));
        return ExitCode.OK;
    }

    private Explanation explanation(ResultFolder run) throws IOException {
        return wanted == null ? Explanation.ofBatch(run) : Explanation.ofCell(run, wanted);
    }

    private Findings findings(ResultFolder run) throws IOException {
        return wanted == null ? Findings.ofBatch(run) : Findings.ofCell(run, wanted);
    }
}
