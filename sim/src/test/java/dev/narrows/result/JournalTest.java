package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.estimate.Interval;
import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Quantity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the journal are those of the quantities that are asked for, or none. */
class JournalTest {
    private static final CellKey KEY = new CellKey(1, 2);
    private static final int ROWS = 3;

    @TempDir
    private Path dir;

    private Journal open() throws IOException {
        return new Journal(FileOperations.SYSTEM, dir.resolve("journal"), "0123456789ab", () -> {});
    }

    private static ReplicateValues empty(int width) {
        List<Quantity> quantities = IntStream.range(0, width)
                .mapToObj(k -> Quantity.exact("q" + k, new Interval(0, ROWS * width)))
                .toList();
        return new ReplicateValues(quantities, ROWS);
    }

    /** 0, 1, 2, ... row by row. */
    private static ReplicateValues counted(int width) {
        ByteBuffer numbers = ByteBuffer.allocate(ROWS * width * Double.BYTES);
        IntStream.range(0, ROWS * width).forEach(i -> numbers.putDouble(i));
        ReplicateValues values = empty(width);
        for (int r = 0; r < ROWS; r++) {
            values.read(r, numbers, r * width * Double.BYTES);
        }
        return values;
    }

    @Test
    void rowsOfAnotherWidthAreNotTaken() throws IOException {
        try (Journal journal = open()) {
            journal.add(KEY, 0, ROWS, counted(3));
        }
        try (Journal journal = open()) {
            ReplicateValues narrow = empty(2);
            assertThat(journal.take(KEY, 0, narrow)).isEqualTo(new BitSet());
            assertThat(narrow.row(1)).containsOnly(0);
            assertThat(journal.take(KEY, 0, empty(4)).cardinality()).isZero();
            journal.add(KEY, 0, ROWS, counted(2));
        }
        try (Journal journal = open()) {
            for (int width : new int[] {2, 3}) {
                ReplicateValues same = empty(width);
                assertThat(journal.take(KEY, 0, same).cardinality()).isEqualTo(ROWS);
                assertThat(same.row(2)).isEqualTo(counted(width).row(2));
            }
        }
    }

    @Test
    void aRowThatIsTooWideIsRefusedAndNotTakenForDamageLater() throws IOException {
        try (Journal journal = open()) {
            journal.add(KEY, 0, ROWS, counted(JournalFormat.WIDEST));
            assertThatThrownBy(() -> journal.add(KEY, 0, ROWS, counted(JournalFormat.WIDEST + 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("width: 65, must be at most 64");
        }
        try (Journal journal = open()) {
            assertThat(journal.damage()).isEmpty();
            assertThat(journal.take(KEY, 0, empty(JournalFormat.WIDEST)).cardinality())
                    .isEqualTo(ROWS);
        }
    }
}
