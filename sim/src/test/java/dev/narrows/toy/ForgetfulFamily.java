package dev.narrows.toy;

import dev.narrows.family.Family;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Parameters;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Planted: the toy family, with a model that does not name one of the keys that were read. */
public final class ForgetfulFamily implements Family {
    private final Family toy = new ToyFamily();

    @Override
    public String name() {
        return "forgetful";
    }

    @Override
    public int kernels() {
        return 1;
    }

    @Override
    public Optional<FamilyModel> model(Parameters keys) {
        return toy.model(keys).map(ToyFamily.Model.class::cast).map(model -> {
            ObjectNode named = model.resolved().deepCopy();
            named.remove("error");
            return new ToyFamily.Model(model.values(), model.error(), model.known(), named, this);
        });
    }

    @Override
    public Optional<FamilyLearner> learner(Parameters keys, Optional<FamilyModel> model) {
        return toy.learner(keys, model);
    }
}
