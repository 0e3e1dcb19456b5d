package dev.narrows.report;

import dev.narrows.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pages of judges made by the product, one of each kind. */
final class JudgePages {
    private static final Path VERDICTS = Path.of("..", "scenarios", "verdicts.csv");
    private static final Path PANEL = Path.of("..", "scenarios", "panel.csv");
    private static final Path ANAESTHETISTS =
            Path.of("..", "core", "src", "test", "resources", "dev", "narrows", "rating", "anaesthetists.csv");
    /** What a label, a rater and a context may be called. */
    static final List<String> HOSTILE = List.of(
            "</script><img src=x onerror=window.broken=1>",
            "=HYPERLINK(\"http://127.0.0.1:9/x\")",
            "\u202e\u05d0\u05d1\u05d2 right to left",
            "\ufdfd".repeat(40),
            "W".repeat(600),
            "\u6f22\u5b57".repeat(80));

    private final Path dir;

    JudgePages(Path dir) {
        this.dir = dir;
    }

    Path verdicts() {
        return page("verdicts", VERDICTS, "--context", "kind");
    }

    /** A wrong good costs five times a wrong bad; one may ask. */
    Path loss() throws IOException {
        Path loss = write("loss", new StringBuilder("answer,bad,good\ngood,1,0\nbad,0,0.2\n<b>ask</b>,0.1,0.1\n"));
        return page("loss", VERDICTS, "--context", "kind", "--loss", loss.toString());
    }

    Path anaesthetists() {
        return page("anaesthetists", ANAESTHETISTS, "--starts", "3");
    }

    Path panel() {
        return page("panel", PANEL, "--panel", "--independent", "9", "--resamples", "200");
    }

    /** Three raters of whom one is worse than chance and one has two ratings, over two contexts. */
    Path crowd() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth,kind\n");
        for (int i = 0; i < 200; i++) {
            int truth = i % 2;
            String kind = i % 4 < 2 ? "short" : "long";
            text.append(i + ",good," + (i % 10 == 0 ? 1 - truth : truth) + "," + truth + "," + kind + "\n");
            text.append(i + ",bad," + (i % 5 == 0 ? truth : 1 - truth) + "," + truth + "," + kind + "\n");
            if (i < 2) {
                text.append(i + ",rare," + truth + "," + truth + "," + kind + "\n");
            }
        }
        return page("crowd", write("crowd", text), "--context", "kind", "--resamples", "200");
    }

    Path few() throws IOException {
        return page("few", write("few", new StringBuilder("label,truth\n1,1\n0,0\n1,0\n")));
    }

    /** Names that are markup, formulas, of the other direction, wide and long. */
    Path hostile() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth,context\n");
        for (int i = 0; i < 4000; i++) {
            String truth = HOSTILE.get(i % 2);
            String label = i % 7 == 0 ? HOSTILE.get(2 + i / 7 % 4) : truth;
            String row = Stream.of(HOSTILE.get(i / 2 % 6), label, truth, HOSTILE.get(i / 12 % 6))
                    .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
                    .reduce("" + i, (line, name) -> line + "," + name);
            text.append(row).append("\n");
        }
        return page("hostile", write("hostile", text), "--context", "context", "--resamples", "100");
    }

    /** The same names where there is no truth. */
    Path hostileWithoutTruth() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label\n");
        for (int i = 0; i < 900; i++) {
            String label = HOSTILE.get(i / 6 % 5 == i % 6 ? i % 3 : i / 6 % 3);
            text.append(i / 6 + ",\"" + HOSTILE.get(i % 6).replace("\"", "\"\"") + "\",\"")
                    .append(label.replace("\"", "\"\"") + "\"\n");
        }
        return page("hostile-latent", write("hostile-latent", text), "--starts", "0");
    }

    Path thousand() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,label,truth\n");
        for (int i = 0; i < 40_000; i++) {
            int rater = (13 * i + i / 1000) % 1000;
            int truth = i / 10 % 2;
            int label = i * 31 % 17 < 1 + rater % 9 ? 1 - truth : truth;
            text.append(i / 10 + ",rater " + rater + "," + label + "," + truth + "\n");
        }
        return page("thousand", write("thousand", text), "--resamples", "100");
    }

    private Path write(String name, CharSequence text) throws IOException {
        return Files.writeString(dir.resolve(name + ".csv"), text);
    }

    private Path page(String name, Path ratings, String... more) {
        Path page = dir.resolve(name + ".html");
        String[] words = Stream.concat(
                        Stream.of("judge", ratings.toString(), "--page", page.toString()), Stream.of(more))
                .toArray(String[]::new);
        Commands.run(words, dir);
        return page;
    }
}
