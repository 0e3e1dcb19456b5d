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
import dev.narrows.scenario.Settings.Read;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Reads what may differ between cells, each part by itself: model, learner, bounds, confidence. */
final class SettingsReader {
    private static final String FAMILY = "family";
    /** Confidences below and probabilities of failure above are seldom meant. */
    private static final double UNLIKELY = 0.5;

    private final Memo memo;
    private final Family family;

    /** A reader of the document with this root. */
    SettingsReader(Memo memo, YamlNode.Mapping root) {
        this.memo = memo;
        YamlNode.Entry model = root.entries().get("model");
        this.family = model == null
                ? families().first()
                : family(new Value(model.value(), KeyPath.ROOT.key("model"), new Problems()));
    }

    Memo memo() {
        return memo;
    }

    /** The family that the document names; Narrows' own where it names none, so that the rest is read too. */
    Family family() {
        return family;
    }

    private Family family(Value model) {
        return families().named(model, FAMILY).orElseGet(families()::first);
    }

    private Extensions<Family> families() {
        return memo.extensions(Family.class, Family::all);
    }

    Optional<FamilyModel> model(Value value) {
        Family named = family(value);
        Parameters keys = new Parameters(value, memo, FAMILY, named.name());
        Optional<FamilyModel> model = keys.read(() -> named.model(keys)).flatMap(Function.identity());
        model.ifPresent(read -> requireNamed(read, keys.resolved()));
        return model;
    }

    Optional<Read<FamilyLearner>> learner(Value value, Optional<FamilyModel> model) {
        Parameters keys = new Parameters(value, memo);
        return keys.read(() -> family.learner(keys, model))
                .flatMap(Function.identity())
                .map(learner -> new Read<>(learner, keys.resolved()));
    }

    /** Else two models that differ in what was read would share their random streams and kept replicates. */
    private static void requireNamed(FamilyModel model, ObjectNode read) {
        if (!model.resolved().equals(read)) {
            throw new IllegalStateException(
                    "family " + model.family().name() + ": resolved() of its model has the keys "
                            + model.resolved().propertyNames() + ", must have what was read: " + read.propertyNames());
        }
    }

    Optional<Double> confidence(Optional<Value> value) {
        Optional<Double> found =
                value.isEmpty() ? Optional.of(0.99) : value.get().sound(v -> v.number(Range.CONFIDENCE));
        found.filter(confidence -> confidence < UNLIKELY)
                .ifPresent(confidence -> value.get()
                        .warn("is " + Wording.number(confidence) + "; "
                                + Wording.number(1 - confidence) + " is the confidence that leaves "
                                + Wording.number(100 * confidence) + " % for errors"));
        return found;
    }

    Optional<Read<BoundsSpec>> bounds(Value value) {
        ObjectNode resolved = Json.object();
        return value.sound(v -> new Read<>(bounds(v, resolved), resolved));
    }

    private static BoundsSpec bounds(Value value, ObjectNode resolved) {
        Fields fields = Fields.of(value, List.of(), List.of("delta", "eta", "catoni", "nested", "negative-control"));
        double delta = fields.number("delta", Range.BETWEEN_0_AND_1, 0.05);
        double eta = fields.number("eta", Range.BETWEEN_0_AND_1, 0.05);
        resolved.put("delta", delta).put("eta", eta);
        if (delta > UNLIKELY) {
            fields.get("delta")
                    .warn("is " + Wording.number(delta) + ", the probability that a ceiling may fail; for ceilings at "
                            + Wording.number(100 * delta) + " % write " + Wording.number(1 - delta));
        }
        OptionalDouble c = catoni(fields, resolved);
        Optional<NestedSpec> nested = fields.find("nested").map(v -> nested(v, resolved));
        Optional<NegativeControl> control = fields.find("negative-control")
                .flatMap(v -> NegativeControl.named(v.choice(
                        Arrays.stream(NegativeControl.values())
                                .map(NegativeControl::label)
                                .toList(),
                        "")));
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
}
