package dev.narrows.certificate;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.InformationKind;
import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.CapacityProof;
import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates of capacities and informations of a model: both ends of every capacity by an input law each (an upper
 * end that a stage undercuts by data processing refers to that of the stage), informations of the mixture, averages,
 * and what the context tells of the target.
 */
final class InformationCertificates {
    /** The name of I(U;S). */
    static final String CONTEXT = "information/context";

    private final FiniteModel model;
    private final Capacities capacities;
    private final List<Integer> cells;
    private final Map<String, Double> upper = new HashMap<>();
    private final Map<String, int[]> sameAs = new HashMap<>();
    private final List<Certificate> all = new ArrayList<>();

    InformationCertificates(FiniteModel model, Capacities capacities, List<Integer> cells) {
        this.model = model;
        this.capacities = capacities;
        this.cells = cells;
        capacity("cognitive", model.cascade()::cognitive, capacities::cognitive);
        capacity("articulation", model.cascade()::articulation, capacities::articulation);
        capacity("cascade", model.cascade()::product, capacities::cascade);
        for (int s = 0; s < model.contexts(); s++) {
            mixture(s);
        }
        for (InformationKind kind : InformationKind.values()) {
            ObjectNode proof = Json.object();
            proof.set("of", perContext(kind));
            add("average", average(kind), Direction.UPPER, capacities.average(kind), proof);
        }
        add("mutual-information", CONTEXT, Direction.UPPER, capacities.targetContext(), Json.object());
    }

    List<Certificate> all() {
        return all;
    }

    /** The name of an averaged information. */
    static String average(InformationKind kind) {
        return "information/" + kind.label();
    }

    /** The names of what is not below an information of each context. */
    ArrayNode perContext(InformationKind kind) {
        return Json.all(IntStream.range(0, model.contexts())
                .mapToObj(s -> Json.of(name(kind, s)))
                .toList());
    }

    private String name(InformationKind kind, int s) {
        return switch (kind) {
            case TOTAL ->
                capacities.cognitive(s).upper() <= capacities.articulation(s).upper()
                        ? upper("cognitive", s)
                        : upper("articulation", s);
            case CASCADE -> upper("cascade", s);
            case MIXTURE -> "information/mixture/" + s;
        };
    }

    private String upper(String stage, int s) {
        return "capacity/" + stage + "/" + sameAs.get(stage)[s] + "/upper";
    }

    private void capacity(String stage, IntFunction<Channel> channels, IntFunction<CapacityBracket> brackets) {
        // channels that happen to have one product are two cascades to who multiplies them exactly
        int[] same = stage.equals("cascade")
                ? ModelInputs.sameAs(
                        model.contexts(), s -> List.of(sameAs.get("cognitive")[s], sameAs.get("articulation")[s]))
                : ModelInputs.sameAs(model.contexts(), channels);
        sameAs.put(stage, same);
        for (int s = 0; s < same.length; s++) {
            if (same[s] == s) {
                Channel channel = channels.apply(s);
                CapacityProof proof = Capacity.proof(channel);
                double slack = (channel.inputs() + channel.outputs()) * 0x1p-49 + ModelCertificates.SLACK;
                String name = "capacity/" + stage + "/" + s;
                CapacityBracket bracket = brackets.apply(s);
                add(
                        "capacity",
                        name + "/lower",
                        Direction.LOWER,
                        bracket.lower(),
                        slack,
                        at(stage, s, proof.lowerInput()));
                if (bracket.upper() == proof.bracket().upper()) {
                    add(
                            "capacity",
                            name + "/upper",
                            Direction.UPPER,
                            bracket.upper(),
                            slack,
                            at(stage, s, proof.upperInput()));
                } else {
                    undercut(name + "/upper", bracket.upper(), s);
                }
            }
        }
    }

    private static ObjectNode at(String stage, int s, Pmf input) {
        ObjectNode proof = Json.object();
        proof.put("stage", stage);
        proof.put("context", s);
        proof.set("input", Json.list(input.toArray()));
        return proof;
    }

    /** The cascade carries no more than either stage. */
    private void undercut(String name, double value, int s) {
        String first = upper("cognitive", s);
        ObjectNode proof = Json.object();
        proof.put("from", upper.get(first) == value ? first : upper("articulation", s));
        add("order", name, Direction.UPPER, value, 0, proof);
    }

    /** I(U;Y|S=s) of the law of the target, or the capacity of the cascade where rounding puts that below. */
    private void mixture(int s) {
        double[] law = new double[model.targets()];
        for (int u = 0; u < law.length; u++) {
            law[u] = model.targetProbability(u, s);
        }
        double value = capacities.mixture(s);
        boolean own = MutualInformation.upper(Pmf.of(law), model.cascade().product(s)) == value;
        ObjectNode proof = Json.object();
        if (own) {
            proof.put("context", s);
        } else {
            proof.put("from", upper("cascade", s));
        }
        add(own ? "mutual-information" : "order", name(InformationKind.MIXTURE, s), Direction.UPPER, value, proof);
    }

    private void add(String kind, String name, Direction direction, double value, ObjectNode proof) {
        add(kind, name, direction, value, kind.equals("order") ? 0 : ModelCertificates.SLACK, proof);
    }

    private void add(String kind, String name, Direction direction, double value, double slack, ObjectNode proof) {
        upper.put(name, value);
        all.add(new Certificate(kind, name, cells, direction, value, slack, proof));
    }
}
