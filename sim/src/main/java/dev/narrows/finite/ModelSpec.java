package dev.narrows.finite;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.Canonical;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Family;
import dev.narrows.family.FamilyModel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** A checked model; its tables and its canonical text are made once, when they are first asked for. */
public final class ModelSpec implements FamilyModel {
    private static final Family FAMILY = new FiniteFamily();

    private final double[] contexts;
    private final CodebookSpec codebook;
    private final StageSpec cognitive;
    private final StageSpec articulation;
    private final LossSpec loss;
    private final OptionalDouble separation;
    private FiniteModel model;
    private String canonical;
    /** Of the exact half alone, which may take long: the model and its name are not to wait for it. */
    private final Object exactLock = new Object();

    private BoundCatalogue asked;
    private ExactHalf exact;

    ModelSpec(
            double[] contexts,
            CodebookSpec codebook,
            StageSpec cognitive,
            StageSpec articulation,
            LossSpec loss,
            OptionalDouble separation) {
        this.contexts = contexts;
        this.codebook = codebook;
        this.cognitive = cognitive;
        this.articulation = articulation;
        this.loss = loss;
        this.separation = separation;
    }

    int contexts() {
        return contexts.length;
    }

    int targets() {
        return cognitive.inputs();
    }

    int labels() {
        return articulation.outputs();
    }

    int actions() {
        return loss.tables().get(0).actions(cognitive.inputs());
    }

    @Override
    public Family family() {
        return FAMILY;
    }

    @Override
    public ObjectNode resolved() {
        ObjectNode resolved = Json.object().put("family", "finite");
        resolved.set("contexts", weights());
        resolved.set("codebook", codebook.resolved().node());
        resolved.set("cognitive", cognitive.resolved().node());
        resolved.set("articulation", articulation.resolved().node());
        resolved.set("loss", loss.resolved().node());
        separation.ifPresent(claim -> resolved.put(ModelReader.SEPARATION, claim));
        return resolved;
    }

    private ObjectNode weights() {
        ObjectNode weights = Json.object();
        weights.set("weights", Json.list(contexts));
        return weights;
    }

    /** All but a claimed separation, which changes no number. */
    @Override
    public ObjectNode identity() {
        ObjectNode identity = resolved();
        identity.remove(ModelReader.SEPARATION);
        return identity;
    }

    @Override
    public FiniteModel loop() {
        return model();
    }

    /**
     * The model, made when first asked for.
     *
     * @return the model
     */
    public synchronized FiniteModel model() {
        if (model == null) {
            model = FiniteModel.of(
                    Pmf.of(contexts),
                    codebook.buildPrior(),
                    codebook.build(contexts.length),
                    Cascade.of(cognitive.build(), articulation.build()),
                    loss.build(cognitive.inputs()));
        }
        return model;
    }

    /** As {@link Canonical} writes it, with the texts of the parts, which are made once. */
    @Override
    public synchronized String canonical() {
        if (canonical == null) {
            canonical = "{family:\"finite\",contexts:" + Canonical.text(weights()) + ",codebook:"
                    + codebook.resolved().text()
                    + ",cognitive:" + cognitive.resolved().text() + ",articulation:"
                    + articulation.resolved().text()
                    + ",loss:" + loss.resolved().text() + "}";
        }
        return canonical;
    }

    /** Computed once for the catalogue that was last asked for. */
    @Override
    public ExactHalf exact(BoundCatalogue bounds) {
        synchronized (exactLock) {
            if (exact == null || !bounds.equals(asked)) {
                exact = FiniteExact.of(model(), bounds);
                asked = bounds;
            }
            return exact;
        }
    }
}
