package dev.narrows.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion of a command with verbs for fish, which picocli has none for: a line for each verb and option. */
final class FishCompletion {
    /** Whether the first word after the command is this verb; without a verb, whether there is none. */
    private static final String CONDITION = """
            # completions of %1$s for fish
            function __%1$s_verb
                set -l words (commandline -opc)
                test "$words[2]" = "$argv[1]"
            end
            complete -c %1$s -f
            """;

    /** What parameters are called that are files or folders. */
    private static final Set<String> FILES = Set.of("FILE", "DIR");

    private final StringBuilder script = new StringBuilder();
    private final String name;

    private FishCompletion(String name) {
        this.name = name;
    }

    /**
     * The script for fish.
     *
     * @param name the command as it is typed
     * @param command its options and verbs
     * @return the script, ended by a line feed
     */
    static String script(String name, CommandSpec command) {
        FishCompletion completion = new FishCompletion(name);
        completion.script.append(CONDITION.formatted(name));
        completion.options("", command);
        command.subcommands().forEach((verb, line) -> {
            CommandSpec spec = line.getCommandSpec();
            completion.line("", "-a " + verb, spec.usageMessage().description());
            completion.options(verb, spec);
            spec.positionalParameters()
                    .forEach(parameter -> completion.line(verb, values(parameter, ""), parameter.description()));
        });
        return completion.script.toString();
    }

    private void options(String verb, CommandSpec command) {
        for (OptionSpec option : command.options()) {
            List<String> words = new ArrayList<>();
            for (String given : option.names()) {
                words.add(given.startsWith("--") ? "-l " + given.substring(2) : "-s " + given.substring(1));
            }
            if (option.arity().max() > 0) {
                words.add(values(option, "-r "));
            }
            line(verb, String.join(" ", words), option.description());
        }
    }

    /** Choices, or files, or a value that cannot be completed. */
    private static String values(ArgSpec argument, String required) {
        if (argument.completionCandidates() != null) {
            return required + "-f -a " + quoted(String.join(" ", argument.completionCandidates()));
        }
        return required + (FILES.contains(argument.paramLabel()) ? "-F" : "-f");
    }

    private void line(String verb, String words, String[] description) {
        String condition = quoted(("__" + name + "_verb " + verb).strip());
        script.append("complete -c " + name + " -n " + condition + " " + words);
        if (description.length > 0) {
            script.append(" -d ").append(quoted(description[0].replace("%n", " ")));
        }
        script.append('\n');
    }

    /** In single quotes fish takes every character as it is but these two. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
