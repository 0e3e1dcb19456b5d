package dev.narrows.cli;

import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code compare}: two runs side by side. */
@Command(
        description = {
            "Hold two runs side by side: the settings that differ, then the cells that differ, changed verdicts first.",
            "Exit code 5 if the second run has a violated bound (at the batch's confidence) that the first has not."
        })
final class CompareCommand extends Verb {
    @Parameters(index = "0", paramLabel = "DIR", description = "folder of the first run")
    private Path first;

    @Parameters(index = "1", paramLabel = "DIR", description = "folder of the second run")
    private Path second;

    @Mixin
    private TableOrJson format;

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        RunComparison comparison = RunComparison.of(run(first), run(second));
        console.out()
                .write(
                        format.json()
                                ? ComparisonText.json(comparison)
                                : ComparisonText.table(comparison, console.screen()));
        return comparison.newViolation() ? ExitCode.VIOLATED : ExitCode.OK;
    }

    private static ResultFolder run(Path folder) throws IOException, ScenarioException {
        return GivenFolder.read(folder, () -> new ResultFolder(folder));
    }
}
