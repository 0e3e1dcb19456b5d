package dev.narrows.scenario;

import dev.narrows.family.BoundsSpec;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.yaml.Json;
import tools.jackson.databind.node.ObjectNode;

/** All settings of one cell; cells share the parts in which they do not differ. */
record Settings(FamilyModel model, Read<FamilyLearner> learner, Read<BoundsSpec> bounds, double confidence) {
    /** What was read as a part, and its resolved form. */
    record Read<T>(T value, ObjectNode resolved) {}

    /** What a sweep may vary, defaults written out; shares its nodes with the parts. */
    ObjectNode resolved() {
        return Json.object()
                .set("model", model.resolved())
                .set("learner", learner.resolved())
                .set("bounds", bounds.resolved())
                .put("confidence", confidence);
    }
}
