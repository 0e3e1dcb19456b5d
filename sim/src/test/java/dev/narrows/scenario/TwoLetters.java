package dev.narrows.scenario;

/** The smallest scenario worth running: two letters, both stages noisy. */
public final class TwoLetters {
    private static final String TEXT = """
            format: 1
            name: %s
            seed: %d
            model:
              family: finite
              codebook: {size: 2}
              cognitive: {type: symmetric, size: 2, error: 0.1}
              articulation: {type: symmetric, size: 2, error: 0.1}
              loss: {type: zero-one}
            """;

    private TwoLetters() {}

    /** The text of its file, to which learner, sweep and replicates may be added. */
    public static String scenario(String name, int seed) {
        return TEXT.formatted(name, seed);
    }
}
