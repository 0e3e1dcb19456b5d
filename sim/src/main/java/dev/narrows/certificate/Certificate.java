package dev.narrows.certificate;

import dev.narrows.family.Canonical;
import dev.narrows.yaml.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What proves one number.
 *
 * @param kind how it is proved, which says what {@code proof} holds
 * @param name of the number, such as {@code sharp-fano/cascade/per-context}; once in a file
 * @param cells the cells that have it
 * @param direction on which side the value errs
 * @param value what is claimed, finite
 * @param slack how far the value may lie on its safe side of what the proof gives
 * @param proof the data of the proof; not modified any more
 */
record Certificate(
        String kind,
        String name,
        List<Integer> cells,
        Direction direction,
        double value,
        double slack,
        ObjectNode proof) {
    /** On which side a value errs. */
    enum Direction {
        /** The value is not above what it stands for. */
        LOWER,
        /** The value is not below what it stands for. */
        UPPER,
        /** Rounded to nearest: within the slack on both sides. */
        NEAREST
    }

    /** What a file has, sealed, then the certificates, each sealed over itself and the rest, and a seal over all. */
    static ObjectNode file(ObjectNode file, List<Certificate> all) {
        String inputs = Canonical.sha256(List.of(Canonical.text(file)));
        List<ObjectNode> sealed = all.stream().map(one -> one.sealed(inputs)).toList();
        file.set("certificates", Json.all(sealed));
        file.put(
                "seal",
                Canonical.sha256(Stream.concat(
                                Stream.of(inputs),
                                sealed.stream().map(one -> one.get("seal").stringValue()))
                        .toList()));
        return file;
    }

    /** The certificate with its seal, a digest over itself and the seal of the inputs. */
    private ObjectNode sealed(String inputs) {
        ObjectNode node = Json.object();
        node.put("kind", kind);
        node.put("name", name);
        node.set("cells", Json.all(cells.stream().map(cell -> Json.of(cell)).toList()));
        node.put("direction", direction.name().toLowerCase(Locale.ROOT));
        node.put("value", value);
        node.put("slack", slack);
        node.set("proof", proof);
        node.put("seal", Canonical.sha256(List.of(inputs, Canonical.text(node))));
        return node;
    }
}
