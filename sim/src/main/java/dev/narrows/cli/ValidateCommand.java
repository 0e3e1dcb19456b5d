package dev.narrows.cli;

import dev.narrows.scenario.Scenario;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: all errors of all files at once; nothing is run. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        description = "Report every error of the scenario files.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ScenarioFiles files;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        for (Scenario scenario : files.read()) {
            console.out()
                    .write(String.format(
                            Locale.ROOT,
                            "%s: valid: %s, %d %s of %s%d replicates\n",
                            scenario.file(),
                            scenario.name(),
                            scenario.cellCount(),
                            scenario.cellCount() == 1 ? "cell" : "cells",
                            scenario.precision().isPresent() ? "up to " : "",
                            scenario.replicates()));
        }
        return ExitCode.OK;
    }
}
