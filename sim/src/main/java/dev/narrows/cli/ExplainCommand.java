package dev.narrows.cli;

import dev.narrows.explain.Explanation;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the results of a run in plain words. */
@Command(description = "Say in plain words what makes the bounds of a run loose or vacuous, and what would help.")
final class ExplainCommand extends Verb {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--cell",
            paramLabel = "N",
            description = "explain this cell (default: the batch, then its most telling cell)")
    private Integer wanted;

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
        Explanation explanation = wanted == null ? Explanation.ofBatch(run) : Explanation.ofCell(run, wanted);
        console.out().write(explanation.text(console.screen().width()));
        return ExitCode.OK;
    }
}
