package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.Batches.Outcome;
import dev.narrows.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code solve} of ratings and of channels by themselves. */
class SolveRatingsTest {
    private static final String PANEL = "../scenarios/panel.csv";
    private static final String VERDICTS = "../scenarios/verdicts.csv";
    private static final String QUICKSTART = "../scenarios/quickstart.yaml";
    private static final String SENTIMENT = "../scenarios/judges/sentiment.yaml";

    @TempDir
    private Path dir;

    private static String text(String... words) {
        List<String> all = new ArrayList<>(List.of("solve"));
        all.addAll(List.of(words));
        return Commands.run(all.toArray(String[]::new), null);
    }

    private static JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return Json.MAPPER.readTree(text(all.toArray(String[]::new)));
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content).toString();
    }

    /** Rows of the panel: 3 labels leave 0.2573, 5 leave 0.2333; independent raters 0.2047 and 0.2727 of 3 and 2. */
    @Test
    void labelsOfAnItem() {
        JsonNode report = json(PANEL, "--for", "raters", "--risk", "0.25");
        assertThat(report.propertyNames()).containsExactly("source", "for", "risk", "cells", "notes");
        JsonNode cell = report.at("/cells/0");
        assertThat(cell.get("labels").intValue()).isEqualTo(4);
        assertThat(cell.get("labels_held_out").intValue()).isEqualTo(4);
        assertThat(cell.at("/enough/bayes_risk/value").doubleValue()).isBetween(0.2333, 0.25);
        assertThat(cell.at("/enough/bayes_risk").propertyNames()).containsExactly("value", "low", "high", "held_out");
        JsonNode three = Json.MAPPER
                .readTree(Commands.run(new String[] {"judge", PANEL, "--panel", "--format", "json"}, null))
                .at("/panel/2/bayes_risk");
        assertThat(cell.at("/fewer/bayes_risk")).isEqualTo(three);
        assertThat(cell.at("/independent/raters").intValue()).isEqualTo(3);
        assertThat(cell.at("/independent/risk_upper").doubleValue()).isCloseTo(0.2047, within(1e-4));
        assertThat(text(PANEL, "--for", "raters", "--risk", "0.25"))
                .contains("labels      4: the risk is 0.2413 in [", "one fewer   3: the risk is 0.2573 in [")
                .contains("held out    4: held out 0.2413, of one fewer 0.2573", "independent 3: the risk is 0.2046")
                .doesNotContain("Not all items");
        assertThat(json(PANEL, "--for", "raters", "--risk", "0.25", "--seed", "2")
                        .at("/cells/0/enough/bayes_risk/low"))
                .isNotEqualTo(cell.at("/enough/bayes_risk/low"));
    }

    @Test
    void noneDoesAndNothingIsExtrapolated() {
        JsonNode cell = json(PANEL, "--for", "raters", "--risk", "0.1").at("/cells/0");
        assertThat(cell.get("labels").isNull()).isTrue();
        assertThat(cell.get("ended_by").asString()).isEqualTo("labels");
        assertThat(cell.at("/most/labels").intValue()).isEqualTo(5);
        assertThat(cell.get("enough").isNull()).isTrue();
        assertThat(cell.at("/independent/raters").intValue()).isEqualTo(9);
        assertThat(text(PANEL, "--for", "raters", "--risk", "0.1").replaceAll("\\s+", " "))
                .contains("labels none does: with the most labels that items have, 5, the risk is 0.2333 in [")
                .contains("held out none does: the least is 0.2333, of 5")
                .contains("independent 9: ", "assumed, not measured");
    }

    /** 40 items of two labels, 10 of four. */
    @Test
    void itemsThatDifferInTheirLabelsAreSaid() throws IOException {
        StringBuilder rows = new StringBuilder("item,label,truth\n");
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < (i < 40 ? 2 : i < 49 ? 4 : 1); j++) {
                rows.append(i + "," + (i % 7 == j ? 1 - i % 2 : i % 2) + "," + i % 2 + "\n");
            }
        }
        String file = write("uneven.csv", rows + "x,,1\n");
        String shown = text(file, "--for", "raters", "--risk", "0.001").replaceAll("\\s+", " ");
        assertThat(shown)
                .contains("none does: with 2, the risk is ", "of 49 items; too few items have more: 9 of the 32")
                .contains("Not all items have so many labels", "49 of 50 for 2")
                .contains("1 row without a label");
        assertThat(json(file, "--for", "raters", "--risk", "0.001")
                        .at("/cells/0/ended_by")
                        .asString())
                .isEqualTo("items");
    }

    /** JSON lines, and columns of other names, are the same ratings. */
    @Test
    void columnsAndJsonLines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(PANEL));
        String renamed = write("renamed.csv", "q,who,said,is\n" + String.join("\n", lines.subList(1, lines.size())));
        String lined = write(
                "panel.jsonl",
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(f -> "{\"item\":\"" + f[0] + "\",\"rater\":\"" + f[1] + "\",\"label\":\"" + f[2]
                                + "\",\"truth\":\"" + f[3] + "\"}")
                        .collect(Collectors.joining("\n")));
        for (String question : List.of("--for raters --risk 0.25", "--for gold --width 0.3 --judges 10")) {
            String[] asked = question.split(" ");
            JsonNode plain = json(both(new String[] {PANEL}, asked)).at("/cells");
            assertThat(json(both(new String[] {lined}, asked)).at("/cells")).isEqualTo(plain);
            String[] named = {renamed, "--item", "q", "--rater", "who", "--label", "said", "--truth", "is"};
            assertThat(json(both(named, asked)).at("/cells")).isEqualTo(plain);
        }
        assertThat(json(PANEL, "--only", "a01", "--for", "raters", "--risk", "0.2")
                        .at("/cells/0/most_tried")
                        .intValue())
                .isEqualTo(1);
    }

    private static String[] both(String[] some, String[] more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void goldOfRatings() {
        JsonNode report = json(VERDICTS, "--for", "gold", "--width", "0.1", "--of", "risk", "--judges", "10");
        JsonNode cell = report.at("/cells/0");
        assertThat(cell.at("/enough/labels")).isEqualTo(cell.get("labels"));
        assertThat(cell.at("/enough/mean_width").doubleValue()).isLessThanOrEqualTo(0.1);
        assertThat(cell.at("/fewer/mean_width").doubleValue()).isGreaterThan(0.1);
        assertThat(cell.at("/enough/standard_error").doubleValue()).isPositive();
        assertThat(text(VERDICTS, "--for", "gold", "--width", "0.2", "--context", "kind", "--judges", "10"))
                .contains("gold labels ", "drawn from the items of the file");
    }

    /** 150 items of five labels: some 15 of them narrow an interval of the information to 0.3. */
    @Test
    void goldOfFewItemsIsSaidToBeUnsure() {
        String few = "Of fewer than 30 items intervals";
        assertThat(text(PANEL, "--for", "gold", "--width", "0.35", "--judges", "10"))
                .contains(few);
        assertThat(text(PANEL, "--for", "gold", "--width", "3", "--judges", "10"))
                .contains("gold labels 10: ", "fewer       not tried, numbers begin at 10\n");
        assertThat(text(PANEL, "--for", "gold", "--width", "0.1", "--judges", "10"))
                .doesNotContain(few);
    }

    /** The raters of a channel are those of a scenario with it. */
    @ParameterizedTest
    @ValueSource(strings = {"0.2412", "0.2410", "0.1808", "0.4", "0.001"})
    void ratersOfAChannel(String risk) throws IOException {
        String scenario = "../scenarios/real-raters.yaml";
        JsonNode given = json(SENTIMENT, "--for", "raters", "--risk", risk).at("/cells/0");
        JsonNode cell = json(scenario, "--for", "raters", "--risk", risk, "--select", "cell == 0")
                .at("/cells/0");
        assertThat(given.get("raters")).isEqualTo(cell.get("raters"));
        double ofCell = cell.get("risk_upper").doubleValue();
        assertThat(given.get("risk_upper").doubleValue()).isCloseTo(ofCell, within(1e-12));
        // planted: both truths equally likely, as a matrix of probabilities has them
        double[] rows = {2245 / 2545.0, 300 / 2545.0, 1349 / 2455.0, 1106 / 2455.0};
        String matrix = write("rows.csv", rows[0] + "," + rows[1] + "\n" + rows[2] + "," + rows[3] + "\n");
        assertThat(json(matrix, "--for", "raters", "--risk", risk)
                        .at("/cells/0/risk_upper")
                        .doubleValue())
                .isNotCloseTo(ofCell, within(1e-6));
    }

    /** Contexts of other channels and other truths: the risk of one rater is the Bayes risk of {@code capacity}. */
    @Test
    void ratersOfAChannelByContext() throws IOException {
        String channel = write(
                "two.yaml",
                "format: 1\nchannel: {per-context: [{type: confusion, counts: [[30, 10], [5, 15]]}, "
                        + "{type: confusion, counts: [[50, 50], [10, 90]]}]}\n");
        JsonNode carried =
                Json.MAPPER.readTree(Commands.run(new String[] {"capacity", channel, "--format", "json"}, null));
        double one = carried.at("/mean/bayes_risk").doubleValue();
        assertThat(one).isBetween(0.2, 0.35);
        String shown = text(channel, "--for", "raters", "--risk", Double.toString(one + 1e-9));
        assertThat(shown).contains("raters      1: the risk is ").contains("sees the context");
        assertThat(json(channel, "--for", "raters", "--risk", Double.toString(one - 1e-6))
                        .at("/cells/0/raters")
                        .intValue())
                .isGreaterThan(1);
        assertThat(text(write("p.csv", "0.7,0.3\n0.3,0.7\n"), "--for", "raters", "--risk", "0.25"))
                .contains("raters      3: the risk is 0.216", "truths are equally likely");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PANEL + " --for labels --risk 0.1 | FILE: is a file of ratings, which --for raters and --for gold take",
                PANEL + " --for capacity --risk 0.1 | for --for capacity; narrows judge --write-channel",
                SENTIMENT + " --for codewords --risk 0.1 | a scenario names a channel file as {type: file, path: ..}",
                PANEL + " " + PANEL + " --for raters --risk 0.1 | FILE: has 2 entries, may have one where it is a file",
                PANEL + " --for raters --risk 0.1 --set beta=1 | --set: only with a scenario",
                PANEL + " --for raters --risk 0.1 --context rater | --context: not with --for raters",
                PANEL + " --for raters | --risk is needed",
                PANEL + " --for raters --risk 2 | --risk: 2.0, must be above 0 and below 1",
                PANEL + " --for raters --risk 30 | --risk: 30.0, must be above 0 and below 1; 30 %? write 0.3",
                PANEL + " --for raters --risk 0.1 --width 1 | --width: only with --for gold",
                PANEL + " --for gold --risk 0.1 | --risk: with --for gold only of a scenario",
                SENTIMENT
                        + " --for raters --risk 0.1 --label x | --only: are of ratings, which are a CSV or JSON lines",
                QUICKSTART + " --for raters --risk 0.1 --only x | --only: are of ratings, which are a CSV or JSON lines"
            })
    void usage(String words, String message) {
        Outcome outcome =
                Batches.execute(both(new String[] {"solve"}, words.strip().split(" ")));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message).contains("see: narrows help solve");
        assertThat(outcome.out()).isEmpty();
    }

    private void refused(String file, String message, String... more) {
        Outcome outcome = Batches.execute(both(new String[] {"solve", file, "--for", "raters", "--risk", "0.1"}, more));
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatCannotBeToldOrMeasuredIsRefused() throws IOException {
        refused(
                write("named.csv", "item,rater,verdict,truth\n1,a,good,bad\n2,a,bad,bad\n"),
                "named.csv:1:1: no column \"label\", the columns are \"item\", \"rater\", \"verdict\", \"truth\";"
                        + " name it: --label COLUMN");
        refused(
                write("neither.csv", "id,verdict,gold\nq1,good,bad\nq2,bad,bad\n"),
                "neither.csv:2:4: error: is \"good\", must be a number; it is read as a matrix: ratings have a column"
                        + " label, or name it: --label COLUMN");
        refused(
                write("few.csv", "item,label,truth\n1,a,a\n2,b,b\n"),
                "few.csv: has 2 items, must have 32 to say anything");
        refused(write("one.csv", "item,label,truth\n1,a,a\n2,b,a\n"), "one.csv: has one truth, \"a\", must have two");
        refused(write("no.csv", "item,label\n1,a\n2,b\n"), "no.csv: has no column of truths, must have one");
        refused(PANEL, "panel.csv: has no row with a label and a truth of rater \"zz\"", "--only", "zz");
        refused(dir.resolve("none.csv").toString(), "none.csv:1:1: error: cannot be read: no such file\n");
        refused(dir.resolve("none.jsonl").toString(), "none.jsonl: is missing");
        refused(write("matrix.csv", "3,1\n1,3\n"), "no column \"x\"", "--label", "x");
    }
}
