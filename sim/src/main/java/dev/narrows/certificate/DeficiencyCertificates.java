package dev.narrows.certificate;

import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.channel.Deficiency;
import dev.narrows.channel.DeficiencyProof;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.DeficiencyReport.Pair;
import dev.narrows.channel.GivenChannel;
import dev.narrows.info.Channel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of some channels given by themselves: their matrices, sealed, and the certificates of both ends of the
 * deficiency of each to each other, in every context and in the mean.
 */
final class DeficiencyCertificates {
    private final List<Certificate> all = new ArrayList<>();

    private DeficiencyCertificates() {}

    static ObjectNode of(List<GivenChannel> given, DeficiencyReport report) {
        DeficiencyCertificates certificates = new DeficiencyCertificates();
        report.pairs().forEach(pair -> certificates.add(given, pair));
        ObjectNode file = Json.object();
        file.put("format", 1);
        file.set(
                "sources",
                Json.all(given.stream().map(one -> Json.of(one.source())).toList()));
        file.set("cells", Json.all(List.of()));
        file.set("unproved", Json.all(List.of()));
        ObjectNode inputs = file.putObject("inputs");
        inputs.set(
                "contexts",
                Json.list(report.contextLaw().stream().mapToDouble(p -> p).toArray()));
        int contexts = report.contextLaw().size();
        inputs.set(
                "channels",
                Json.all(given.stream()
                        .map(one -> ModelInputs.channels(contexts, one::inContext))
                        .toList()));
        return Certificate.file(file, certificates.all);
    }

    private void add(List<GivenChannel> given, Pair pair) {
        String name = "deficiency/" + pair.channel() + "/" + pair.against();
        int contexts = pair.contexts().size();
        for (int s = 0; s < contexts; s++) {
            Channel w = given.get(pair.channel()).inContext(s);
            Channel v = given.get(pair.against()).inContext(s);
            DeficiencyProof proof = DeficiencyProof.of(w, v);
            ObjectNode lower = Json.object();
            lower.set("weights", Json.table(proof.weights()));
            ObjectNode upper = Json.object();
            upper.set("garbling", Json.table(proof.garbling()));
            // an end is moved outward by this, and what it is moved from was rounded by less
            both("deficiency", name + "/" + s, pair.contexts().get(s), 2 * Deficiency.slack(w, v), lower, upper);
        }
        both(
                "average",
                name,
                pair.mean(),
                ModelCertificates.SLACK,
                of(name, "lower", contexts),
                of(name, "upper", contexts));
    }

    private static ObjectNode of(String name, String end, int contexts) {
        ObjectNode proof = Json.object();
        proof.set(
                "of",
                Json.all(IntStream.range(0, contexts)
                        .mapToObj(s -> Json.of(name + "/" + s + "/" + end))
                        .toList()));
        return proof;
    }

    private void both(String kind, String name, Deficiency value, double slack, ObjectNode lower, ObjectNode upper) {
        all.add(new Certificate(kind, name + "/lower", List.of(), Direction.LOWER, value.low(), slack, lower));
        all.add(new Certificate(kind, name + "/upper", List.of(), Direction.UPPER, value.high(), slack, upper));
    }
}
