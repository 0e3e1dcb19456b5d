package dev.narrows.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: the verbs, or one of them with its options. */
@Command(description = "List the verbs, or say what one of them does and takes.")
final class HelpCommand extends Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "VERB",
            completionCandidates = Main.VerbNames.class,
            description = "the verb (default: all in a line each)")
    private String verb;

    HelpCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine narrows = spec.parent().commandLine();
        CommandLine asked = verb == null ? narrows : narrows.getSubcommands().get(verb);
        if (asked == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "unknown verb '" + verb + "'; there are "
                            + String.join(", ", narrows.getSubcommands().keySet()));
        }
        console.out().write(asked.getUsageMessage(narrows.getColorScheme()));
        return ExitCode.OK;
    }
}
