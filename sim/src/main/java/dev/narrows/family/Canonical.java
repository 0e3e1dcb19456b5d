package dev.narrows.family;

import dev.narrows.sampling.Sha256;
import java.util.HexFormat;
import java.util.List;
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
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    private static void append(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            String separator = "{";
            for (var entry : node.properties()) {
                text.append(separator).append(entry.getKey()).append(':');
                append(entry.getValue(), text);
                separator = ",";
            }
            text.append(node.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode item : node) {
                text.append(separator);
                append(item, text);
                separator = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isNumber()) {
            text.append(
                    node.isIntegralNumber()
                            ? Long.toString(node.longValue())
                            : Double.toHexString(node.doubleValue() + 0.0));
        } else {
            text.append(node.isNull() ? "null" : '"' + node.stringValue() + '"');
        }
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
