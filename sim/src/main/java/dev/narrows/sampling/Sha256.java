package dev.narrows.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256, by which streams, cells and random channels are named. */
public final class Sha256 {
    private Sha256() {}

    /**
     * The digest of texts one after another.
     *
     * @param texts the bytes
     * @return 32 bytes
     */
    public static byte[] of(byte[]... texts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Stream.of(texts).forEach(sha256::update);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform must have it", e);
        }
    }

    /**
     * The digest of the parts of a name, each as its length in bytes (32 bits, big-endian) followed by its UTF-8 bytes:
     * different lists of parts never give the same input.
     *
     * @param parts the name; order, number and every character of the parts matter
     * @return 32 bytes
     */
    public static byte[] ofParts(List<String> parts) {
        return of(parts.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .flatMap(utf8 -> Stream.of(integers(utf8.length), utf8))
                .toArray(byte[][]::new));
    }

    /**
     * Integers as they enter a digest.
     *
     * @param values the integers
     * @return 4 bytes for each, big-endian
     */
    public static byte[] integers(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }
}
