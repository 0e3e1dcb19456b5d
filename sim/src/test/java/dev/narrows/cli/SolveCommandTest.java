package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.Batches.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code solve}: each question for one cell and for several, what none reaches, and what it refuses. */
class SolveCommandTest {
    private static final String QUICKSTART = "../scenarios/quickstart.yaml";
    private static final String REAL = "../scenarios/real-raters.yaml";

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
        return new JsonMapper().readTree(text(all.toArray(String[]::new)));
    }

    /** Zero-one loss and four equiprobable codewords: log 4 - h(r) - r log 3. */
    @Test
    void capacity() {
        double needed = Math.log(4) + 0.2 * Math.log(0.2) + 0.8 * Math.log(0.8) - 0.2 * Math.log(3);
        JsonNode cell = json(QUICKSTART, "--for", "capacity", "--risk", "0.2").at("/cells/0");
        assertThat(cell.get("information").doubleValue()).isCloseTo(needed, within(1e-10));
        assertThat(cell.get("information").doubleValue()).isLessThanOrEqualTo(needed);
        JsonNode bounds =
                new JsonMapper().readTree(Commands.run(new String[] {"bounds", "--format", "json", QUICKSTART}, null));
        assertThat(cell.get("information_of_channel").doubleValue())
                .isEqualTo(bounds.at("/cells/0/information/mixture_average").doubleValue());
        assertThat(cell.get("capacity_of_channel").doubleValue())
                .isEqualTo(bounds.at("/cells/0/capacity/cascade_average").doubleValue());
        assertThat(text(QUICKSTART, "--for", "capacity", "--risk", "0.2"))
                .contains(
                        "quickstart\nwhat ",
                        "needed      at least 0.6661 nats",
                        "capacity): too",
                        "Necessary, not sufficient");
        assertThat(text(QUICKSTART, "--for", "capacity", "--risk", "0.8")).contains("needed      0 nats");
        assertThat(text(QUICKSTART, "--for", "capacity", "--risk", "0.74")).contains("enough by");
    }

    /** A risk that the floor of the cell excludes is one for which the channel carries too little, and the reverse. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.45, 0.5, 0.55, 0.6, 0.7})
    void capacityAgreesWithTheFloorsOfBounds(double risk) {
        JsonNode cell = json(QUICKSTART, "--for", "capacity", "--risk", Double.toString(risk))
                .at("/cells/0");
        JsonNode bounds =
                new JsonMapper().readTree(Commands.run(new String[] {"bounds", "--format", "json", QUICKSTART}, null));
        int place = 0;
        while (!bounds.at("/floors/" + place + "/bound")
                .asString("")
                .equals("floor_rate_distortion_mixture_averaged")) {
            place++;
        }
        double floor = bounds.at("/cells/0/floors/value/" + place).doubleValue();
        assertThat(floor).isBetween(0.4, 0.74);
        assertThat(cell.get("information").doubleValue()
                        > cell.get("information_of_channel").doubleValue())
                .isEqualTo(floor > risk);
    }

    @Test
    void codewords() {
        JsonNode cell = json(REAL, "--for", "codewords", "--risk", "0.34", "--select", "cell == 0")
                .at("/cells/0");
        long most = cell.get("codewords").longValue();
        assertThat(most).isEqualTo(2);
        assertThat(cell.get("floor").doubleValue()).isLessThanOrEqualTo(0.34);
        assertThat(cell.get("floor_of_one_more").doubleValue()).isGreaterThan(0.34);
        assertThat(text(REAL, "--for", "codewords", "--risk", "0.01")).contains("none does");
        assertThat(text(QUICKSTART, "--for", "codewords", "--risk", "0.01"))
                .contains("none does: the floor at 2 codewords is ");
    }

    /** Three and five raters of the sentiment counts: 0.2411 and 0.1809, as explain says of them. */
    @ParameterizedTest
    @CsvSource({"0.33, 1", "0.2412, 3", "0.2410, 4", "0.1810, 5", "0.1808, 6"})
    void raters(String risk, int raters) {
        JsonNode cell = json(REAL, "--for", "raters", "--risk", risk, "--select", "cell == 0")
                .at("/cells/0");
        assertThat(cell.get("raters").intValue()).isEqualTo(raters);
        assertThat(cell.get("risk_upper").doubleValue()).isLessThanOrEqualTo(Double.parseDouble(risk));
    }

    @Test
    void ratersOfEqualRowsAreNeverEnough() throws IOException {
        Path file = Batches.write(dir.resolve("a.yaml"), "equal", 10, "");
        String confused = "model.articulation={type: matrix, rows: [[1, 0, 0], [0, 1, 0], [0, 1, 0]]}";
        String plain = "model.cognitive={type: noiseless, size: 3}";
        String shown = text(file.toString(), "--set", confused, "--set", plain, "--for", "raters", "--risk", "0.1");
        // absolute loss: of the last two targets one is missed by half of the range
        assertThat(shown).contains("none does: the floor is 0.1667 however many there are");
        assertThat(text(file.toString(), "--set", confused, "--set", plain, "--for", "raters", "--risk", "0.17"))
                .contains("raters      1: the risk is 0.16666667");
    }

    @Test
    void labels() {
        JsonNode cell = json(REAL, "--for", "labels", "--risk", "0.34", "--select", "cell == 0")
                .at("/cells/0");
        assertThat(cell.get("labels").longValue()).isBetween(11L, 100L);
        assertThat(cell.get("ceiling").doubleValue()).isLessThanOrEqualTo(0.34);
        assertThat(cell.get("ceiling_of_fewer").doubleValue()).isGreaterThan(0.34);
        assertThat(text(QUICKSTART, "--for", "labels", "--risk", "0.3"))
                .contains("none does: the floor is 0.5400, the risk of the best policy (R*)");
    }

    @Test
    void allocation() {
        JsonNode report = json(QUICKSTART, "--for", "allocation", "--risk", "0.2");
        JsonNode needed = json(QUICKSTART, "--for", "capacity", "--risk", "0.2");
        assertThat(report.at("/cells/0/budget").doubleValue())
                .isCloseTo(needed.at("/cells/0/information").doubleValue(), within(1e-9));
        assertThat(report.at("/cells/0/contexts")).hasSize(2);
        String dear = text(QUICKSTART, "--for", "allocation", "--risk", "0.2", "--costs", "1,4");
        assertThat(dear).containsPattern("context 0 +1\\.34 nats|context 0 +1\\.3398\\d nats at a cost of 1 each");
        assertThat(Batches.execute("solve", QUICKSTART, "--for", "allocation", "--risk", "0.2", "--costs", "1")
                        .err())
                .isEqualTo("narrows: --costs: has 1 entry, must have 2 as cell 0 has contexts\n");
    }

    /** Of a learner that estimates the channel: a risk in the place of a width. */
    @Test
    void goldForARisk() throws IOException {
        Path file = Batches.write(dir.resolve("a.yaml"), "cal", 10, "");
        String calibrated = "learner.observable={calibrated: {gold: 0}}";
        String[] asked = {file.toString(), "--set", calibrated, "--for", "gold", "--risk", "0.3", "--judges", "100"};
        assertThat(text(asked)).contains("gold labels", "fewer", "channel known");
        assertThat(text(file.toString(), "--set", calibrated, "--for", "gold", "--risk", "0.01"))
                .contains("none does");
        assertThat(Batches.execute("solve", QUICKSTART, "--for", "gold", "--risk", "0.3")
                        .err())
                .isEqualTo("narrows: cell 0 has no gold labels, must have observable: {calibrated: {gold: n}} for a"
                        + " risk; for the interval of a judge give --width\n");
    }

    @Test
    void gold() throws IOException {
        String matrix =
                Files.writeString(dir.resolve("judge.csv"), "352,60\n70,356\n").toString();
        JsonNode report = json(matrix, "--for", "gold", "--width", "0.2", "--judges", "20");
        assertThat(report.get("width").doubleValue()).isEqualTo(0.2);
        JsonNode cell = report.at("/cells/0");
        assertThat(cell.get("labels").longValue()).isBetween(100L, 300L);
        assertThat(cell.at("/enough/mean_width").doubleValue()).isLessThanOrEqualTo(0.2);
        assertThat(cell.at("/fewer/mean_width").doubleValue()).isGreaterThan(0.2);
        String channel = Files.writeString(
                        dir.resolve("judge.yaml"),
                        "format: 1\nchannel: {type: confusion, counts: [[352, 60], [70, 356]]}\n")
                .toString();
        assertThat(json(channel, "--for", "gold", "--width", "0.2", "--judges", "20")
                        .at("/cells"))
                .isEqualTo(report.at("/cells"));
        assertThat(text(
                        REAL,
                        "--for",
                        "gold",
                        "--width",
                        "0.1",
                        "--of",
                        "risk",
                        "--judges",
                        "10",
                        "--select",
                        "cell == 0"))
                .contains("gold labels ", "standard error ", "fewer ");
    }

    /** A row for each cell. */
    @ParameterizedTest
    @ValueSource(strings = {"capacity", "codewords", "raters", "labels", "allocation"})
    void severalCellsHaveARowEach(String question) {
        String shown = text(REAL, "--for", question, "--risk", "0.35");
        assertThat(shown.lines().filter(line -> line.matches(" *[0-3] +10+ .*")))
                .hasSize(4);
        assertThat(new Screen(60, false).wrap(shown, 2).lines()).allMatch(line -> line.length() <= 60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for capacity --risk 0 | --risk: 0.0, must be above 0 and below 1",
                "--for capacity --risk 1 | --risk: 1.0, must be above 0 and below 1",
                "--for capacity --risk nan | --risk: NaN, must be above 0 and below 1",
                "--for capacity | --risk is needed",
                "--for luck --risk 0.1 | must be capacity, codewords, raters, labels, allocation or gold",
                "--risk 0.1 | Missing required option: '--for=QUESTION'",
                "--for gold | --width is needed",
                "--for gold --width 0 | --width: 0.0, must be above 0",
                "--for gold --width 1 --risk 0.1 | --risk: not with --width",
                "--for gold --width 1 --judges 1 | --judges: 1, must be from 10 to 100000",
                "--for raters --risk 0.1 --width 1 | --width: only with --for gold",
                "--for raters --risk 0.1 --costs 1,2 | --costs: only with --for allocation",
                "--for allocation --risk 0.1 --costs 1,x | --costs: 1,x, must be numbers above 0 between commas"
            })
    void usage(String words, String message) {
        List<String> all = new ArrayList<>(List.of("solve", QUICKSTART));
        all.addAll(List.of(words.strip().replace("nan", "NaN").split(" ")));
        Outcome outcome = Batches.execute(all.toArray(String[]::new));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(message).contains("see: narrows help solve");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatIsNoScenarioIsRefused() throws IOException {
        String none = dir.resolve("none.yaml").toString();
        Outcome missing = Batches.execute("solve", none, "--for", "raters", "--risk", "0.1");
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err()).contains("cannot be read: no such file");
        String one = Files.writeString(
                        dir.resolve("one.yaml"), "format: 1\nchannel: {type: matrix, rows: [[0.5, 0.5]]}\n")
                .toString();
        assertThat(Batches.execute("solve", one, "--for", "gold", "--width", "0.1")
                        .err())
                .isEqualTo("narrows: " + one + ": has one truth, must have at least 2\n");
        assertThat(Batches.execute("solve", one, "--for", "gold", "--width", "0.1", "--set", "beta=1")
                        .err())
                .startsWith("narrows solve: --set: only with a scenario\n");
        assertThat(Batches.execute("solve", one, one, "--for", "gold", "--width", "0.1")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
