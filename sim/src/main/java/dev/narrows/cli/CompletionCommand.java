package dev.narrows.cli;

import java.io.IOException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: a script that completes verbs and options. */
@Command(description = "Print a script for the shell's completion: source <(narrows completion bash)")
final class CompletionCommand extends Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "bash or zsh (one script serves both; default: ${DEFAULT-VALUE})")
    private Shell shell;

    /** Shells that the script serves. */
    enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        console.out().write(AutoComplete.bash("narrows", spec.parent().commandLine()));
        return ExitCode.OK;
    }
}
