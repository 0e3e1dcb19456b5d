package dev.narrows.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Small valid scenarios of every family of channels, losses, classes, sweeps and stopping, drawn from a seed. */
public final class RandomScenarios {
    private final UniformRandomProvider rng;
    private final int letters;
    private final int contexts;

    private RandomScenarios(long seed) {
        rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        letters = 2 + rng.nextInt(3);
        contexts = 1 + rng.nextInt(2);
    }

    /** The scenario of this seed, as a file. */
    public static String text(int seed) {
        return new RandomScenarios(seed).scenario(seed, false);
    }

    /** The same, the values of each swept list in another order. */
    public static String shuffled(int seed) {
        return new RandomScenarios(seed).scenario(seed, true);
    }

    /** The scenario of this seed. */
    public static Scenario of(int seed) throws ScenarioException {
        return ScenarioReader.parse(
                "random-" + seed + ".yaml", text(seed).getBytes(StandardCharsets.UTF_8), Overrides.none());
    }

    private String scenario(int seed, boolean shuffled) {
        StringBuilder text =
                new StringBuilder("format: 1\nname: random-" + seed + "\nseed: " + rng.nextLong() + "\nmodel:\n");
        text.append("  family: finite\n");
        if (contexts > 1) {
            text.append("  contexts: {weights: ").append(law(contexts)).append("}\n");
        }
        text.append("  codebook: ").append(codebook()).append('\n');
        text.append("  cognitive: ").append(stage()).append('\n');
        text.append("  articulation: ").append(stage()).append('\n');
        text.append("  loss: ")
                .append(pick("{type: zero-one}", "{type: absolute}", "{type: squared}", losses()))
                .append('\n');
        text.append("learner: {").append(learner()).append("}\n");
        text.append("bounds: {delta: ")
                .append(pick("0.05", "0.1"))
                .append(pick("", ", catoni: {c: 2}"))
                .append("}\n");
        text.append(
                pick("replicates: 300\n", "replicates: 513\n", "precision: {half-width: 0.02, max-replicates: 600}\n"));
        return text.append("sweep: {grid: {learner.labels: ")
                .append(list(shuffled, "3", "40", "7"))
                .append(", learner.beta: ")
                .append(list(shuffled, "0", "1.5", "30"))
                .append(rng.nextBoolean() ? ", confidence: [0.9]" : "")
                .append("}}\n")
                .toString();
    }

    private String codebook() {
        String prior = pick("", ", prior: uniform", ", prior: " + law(2));
        String words = IntStream.range(0, contexts)
                .mapToObj(s -> "[" + rng.nextInt(letters) + ", " + rng.nextInt(letters) + "]")
                .collect(Collectors.joining(", ", "[", "]"));
        return pick("{size: 2" + prior + "}", "{words: " + words + prior + "}");
    }

    private String stage() {
        return rng.nextInt(4) > 0
                ? channel()
                : IntStream.range(0, contexts)
                        .mapToObj(s -> channel())
                        .collect(Collectors.joining(", ", "{per-context: [", "]}"));
    }

    private String channel() {
        String size = ", size: " + letters;
        String symmetric = "{type: symmetric" + size + ", error: " + unit() + "}";
        return pick(
                "{type: noiseless" + size + "}",
                symmetric,
                "{type: typewriter" + size + "}",
                "{type: matrix, rows: " + rows(() -> law(letters)) + "}",
                "{type: confusion, counts: " + rows(() -> numbers(() -> Integer.toString(1 + rng.nextInt(9)))) + "}",
                "{type: softmax, beta: " + unit() + size + "}",
                "{type: lapse, rate: " + unit() + ", channel: " + symmetric + "}",
                "{type: sycophantic, alpha: " + unit() + ", favoured: " + rng.nextInt(letters) + ", channel: "
                        + symmetric + "}",
                "{type: likert" + size + ", steps: " + letters + ", sd: 0." + (1 + rng.nextInt(9)) + "}");
    }

    private String losses() {
        return "{type: matrix, rows: " + rows(() -> numbers(this::unit)) + "}";
    }

    private String learner() {
        if (rng.nextBoolean()) {
            return pick("", "prior: " + law(letters));
        }
        int labels = letters;
        String policies = IntStream.range(0, 3)
                .mapToObj(i -> IntStream.range(0, contexts)
                        .mapToObj(s -> numbers(() -> Integer.toString(rng.nextInt(labels))))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
        return "class: enumerated, policies: " + policies + pick("", ", prior: " + law(3));
    }

    private interface Text {
        String next();
    }

    private String rows(Text row) {
        return IntStream.range(0, letters).mapToObj(i -> row.next()).collect(Collectors.joining(", ", "[", "]"));
    }

    private String numbers(Text number) {
        return IntStream.range(0, letters).mapToObj(i -> number.next()).collect(Collectors.joining(", ", "[", "]"));
    }

    private String unit() {
        return String.format(Locale.ROOT, "%.2f", rng.nextInt(101) / 100.0);
    }

    /** Hundredths that sum to 1. */
    private String law(int n) {
        int left = 100;
        List<String> law = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int part = i == n - 1 ? left : rng.nextInt(left + 1);
            left -= part;
            law.add(String.format(Locale.ROOT, "%.2f", part / 100.0));
        }
        return law.toString();
    }

    private String list(boolean shuffled, String... values) {
        List<String> list = Arrays.asList(values.clone());
        if (shuffled) {
            Collections.reverse(list);
            Collections.swap(list, 0, 1);
        }
        return list.toString();
    }

    private String pick(String... options) {
        return options[rng.nextInt(options.length)];
    }
}
