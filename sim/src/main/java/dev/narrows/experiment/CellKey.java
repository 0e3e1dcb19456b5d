package dev.narrows.experiment;

import dev.narrows.scenario.Cell;

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

    /**
     * The key of the rows of a cell.
     *
     * @param cell a cell
     * @return its key
     */
    public static CellKey of(Cell cell) {
        String digest = cell.valueDigest();
        return new CellKey(
                Long.parseUnsignedLong(digest.substring(0, HEX), HEX),
                Long.parseUnsignedLong(digest.substring(HEX, 2 * HEX), HEX));
    }
}
