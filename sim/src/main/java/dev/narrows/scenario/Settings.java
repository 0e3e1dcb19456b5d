package dev.narrows.scenario;

import dev.narrows.family.BoundsSpec;
import dev.narrows.family.CodeFile;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Memo;
import dev.narrows.yaml.Json;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** All settings of one cell, and what they were read with; cells share the parts in which they do not differ. */
record Settings(FamilyModel model, Read<FamilyLearner> learner, Read<BoundsSpec> bounds, double confidence, Memo memo) {
    /** What was read as a part, and its resolved form. */
    record Read<T>(T value, ObjectNode resolved) {}

    /** The code of the extensions that model and learner use. */
    List<CodeFile> code() {
        return memo.foreign(model.resolved(), learner.resolved()).stream()
                .flatMap(type -> CodeFile.of(type).stream())
                .distinct()
                .sorted(Comparator.comparing(CodeFile::sha256))
                .toList();
    }

    /** What a sweep may vary, defaults written out; shares its nodes with the parts. */
    ObjectNode resolved() {
        return Json.object()
                .set("model", model.resolved())
                .set("learner", learner.resolved())
                .set("bounds", bounds.resolved())
                .put("confidence", confidence);
    }
}
