package dev.narrows.experiment;

import dev.narrows.scenario.Cell;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of everything that decides the replicate values of a cell: the first 128 bits of SHA-256 over its stream
 * parts, its canonical learner and the version of the kernels. Cells of equal key have equal values, whatever their
 * bounds, confidence, name or file.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
public record CellKey(long high, long low) {
    private static final int HEX = 16;
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{32}");

    /**
     * The key of the rows of a cell.
     *
     * @param cell a cell
     * @return its key
     */
    public static CellKey of(Cell cell) {
        return parse(cell.valueDigest().substring(0, 2 * HEX));
    }

    /**
     * The key that is written so.
     *
     * @param text 32 hexadecimal digits, lower case
     * @return the key of which this is the {@link #text()}
     * @throws IllegalArgumentException if the text is another
     */
    public static CellKey parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("key: " + text + ", must be 32 hexadecimal digits, lower case");
        }
        return new CellKey(Long.parseUnsignedLong(text, 0, HEX, HEX), Long.parseUnsignedLong(text, HEX, 2 * HEX, HEX));
    }

    /**
     * The key as text, which {@link #parse} reads.
     *
     * @return 32 hexadecimal digits, lower case
     */
    public String text() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
