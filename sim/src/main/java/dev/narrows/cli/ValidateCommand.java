package dev.narrows.cli;

import dev.narrows.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: all errors of all files at once; nothing is run. */
@Command(description = "Report every error of the scenario files.")
final class ValidateCommand extends Verb {
    @Mixin
    private ScenarioFiles files;

    ValidateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        for (Scenario scenario : files.read(console, false)) {
            console.out()
                    .write(scenario.file() + ": valid: " + scenario.name() + ", " + scenario.cellCount()
                            + (scenario.cellCount() == 1 ? " cell" : " cells") + " of "
                            + (scenario.precision().isPresent() ? "up to " : "") + scenario.replicates()
                            + " replicates\n");
        }
        return ExitCode.OK;
    }
}
