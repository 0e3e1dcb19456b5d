package dev.narrows.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: a script that completes verbs, options and their values. */
@Command(description = "Print a script for the shell's completion: source <(${ROOT-COMMAND-NAME} completion bash)")
final class CompletionCommand extends Verb {
    private static final String NAME = "narrows";
    /**
     * What makes picocli's script a file of zsh's site-functions too: zsh finds it by its first line, and calls it as
     * the function {@code _narrows} when the first word is completed, which is then to be completed as well. The alias
     * that picocli's script makes for bash's {@code compopt} has no effect inside a function that is being read.
     */
    private static final String ZSH_HEAD = "#compdef " + NAME + "\nfunction compopt { :; }\n";

    private static final String ZSH_END = """

            if [ "${funcstack[1]}" = _narrows ]; then
              _bash_complete -o default -F _complete_narrows
            fi
            """;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "bash, zsh or fish (default: ${DEFAULT-VALUE})")
    private Shell shell;

    /** Shells that there is a script for. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    CompletionCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine narrows = spec.parent().commandLine();
        narrows.getSubcommands().values().forEach(verb -> inSmallLetters(verb.getCommandSpec()));
        console.out()
                .write(
                        switch (shell) {
                            case BASH -> AutoComplete.bash(NAME, narrows);
                            case ZSH -> ZSH_HEAD + AutoComplete.bash(NAME, narrows) + ZSH_END;
                            case FISH -> FishCompletion.script(NAME, narrows.getCommandSpec());
                        });
        return ExitCode.OK;
    }

    /** Choices as pages and errors name them: those of picocli are the names of the constants. */
    private static void inSmallLetters(CommandSpec verb) {
        for (OptionSpec option : List.copyOf(verb.options())) {
            if (option.completionCandidates() != null) {
                verb.remove(option);
                verb.addOption(
                        option.toBuilder().completionCandidates(choices(option)).build());
            }
        }
        for (PositionalParamSpec word : List.copyOf(verb.positionalParameters())) {
            if (word.completionCandidates() != null) {
                verb.remove(word);
                verb.addPositional(
                        word.toBuilder().completionCandidates(choices(word)).build());
            }
        }
    }

    private static List<String> choices(ArgSpec argument) {
        List<String> choices = new ArrayList<>();
        argument.completionCandidates().forEach(choice -> choices.add(choice.toLowerCase(Locale.ROOT)));
        return choices;
    }
}
