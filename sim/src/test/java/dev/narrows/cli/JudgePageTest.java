package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.CommandLineTest.Outcome;
import dev.narrows.report.JudgePage;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Json;
import dev.narrows.result.Seal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page of a judge as a file: its data, that it loads nothing, that text stays text, what it replaces. */
class JudgePageTest {
    private static final Path VERDICTS = Path.of("..", "scenarios", "verdicts.csv");
    private static final Path ANAESTHETISTS =
            Path.of("..", "core", "src", "test", "resources", "dev", "narrows", "rating", "anaesthetists.csv");
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path dir;

    private String page(Path ratings, String... more) throws IOException {
        Path page = dir.resolve("page.html");
        Outcome outcome = outcome(ratings, page, more);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEqualTo("page: " + page + "\n");
        return Files.readString(page);
    }

    private static Outcome outcome(Path ratings, Path page, String... more) {
        List<String> words = new ArrayList<>(List.of("judge", ratings.toString(), "--page", page.toString()));
        words.addAll(List.of(more));
        return Outcome.of(words.toArray(String[]::new));
    }

    private static JsonNode data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return Json.MAPPER.readTree(matcher.group(1));
    }

    @Test
    void theDataAreTheJsonOfTheCommand() throws IOException {
        Path page = dir.resolve("page.html");
        Outcome outcome = outcome(VERDICTS, page, "--context", "kind", "--format", "json", "--seed", "7");
        JsonNode data = data(Files.readString(page));
        assertThat(data.path("judge")).isEqualTo(Json.MAPPER.readTree(outcome.out()));
        JsonNode made = data.path("made");
        assertThat(made.path("sha256").asString())
                .isEqualTo(Seal.sha256(VERDICTS))
                .hasSize(64);
        assertThat(made.path("seed").asString()).isEqualTo("7");
        assertThat(made.path("command").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "judge",
                        VERDICTS.toString(),
                        "--page",
                        page.toString(),
                        "--context",
                        "kind",
                        "--format",
                        "json",
                        "--seed",
                        "7");
    }

    @Test
    void withoutATruthTheDataAreThoseOfTheModels() throws IOException {
        JsonNode judge = data(page(ANAESTHETISTS, "--starts", "2")).path("judge");
        assertThat(judge.path("models")).hasSize(2);
        assertThat(judge.path("truth").asString()).startsWith("none");
    }

    @Test
    void thePrintedTableIsTheSameWithThePage() throws IOException {
        Outcome with = outcome(VERDICTS, dir.resolve("page.html"));
        assertThat(with.out())
                .isEqualTo(Outcome.of("judge", VERDICTS.toString()).out());
    }

    @Test
    void theSameCommandGivesTheSameBytesAndReplacesThePage() throws IOException {
        String first = page(VERDICTS, "--resamples", "100");
        assertThat(page(VERDICTS, "--resamples", "100")).isEqualTo(first).startsWith(JudgePage.HEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>\n<html lang=\"en\">\n", "item,label\n", ""})
    void whatIsNoPageOfAJudgeIsKept(String text) throws IOException {
        Path mine = Files.writeString(dir.resolve("mine.html"), text);
        Outcome outcome = outcome(VERDICTS, mine);
        assertThat(outcome.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("mine.html: exists and is no page of a judge, must be a new file");
        assertThat(outcome.out()).isEmpty();
        assertThat(mine).hasContent(text);
        assertThat(outcome(VERDICTS, dir).code()).as("a folder").isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void pageAndChannelAreTwoFiles() {
        Path both = dir.resolve("both");
        Outcome outcome = outcome(VERDICTS, both, "--write-channel", both.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--page: must be another file than that of --write-channel");
        assertThat(both).doesNotExist();
    }

    @Test
    void aRefusedFileHasNoPage() throws IOException {
        Path ratings = Files.writeString(dir.resolve("bad.csv"), "item,label,truth\na,x,x\na,x,y\n");
        Path page = dir.resolve("page.html");
        assertThat(outcome(ratings, page).code()).isEqualTo(ExitCode.REFUSED);
        assertThat(page).doesNotExist();
    }

    /** A page that cannot be given its name leaves the one that was there, and nothing beside it. */
    @Test
    void aPageAppearsWholeOrNotAtAll() throws IOException {
        String first = page(VERDICTS, "--resamples", "100");
        FileOperations failing = new FileOperations() {
            @Override
            public void rename(Path from, Path to) throws IOException {
                throw new IOException("no rename today");
            }
        };
        String[] words = {
            "judge", VERDICTS.toString(), "--page", dir.resolve("page.html").toString()
        };
        StringWriter err = new StringWriter();
        assertThat(Main.execute(words, new StringWriter(), err, failing)).isEqualTo(ExitCode.IO);
        assertThat(err.toString()).contains("no rename today");
        assertThat(dir.resolve("page.html")).hasContent(first);
        assertThat(dir.toFile().list()).containsExactly("page.html");
    }

    @Test
    void textOfTheFileStaysText() throws IOException {
        String label = "</script><img src=x onerror=alert(1)>&@DATA@";
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 40; i++) {
            String name = i % 2 == 0 ? label : "=1+1";
            text.append(
                    i + (i < 20 ? ",<!-- <script>,\"" : ",a\u2028\u2029b\u202e,\"") + name + "\",\"" + name + "\"\n");
        }
        Path ratings = Files.writeString(dir.resolve("<b>&@STYLE@.csv"), text);
        String page = page(ratings);
        JsonNode judge = data(page).path("judge");
        assertThat(judge.path("labels").path(0).asString()).isEqualTo(label);
        assertThat(judge.path("raters").path(1).asString()).isEqualTo("a\u2028\u2029b\u202e");
        assertThat(page.split("<script[ >]", -1)).as("data, library, script").hasSize(4);
        assertThat(page.split("<img", -1)).hasSize(1);
        assertThat(page).contains("<title>&lt;b&gt;&amp;&#64;STYLE&#64;.csv - ").doesNotContain("\u2028");
        String markup = page.replaceAll("(?s)<script.*?</script>|<style>.*?</style>", "");
        assertThat(markup).doesNotContain("alert").contains("default-src 'none'");
        assertThat(Pattern.compile("\\b(?:src|href|action|srcset)\\s*=\\s*+[\"']?+(?!#|data:,)")
                        .matcher(markup)
                        .results())
                .isEmpty();
    }
}
