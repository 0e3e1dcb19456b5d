package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.Renewal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What scenarios/README.md says was found: of every section {@code ## name} the block of figures, which must be what
 * the run gives now, line for line; and the sentences, whose decimal numbers must stand in that block or in the
 * scenario itself.
 */
final class WrittenFigures {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    private WrittenFigures() {}

    /** The section of {@code name} holds exactly these figures. */
    static void mustBe(String name, List<String> lines) throws IOException {
        String section = section(name);
        String figures = String.join("\n", lines);
        Matcher block = Pattern.compile("```text\n(.*?)\n```\n", Pattern.DOTALL).matcher(section);
        assertThat(block.find())
                .as("scenarios/README.md, " + name + ", a block of figures:\n" + figures)
                .isTrue();
        if (Renewal.asked()) {
            Renewal.replace(
                    ClaimRun.SCENARIOS.resolve("README.md"),
                    "(?s)(?<=\n## " + Pattern.quote(name) + "\n\n```text\n).*?(?=\n```\n)",
                    Matcher.quoteReplacement(figures));
            return;
        }
        assertThat(block.group(1)).as("scenarios/README.md, " + name).isEqualTo(figures);
        String known = figures + Files.readString(ClaimRun.SCENARIOS.resolve(name + ".yaml"));
        Matcher numbers = DECIMAL.matcher(block.replaceAll(""));
        while (numbers.find()) {
            assertThat(known)
                    .as("scenarios/README.md, " + name + ", in a sentence")
                    .contains(numbers.group());
        }
    }

    private static String section(String name) throws IOException {
        String all = Files.readString(ClaimRun.SCENARIOS.resolve("README.md"));
        int start = all.indexOf("\n## " + name + "\n");
        assertThat(start).as("section " + name).isNotNegative();
        int end = all.indexOf("\n## ", start + 1);
        return all.substring(start, end < 0 ? all.length() : end);
    }

    static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
