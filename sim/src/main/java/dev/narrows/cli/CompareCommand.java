package dev.narrows.cli;

import dev.narrows.result.RefusedException;
import dev.narrows.result.ResultFolder;
import dev.narrows.result.StoredRun;
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
            "Exit code 5 if the second run has a violated bound (at the batch's confidence) that the first has not,",
            "3 if no cell is in both."
        })
final class CompareCommand extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "the second run; where only one is given, it is the second, and the first is what it took the "
                            + "place of")
    private Path second;

    @Mixin
    private AnyFormat format;

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Path one = GivenFolder.resolved(first, console);
        RunComparison comparison = second == null
                ? RunComparison.of(run(previous(one)), run(one))
                : RunComparison.of(run(one), run(GivenFolder.resolved(second, console)));
        console.out()
                .write(
                        switch (format.chosen()) {
                            case TABLE -> ComparisonText.table(comparison, console.screen());
                            case JSON -> ComparisonText.json(comparison);
                            case CSV -> ComparisonText.csv(comparison);
                        });
        if (comparison.matched() == 0) {
            console.message("narrows: no cell is in both runs"
                    + (comparison.keys().isEmpty() ? "" : ", by " + String.join(", ", comparison.keys())));
            return ExitCode.REFUSED;
        }
        return comparison.newViolation() ? ExitCode.VIOLATED : ExitCode.OK;
    }

    private Path previous(Path folder) throws IOException {
        Path previous = StoredRun.previous(folder)
                .orElseThrow(() -> new RefusedException(folder
                        + ": took the place of no other results: "
                        + "name two folders to compare (narrows runs lists them)"));
        console.message("narrows: the results in " + previous);
        return previous;
    }

    private static ResultFolder run(Path folder) throws IOException, ScenarioException {
        return GivenFolder.read(folder, () -> new ResultFolder(folder));
    }
}
