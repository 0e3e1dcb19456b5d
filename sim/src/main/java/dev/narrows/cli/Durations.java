package dev.narrows.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Durations on the command line: {@code 90s}, {@code 10m}, {@code 2h}. */
final class Durations implements CommandLine.ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,7})([smh])");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new CommandLine.TypeConversionException("'" + text + "', must be like 90s, 10m or 2h");
        }
        long n = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            default -> Duration.ofHours(n);
        };
    }
}
