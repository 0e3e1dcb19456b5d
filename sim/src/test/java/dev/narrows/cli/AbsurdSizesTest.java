package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that no machine has: refused with what was asked for, before it is allocated, with a heap of 64 MB. */
class AbsurdSizesTest {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();

    private void add(String name, String contexts, String cognitive, String articulation, String rest, String message) {
        files.put(name, """
                format: 1
                name: base
                seed: 1
                model:
                  family: finite
                %s  codebook: {size: 2}
                  cognitive: %s
                  articulation: %s
                  loss: {type: zero-one}
                %s
                """.formatted(contexts, cognitive, articulation, rest).getBytes(StandardCharsets.UTF_8));
        messages.add(message);
    }

    private void rest(String name, String rest, String message) {
        add(name, "", "{type: noiseless, size: 2}", "{type: noiseless, size: 2}", rest, message);
    }

    private static String list(String item, int n) {
        return "[" + String.join(", ", Collections.nCopies(n, item)) + "]";
    }

    private void tables() {
        String square = "{type: noiseless, size: 4096}";
        add(
                "alphabet",
                "",
                "{type: noiseless, size: 1e9}",
                "{type: noiseless, size: 1e9}",
                "",
                "is 1000000000, must be from 1 to 4096");
        add(
                "likert",
                "",
                "{type: likert, size: 1e9, steps: 1e9, sd: 1}",
                "{type: noiseless, size: 2}",
                "",
                "is 1000000000, must be from 2 to 4096");
        add(
                "contexts",
                "  contexts: {weights: " + list("0", 30_000) + "}\n",
                square,
                square,
                "",
                "has 30000 entries, must have at most 10000");
        add(
                "per-context",
                "",
                "{per-context: " + list("{}", 30_000) + "}",
                square,
                "",
                "has 30000 entries, must have at most 10000");
        add("many-contexts", "  contexts: {weights: " + list("0.0001", 10_000) + "}\n", square, square, "", "needs 1");
        add(
                "many-tables",
                "  contexts: {weights: " + list("0.05", 20) + "}\n",
                "{per-context: " + list(square, 20) + "}",
                square,
                "",
                "needs ");
    }

    private void counts() {
        rest(
                "replicates",
                "replicates: 9223372036854775808",
                "is 9223372036854775808, must be an integer of at most 64 bits");
        rest(
                "replicates-of-64-bits",
                "replicates: 9223372036854775807",
                "is 9223372036854775807, must be from 1 to 10000000");
        rest(
                "precision",
                "precision: {half-width: 1e-9, max-replicates: 1e15}",
                "is 1000000000000000, must be from 2 to 10000000");
        rest("labels", "learner: {labels: 1e18}", "is 1000000000000000000, must be from 1 to 1000000000000");
        rest(
                "steps",
                "sweep: {grid: {learner.beta: {from: 0, to: 1, steps: 1e9}}}",
                "is 1000000000, must be from 2 to 10000000");
        rest(
                "grid",
                "sweep: {grid: {learner.beta: {from: 0, to: 1, steps: 1e6}, confidence: {from: 0.1, to: 0.9, steps: "
                        + "1e6}}}",
                "makes 1,000,000,000,000 cells");
        rest(
                "grid-beyond-64-bits",
                "sweep: {grid: {learner.beta: {from: 0, to: 1, steps: 1e7}, "
                        + "confidence: {from: 0.1, to: 0.9, steps: 1e7}, bounds.delta: {from: 0.1, to: 0.4, steps: "
                        + "1e7}}}",
                "makes 1");
        rest(
                "policies",
                "learner: {class: enumerated, policies: " + list("[[0,1]]", 90_000) + "}",
                "is one value too many");
        rest(
                "policies-of-many-labels",
                "learner: {class: enumerated, policies: [[" + list("0", 100_000) + "]]}",
                "has 100000 entries, must have at most 4096");
    }

    @Test
    void areRefusedBeforeAnythingIsAllocated(@TempDir Path dir) throws Exception {
        tables();
        counts();
        List<Trial> trials = Trial.all(files, List.of(), "64m", dir);
        for (int i = 0; i < trials.size(); i++) {
            trials.get(i).isRefused(messages.get(i));
        }
        assertThat(dir.resolve("runs")).doesNotExist();
    }
}
