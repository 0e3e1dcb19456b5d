package dev.narrows.cli;

import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The words for a wrong command line: those of picocli, choices as they are documented, and what may be meant. */
final class UsageText {
    private static final Pattern CHOICES =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was ('.*')");
    private static final Pattern INTEGER = Pattern.compile("('.*') is not an? (?:int|long)");

    private UsageText() {}

    static String of(CommandLine.ParameterException wrong) {
        List<String> near =
                wrong instanceof CommandLine.UnmatchedArgumentException unmatched ? meant(unmatched) : List.of();
        return words(wrong.getMessage()) + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }

    private static String words(String message) {
        Matcher choices = CHOICES.matcher(message);
        if (choices.find()) {
            List<String> allowed = List.of(
                    choices.group(1).toLowerCase(Locale.ROOT).replace('_', '-').split(", "));
            return message.substring(0, choices.start()) + choices.group(2) + ", must be " + Wording.oneOf(allowed);
        }
        return INTEGER.matcher(message).replaceAll("$1, must be an integer");
    }

    private static List<String> meant(CommandLine.UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        if (!unmatched.getSuggestions().isEmpty() || command.getParent() != null) {
            return unmatched.getSuggestions();
        }
        Optional<String> near = Wording.nearest(
                unmatched.getUnmatched().get(0), command.getSubcommands().keySet());
        return near.stream().toList();
    }
}
