package dev.narrows.cli;

import java.time.Duration;
import picocli.CommandLine;

/** Durations on the command line: {@code 90s}, {@code 10m}, {@code 2h}. */
final class Durations implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (!text.matches("[1-9][0-9]{0,7}[smhSMH]")) {
            throw new CommandLine.TypeConversionException("'" + text + "', must be like 90s, 10m or 2h");
        }
        return Duration.parse("PT" + text);
    }
}
