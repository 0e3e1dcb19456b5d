package dev.narrows.family;

import dev.narrows.sampling.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One text for one meaning: keys in the order of the resolved scenario, integers in decimal, doubles by
 * {@link Double#toHexString} (with -0.0 as 0.0), texts in quotes. Part of the rng contract {@code narrows rng v1}: a
 * change here changes every stream and every folder.
 */
public final class Canonical {
    /** The contract of random numbers. */
    public static final String RNG_CONTRACT = "narrows rng v1";

    private Canonical() {}
    /**
     * The canonical text of a tree.
     *
     * @param node the tree
     * @return the text
     */
    public static String text(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(Canonical::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (node.isNumber()) {
            return node.isIntegralNumber()
                    ? Long.toString(node.longValue())
                    : Double.toHexString(node.doubleValue() + 0.0);
        }
        return node.isNull() ? "null" : '"' + node.stringValue() + '"';
    }

    /**
     * Hexadecimal SHA-256 of the parts, each preceded by its length in bytes (32 bits, big-endian).
     *
     * @param parts the parts
     * @return the digest
     */
    public static String sha256(List<String> parts) {
        return HexFormat.of().formatHex(Sha256.ofParts(parts));
    }
}
