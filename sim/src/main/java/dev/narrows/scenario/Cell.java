package dev.narrows.scenario;

import dev.narrows.model.FiniteModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One point of a sweep, or the whole of a scenario without one (immutable). */
public final class Cell {
    private final int index;
    private final Map<String, JsonNode> at;
    private final Settings settings;
    private final long seed;

    Cell(int index, Map<String, JsonNode> at, Settings settings, long seed) {
        this.index = index;
        this.at = Collections.unmodifiableMap(at);
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * Place in the sweep.
     *
     * @return from 0
     */
    public int index() {
        return index;
    }

    /**
     * The swept values.
     *
     * @return swept key to value, in the order of the file: an integer key's as an integer, a number's as a double
     */
    public Map<String, JsonNode> at() {
        return at;
    }

    /**
     * The model, made when first asked for.
     *
     * @return the model
     */
    public FiniteModel model() {
        return settings.model().model();
    }

    /**
     * The learner.
     *
     * @return its settings
     */
    public LearnerSpec learner() {
        return settings.learner();
    }

    /**
     * The bounds.
     *
     * @return their settings
     */
    public BoundsSpec bounds() {
        return settings.bounds();
    }

    /**
     * Confidence of intervals and verdicts.
     *
     * @return above 0 and below 1
     */
    public double confidence() {
        return settings.confidence();
    }

    /**
     * What names the random streams of this cell, and nothing else: cells that differ in beta, prior, class, bounds,
     * confidence, name or file alone share their data.
     *
     * @return rng contract, seed, canonical model, labels
     */
    public List<String> streamParts() {
        return List.of(Canonical.RNG_CONTRACT, Long.toString(seed), settings.model().canonical(),
                Long.toString(settings.learner().labels()));
    }

    /**
     * Names everything that decides the values of replicates: what names the streams, the learner, and the arithmetic.
     *
     * @param kernels version of the samplers and of the arithmetic of posteriors
     * @return hexadecimal SHA-256 over {@link #streamParts()}, the canonical learner and the version
     */
    public String valueDigest(int kernels) {
        List<String> parts = new ArrayList<>(streamParts());
        parts.add(Canonical.text(settings.resolvedLearner()));
        parts.add("kernels " + kernels);
        return Canonical.sha256(parts);
    }

    @Override
    public String toString() {
        return "Cell[" + index + ", " + at + "]";
    }
}
