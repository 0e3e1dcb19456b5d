package dev.narrows.bound;

import dev.narrows.info.DistortionProof;
import dev.narrows.model.FiniteModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What proves Narrows' own floors of a finite model to somebody who does not trust the search that found it: dual
 * points, orders, thresholds (immutable). Fano's floors need no more than their inputs ({@link WeakFano},
 * {@link SharpFano}).
 *
 * <p>{@link FloorLadder} raises a floor to the largest of those that a theorem puts below it; {@link #computed} has
 * what each formula gave, so that a raised floor is proved by another one. Bits are those of {@link FloorLadder#of(
 * dev.narrows.model.Loop, Informations)}: the same searches in the same order.
 */
public final class FloorProofs {
    private final FiniteModel model;
    private final Capacities capacities;
    private final Map<String, Double> computed;
    private final DistortionFloors distortion;
    private final Map<InformationKind, DistortionProof> averaged = new EnumMap<>(InformationKind.class);
    private final Map<InformationKind, List<DistortionProof>> perContext = new EnumMap<>(InformationKind.class);

    private FloorProofs(FiniteModel model, Capacities capacities) {
        this.model = model;
        this.capacities = capacities;
        this.computed = FloorLadder.computed(BoundCatalogue.own().floors(), model, capacities).stream()
                .collect(Collectors.toUnmodifiableMap(Floor::label, Floor::value));
        this.distortion = new DistortionFloors(model, capacities);
        for (FloorForm form : FloorForm.all()) {
            form.value(this::searchAveraged, this::searchPerContext);
        }
    }

    /**
     * The proofs of a model.
     *
     * @param model the model
     * @param capacities its capacities
     * @return what proves its floors
     */
    public static FloorProofs of(FiniteModel model, Capacities capacities) {
        return new FloorProofs(model, capacities);
    }

    private double searchAveraged(InformationKind kind) {
        distortion.averaged(kind);
        averaged.put(kind, distortion.averagedProof(kind));
        return 0;
    }

    private double searchPerContext(InformationKind kind) {
        distortion.perContext(kind);
        perContext.put(
                kind,
                IntStream.range(0, model.contexts())
                        .mapToObj(s -> distortion.proof(kind, s))
                        .toList());
        return 0;
    }

    /**
     * The floors as their formulas give them, before any is raised to another.
     *
     * @return values by label, unmodifiable
     */
    public Map<String, Double> computed() {
        return computed;
    }

    /**
     * What proves the averaged rate-distortion floor.
     *
     * @param kind which information
     * @return one slope, and the laws of the action that {@link #lawOfContext} assigns to the contexts
     */
    public DistortionProof averagedDistortion(InformationKind kind) {
        return averaged.get(kind);
    }

    /**
     * Which of the laws of {@link #averagedDistortion} is that of each context: contexts of one source share one.
     *
     * @return for each context the place of its law; -1 at weight 0
     */
    public int[] lawOfContext() {
        return distortion.lawOfContext();
    }

    /**
     * What proves the rate-distortion floor of each context.
     *
     * @param kind which information
     * @return a slope and a law for each context
     */
    public List<DistortionProof> distortion(InformationKind kind) {
        return perContext.get(kind);
    }

    /**
     * What proves Arimoto's floor on the decoding error of each context.
     *
     * @param kind total or cascade
     * @return a proof for each context
     */
    public List<ArimotoProof> arimoto(InformationKind kind) {
        return ArimotoRule.proofs(model, capacities, kind);
    }

    /**
     * The threshold theta that proves the meta-converse in one context: for every theta at least 0 {@code Pe >= 1 -
     * sum_{j,y} (pi_j p(y|j,s) - theta q_s(y))+ - theta}.
     *
     * @param s context
     * @return theta, at least 0
     */
    public double threshold(int s) {
        return MetaConverseRule.test(model, s).threshold();
    }
}
