package dev.narrows.scenario;

import dev.narrows.family.BoundsSpec;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.scenario.Settings.Read;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.Part;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The settings of the combinations of a grid: those of the file, of which the parts that the grid shapes are read anew,
 * each from its own subtree. A learner is made for its model: what shapes the model shapes the learner. (Safe for
 * several threads; remembers the models of recent combinations.)
 */
final class SweptSettings {
    private static final int MODELS_KEPT = 4_096;

    private final YamlNode.Mapping root;
    private final Grid grid;
    private final SettingsReader reader;
    private final Optional<Settings> base;
    private final List<Integer> modelDimensions;
    /** With what was computed of them, whatever the order of the sweep; held softly, since a model may be large. */
    private final Map<List<Integer>, SoftReference<FamilyModel>> models =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Integer>, SoftReference<FamilyModel>> eldest) {
                    return size() > MODELS_KEPT;
                }
            });

    /** {@code base} is what the document itself holds; where that is unsound, every part is read anew. */
    SweptSettings(YamlNode.Mapping root, Grid grid, SettingsReader reader, Optional<Settings> base) {
        this.root = root;
        this.grid = grid;
        this.reader = reader;
        this.base = base;
        this.modelDimensions = IntStream.range(0, grid.dimensions().size())
                .filter(k -> grid.dimensions().get(k).isIn(Part.MODEL))
                .boxed()
                .toList();
    }

    /** The same of another grid. */
    SweptSettings over(Grid other) {
        return new SweptSettings(root, other, reader, base);
    }

    /** Whether nothing is wrong with the document itself. */
    boolean isSound() {
        return base.isPresent();
    }

    /** The settings of the document itself; empty where something is wrong, which goes into {@code problems}. */
    static Optional<Settings> ofDocument(YamlNode.Mapping root, SettingsReader reader, Problems problems) {
        return new SweptSettings(root, Grid.of(List.of()), reader, Optional.empty()).at(new int[0], problems);
    }

    /** The settings at these positions; empty where something is wrong, which goes into {@code problems}. */
    Optional<Settings> at(int[] digits, Problems problems) {
        Optional<FamilyModel> model = keeps(Part.MODEL) ? base.map(Settings::model) : model(digits, problems);
        Optional<Read<FamilyLearner>> learner = keeps(Part.MODEL) && keeps(Part.LEARNER)
                ? base.map(Settings::learner)
                : reader.learner(valueOrEmpty(Part.LEARNER, digits, problems), model);
        Optional<Read<BoundsSpec>> bounds = keeps(Part.BOUNDS)
                ? base.map(Settings::bounds)
                : reader.bounds(valueOrEmpty(Part.BOUNDS, digits, problems));
        Optional<Double> confidence = keeps(Part.CONFIDENCE)
                ? base.map(Settings::confidence)
                : reader.confidence(value(Part.CONFIDENCE, digits, problems));
        return model.flatMap(m -> learner.flatMap(l ->
                bounds.flatMap(b -> confidence.map(c -> new Settings(m, l, b, c, reader.memo())))));
    }

    /** Whether all combinations have this part of the file. */
    private boolean keeps(Part part) {
        return isSound() && !grid.varies(part);
    }

    private Optional<FamilyModel> model(int[] digits, Problems problems) {
        List<Integer> key = modelDimensions.stream().map(k -> digits[k]).toList();
        Optional<FamilyModel> model = Optional.ofNullable(models.get(key))
                .map(SoftReference::get)
                .or(() -> value(Part.MODEL, digits, problems).flatMap(reader::model));
        model.ifPresent(sound -> models.put(key, new SoftReference<>(sound)));
        return model;
    }

    private Optional<Value> value(Part part, int[] digits, Problems problems) {
        return grid.subtree(root, part, digits).map(node -> value(part, node, problems));
    }

    private Value valueOrEmpty(Part part, int[] digits, Problems problems) {
        return value(part, digits, problems)
                .orElseGet(() -> value(part, new YamlNode.Mapping(Map.of(), root.mark()), problems));
    }

    private static Value value(Part part, YamlNode node, Problems problems) {
        return new Value(node, KeyPath.ROOT.key(part.key()), problems);
    }
}
