package dev.narrows.cli;

import dev.narrows.result.StoredCell;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

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
 * @param whole digest of all that points.json has of it
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
        long whole) {

    /** What says where a cell is, not what it is. */
    private static final List<String> PLACE = List.of("cell", "at");

    static ComparedCell of(StoredCell cell) {
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
                    digest(cell));
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
                digest(cell));
    }

    /** Cells of different digests differ; those that differ have the same one by chance alone. */
    private static long digest(StoredCell cell) {
        byte[] text = cell.json().properties().stream()
                .filter(entry -> !PLACE.contains(entry.getKey()))
                .map(Object::toString)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
        CRC32C sum = new CRC32C();
        sum.update(text);
        return sum.getValue() << 32 ^ Arrays.hashCode(text) & 0xffffffffL;
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
                whole));
    }
}
