package dev.narrows.scenario;

import dev.narrows.family.BoundsSpec;
import dev.narrows.family.Extensions;
import dev.narrows.family.Family;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Memo;
import dev.narrows.family.NegativeControl;
import dev.narrows.family.NestedSpec;
import dev.narrows.family.Parameters;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Reads what may differ between cells: model, learner, bounds, confidence. */
final class SettingsReader {
    private static final String FAMILY = "family";

    private final Memo memo;

    SettingsReader(Memo memo) {
        this.memo = memo;
    }

    /** Reads the document; {@code known} stands for its model where that has been read before. */
    Optional<Settings> read(YamlNode.Mapping root, Problems problems, Optional<FamilyModel> known) {
        Optional<Value> under = child(root, "model", problems);
        Family family = known.map(FamilyModel::family).orElseGet(() -> family(under));
        Optional<FamilyModel> model = known.isPresent() ? known : under.flatMap(value -> model(family, value));
        Parameters keys = new Parameters(childOrEmpty(root, "learner", problems), memo);
        Optional<FamilyLearner> learner =
                keys.read(() -> family.learner(keys, model)).flatMap(Function.identity());
        ObjectNode resolvedBounds = Json.object();
        int before = problems.added();
        BoundsSpec bounds = bounds(childOrEmpty(root, "bounds", problems), resolvedBounds);
        double confidence = child(root, "confidence", problems)
                .map(v -> v.number(Range.CONFIDENCE))
                .orElse(0.99);
        boolean whole = model.isPresent() && learner.isPresent() && problems.added() == before;
        return whole
                ? Optional.of(
                        new Settings(model.get(), learner.get(), keys.resolved(), bounds, resolvedBounds, confidence))
                : Optional.empty();
    }

    private Extensions<Family> families() {
        return memo.extensions(Family.class, Family::all);
    }

    /**
     * The family that the model names; where it names none, which is told, Narrows' own, so that the rest is read too.
     */
    private Family family(Optional<Value> model) {
        return model.flatMap(value -> families().named(value, FAMILY)).orElseGet(families()::first);
    }

    /** The family that a document names, before it is read and checked. */
    Family family(YamlNode.Mapping root) {
        return family(child(root, "model", new Problems()));
    }

    private Optional<FamilyModel> model(Family family, Value value) {
        Parameters keys = new Parameters(value, memo, FAMILY, family.name());
        Optional<FamilyModel> model = keys.read(() -> family.model(keys)).flatMap(Function.identity());
        model.ifPresent(read -> requireNamed(read, keys.resolved()));
        return model;
    }

    /** Else two models that differ in what was read would share their random streams and kept replicates. */
    private static void requireNamed(FamilyModel model, ObjectNode read) {
        if (!model.resolved().equals(read)) {
            throw new IllegalStateException(
                    "family " + model.family().name() + ": resolved() of its model has the keys "
                            + model.resolved().propertyNames() + ", must have what was read: " + read.propertyNames());
        }
    }

    private static BoundsSpec bounds(Value value, ObjectNode resolved) {
        Fields fields = Fields.of(value, List.of(), List.of("delta", "eta", "catoni", "nested", "negative-control"));
        double delta = fields.number("delta", Range.BETWEEN_0_AND_1, 0.05);
        double eta = fields.number("eta", Range.BETWEEN_0_AND_1, 0.05);
        resolved.put("delta", delta).put("eta", eta);
        OptionalDouble c = catoni(fields, resolved);
        Optional<NestedSpec> nested = fields.find("nested").map(v -> nested(v, resolved));
        Optional<NegativeControl> control = fields.find("negative-control")
                .map(v -> v.choice(List.of(NegativeControl.DROP_DELTA.label()), ""))
                .map(word -> NegativeControl.DROP_DELTA);
        control.ifPresent(it -> resolved.put("negative-control", it.label()));
        return new BoundsSpec(delta, eta, c, nested, control);
    }

    /** The one value of Catoni's c; empty for the grid. */
    private static OptionalDouble catoni(Fields fields, ObjectNode resolved) {
        Optional<Value> catoni = fields.find("catoni");
        if (catoni.isEmpty() || catoni.get().node() instanceof YamlNode.Scalar) {
            catoni.ifPresent(v -> v.choice(List.of("grid"), " or {c: value}"));
            resolved.put("catoni", "grid");
            return OptionalDouble.empty();
        }
        double c = Fields.of(catoni.get(), List.of("c"), List.of()).number("c", Range.ABOVE_0, 1);
        resolved.set("catoni", Json.object().put("c", c));
        return OptionalDouble.of(c);
    }

    private static NestedSpec nested(Value value, ObjectNode resolved) {
        Fields fields = Fields.of(value, List.of("outer", "inner"), List.of());
        NestedSpec nested = new NestedSpec(
                (int) fields.integer("outer", 1, 1_000_000, 1), (int) fields.integer("inner", 1, 10_000, 1));
        resolved.set("nested", Json.object().put("outer", nested.outer()).put("inner", nested.inner()));
        return nested;
    }

    private static Optional<Value> child(YamlNode.Mapping root, String key, Problems problems) {
        return Optional.ofNullable(root.entries().get(key))
                .map(entry -> new Value(entry.value(), KeyPath.ROOT.key(key), problems));
    }

    private static Value childOrEmpty(YamlNode.Mapping root, String key, Problems problems) {
        return child(root, key, problems)
                .orElseGet(
                        () -> new Value(new YamlNode.Mapping(Map.of(), root.mark()), KeyPath.ROOT.key(key), problems));
    }
}
