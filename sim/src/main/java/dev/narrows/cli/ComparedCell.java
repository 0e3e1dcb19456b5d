package dev.narrows.cli;

import dev.narrows.result.StoredCell;
import java.util.Set;

/**
 * What a comparison keeps of a cell.
 *
 * @param cell its number
 * @param verdict verdict, or "failed"
 * @param risk mean risk, exact where known
 * @param low lower limit of the simulated mean risk
 * @param high upper limit
 * @param floor best floor
 * @param ceiling ceiling over the mean risk; NaN where there is none
 * @param violated matched bounds that are violated
 * @param digest of all that points.json has of it
 */
record ComparedCell(
        int cell,
        String verdict,
        double risk,
        double low,
        double high,
        double floor,
        double ceiling,
        Set<String> violated,
        CellDigest digest) {
    static ComparedCell of(StoredCell cell, CellDigest digest) {
        if (cell.failed()) {
            return new ComparedCell(
                    cell.number(),
                    "failed",
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Set.of(),
                    digest);
        }
        return new ComparedCell(
                cell.number(),
                cell.verdict().intern(),
                cell.risk(),
                cell.simulated("low"),
                cell.simulated("high"),
                cell.floor(),
                cell.ceiling().orElse(Double.NaN),
                cell.violated(),
                digest);
    }

    /** Whether every number that is shown is the same. */
    boolean same(ComparedCell other) {
        return equals(new ComparedCell(
                cell,
                other.verdict,
                other.risk,
                other.low,
                other.high,
                other.floor,
                other.ceiling,
                other.violated,
                digest));
    }
}
