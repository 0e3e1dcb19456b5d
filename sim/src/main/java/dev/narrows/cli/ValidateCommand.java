package dev.narrows.cli;

import dev.narrows.scenario.Problem;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code validate}: the errors and warnings of all files at once, and what each file is; nothing is run. */
@Command(description = "Report every error of the scenario files.")
final class ValidateCommand extends Verb {
    @Mixin
    private ScenarioFiles files;

    @Option(
            names = "--all",
            description = "print every error and warning, not the first " + ScenarioException.PRINTED + " alone")
    private boolean all;

    private int printed;
    private int left;

    ValidateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        boolean refused = false;
        for (ScenarioFiles.FileState file : files.states()) {
            for (Problem error : file.errors()) {
                print(error);
            }
            for (Problem warning : file.warnings()) {
                print(warning);
            }
            boolean valid = file.scenario().isPresent()
                    && !(files.strict() && !file.warnings().isEmpty());
            refused |= !valid;
            console.out().write(file.file() + (valid ? valid(file.scenario().get()) : refused(file)) + "\n");
        }
        if (left > 0) {
            console.message("... and " + count(left, "more error") + " or warnings: --all prints them");
        }
        return refused ? ExitCode.REFUSED : ExitCode.OK;
    }

    private void print(Problem one) throws IOException {
        if (all || printed < ScenarioException.PRINTED) {
            console.message(one.format());
            printed++;
        } else {
            left++;
        }
    }

    private static String valid(Scenario scenario) {
        return ": valid: " + scenario.name() + ", " + count(scenario.cellCount(), "cell") + " of "
                + (scenario.precision().isPresent() ? "up to " : "") + scenario.replicates() + " replicates";
    }

    private static String refused(ScenarioFiles.FileState file) {
        int errors = file.errors().size();
        int warnings = file.warnings().size();
        return ": refused: " + (errors > 0 ? count(errors, "error") : "")
                + (errors > 0 && warnings > 0 ? ", " : "")
                + (warnings > 0 ? count(warnings, "warning") : "");
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
