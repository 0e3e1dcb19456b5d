package dev.narrows.scenario;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the codebook: {@code size} or {@code words}, and the prior of the index. */
final class CodebookReader {
    private CodebookReader() {
    }

    static Optional<CodebookSpec> read(Value value, Memo memo) {
        return memo.read(value, CodebookSpec.class, CodebookReader::read);
    }

    private static Optional<CodebookSpec> read(Value value) {
        boolean words = value.node() instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("words");
        Fields fields = Fields.of(value, List.of(words ? "words" : "size"), List.of("prior"));
        ObjectNode resolved = Json.object();
        int[][] table = words ? words(fields.get("words"), resolved) : null;
        int size = words ? table.length == 0 ? 0 : table[0].length : (int) fields.integer("size", 2, ChannelType.LARGEST, 2);
        if (!words) {
            resolved.put("size", (long) size);
        }
        Optional<double[]> prior = prior(fields, size, "codewords");
        resolved.set("prior", prior.<JsonNode>map(Json::list).orElse(Json.of("uniform")));
        return Optional.of(new CodebookSpec(size, table, prior.orElse(null), new Resolved(resolved)));
    }

    private static int[][] words(Value words, ObjectNode resolved) {
        int[][] table = words.integers(2, ChannelType.LARGEST, ChannelType.LARGEST - 1, ModelReader.MOST_CONTEXTS);
        resolved.set("words", Json.table(table));
        return table;
    }

    /** {@code prior: uniform | [..]}, empty for uniform; {@code size} 0 when it is not known. */
    static Optional<double[]> prior(Fields fields, int size, String what) {
        Optional<Value> given = fields.find("prior");
        if (given.isEmpty() || !given.get().isList()) {
            given.ifPresent(prior -> prior.choice(List.of("uniform"), " or a list of probabilities"));
            return Optional.empty();
        }
        Value prior = given.get();
        int before = prior.problems().added();
        double[] law = prior.law(Source.LARGEST);
        if (prior.problems().added() == before && size > 0 && law.length != size) {
            prior.refuse("has " + law.length + (law.length == 1 ? " entry" : " entries") + ", must have " + size
                    + ", one for each of the " + what);
        }
        return Optional.of(law);
    }
}
