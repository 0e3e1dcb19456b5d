package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JudgeCommandTest {
    private static final String VERDICTS = Path.of("..", "scenarios", "verdicts.csv").toString();

    @TempDir
    private Path dir;

    @Test
    void jsonHasEveryViewWithIntervalsAndEstimates() {
        Outcome outcome = Outcome.of("judge", VERDICTS, "--context", "kind", "--format", "json");
        assertThat(outcome.code()).isZero();
        JsonNode root = Json.MAPPER.readTree(outcome.out());
        assertThat(root.path("ratings").asInt()).isEqualTo(280);
        assertThat(root.path("views")).hasSize(4);
        JsonNode tricky = root.path("views").path(3);
        assertThat(tricky.path("name").asString()).isEqualTo("tricky");
        assertThat(tricky.path("worse_than_chance").asBoolean()).isTrue();
        assertThat(tricky.path("counts").toString()).isEqualTo("[[[18,42],[32,28]]]");
        JsonNode information = tricky.path("information");
        assertThat(information.path("value").asDouble())
                .isEqualTo(tricky.path("information_estimates").path("plug-in").asDouble());
        assertThat(information.path("low").asDouble()).isZero();
        assertThat(tricky.path("information_estimates").propertyNames())
                .containsExactly("plug-in", "miller-madow", "jackknife", "shrinkage");
        assertThat(root.path("information_by_chance").path("shuffles").asInt()).isEqualTo(200);
    }

    @Test
    void theChannelHasTheCountsByContext() throws IOException {
        Path channel = dir.resolve("channel.yaml");
        Outcome outcome = Outcome.of("judge", VERDICTS, "--context", "kind", "--write-channel", channel.toString());
        assertThat(outcome.code()).isZero();
        assertThat(channel).hasContent("""
                format: 1
                channel:
                  per-context:
                    - {type: confusion, counts: [[58, 18], [3, 81]]}
                    - {type: confusion, counts: [[18, 42], [32, 28]]}
                measured: {source: "verdicts.csv", ratings: 280, items: 280}
                """);
    }

    @Test
    void bitsAreInTheTable() {
        String nats = Outcome.of("judge", VERDICTS).out();
        String bits = Outcome.of("judge", VERDICTS, "--unit", "bits").out();
        assertThat(nats).contains("I nats", " 0.0530 ");
        assertThat(bits).contains("I bits", " 0.0765 ").doesNotContain("nats");
    }

    @Test
    void rowsOfTooFewRatingsSayHowManyThereMustBe() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(",often,").append(i % 3 % 2).append(',').append(i % 2).append('\n');
        }
        text.append("0,once,0,0\n");
        Path file = Files.writeString(dir.resolve("two.csv"), text);
        Outcome outcome = Outcome.of("judge", file.toString());
        assertThat(outcome.out())
                .containsPattern("(?m)^  once +1 of 16$")
                .contains("too few ratings to say anything in 2 rows: n says how many there must be");
        Outcome one = Outcome.of("judge", file.toString(), "--only", "often");
        assertThat(one.out()).contains("40 ratings of 40 items by 1 rater").doesNotContain("once");
        assertThat(Outcome.of("judge", file.toString(), "--only", "never").err())
                .contains("has no row with a label and a truth of rater \"never\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--confidence, 1, '--confidence: 1.0, must be above 0.5 and below 1'",
        "--confidence, 0.05, '--confidence: 0.05, must be above 0.5 and below 1'",
        "--resamples, 99, '--resamples: 99, must be in 100..100000'"
    })
    void optionsOutOfRangeAreUsage(String option, String value, String message) {
        Outcome outcome = Outcome.of("judge", VERDICTS, option, value);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message);
    }

    @Test
    void aRefusedFileWritesNothing() throws IOException {
        Path file = Files.writeString(dir.resolve("bad.csv"), "item,label,truth\na,x,x\na,x,y\n");
        Path channel = dir.resolve("channel.yaml");
        Outcome outcome = Outcome.of("judge", file.toString(), "--write-channel", channel.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("bad.csv:3:5: ", "an item has one truth");
        assertThat(outcome.out()).isEmpty();
        assertThat(channel).doesNotExist();
    }
}
