package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.Batches.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code capacity}: figures of measured tables, closed forms, and matrices as people have them. */
class CapacityCommandTest {
    private static final String SENTIMENT = "2245,300\n1349,1106\n";

    @TempDir
    private Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String... arguments) {
        String[] words = new String[arguments.length + 3];
        words[0] = "capacity";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        words[words.length - 2] = "--format";
        words[words.length - 1] = "json";
        return new JsonMapper().readTree(Commands.run(words, null));
    }

    private JsonNode ofText(String text) throws IOException {
        return json(file("m.csv", text).toString());
    }

    private String error(String text) throws IOException {
        Path file = file("m.csv", text);
        Outcome outcome = Batches.execute("capacity", file.toString());
        assertThat(outcome.code()).as(text).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.out()).isEmpty();
        return outcome.err().lines().findFirst().orElseThrow().replace(file.toString(), "m.csv");
    }

    /** Computed outside the project, with NumPy, by the iteration of Blahut and Arimoto. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2245,300;1349,1106 | 0.0717176166 | 0.0715549449",
                "1710,630;905,967 | 0.0324921270 | 0.0322204290",
                "352,60,0;70,356,0 | 0.2620724494 | 0.2619474",
                "335,77,0;80,346,0 | 0.2107997205 | 0.2107435",
                "276,134,2;111,309,6 | 0.0868546101 | 0.0868513",
                "15382,1203,4940;10910,1491,9124 | 0.0239238777 | 0.0239137"
            })
    void capacityOfMeasuredCounts(String rows, double capacity, double information) throws IOException {
        JsonNode one = ofText(rows.replace(";", "\n")).at("/contexts/0");
        assertThat(one.get("capacity_lower").doubleValue()).isCloseTo(capacity, within(1e-9));
        assertThat(one.get("capacity_upper").doubleValue()).isCloseTo(capacity, within(1e-9));
        assertThat(one.get("capacity_lower").doubleValue())
                .isLessThanOrEqualTo(one.get("capacity_upper").doubleValue());
        assertThat(one.get("reached").doubleValue()).isCloseTo(capacity, within(1e-9));
        assertThat(one.get("information").doubleValue()).isCloseTo(information, within(1e-7));
        assertThat(one.get("floor_best").doubleValue())
                .isLessThanOrEqualTo(one.get("bayes_risk").doubleValue());
    }

    /** The Bayes risk of counts at their own shares is the part of the counts that is largest in no column. */
    @Test
    void riskOfCountsIsCounted() throws IOException {
        JsonNode one = ofText(SENTIMENT).at("/contexts/0");
        assertThat(one.get("bayes_risk").doubleValue()).isCloseTo((1349 + 300) / 5000.0, within(1e-12));
        assertThat(one.get("blind_risk").doubleValue()).isCloseTo(2455 / 5000.0, within(1e-12));
        JsonNode uniform =
                json(file("m.csv", SENTIMENT).toString(), "--prior", "uniform").at("/contexts/0");
        assertThat(uniform.get("bayes_risk").doubleValue())
                .isCloseTo((300 / 2545.0 + 1349 / 2455.0) / 2, within(1e-12));
    }

    /** log q - h(e) - e log(q - 1). */
    @Test
    void agreementIsTheSymmetricChannel() {
        for (int q : new int[] {2, 3, 7}) {
            double e = 0.27;
            double closed = Math.log(q) + e * Math.log(e) + (1 - e) * Math.log(1 - e) - e * Math.log(q - 1);
            JsonNode one = json("--agreement", "0.73", "--classes", Integer.toString(q))
                    .at("/contexts/0");
            assertThat(one.get("capacity_lower").doubleValue()).isCloseTo(closed, within(1e-9));
            assertThat(one.get("bayes_risk").doubleValue()).isCloseTo(0.27, within(1e-12));
        }
        assertThat(Commands.run(new String[] {"capacity", "--agreement", "0.73", "--unit", "bits"}, null))
                .contains("capacity    0.158535")
                .contains("bits")
                .contains("errors equally likely whatever the truth and whatever the");
    }

    /** An input that is worth nothing has no weight: the end of the simplex is where the plain iteration is slow. */
    @Test
    void theLawThatReachesIt() throws IOException {
        JsonNode one = ofText("1,0\n0,1\n0.5,0.5\n").at("/contexts/0");
        assertThat(one.get("capacity_upper").doubleValue()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(one.get("reached").doubleValue()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(one.at("/reached_by/2").doubleValue()).isLessThan(1e-4);
        // log(1 + (1 - e) e^(e/(1-e))) is the capacity of the Z-channel
        double e = 0.2;
        JsonNode z = ofText("1,0\n0.2,0.8\n").at("/contexts/0");
        double closed = Math.log(1 + (1 - e) * Math.pow(e, e / (1 - e)));
        assertThat(z.get("capacity_upper").doubleValue()).isCloseTo(closed, within(1e-9));
        assertThat(z.get("reached").doubleValue()).isCloseTo(closed, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2245,300\n1349,1106",
                "\ufeff2245,300\r\n1349,1106\r\n",
                "2245;300\n1349;1106\n",
                "2245\t300\n1349\t1106\n",
                "pos,neg\n2245,300\n1349,1106\n",
                ",pos,neg\nis pos,2245,300\nis neg,1349,1106\n",
                "truth,1,2\n1,2245,300\n2,1349,1106\n",
                "pos,2245,300\nneg,1349,1106\n",
                "\"pos\",\"2245\",\"300\"\n\"neg, or so\",\"1349\",\"1106\"\n",
                " 2245 , 300 \n\n 1.349e3 , 1106.0 \n\n"
            })
    void oneTableInManyForms(String text) throws IOException {
        JsonNode read = ofText(text);
        assertThat(read.get("kind").stringValue()).isEqualTo("counts");
        assertThat(read.get("counts").doubleValue()).isEqualTo(5000);
        assertThat(read.at("/contexts")).isEqualTo(ofText(SENTIMENT).at("/contexts"));
    }

    @Test
    void namesAreShownAndRowsThatSumToOneAreProbabilities() throws IOException {
        JsonNode read = ofText(",yes,no\nright,0.75,0.25\nwrong,0.5,0.5\n");
        assertThat(read.get("kind").stringValue()).isEqualTo("probabilities");
        assertThat(read.get("truth_names").toString()).isEqualTo("[\"right\",\"wrong\"]");
        assertThat(read.get("label_names").toString()).isEqualTo("[\"yes\",\"no\"]");
        assertThat(ofText("1,0\n0,1\n").get("kind").stringValue()).isEqualTo("probabilities");
        assertThat(ofText("1,0\n0,2\n").get("kind").stringValue()).isEqualTo("counts");
    }

    @Test
    void whatIsNoMatrixIsRefusedAtItsPlace() throws IOException {
        assertThat(error("")).isEqualTo("m.csv:1:1: error: is empty, must hold a row of numbers for each truth");
        assertThat(error("0.9,0.1\n0.2,x8\n")).isEqualTo("m.csv:2:5: error: is \"x8\", must be a number");
        assertThat(error("1;0,5\n0,5;1\n"))
                .isEqualTo("m.csv:1:3: error: is \"0,5\", must be a number; write a point: 0.5");
        assertThat(error("0.9,0.2\n0.1,0.8\n"))
                .isEqualTo("m.csv:1:1: error: the row sums to 1.1, must sum to 1, or all be whole numbers; the columns "
                        + "sum to 1: transposed?");
        assertThat(error("0.9,0.1\n0.5,0.4\n"))
                .isEqualTo("m.csv:2:1: error: the row sums to 0.9, must sum to 1, or all be whole numbers");
        assertThat(error("3,-1\n1,1\n")).isEqualTo("m.csv:1:3: error: is -1, must be from 0 to 2^53");
        assertThat(error("3,1e300\n1,1\n")).isEqualTo("m.csv:1:3: error: is 1e300, must be from 0 to 2^53");
        assertThat(error("3,1\n1\n")).isEqualTo("m.csv:2:1: error: the row has 1 entry, must have 2 as the first row");
        assertThat(error("3,1\n0,0\n")).isEqualTo("m.csv:2:1: error: the row sums to 0, must hold a count above 0");
        assertThat(error("3,NaN\n1,1\n")).isEqualTo("m.csv:1:3: error: is \"NaN\", must be a number");
        assertThat(error("3,\n1,1\n")).isEqualTo("m.csv:1:3: error: is empty, must be a number");
        assertThat(error("a\nb\n"))
                .isEqualTo(
                        "m.csv:1:1: error: is the only column and has names, must have a column " + "for each label");
        assertThat(error("\"a,b\",3,1\nc,1,=1+1\n")).isEqualTo("m.csv:2:5: error: is \"=1+1\", must be a number");
        assertThat(error("\"a,b\",3,y\nc,1,2\n")).isEqualTo("m.csv:1:9: error: is \"y\", must be a number");
        // a column of 1, 2 under a name may be either
        assertThat(error("truth,pos,neg\n1,65,19\n2,18,98\n"))
                .startsWith("m.csv:2:1: error: may be a name or a number: leave the first cell of the header empty");
        assertThat(error("3,\"1\n1,1\n")).startsWith("m.csv:1:");
        Files.write(dir.resolve("latin.csv"), new byte[] {(byte) 0xe9, ',', '1'});
        assertThat(Batches.execute("capacity", dir.resolve("latin.csv").toString())
                        .err())
                .contains("is not UTF-8");
        assertThat(Batches.execute("capacity", dir.toString()).err()).contains("is a folder, must be a file");
    }

    @Test
    void channelFilesAndTheirContexts() throws IOException {
        String natural = "[[65, 19], [18, 98]]";
        String neighbour = "[[30, 120], [96, 22]]";
        Path file = file(
                "judge.yaml",
                "format: 1\nchannel: {per-context: [{type: confusion, counts: " + natural
                        + "}, {type: confusion, counts: " + neighbour + "}]}\n");
        JsonNode read = json(file.toString());
        JsonNode first = ofText("65,19\n18,98\n").at("/contexts/0");
        JsonNode second = ofText("30,120\n96,22\n").at("/contexts/0");
        assertThat(read.at("/contexts/0/capacity_upper")).isEqualTo(first.get("capacity_upper"));
        assertThat(read.at("/contexts/1/information")).isEqualTo(second.get("information"));
        assertThat(read.at("/contexts/0/probability").doubleValue()).isCloseTo(200 / 468.0, within(1e-15));
        assertThat(read.at("/mean/information").doubleValue())
                .isCloseTo(
                        (200 * first.get("information").doubleValue()
                                        + 268 * second.get("information").doubleValue())
                                / 468,
                        within(1e-12));
        JsonNode even = json(file.toString(), "--contexts", "0.5,0.5");
        assertThat(even.at("/mean/bayes_risk").doubleValue())
                .isCloseTo(
                        (first.get("bayes_risk").doubleValue()
                                        + second.get("bayes_risk").doubleValue())
                                / 2,
                        within(1e-12));
        file("wrong.yaml", "format: 1\nchannel: {type: symmetric, size: 2, eror: 0.1}\n");
        assertThat(Batches.execute("capacity", dir.resolve("wrong.yaml").toString())
                        .err())
                .contains("wrong.yaml:2:37: error at channel.eror: unknown key, did you mean error?");
        file(
                "huge.yaml",
                "format: 1\nchannel: {per-context: [" + "{type: symmetric, size: 4096, error: 0.1},".repeat(3)
                        + "]}\n");
        assertThat(Batches.execute("capacity", dir.resolve("huge.yaml").toString())
                        .err())
                .contains("needs 50,331,648 numbers in its tables, may need 20,000,000");
    }

    @Test
    void wrongCommandLines() throws IOException {
        String file = file("m.csv", SENTIMENT).toString();
        for (String[] wrong : new String[][] {
            {"one of FILE and --agreement is needed"},
            {"one of FILE and --agreement is needed", file, "--agreement", "0.7"},
            {"--classes: only with --agreement", file, "--classes", "3"},
            {"--agreement: 73.0, must be from 0 to 1", "--agreement", "73"},
            {"--classes: 1, must be from 2 to 1000", "--agreement", "0.7", "--classes", "1"},
            {"--prior: 0.3,0.8, must be from 0 to 1 and sum to 1", file, "--prior", "0.3,0.8"},
            {"--prior: 1, must have 2 entries", file, "--prior", "1"},
            {"--prior: a,b, must be probabilities between commas, or uniform", file, "--prior", "a,b"},
            {"--contexts: 0.5,0.5, must have 1 entry", file, "--contexts", "0.5,0.5"}
        }) {
            String[] words = wrong.clone();
            words[0] = "capacity";
            Outcome outcome = Batches.execute(words);
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains(wrong[0]);
        }
    }

    @Test
    void fitsANarrowTerminal() throws IOException {
        String shown =
                Commands.run(new String[] {"capacity", file("m.csv", SENTIMENT).toString()}, null);
        assertThat(new Screen(60, false).wrap(shown, 2).lines()).allMatch(line -> line.length() <= 60);
        assertThat(shown).contains("2 truths (rows) by 2 labels (columns)", "biased upwards", "narrows judge");
    }

    @Test
    void ofOneTruthThereIsNothingToTell() throws IOException {
        for (String text : new String[] {"90,10\n", "good,bad\n90,10\n"}) {
            Outcome outcome = Batches.execute("capacity", file("one.csv", text).toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).contains("has one row of numbers, must have one for each of two truths or more");
        }
    }

    /** Contexts of a channel file that say who gave the label are raters, or contexts, not both. */
    @Test
    void namesOfRaters() throws IOException {
        String channel = """
                format: 1
                channel: {per-context: [{type: symmetric, size: 2, error: 0.1}, {type: noiseless, size: 2}]}
                names: {raters: [ann, bob]%s}
                """;
        String file = file("of-raters.yaml", channel.formatted("")).toString();
        assertThat(Commands.run(new String[] {"capacity", file}, null))
                .contains("in each of 2 raters", "\nrater ann, probability 0.5", "\nmean over the raters");
        assertThat(Commands.run(new String[] {"deficiency", file, file}, null)).contains("    rater bob, probability");
        Outcome outcome = Batches.execute(
                "capacity",
                file("both.yaml", channel.formatted(", contexts: [a, b]")).toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("both.yaml:3:17: error at names.raters: stands beside contexts");
    }
}
