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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code deficiency}: measured judges, intervals, contexts, and what it refuses. */
class DeficiencyCommandTest {
    private static final String VANILLA = "352,60\n70,356\n";

    @TempDir
    private Path dir;

    private String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private static JsonNode json(String... arguments) {
        List<String> words = new ArrayList<>(List.of("deficiency"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--format", "json"));
        return new JsonMapper().readTree(Commands.run(words.toArray(String[]::new), null));
    }

    private static double upper(JsonNode report, int pair) {
        return report.at("/pairs/" + pair + "/deficiency_upper").doubleValue();
    }

    /** Counts of princeton-nlp/LLMBar; computed outside the project by SciPy's linear programming. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "335,77;80,346 | 0.037935",
                "335,77;84,342 | 0.039676",
                "329,83;78,348 | 0.048497",
                "315,97;100,326 | 0.085245"
            })
    void judgesOfLlmbar(String rows, double reverse) throws IOException {
        JsonNode report =
                json(file("vanilla.csv", VANILLA), file("other.csv", rows.replace(';', '\n')), "--resamples", "0");
        assertThat(upper(report, 0)).isLessThan(1e-9);
        assertThat(upper(report, 1)).isCloseTo(reverse, within(1e-6));
        assertThat(report.at("/pairs/1/deficiency_lower").doubleValue()).isCloseTo(upper(report, 1), within(1e-9));
        assertThat(report.at("/pairs/0/bootstrap").isMissingNode()).isTrue();
    }

    @Test
    void countsAreNeverSaidToBeBetterAndExactMatricesAre() throws IOException {
        String counts = Commands.run(
                new String[] {"deficiency", file("a.csv", VANILLA), file("b.csv", "335,77\n80,346\n")}, null);
        assertThat(counts)
                .containsPattern("A loses at most 0\\.0000 against B \\(95 % bootstrap 0\\.0000\\.\\.0\\.0\\d+\\)")
                .contains("B loses at most 0.0379 against A", "proves nothing of the channels")
                .doesNotContain("at least as good");
        String exact = Commands.run(
                new String[] {"deficiency", file("c.csv", "0.9,0.1\n0.1,0.9\n"), file("d.csv", "0.8,0.2\n0.2,0.8\n")},
                null);
        assertThat(exact)
                .contains("A loses at most 0.0000 against B\n", "B loses at most 0.1000 against A\n")
                .contains("A is at least as good for")
                .doesNotContain("B is at least as good", "bootstrap");
        assertThat(new Screen(60, false).wrap(exact, 2).lines()).allMatch(line -> line.length() <= 60);
    }

    /** The interval closes on the value as the counts grow, and is a function of the seed. */
    @Test
    void theIntervalIsThatOfTheCounts() throws IOException {
        String few = file("few.csv", "35,8\n8,35\n");
        String many = file("many.csv", "33500000,7700000\n8000000,34600000\n");
        String vanilla = file("vanilla.csv", "35200000,6000000\n7000000,35600000\n");
        JsonNode wide = json(few, file("v.csv", VANILLA), "--resamples", "200").at("/pairs/0/bootstrap");
        assertThat(wide.get("high").doubleValue() - wide.get("low").doubleValue())
                .isGreaterThan(0.05);
        JsonNode narrow = json(many, vanilla, "--resamples", "200").at("/pairs/0");
        assertThat(narrow.at("/bootstrap/low").doubleValue()).isBetween(0.0370, 0.037935);
        assertThat(narrow.at("/bootstrap/high").doubleValue()).isBetween(0.037935, 0.0389);
        assertThat(json(few, vanilla, "--resamples", "200", "--seed", "7"))
                .isEqualTo(json(few, vanilla, "--resamples", "200", "--seed", "7"))
                .isNotEqualTo(json(few, vanilla, "--resamples", "200", "--seed", "8"));
    }

    @Test
    void contextsAreTakenTogether() throws IOException {
        String a = file(
                "a.yaml",
                "format: 1\nchannel: {per-context: [{type: binary-symmetric, error: 0.2}, "
                        + "{type: binary-symmetric, error: 0.3}]}\n");
        String b = file("b.csv", "0.9,0.1\n0.1,0.9\n");
        JsonNode report = json(a, b, "--contexts", "0.25,0.75");
        assertThat(report.at("/pairs/0/contexts/0/deficiency_upper").doubleValue())
                .isCloseTo(0.1, within(1e-12));
        assertThat(report.at("/pairs/0/contexts/1/deficiency_upper").doubleValue())
                .isCloseTo(0.2, within(1e-12));
        assertThat(upper(report, 0)).isCloseTo(0.25 * 0.1 + 0.75 * 0.2, within(1e-12));
        assertThat(json(a, b).at("/contexts").toString()).isEqualTo("[0.5,0.5]");
        String shown = Commands.run(new String[] {"deficiency", a, b}, null);
        assertThat(shown).contains("context 1, probability 0.5000: 0.2000", "for whoever sees the context");
    }

    @Test
    void threeChannelsHaveATable() throws IOException {
        String shown = Commands.run(
                new String[] {
                    "deficiency",
                    file("a.csv", "0.9,0.1\n0.1,0.9\n"),
                    file("b.csv", "0.8,0.2\n0.2,0.8\n"),
                    file("c.csv", "1\n1\n")
                },
                null);
        assertThat(shown.lines().filter(line -> line.matches("[ABC] +[ABC] +0\\.\\d{4}")))
                .hasSize(6)
                .contains("A        B               0.0000", "C        A               0.4000");
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        String two = file("two.csv", "0.9,0.1\n0.1,0.9\n");
        String three = file("three.csv", "5,1,1\n1,5,1\n1,1,5\n");
        Outcome rows = Batches.execute("deficiency", two, three);
        assertThat(rows.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(rows.err())
                .isEqualTo("narrows: " + three + ": has 3 truths (rows), must have 2 as " + two + " has\n");
        Outcome names = Batches.execute(
                "deficiency", file("gb.csv", ",g,b\ngood,9,1\nbad,2,8\n"), file("bg.csv", ",g,b\nbad,2,8\ngood,9,1\n"));
        assertThat(names.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(names.err())
                .contains(
                        "bg.csv: its truths (rows) are bad, good, must be good, bad in this order, as ", "gb.csv has");
        String contexts = "{type: binary-symmetric, error: 0.2},";
        assertThat(Batches.execute(
                                "deficiency",
                                file("c2.yaml", "format: 1\nchannel: {per-context: [" + contexts.repeat(2) + "]}\n"),
                                file("c3.yaml", "format: 1\nchannel: {per-context: [" + contexts.repeat(3) + "]}\n"))
                        .err())
                .contains("c2.yaml: has 2 contexts, must have 1 or 3");
        Outcome bad = Batches.execute("deficiency", file("x.csv", "1,x\n1,1\n"), file("y.csv", "1\n1,1\n"));
        assertThat(bad.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(bad.err()).contains("x.csv:1:3: error", "y.csv:2:1: error");
        String large = file("large.csv", (("1,".repeat(29) + "2\n").repeat(30)));
        assertThat(Batches.execute("deficiency", large, large).err())
                .contains("resamples: 1000, may be at most 1 of 2 channels of this size, or 0");
        String larger = file("larger.csv", (("1,".repeat(39) + "2\n").repeat(40)));
        assertThat(Batches.execute("deficiency", larger, larger, "--resamples", "0")
                        .err())
                .contains("need a linear programme of 3200 variables, may need 2500");
        assertThat(Batches.execute("deficiency", two).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Batches.execute("deficiency", two, two, "--resamples", "5").err())
                .contains("--resamples: 5, must be 0 or from 100 to 100000");
    }

    /** Two raters of the same 300 items; the second repeats the first and errs a fifth more often. */
    private String ratings(String names) throws IOException {
        StringBuilder text = new StringBuilder(names + "\n");
        for (int i = 0; i < 300; i++) {
            int truth = i % 2;
            int first = i % 10 < 1 ? 1 - truth : truth;
            int second = i % 5 == 2 ? 1 - truth : first;
            text.append("q%d,a,%d,%d,%s\n".formatted(i, first, truth, i < 150 ? "plain" : "tricky"));
            text.append("q%d,b,%d,%d,%s\n".formatted(i, second, truth, i < 150 ? "plain" : "tricky"));
        }
        return file("ratings.csv", text.toString());
    }

    /** What is drawn anew are items: raters who err together are told apart sooner than by tables of their own. */
    @Test
    void ratersOfTheSameItems() throws IOException {
        String file = ratings("item,rater,label,truth,kind");
        JsonNode together = json(file, "--raters", "a,b");
        JsonNode apart = json(file("a.csv", "120,30\n0,150\n"), file("b.csv", "90,60\n30,120\n"));
        JsonNode first = together.at("/pairs/1");
        assertThat(together.at("/channels/0/source").asString()).isEqualTo("a");
        assertThat(first.at("/deficiency_upper").doubleValue()).isPositive();
        assertThat(first.at("/bootstrap/high").doubleValue()
                        - first.at("/bootstrap/low").doubleValue())
                .isLessThan(apart.at("/pairs/1/bootstrap/high").doubleValue()
                        - apart.at("/pairs/1/bootstrap/low").doubleValue());
        String text = Commands.run(new String[] {"deficiency", file, "--raters", "a,b", "--context", "kind"}, null);
        assertThat(text).contains("context tricky, probability 0.5000: ", "resamples of the items, each with all of");
        assertThat(json(
                                ratings("id,who,said,gold,kind"),
                                "--raters",
                                "a,b",
                                "--item",
                                "id",
                                "--rater",
                                "who",
                                "--label",
                                "said",
                                "--truth",
                                "gold")
                        .get("pairs"))
                .isEqualTo(together.get("pairs"));
    }

    @Test
    void filesOfAnotherKindAreTold() throws IOException {
        assertThat(Batches.execute("capacity", file("p.csv", "85%,15%\n16%,84%\n"))
                        .err())
                .contains("p.csv:1:1: error: is \"85%\", must be a number: write shares, such as 0.85 for 85 %");
        String scenario = Path.of("..", "scenarios", "quickstart.yaml").toString();
        assertThat(Batches.execute("capacity", scenario).err())
                .contains("is a scenario, must be a channel file or a matrix: narrows bounds reads scenarios");
        assertThat(Batches.execute("solve", file("m.csv", "9,1\n2,8\n"), "--for", "labels", "--risk", "0.1")
                        .err())
                .contains("FILE: is a channel or a matrix, which --for raters and --for gold take, must be a scenario");
        assertThat(Batches.execute("judge", file("channel.yaml", "format: 1\nchannel: {}\n"))
                        .err())
                .contains("a channel file is read by narrows capacity");
    }

    @Test
    void ratersThatCannotBeComparedAreNamed() throws IOException {
        String file = ratings("item,rater,label,truth,kind");
        for (String[] one : new String[][] {
            {"a,c", "raters: no rater is called \"c\", the raters are a, b"},
            {"a,a", "raters: a name stands twice"},
        }) {
            Outcome outcome = Batches.execute("deficiency", file, "--raters", one[0]);
            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).contains(one[1]);
        }
        assertThat(Batches.execute("deficiency", file, "--raters", "a").err())
                .contains("--raters: has 1 entry, must have 2, between commas");
        assertThat(Batches.execute("deficiency", file).err())
                .contains("of one CSV of ratings, name the raters: --raters");
        assertThat(Batches.execute("deficiency", file, file).err())
                .contains("ratings.csv:1:1: error: is a file of ratings");
        assertThat(Batches.execute("deficiency", file, file, "--raters", "a,b").err())
                .contains("FILE: has 2 entries, must have 1 with --raters");
        String sparse = file("sparse.csv", "rater,label,truth\na,0,0\na,1,1\nb,0,0\n");
        assertThat(Batches.execute("deficiency", sparse, "--raters", "a,b").err())
                .contains("b: has no rating of truth 1, must have one");
    }

    /** A channel file that a judge wrote has the names of its rows and contexts. */
    @Test
    void namesOfChannelFilesAreHeldAgainstEachOther() throws IOException {
        String head = "format: 1\nchannel: {per-context: [{type: confusion, counts: [[9, 1], [2, 8]]}, "
                + "{type: confusion, counts: [[7, 3], [2, 8]]}]}\nnames: ";
        String one = file("one.yaml", head + "{contexts: [plain, tricky], targets: ['no', 'yes']}\n");
        String other = file("other.yaml", head + "{contexts: [tricky, plain], targets: ['no', 'yes']}\n");
        String turned = file("turned.yaml", head + "{targets: ['yes', 'no']}\n");
        assertThat(Batches.execute("deficiency", one, other).err())
                .contains("its contexts are tricky, plain, must be plain, tricky in this order");
        assertThat(Batches.execute("deficiency", one, turned).err())
                .contains("its truths (rows) are yes, no, must be no, yes");
        assertThat(Batches.execute("deficiency", one, file("single.csv", "9,1\n2,8\n"))
                        .out())
                .contains("context tricky, probability", "B has one channel, which stands for each of the 2 contexts");
    }
}
