package dev.narrows.scenario;

import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.FiniteModel;
import tools.jackson.databind.node.ObjectNode;

/** A checked model; its tables and its canonical text are made once, when they are first asked for. */
final class ModelSpec {
    private final double[] contexts;
    private final CodebookSpec codebook;
    private final StageSpec cognitive;
    private final StageSpec articulation;
    private final LossSpec loss;
    private final ObjectNode resolved;
    private FiniteModel model;
    private String canonical;

    ModelSpec(double[] contexts, CodebookSpec codebook, StageSpec cognitive, StageSpec articulation, LossSpec loss,
            ObjectNode resolved) {
        this.contexts = contexts;
        this.codebook = codebook;
        this.cognitive = cognitive;
        this.articulation = articulation;
        this.loss = loss;
        this.resolved = resolved;
    }

    int contexts() {
        return contexts.length;
    }

    int labels() {
        return articulation.outputs();
    }

    int actions() {
        return loss.tables().get(0).actions(cognitive.inputs());
    }

    /** With all defaults; not to be modified. */
    ObjectNode resolved() {
        return resolved;
    }

    synchronized FiniteModel model() {
        if (model == null) {
            model = FiniteModel.of(Pmf.of(contexts), codebook.buildPrior(), codebook.build(contexts.length),
                    Cascade.of(cognitive.build(), articulation.build()), loss.build(cognitive.inputs()));
        }
        return model;
    }

    /** What the data depend on: everything but a claimed separation, which changes no number. */
    synchronized String canonical() {
        if (canonical == null) {
            ObjectNode claimless = Json.object();
            claimless.setAll(resolved);
            claimless.remove("separation");
            canonical = Canonical.text(claimless);
        }
        return canonical;
    }
}
