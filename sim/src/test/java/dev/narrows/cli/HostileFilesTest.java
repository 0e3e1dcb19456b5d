package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are made to hurt, given to {@code run} with a heap of 256 MB: refused with little work, and nothing is
 * written.
 */
class HostileFilesTest {
    private static final String SCENARIO = """
            format: 1
            name: base
            seed: 1
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: binary-symmetric, error: 0.1}
              articulation: {type: matrix, rows: [[0.8, 0.2], [0.3, 0.7]]}
              loss: {type: zero-one}
            replicates: 10
            """;
    private static final int MEBIBYTE = 1 << 20;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();

    private void add(String name, byte[] bytes, String message) {
        files.put(name, bytes);
        messages.add(message);
    }

    private void add(String name, String text, String message) {
        add(name, text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static String upToTheLimit(String item, String head) {
        return head + item.repeat((MEBIBYTE - head.length()) / item.length());
    }

    private void structures() {
        add("duplicate-keys", SCENARIO + "learner: {" + "labels: 1, ".repeat(40_000) + "}\n", "duplicate key");
        add("alias-bomb", bomb("*a"), "is an alias");
        add("merge-bomb", "a: &a {x: 1}\n" + "b: {<<: *a}\n".repeat(20_000), "has an anchor");
        add("anchors", upToTheLimit("&a 1,", SCENARIO + "learner: {prior: ["), "has an anchor");
        add(
                "tags",
                SCENARIO.replace("seed: 1", "seed: !!java.net.URLClassLoader [[!!java.net.URL [\"file:///\"]]]"),
                "has a tag");
        add(
                "nested-5000",
                SCENARIO + "learner: {prior: " + "[".repeat(5_000) + "]".repeat(5_000) + "}\n",
                "nested deeper");
        add("brackets", upToTheLimit("[", ""), "nested deeper");
        add("braces", upToTheLimit("{", ""), "nested deeper");
        add("dashes", upToTheLimit("- ", ""), "nested deeper");
        add("question-marks", upToTheLimit("? ", ""), "nested deeper");
        add("nodes", SCENARIO + "learner: {prior: [" + "0,".repeat(300_000) + "]}\n", "is one value too many");
        add("null-document", "~", "must be a mapping");
        add("documents", SCENARIO + "---\na: 1\n".repeat(50_000), "second document");
    }

    private void scalars() {
        add(
                "scalar-4-mb",
                SCENARIO.replace("name: base", "name: " + "x".repeat(4 * MEBIBYTE)),
                "more than 1,048,576 bytes");
        add("scalar-1-mb", SCENARIO.replace("name: base", "name: " + "x".repeat(MEBIBYTE - 1_000)), "must be [a-z0-9]");
        add(
                "number-1-mb",
                SCENARIO.replace("seed: 1", "seed: " + "9".repeat(MEBIBYTE - 1_000)),
                "a number may have 50");
        add("number-beyond-double", SCENARIO + "learner: {beta: 1e400}\n", "beyond the range of a double");
        add("exponent-of-a-billion", SCENARIO.replace("seed: 1", "seed: 1e999999999"), "must be an integer");
        add("small-exponent", SCENARIO.replace("seed: 1", "seed: 1e-999999999"), "nearer to 0 than any double");
        add("long-key", SCENARIO + "x".repeat(900_000) + ": 1\n", "");
        add("long-line", SCENARIO + "bounds: {delta: " + " ".repeat(1_000_000) + "2}\n", "below 1");
        add("long-condition", SCENARIO + "expect: [\"" + "(".repeat(900_000) + "\"]\n", "a condition may have 1000");
        add("deep-condition", SCENARIO + "expect: [\"" + "not ".repeat(200) + "risk_high <= 1\"]\n", "nests deeper");
        add("conditions", SCENARIO + "expect: [" + "\"a\", ".repeat(100_000) + "]\n", "at most 100");
        add("quotes", upToTheLimit("\"", "a: "), "is not valid YAML");
        add(
                "escape-beyond-unicode",
                SCENARIO.replace("name: base", "name: \"\\UFFFFFFFF\""),
                "cannot be read as YAML beyond this point");
    }

    private void bytes() {
        add("controls", SCENARIO.replace("base", "\u0001\u0007".repeat(1_000)), "is the character U+0001");
        add("zeros", new byte[MEBIBYTE], "is the character U+0000");
        byte[] continuations = new byte[MEBIBYTE];
        Arrays.fill(continuations, (byte) 0x80);
        add("not-utf-8", continuations, "is not UTF-8");
        add("utf-16", SCENARIO.getBytes(StandardCharsets.UTF_16), "is not UTF-8");
        add("utf-16-without-mark", SCENARIO.getBytes(StandardCharsets.UTF_16LE), "is the character U+0000");
        add("line-breaks", upToTheLimit("\r\n", ""), "is empty");
        add("comments", upToTheLimit("#\n", ""), "is empty");
        add("tabs", upToTheLimit("\t\n", ""), "is a tab");
    }

    /** Nine levels of nine references each: a billion values, were they followed. */
    private static String bomb(String first) {
        StringBuilder text = new StringBuilder("a0: &a0 lol\n");
        for (int i = 1; i < 10; i++) {
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(", ", Collections.nCopies(9, first + (i - 1))))
                    .append("]\n");
        }
        return text.toString();
    }

    @Test
    void areRefusedAtOnce(@TempDir Path dir) throws Exception {
        structures();
        scalars();
        bytes();
        List<Path> existing =
                new ArrayList<>(List.of(Files.createDirectory(dir.resolve("folder")), dir.resolve("nothing")));
        messages.addAll(List.of("is a folder", "no such file"));
        if (Files.exists(Path.of("/dev/zero"))) {
            existing.addAll(List.of(Path.of("/dev/zero"), Path.of("/dev/null")));
            messages.addAll(List.of("more than 1,048,576 bytes", "is empty"));
        }
        List<Trial> trials = Trial.all(files, existing, "256m", dir);
        assertThat(trials).hasSameSizeAs(messages).hasSizeGreaterThanOrEqualTo(19);
        for (int i = 0; i < trials.size(); i++) {
            trials.get(i).isRefused(messages.get(i));
        }
        assertThat(dir.resolve("runs")).doesNotExist();
    }

    /** Planted: a refusal that took too much memory, or too many steps. */
    @Test
    void tooMuchWorkIsCaught() {
        new Trial(ExitCode.REFUSED, 1_000_000, 5, "", "f:1:1: error: x").isRefused("x");
        assertThatThrownBy(() -> new Trial(ExitCode.REFUSED, 4_000_000_000L, 5, "", "f:1:1: error: x").isRefused("x"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Trial(ExitCode.REFUSED, 1_000_000, 50, "", "f:1:1: error: x").isRefused("x"))
                .isInstanceOf(AssertionError.class);
    }
}
