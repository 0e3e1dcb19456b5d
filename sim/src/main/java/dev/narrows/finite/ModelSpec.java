package dev.narrows.finite;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.Canonical;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Family;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Resolved;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A checked model; its tables and its canonical text are made once, when they are first asked for. */
public final class ModelSpec implements FamilyModel {
    private static final Family FAMILY = new FiniteFamily();

    private final double[] contexts;
    final CodebookSpec codebook;
    final StageSpec cognitive;
    final StageSpec articulation;
    final LossSpec loss;
    final ModelNames names;
    private final ObjectNode resolved;
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
            ModelNames names,
            ObjectNode resolved) {
        this.contexts = contexts;
        this.codebook = codebook;
        this.cognitive = cognitive;
        this.articulation = articulation;
        this.loss = loss;
        this.names = names;
        this.resolved = resolved;
    }

    /**
     * Contexts.
     *
     * @return |S|
     */
    public int contexts() {
        return contexts.length;
    }

    /**
     * Targets, rows of the cognitive stage.
     *
     * @return K
     */
    public int targets() {
        return cognitive.inputs();
    }

    /**
     * Labels that the articulation gives.
     *
     * @return |Y|
     */
    public int labels() {
        return articulation.outputs();
    }

    /**
     * Actions of the loss.
     *
     * @return |A|
     */
    public int actions() {
        return loss.tables().get(0).actions(cognitive.inputs());
    }

    double[] contextLaw() {
        return contexts;
    }

    @Override
    public Family family() {
        return FAMILY;
    }

    @Override
    public ObjectNode resolved() {
        return resolved;
    }

    /** All but a claimed separation and names, which change no number. */
    @Override
    public ObjectNode identity() {
        ObjectNode identity = Json.object();
        identity.setAll(resolved);
        identity.remove(List.of(ModelReader.SEPARATION, ModelNames.KEY));
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
            Map<String, Resolved> parts = Map.of(
                    "codebook", codebook.resolved(),
                    "cognitive", cognitive.resolved(),
                    "articulation", articulation.resolved(),
                    "loss", loss.resolved());
            canonical = identity().properties().stream()
                    .map(key -> key.getKey() + ":"
                            + (parts.containsKey(key.getKey())
                                    ? parts.get(key.getKey()).text()
                                    : Canonical.text(key.getValue())))
                    .collect(Collectors.joining(",", "{", "}"));
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
