package dev.narrows.cli;

import static dev.narrows.cli.ClaimRun.at;
import static dev.narrows.cli.ClaimRun.labels;
import static dev.narrows.cli.ClaimRun.number;
import static dev.narrows.cli.WrittenFigures.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gold labels estimate the channel, cheap ones train: risks, prices, and the number that solve names. */
class ScenarioGoldAndCheapTest {
    private static final int[] GOLD = {0, 1, 3, 10, 30, 100, 300, 1000};
    private static final int[] CHEAP = {10, 100, 1000, 10_000};
    /** What a gold label costs, in cheap ones. */
    private static final int PRICE = 20;

    private static final double[] WANTED = {0.6, 0.5, 0.47, 0.44, 0.435};

    private static int gold(JsonNode cell) {
        return at(cell, "learner.observable.calibrated.gold").asInt();
    }

    private static long price(JsonNode cell) {
        return (long) PRICE * gold(cell) + labels(cell);
    }

    @Test
    void bothKindsOfLabelsAreNeeded(@TempDir Path dir) throws IOException {
        List<JsonNode> cells = ClaimRun.of(dir, "gold-and-cheap").wentWell().cells();
        assertThat(cells).hasSize(GOLD.length * CHEAP.length);
        double bayes = number(cells.get(0), "bayes_risk");
        List<String> lines = new ArrayList<>();
        lines.add(line("mean risk; R* %.4f, guessing %.4f", bayes, number(cells.get(0), "blind_risk")));
        lines.add("gold \\ cheap      10     100    1000   10000");
        for (int g = 0; g < GOLD.length; g++) {
            StringBuilder row = new StringBuilder(line("%12d", GOLD[g]));
            for (int c = 0; c < CHEAP.length; c++) {
                JsonNode cell = cells.get(g * CHEAP.length + c);
                assertThat(gold(cell)).isEqualTo(GOLD[g]);
                assertThat(labels(cell)).isEqualTo(CHEAP[c]);
                assertThat(cell.get("matched").asBoolean()).isFalse();
                row.append(line("  %.4f", number(cell, "risk.mean")));
            }
            lines.add(row.toString());
        }
        lines.add(line("at a price of %d cheap labels for a gold one:", PRICE));
        for (double wanted : WANTED) {
            JsonNode cell = cells.stream()
                    .filter(it -> number(it, "risk.mean") <= wanted)
                    .min(Comparator.comparingLong(ScenarioGoldAndCheapTest::price))
                    .orElseThrow();
            lines.add(line("risk %.3f  gold %4d  cheap %5d  price %6d", wanted, gold(cell), labels(cell), price(cell)));
        }
        WrittenFigures.mustBe("gold-and-cheap", lines);
    }

    /** With as many data sets the means are the very numbers of a run, so that the two cannot part. */
    @Test
    void solveAgreesWithTheRun(@TempDir Path dir) throws Exception {
        String scenario = unswept(dir).toString();
        JsonNode answer = new JsonMapper()
                .readTree(Commands.run(
                        new String[] {
                            "solve", scenario, "--for", "gold", "--risk", "0.47", "--judges", "1000", "--format", "json"
                        },
                        null))
                .at("/cells/0");
        long enough = answer.path("enough").path("labels").asLong();
        long fewer = answer.path("fewer").path("labels").asLong();
        assertThat(enough).isBetween(11L, 30L);
        assertThat(fewer).isEqualTo(enough - 1);
        assertThat(answer.path("enough").path("mean_risk").asDouble()).isLessThanOrEqualTo(0.47);
        assertThat(answer.path("fewer").path("mean_risk").asDouble()).isGreaterThan(0.47);
        CommandLineTest.Outcome run = CommandLineTest.Outcome.of(
                "run", scenario, "--set", "gold=" + fewer + "," + enough, "--format", "json", "--out", dir + "/runs");
        List<JsonNode> cells = new ArrayList<>();
        WholeCells.of(run.out()).forEach(cells::add);
        assertThat(number(cells.get(0), "risk.mean"))
                .isEqualTo(answer.path("fewer").path("mean_risk").asDouble());
        assertThat(number(cells.get(1), "risk.mean"))
                .isEqualTo(answer.path("enough").path("mean_risk").asDouble());
    }

    /** The shipped scenario without its sweep, at 1,000 labels. */
    private static Path unswept(Path dir) throws IOException {
        String text = Files.readString(ClaimRun.SCENARIOS.resolve("gold-and-cheap.yaml"));
        String one = text.substring(0, text.indexOf("sweep:")) + text.substring(text.indexOf("replicates:"));
        return Files.writeString(dir.resolve("gold-and-cheap.yaml"), one.replace("beta: 1,", "beta: 1, labels: 1000,"));
    }
}
