package dev.narrows.certificate;

import dev.narrows.bound.ArimotoProof;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.ContextUse;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.FloorProofs;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.SharpFano;
import dev.narrows.bound.WeakFano;
import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.info.DistortionProof;
import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates of Narrows' own floors. One that was raised to another refers to that one; those of extensions have
 * none.
 */
final class FloorCertificates {
    /** A root is taken this much nearer to 0: within what the floor is lowered by, and no rounding of it matters. */
    private static final double NEARER = 1 - 0x1p-45;

    /** Each of its factors is raised by 1e-12. */
    private static final double ARIMOTO_SLACK = 5e-12;

    private final FiniteModel model;
    private final Capacities capacities;
    private final InformationCertificates informations;
    private final FloorProofs proofs;

    FloorCertificates(FiniteModel model, Capacities capacities, InformationCertificates informations) {
        this.model = model;
        this.capacities = capacities;
        this.informations = informations;
        this.proofs = FloorProofs.of(model, capacities);
    }

    /** Certificates in the order of the ladder; the labels of floors without one are added to {@code unproved}. */
    List<Certificate> of(FloorLadder ladder, List<Integer> cells, List<String> unproved) {
        List<Certificate> all = new ArrayList<>();
        Map<String, Double> values = new HashMap<>();
        ladder.floors().forEach(floor -> values.put(floor.label(), floor.value()));
        for (Floor floor : ladder.floors()) {
            Optional<String> origin = origin(floor, values);
            if (origin.isEmpty()) {
                unproved.add(floor.label());
            } else {
                boolean own = origin.get().equals(floor.label());
                all.add(new Certificate(
                        own ? floor.rung() : "order",
                        floor.label(),
                        cells,
                        Direction.LOWER,
                        floor.value(),
                        !own ? 0 : floor.rung().equals("arimoto") ? ARIMOTO_SLACK : ModelCertificates.SLACK,
                        own ? proof(floor.rung(), floor.form()) : Json.object().put("from", origin.get())));
            }
        }
        return all;
    }

    /** The floor whose formula gave the value: itself, or the first of this value that was not itself raised. */
    private Optional<String> origin(Floor floor, Map<String, Double> values) {
        Map<String, Double> computed = proofs.computed();
        Double own = computed.get(floor.label());
        return own == null || own == floor.value()
                ? Optional.ofNullable(own).map(value -> floor.label())
                : computed.entrySet().stream()
                        .filter(entry -> entry.getValue() == floor.value())
                        .map(Map.Entry::getKey)
                        .filter(label -> values.get(label) == floor.value())
                        .sorted()
                        .findFirst();
    }

    private ObjectNode proof(String rung, FloorForm form) {
        InformationKind kind = form.information().orElseThrow();
        boolean averaged = form.context().orElseThrow() == ContextUse.AVERAGED;
        ObjectNode proof = Json.object();
        if (!rung.equals("arimoto") && !rung.equals("meta-converse")) {
            proof.set(
                    "information",
                    averaged
                            ? Json.all(List.of(Json.of(InformationCertificates.average(kind))))
                            : informations.perContext(kind));
        }
        double size = model.codewords();
        switch (rung) {
            case "weak-fano" -> errors(proof, kind, averaged, i -> new WeakFano(model.entropy(), i, size).value());
            case "sharp-fano" -> errors(proof, kind, averaged, i -> new SharpFano(model.entropy(), i, size).value());
            case "rate-distortion" -> {
                if (averaged) {
                    averaged(proof, proofs.averagedDistortion(kind));
                } else {
                    distortion(proof, proofs.distortion(kind));
                }
            }
            case "arimoto" -> arimoto(proof, proofs.arimoto(kind));
            default ->
                proof.set(
                        "thresholds",
                        Json.all(IntStream.range(0, model.contexts())
                                .mapToObj(s -> Json.of(proofs.threshold(s)))
                                .toList()));
        }
        return proof;
    }

    private void errors(ObjectNode proof, InformationKind kind, boolean averaged, DoubleUnaryOperator error) {
        double[] values = averaged
                ? new double[] {capacities.average(kind)}
                : IntStream.range(0, model.contexts())
                        .mapToDouble(s -> capacities.information(kind, s))
                        .toArray();
        for (int s = 0; s < values.length; s++) {
            values[s] = error.applyAsDouble(values[s]) * NEARER;
        }
        proof.set("errors", Json.list(values));
    }

    private void averaged(ObjectNode proof, DistortionProof found) {
        proof.set("slopes", Json.all(List.of(slope(found.slope()))));
        proof.set("of", Json.list(found.laws().isEmpty() ? new int[0] : proofs.lawOfContext()));
        proof.set("laws", laws(found.laws()));
    }

    private static void distortion(ObjectNode proof, List<DistortionProof> found) {
        proof.set("slopes", Json.all(found.stream().map(p -> slope(p.slope())).toList()));
        proof.set(
                "laws",
                Json.all(found.stream()
                        .map(p -> p.laws().isEmpty()
                                ? Json.all(List.of())
                                : law(p.laws().get(0)))
                        .toList()));
    }

    private static void arimoto(ObjectNode proof, List<ArimotoProof> found) {
        proof.set(
                "stages",
                Json.all(found.stream().map(p -> Json.of(p.stage().label())).toList()));
        proof.set(
                "orders",
                Json.all(found.stream()
                        .map(p -> Double.isFinite(p.alpha()) ? Json.of(p.alpha()) : Json.none())
                        .toList()));
        proof.set(
                "inputs",
                Json.all(found.stream()
                        .map(p -> p.input().map(FloorCertificates::law).orElse(Json.all(List.of())))
                        .toList()));
    }

    private static JsonNode slope(OptionalDouble slope) {
        return slope.isPresent() ? Json.of(slope.getAsDouble()) : Json.none();
    }

    private static ArrayNode laws(List<Pmf> laws) {
        return Json.all(laws.stream().map(FloorCertificates::law).toList());
    }

    private static ArrayNode law(Pmf law) {
        return Json.list(law.toArray());
    }
}
