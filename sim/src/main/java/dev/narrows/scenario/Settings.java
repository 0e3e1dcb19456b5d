package dev.narrows.scenario;

import dev.narrows.family.BoundsSpec;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.yaml.Json;
import tools.jackson.databind.node.ObjectNode;

/** All settings of one cell, with the resolved learner and bounds beside what they mean. */
record Settings(
        FamilyModel model,
        FamilyLearner learner,
        ObjectNode resolvedLearner,
        BoundsSpec bounds,
        ObjectNode resolvedBounds,
        double confidence) {
    /** What a sweep may vary, defaults written out; shares its nodes with the parts. */
    ObjectNode resolved() {
        ObjectNode all = Json.object();
        all.set("model", model.resolved());
        all.set("learner", resolvedLearner);
        all.set("bounds", resolvedBounds);
        return all.put("confidence", confidence);
    }
}
