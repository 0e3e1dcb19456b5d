package dev.narrows.cli;

import dev.narrows.explain.PlainText;
import dev.narrows.result.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code verify}: whether output folders are what was written. */
@Command(description = "Check every file of output folders against its manifest; a line for each that is damaged.")
final class VerifyCommand extends Verb {
    @Parameters(arity = "0..*", paramLabel = "DIR", description = GivenFolder.DIR)
    private List<Path> folders = List.of();

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path folder : GivenFolder.resolved(folders, console, false)) {
            List<String> found = Verification.of(folder);
            console.out().write(found.isEmpty() ? PlainText.printable(folder + ": sound") + "\n" : "");
            findings.addAll(found);
        }
        for (String finding : findings) {
            console.message(finding);
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.IO;
    }
}
