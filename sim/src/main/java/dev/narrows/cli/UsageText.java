package dev.narrows.cli;

import dev.narrows.scenario.Setting;
import dev.narrows.yaml.Wording;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The words for a wrong command line: those of picocli, choices as they are documented, and what may be meant. */
final class UsageText {
    private static final String SET = "--set";
    private static final String DASHES = "--";

    private UsageText() {}

    static String of(CommandLine.ParameterException wrong) {
        String hint = wrong instanceof CommandLine.UnmatchedArgumentException unmatched ? hint(unmatched) : "";
        return words(wrong) + hint;
    }

    /** A value of a wrong type: what picocli says of the place, the value, and what is allowed. */
    private static String words(CommandLine.ParameterException wrong) {
        Optional<String> allowed = Optional.ofNullable(wrong.getArgSpec())
                .filter(arg -> wrong.getCause() instanceof CommandLine.TypeConversionException)
                .flatMap(UsageText::allowed);
        String message = wrong.getMessage();
        return allowed.map(set -> message.substring(
                                0,
                                message.length() - wrong.getCause().getMessage().length())
                        + "'" + wrong.getValue() + "', must be " + set + asShare(wrong))
                .orElse(message);
    }

    private static Optional<String> allowed(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return Optional.of(Wording.oneOf(Arrays.stream(type.getEnumConstants())
                    .map(one -> one.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList()));
        }
        boolean whole =
                List.of(int.class, long.class, Integer.class, Long.class).contains(type);
        boolean number = List.of(double.class, Double.class).contains(type);
        return whole ? Optional.of("an integer") : number ? Optional.of("a number") : Optional.empty();
    }

    /** A share as people write it: 73 % or 0,73. */
    private static String asShare(CommandLine.ParameterException wrong) {
        String text = Optional.ofNullable(wrong.getValue()).orElse("").strip();
        if (text.matches("\\d+([.,]\\d+)? ?%")) {
            BigDecimal percent = new BigDecimal(text.replace("%", "").strip().replace(',', '.'));
            return "; write " + percent.movePointLeft(2).toPlainString();
        }
        return text.matches("\\d+,\\d+") ? "; write " + text.replace(',', '.') : "";
    }

    private static String hint(CommandLine.UnmatchedArgumentException unmatched) {
        List<String> near = meant(unmatched);
        return near.isEmpty() ? setting(unmatched) : "; did you mean " + String.join(" or ", near) + "?";
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

    /** An option with the name of a key: how keys are set. */
    private static String setting(CommandLine.UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        if (!word.startsWith(DASHES)
                || !unmatched.getCommandLine().getCommandSpec().optionsMap().containsKey(SET)) {
            return "";
        }
        int equals = word.indexOf('=');
        String key = word.substring(DASHES.length(), equals < 0 ? word.length() : equals);
        return Setting.usualKeys().stream().anyMatch(path -> ("." + path).endsWith("." + key))
                ? "; did you mean " + SET + " " + key + "=" + (equals < 0 ? ".." : word.substring(equals + 1)) + "?"
                : "; keys of the file are set by " + SET + " KEY=VALUE";
    }
}
