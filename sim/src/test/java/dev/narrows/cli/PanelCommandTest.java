package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.judge.RatingColumns;
import dev.narrows.judge.RatingsReader;
import dev.narrows.judge.Resampling;
import dev.narrows.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PanelCommandTest {
    @TempDir
    private Path dir;

    private static final String PANEL = Path.of("..", "scenarios", "panel.csv").toString();
    private static final String VERDICTS =
            Path.of("..", "scenarios", "verdicts.csv").toString();
    private static final String ANAESTHETISTS = Path.of(
                    "..", "core", "src", "test", "resources", "dev", "narrows", "rating", "anaesthetists.csv")
            .toString();

    @Test
    void jsonHasEveryNumberOfRaters() {
        Outcome outcome = Outcome.of("judge", PANEL, "--panel", "--independent", "50", "--format", "json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        JsonNode root = Json.MAPPER.readTree(outcome.out());
        JsonNode panel = root.path("panel");
        assertThat(panel.findValuesAsString("raters")).containsExactly("1", "2", "3", "5", "50");
        JsonNode five = panel.path(3);
        assertThat(five.propertyNames())
                .containsExactly(
                        "raters",
                        "items",
                        "bayes_risk",
                        "information",
                        "independent_raters_as_good",
                        "majority",
                        "independent");
        assertThat(five.path("independent_raters_as_good").asInt()).isEqualTo(3);
        assertThat(five.path("items").asInt()).isEqualTo(150);
        assertThat(five.path("bayes_risk").propertyNames()).containsExactly("value", "low", "high", "held_out");
        assertThat(five.path("majority").propertyNames()).containsExactly("split", "random", "first");
        double risk = five.path("bayes_risk").path("value").asDouble();
        assertThat(five.path("bayes_risk").path("low").asDouble()).isLessThan(risk);
        assertThat(five.path("bayes_risk").path("held_out").asDouble()).isGreaterThanOrEqualTo(risk);
        assertThat(five.path("independent").path("bayes_risk").asDouble()).isLessThan(risk - 0.05);
        assertThat(panel.path(4).propertyNames()).containsExactly("raters", "items", "independent");
    }

    @Test
    void wordsSayWhatIsMeasuredAndWhatIsNot() {
        String text =
                Outcome.of("judge", PANEL, "--panel", "--independent", "50,70").out();
        assertThat(text.replaceAll("\\s+", " "))
                .contains("5 independent raters would promise a risk of 0.")
                .contains("; 5 of these reach 0.")
                .contains("]); by these estimates 3 independent ones do as well")
                .contains("50, 70 raters: not measured, for want of items with so many labels");
        assertThat(text).containsPattern("(?m)^ +50 +0 +- +- +- +- +0\\.\\d+").contains("I nats");
        assertThat(Outcome.of("judge", PANEL, "--panel", "--unit", "bits").out())
                .contains("I bits", "bits that it loses")
                .doesNotContain("nats");
    }

    /** The channel of five labels leaves the risk and the information that the row of five has. */
    @Test
    void theChannelOfSeveralLabelsIsThatOfTheRow() throws IOException {
        Path channel = dir.resolve("five.yaml");
        JsonNode five = Json.MAPPER
                .readTree(Outcome.of(
                                "judge",
                                PANEL,
                                "--panel",
                                "--format",
                                "json",
                                "--write-channel",
                                channel.toString(),
                                "--of",
                                "5")
                        .out())
                .path("panel")
                .path(3);
        String text = Files.readString(channel);
        assertThat(text)
                .startsWith("format: 1\nchannel: {type: confusion, counts: [[")
                .contains("labels: 5");
        // 66 items of "no", 84 of "yes"
        Outcome outcome = Outcome.of("capacity", channel.toString(), "--prior", "0.44,0.56", "--format", "json");
        assertThat(outcome.err()).isEmpty();
        JsonNode carried = Json.MAPPER.readTree(outcome.out());
        assertThat(carried.findValue("bayes_risk").asDouble())
                .isCloseTo(five.path("bayes_risk").path("value").asDouble(), within(1e-12));
        assertThat(carried.findValue("information").asDouble())
                .isCloseTo(five.path("information").asDouble(), within(1e-12));
        Outcome many = Outcome.of(
                "judge",
                PANEL,
                "--panel",
                "--write-channel",
                dir.resolve("six.yaml").toString(),
                "--of",
                "6");
        assertThat(many.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(many.err()).contains("panel.csv: has too few items with 6 labels for --of");
        assertThat(dir.resolve("six.yaml")).doesNotExist();
    }

    /** Expected numbers sum to a whole number but for rounding. */
    @Test
    void countsOfAChannelAreSaidAsTheyAreMeant() throws IOException {
        Path channel = Files.writeString(
                dir.resolve("channel.yaml"),
                "format: 1\nchannel: {type: confusion, counts: [[1.99999999999, 1], [0.5, 2.49999999999]]}\n");
        assertThat(Outcome.of("capacity", channel.toString()).out()).contains("counts, 6 in all");
    }

    @Test
    void noLineIsWiderThanTheScreen() throws IOException {
        Path file = Path.of(PANEL);
        PanelText text =
                new PanelText(file, RatingsReader.read(file, RatingColumns.USUAL), Resampling.USUAL, List.of(1000));
        assertThat(text.table(new Screen(60, false), Unit.NATS).lines()).allMatch(line -> line.length() <= 60);
    }

    @ParameterizedTest
    @CsvSource({
        "--independent, 0, '--independent: 0, must be in 1..1000'",
        "--independent, 1001, '--independent: 1001, must be in 1..1000'",
        "--context, rater, '--context: not with --panel'",
        "--write-channel, none.yaml, '--write-channel: with --panel needs --of R'",
        "--of, 3, '--of: goes with --panel and --write-channel'"
    })
    void whatHasNoSenseWithItIsUsage(String option, String value, String message) {
        Outcome outcome = Outcome.of("judge", PANEL, "--panel", option, value);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
        assertThat(Path.of("none.yaml")).doesNotExist();
    }

    @Test
    void itNeedsATruthAndSeveralLabels() {
        Outcome alone = Outcome.of("judge", PANEL, "--independent", "5");
        assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("--independent: is a part of --panel");
        Outcome without = Outcome.of("judge", ANAESTHETISTS, "--panel");
        assertThat(without.code()).isEqualTo(ExitCode.USAGE);
        assertThat(without.err()).contains("--panel: needs a column of truths");
        Outcome single = Outcome.of("judge", VERDICTS, "--panel");
        assertThat(single.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(single.err()).contains("verdicts.csv: has no item with two ratings, --panel must have some");
    }
}
