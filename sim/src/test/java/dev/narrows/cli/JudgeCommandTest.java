package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.judge.RatingColumns;
import dev.narrows.judge.RatingsReader;
import dev.narrows.model.Loss;
import dev.narrows.rating.GeneralisedFano;
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
    private static final String VERDICTS =
            Path.of("..", "scenarios", "verdicts.csv").toString();

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
        assertThat(root.path("views").path(1).path("information_by_chance").path("mean"))
                .isEqualTo(root.path("information_by_chance").path("mean"));
        assertThat(tricky.path("blind_risk").asDouble()).isEqualTo(0.5);
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
                names: {contexts: ["plain","tricky"], targets: ["bad","good"], labels: ["bad","good"]}
                measured: {source: "verdicts.csv", ratings: 280, items: 280}
                """);
    }

    /** A channel is written again, under a name without a folder too; anything else is kept. */
    @Test
    void onlyAChannelFileIsReplaced() throws IOException {
        Path bare = Path.of("judge-command-test.yaml");
        try {
            for (int run = 0; run < 2; run++) {
                assertThat(Outcome.of("judge", VERDICTS, "--write-channel", bare.toString())
                                .code())
                        .isZero();
                assertThat(bare).content().startsWith("format: 1\nchannel: {type: confusion");
            }
        } finally {
            Files.deleteIfExists(bare);
        }
        Path ratings = Files.copy(Path.of(VERDICTS), dir.resolve("mine.csv"));
        Outcome outcome = Outcome.of("judge", ratings.toString(), "--write-channel", ratings.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("mine.csv: exists and is no channel file");
        assertThat(ratings).hasSameTextualContentAs(Path.of(VERDICTS));
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
            text.append(i)
                    .append(",often,")
                    .append(i % 3 % 2)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
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
                .contains("has no row with a label and a truth of rater \"never\", the raters are \"often\", \"once\"");
    }

    /** Twelve ratings make no channel that a run may be built on: said after the table, and nothing is written. */
    @Test
    void tooFewRatingsMakeNoChannel() throws IOException {
        Path file = Files.writeString(
                dir.resolve("few.csv"), "item,label,truth\n" + "a,1,1\n".repeat(6) + "b,0,0\n".repeat(6));
        Path channel = dir.resolve("few.yaml");
        Outcome outcome = Outcome.of("judge", file.toString(), "--write-channel", channel.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.out()).contains("12 of 32");
        assertThat(outcome.err()).contains("few.csv: no channel is written: 12 ratings are too few, must be 32");
        assertThat(channel).doesNotExist();
    }

    @Test
    void sentencesSayWhatNoLabelWouldDoAndThatNoneIsWorseThanChance() throws IOException {
        assertThat(Outcome.of("judge", VERDICTS, "--context", "kind").out().replaceAll("\\s+", " "))
                .contains("; without a label: 0.4857")
                .doesNotContain("none of");
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 80; i++) {
            text.append("%d,%s,%d,%d\n".formatted(i, i < 40 ? "a" : "b", i % 10 == 0 ? 1 : i % 2, i % 2));
        }
        Path file = Files.writeString(dir.resolve("good.csv"), text);
        assertThat(Outcome.of("judge", file.toString()).out()).contains("surely worse than chance: none of 2 raters");
    }

    private Path orders() throws IOException {
        StringBuilder text = new StringBuilder("item,label,truth,order\n");
        for (int i = 0; i < 120; i++) {
            int truth = i % 2;
            text.append("%d,%d,%d,given\n".formatted(i, i % 6 == 0 ? 1 : truth, truth));
            text.append("%d,%d,%d,swapped\n".formatted(i, i % 6 == 1 ? 0 : truth, truth));
        }
        return Files.writeString(dir.resolve("orders.csv"), text);
    }

    /** Labels may depend on the order where agreement does not. */
    @Test
    void labelsThatChangeBetweenContextsAreCounted() throws IOException {
        String text = Outcome.of("judge", orders().toString(), "--context", "order")
                .out()
                .replaceAll("\\s+", " ");
        assertThat(text)
                .contains("a difference of 0.0000 in [", "which may be chance")
                .contains("rated in both by the same rater: 120 items, 40 (0.3333) with another label, most often 1 for"
                        + " given and 0 for swapped (40)");
        assertThat(Outcome.of("judge", VERDICTS, "--context", "kind").out()).doesNotContain("rated in both");
    }

    @Test
    void aContextThatTellsNothingOrAllIsSaid() throws IOException {
        String file = orders().toString();
        assertThat(Outcome.of("judge", file, "--context", "truth").err())
                .contains("orders.csv:1:12: the column of the truth is no context");
        assertThat(Outcome.of("judge", file, "--context", "order,label").err())
                .contains("the column of the label is no context");
        Path one = Files.writeString(
                dir.resolve("one.csv"), Files.readString(Path.of(file)).replace("swapped", "given"));
        assertThat(Outcome.of("judge", one.toString(), "--context", "order").out())
                .contains("order has one value, so that there is one context");
    }

    @ParameterizedTest
    @CsvSource({
        "--confidence, 95%, 'must be a number; write 0.95'",
        "--confidence, '0,95', 'must be a number; write 0.95'",
        "--confidence, much, 'must be a number'",
        "--confidence, 1, '--confidence: 1.0, must be above 0.5 and below 1'",
        "--confidence, 0.05, '--confidence: 0.05, must be above 0.5 and below 1'",
        "--loss, absolut, '--loss: absolut, must be zero-one, absolute or a CSV file that is there'",
        "--resamples, 99, '--resamples: 99, must be in 100..100000'",
        "--starts, -1, '--starts: -1, must be in 0..1000'",
        "--starts, 1001, '--starts: 1001, must be in 0..1000'"
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

    private Path loss() throws IOException {
        return Files.writeString(dir.resolve("loss.csv"), "answer,bad,good\ngood,1,0\nbad,0,0.2\nask,0.1,0.1\n");
    }

    /** A wrong good costs five times a wrong bad: by the counts 76, 60 of bad and 35, 109 of good. */
    @Test
    void riskFloorAndWordsAreThoseOfTheLoss() throws IOException {
        String[] command = {"judge", VERDICTS, "--loss", loss().toString(), "--format", "json"};
        JsonNode root = Json.MAPPER.readTree(Outcome.of(command).out());
        JsonNode loss = root.path("loss");
        assertThat(loss.path("name").asString()).endsWith("loss.csv");
        assertThat(loss.path("answers").toString()).isEqualTo("[\"good\",\"bad\",\"ask\"]");
        assertThat(loss.path("table").toString()).isEqualTo("[[1.0,0.0],[0.0,0.2],[0.1,0.1]]");
        JsonNode all = root.path("views").path(0);
        double ofBad = Math.min(0.2 * 35, 0.1 * 111);
        double ofGood = Math.min(0.2 * 109, 0.1 * 169);
        JsonNode risk = all.path("bayes_risk");
        assertThat(risk.path("value").asDouble()).isCloseTo((ofBad + ofGood) / 280, within(1e-15));
        assertThat(all.path("blind_risk").asDouble()).isCloseTo(0.1, within(1e-15));
        double open = all.path("equivocation").path("low").asDouble();
        Loss same = Loss.matrix(new double[][] {{1, 0}, {0, 0.2}, {0.1, 0.1}});
        assertThat(all.path("floor_estimated").asDouble())
                .isCloseTo(new GeneralisedFano(open, same).value(), within(1e-12))
                .isLessThan(risk.path("low").asDouble());
        String text =
                Outcome.of("judge", VERDICTS, "--loss", loss().toString()).out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("loss.csv ratings n agree")
                .contains("who sees one label and nothing else loses at least 0.0584 on average, whatever the rule")
                .contains("risk: mean loss of the best rule (answers good, bad, ask);")
                .doesNotContain("wrong");
    }

    @Test
    void zeroOneIsTheLossWithoutOneAndThatOfItsTable() throws IOException {
        String usual = Outcome.of("judge", VERDICTS, "--format", "json").out();
        assertThat(Outcome.of("judge", VERDICTS, "--loss", "zero-one", "--format", "json")
                        .out())
                .isEqualTo(usual);
        assertThat(Json.MAPPER.readTree(usual).path("loss").toString())
                .isEqualTo("{\"name\":\"zero-one\",\"risk\":\"share of wrong answers\",\"detail\":\"\"}");
        Path table = Files.writeString(dir.resolve("same.csv"), ",good,bad\nbad,1,0\ngood,0,1\n");
        JsonNode same =
                Json.MAPPER.readTree(Outcome.of("judge", VERDICTS, "--loss", table.toString(), "--format", "json")
                        .out());
        assertThat(same.path("views")).isEqualTo(Json.MAPPER.readTree(usual).path("views"));
    }

    @Test
    void absoluteLossSaysWhatOneIs() throws IOException {
        StringBuilder text = new StringBuilder("item,label,truth\n");
        for (int i = 0; i < 200; i++) {
            text.append(i + "," + (1 + i % 5 + (i % 3 == 0 && i % 5 < 4 ? 1 : 0)) + "," + (1 + i % 5) + "\n");
        }
        Path file = Files.writeString(dir.resolve("likert.csv"), text);
        String out =
                Outcome.of("judge", file.toString(), "--loss", "absolute").out().replaceAll("\\s+", " ");
        assertThat(out)
                .contains(" loss absolute ratings n")
                .contains("risk: mean distance of answer and truth of the best rule (as numbers; 4 is 1);");
    }

    @Test
    void aRefusedLossWritesNothing() throws IOException {
        Path table = Files.writeString(dir.resolve("five.csv"), ",bad,good\nbad,0,1\ngood,5,0\n");
        Path channel = dir.resolve("channel.yaml");
        Outcome outcome =
                Outcome.of("judge", VERDICTS, "--loss", table.toString(), "--write-channel", channel.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err())
                .contains("five.csv:3:6: is \"5\", must be a loss in [0, 1]: divide all by the largest");
        assertThat(outcome.out()).isEmpty();
        assertThat(channel).doesNotExist();
        Outcome panel = Outcome.of("judge", VERDICTS, "--loss", "absolute", "--panel");
        assertThat(panel.code()).isEqualTo(ExitCode.USAGE);
        assertThat(panel.err()).contains("--loss: not with --panel, whose risks are shares of wrong answers");
    }

    private static final String ANAESTHETISTS = Path.of(
                    "..", "core", "src", "test", "resources", "dev", "narrows", "rating", "anaesthetists.csv")
            .toString();

    @Test
    void withoutTruthAModelSaysSo() {
        Outcome outcome = Outcome.of("judge", ANAESTHETISTS, "--starts", "0");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        String text = outcome.out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("there is no truth here: classes are those of a model (Dawid and Skene)")
                .contains("log-likelihood -192.9 after 28 steps, from the majority; classes")
                .contains("classes 1 0.3996, 2 0.4220, 3 0.1118, 4 0.0667")
                .contains("Fleiss' kappa 0.5812, Krippendorff's alpha 0.5826")
                .contains("that are equal: 1 0.8074 (45 items)");
    }

    @Test
    void withoutTruthJsonHasBothModelsAndAllStarts() {
        JsonNode root = Json.MAPPER.readTree(Outcome.of("judge", ANAESTHETISTS, "--format", "json", "--starts", "3")
                .out());
        assertThat(root.path("models")).hasSize(2);
        JsonNode full = root.path("models").path(0);
        assertThat(full.path("log_likelihood_of_starts").path(0).asDouble()).isCloseTo(-192.8908812142, within(1e-9));
        assertThat(full.path("log_likelihood_of_starts")).hasSize(4);
        assertThat(full.path("converged").asBoolean()).isTrue();
        assertThat(full.path("raters")).hasSize(5);
        JsonNode second = full.path("raters").path(1);
        assertThat(second.path("confusion").path(0).path(0).asDouble()).isCloseTo(0.834, within(6e-4));
        assertThat(second.path("information").asDouble()).isBetween(0.5, StrictMath.log(4));
        assertThat(root.path("agreement_among_ratings").path("repeats")).hasSize(1);
    }

    /** A rater with few ratings takes part, and nothing is said of him. */
    @Test
    void withoutTruthARaterWithFewRatingsIsNotShown() throws IOException {
        String text = Files.readString(Path.of(ANAESTHETISTS)) + "1,6,1\n2,6,3\n";
        Path file = Files.writeString(dir.resolve("six.csv"), text);
        assertThat(Outcome.of("judge", file.toString()).out())
                .containsPattern("(?m)^ *6 +2 of 32$")
                .contains("too few ratings to say anything of 1 of the raters");
        JsonNode rater = Json.MAPPER
                .readTree(
                        Outcome.of("judge", file.toString(), "--format", "json").out())
                .path("models")
                .path(0)
                .path("raters")
                .path(5);
        assertThat(rater.path("ratings_needed").asInt()).isEqualTo(32);
        assertThat(rater.has("agreement")).isFalse();
    }

    @Test
    void withoutTruthNoLineIsWiderThanTheScreen() throws IOException {
        Path file = Path.of(ANAESTHETISTS);
        LatentText text = new LatentText(file, RatingsReader.read(file, RatingColumns.USUAL), 20, 1);
        assertThat(text.table(new Screen(60, false), Unit.NATS).lines()).allMatch(line -> line.length() <= 60);
    }

    @ParameterizedTest
    @CsvSource({"--context, rater", "--write-channel, channel.yaml", "--loss, absolute"})
    void whatNeedsATruthIsUsageWithoutOne(String option, String value) {
        Outcome outcome = Outcome.of("judge", ANAESTHETISTS, option, value);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(option + ": needs a column of truths");
        assertThat(Path.of(value)).doesNotExist();
    }

    @Test
    void aTruthThatIsNamedMustBeThere() {
        Outcome outcome = Outcome.of("judge", ANAESTHETISTS, "--truth", "gold");
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("anaesthetists.csv:1:1: no column \"gold\"");
    }

    @Test
    void ratingsOfTheSameItemAreComparedBesideATruth() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 90; i++) {
            text.append(i / 2)
                    .append(i % 2 == 0 ? ",a," : ",b,")
                    .append(i % 3 % 2)
                    .append(",")
                    .append(i / 2 % 2)
                    .append("\n");
        }
        Path file = Files.writeString(dir.resolve("two.csv"), text);
        assertThat(Outcome.of("judge", file.toString()).out().replaceAll("\\s+", " "))
                .contains("among each other (45 items with two or more): Fleiss' kappa -0.5000, Krippendorff's alpha");
        assertThat(Outcome.of("judge", VERDICTS).out()).doesNotContain("Fleiss");
    }

    @Test
    void contextsThatAreTheRatersAreNamedSo() throws IOException {
        Path file = dir.resolve("r.csv");
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 200; i++) {
            text.append("%1$d,ann,%2$d,%2$d\n%1$d,bob,%3$d,%2$d\n".formatted(i, i % 2, i / 2 % 2));
        }
        Files.writeString(file, text);
        Path channel = dir.resolve("r.yaml");
        Outcome outcome =
                Outcome.of("judge", file.toString(), "--context", "rater", "--write-channel", channel.toString());
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(channel).content().contains("names: {raters: [\"ann\",\"bob\"], targets:");
    }
}
