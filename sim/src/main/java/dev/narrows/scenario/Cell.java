package dev.narrows.scenario;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.Canonical;
import dev.narrows.family.CodeFile;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Memo;
import dev.narrows.family.Quantity;
import dev.narrows.family.Remedy;
import dev.narrows.family.Trials;
import dev.narrows.sampling.StreamKey;
import dev.narrows.yaml.JsonTree;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One point of a sweep, or the whole of a scenario without one (immutable). */
public final class Cell {
    private final int index;
    private final Map<String, JsonNode> at;
    private final Settings settings;
    private final long seed;

    Cell(int index, Map<String, JsonNode> at, Settings settings, long seed) {
        this.index = index;
        this.at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
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
     * The model.
     *
     * @return that of its family
     */
    public FamilyModel model() {
        return settings.model();
    }

    /**
     * The learner.
     *
     * @return that of its family
     */
    public FamilyLearner learner() {
        return settings.learner().value();
    }

    /**
     * What is known of it without sampling.
     *
     * @param bounds the floors that are asked for
     * @return that of the model, and what the learner's labels add
     */
    public ExactHalf exact(BoundCatalogue bounds) {
        return learner().exact(model().exact(bounds), bounds);
    }

    /**
     * Its replicates: the costly part, made anew.
     *
     * @return the trials of the learner on the random streams of this cell
     * @throws IllegalArgumentException if its family declares other quantities than {@link Quantity#requireDeclared}
     *     demands
     */
    public Trials trials() {
        Trials trials = learner().trials(StreamKey.of(streamParts()));
        Quantity.requireDeclared(trials.quantities(), learner().observed());
        return trials;
    }

    /**
     * Everything that the cell is made of, defaults written out.
     *
     * @return model, learner, bounds and confidence; shares its nodes, not to be modified
     */
    public ObjectNode resolved() {
        return settings.resolved();
    }

    /**
     * The seed.
     *
     * @return that of the scenario
     */
    public long seed() {
        return seed;
    }

    /**
     * A cell from its resolved form; no reader of YAML is needed.
     *
     * @param index place in the sweep
     * @param at the swept values
     * @param seed the seed
     * @param resolved what {@link #resolved()} gave
     * @return the cell
     * @throws IllegalArgumentException if that is not the resolved form of a cell
     */
    public static Cell of(int index, Map<String, JsonNode> at, long seed, JsonNode resolved) {
        Problems problems = new Problems();
        Optional<Settings> settings = JsonTree.of(resolved) instanceof YamlNode.Mapping root
                ? SweptSettings.ofDocument(root, new SettingsReader(new Memo(Long.MAX_VALUE), root), problems)
                : Optional.empty();
        return new Cell(
                index,
                at,
                settings.orElseThrow(() -> new IllegalArgumentException("is no cell: " + words(problems))),
                seed);
    }

    private static String words(Problems problems) {
        return problems.all().stream()
                .map(found -> found.path() + ": " + found.message())
                .collect(Collectors.joining("; "));
    }

    /**
     * This cell with other values of some keys.
     *
     * @param change full paths of keys of model or learner and their values
     * @return the changed cell, under the same number and with the same swept values
     * @throws IllegalArgumentException if that is no cell
     */
    public Cell with(Remedy.Change change) {
        ObjectNode changed = resolved().deepCopy();
        change.keys().forEach((key, value) -> {
            int last = key.lastIndexOf('.');
            changed.withObject("/" + key.substring(0, last).replace('.', '/')).set(key.substring(last + 1), value);
        });
        return of(index, at, seed, changed);
    }

    /**
     * The bounds.
     *
     * @return their settings
     */
    public BoundsSpec bounds() {
        return settings.bounds().value();
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
        return List.of(
                Canonical.RNG_CONTRACT,
                Long.toString(seed),
                model().canonical(),
                Long.toString(learner().labels()));
    }

    /**
     * Names everything that decides the values of replicates: what names the streams, the learner, and the arithmetic,
     * that of extensions by their code.
     *
     * @return hexadecimal SHA-256 over {@link #streamParts()}, the canonical learner, the version and {@link #code()}
     */
    public String valueDigest() {
        return valueDigest(model().family().kernels());
    }

    /**
     * The same under a version of the samplers and of the arithmetic of posteriors.
     *
     * @param kernels the version
     * @return hexadecimal SHA-256
     */
    public String valueDigest(int kernels) {
        List<String> parts = new ArrayList<>(streamParts());
        parts.add(Canonical.text(settings.learner().resolved()));
        parts.add("kernels " + kernels);
        code().forEach(file -> parts.add("extension " + file.sha256()));
        return Canonical.sha256(parts);
    }

    /**
     * The jars and folders of the extensions that the model and the learner use.
     *
     * @return sorted; none where all is Narrows' own
     */
    public List<CodeFile> code() {
        return settings.code();
    }

    @Override
    public String toString() {
        return "Cell[" + index + ", " + at + "]";
    }
}
