package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.estimate.Interval;
import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.DigestedRows;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Quantity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        return new Journal(FileOperations.SYSTEM, dir.resolve("journal"), "0123456789ab", false, () -> {});
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
        values.read(0, ROWS, numbers, 0);
        return values;
    }

    @Test
    void rowsOfAnotherWidthAreNotTaken() throws IOException {
        try (Journal journal = open()) {
            journal.add(KEY, 0, ROWS, counted(3), false);
        }
        try (Journal journal = open()) {
            ReplicateValues narrow = empty(2);
            assertThat(journal.take(KEY, 0, narrow).rows()).isEqualTo(new BitSet());
            assertThat(narrow.row(1)).containsOnly(0);
            assertThat(journal.take(KEY, 0, empty(4)).rows().cardinality()).isZero();
            journal.add(KEY, 0, ROWS, counted(2), false);
        }
        try (Journal journal = open()) {
            for (int width : new int[] {2, 3}) {
                ReplicateValues same = empty(width);
                assertThat(journal.take(KEY, 0, same).rows().cardinality()).isEqualTo(ROWS);
                assertThat(same.row(2)).isEqualTo(counted(width).row(2));
            }
        }
    }

    @Test
    void aRowThatIsTooWideIsRefusedAndNotTakenForDamageLater() throws IOException {
        try (Journal journal = open()) {
            journal.add(KEY, 0, ROWS, counted(JournalFormat.WIDEST), false);
            assertThatThrownBy(() -> journal.add(KEY, 0, ROWS, counted(JournalFormat.WIDEST + 1), false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("width: 65, must be at most 64");
        }
        try (Journal journal = open()) {
            assertThat(journal.damage()).isEmpty();
            assertThat(journal.take(KEY, 0, empty(JournalFormat.WIDEST)).rows().cardinality())
                    .isEqualTo(ROWS);
        }
    }

    /** Of quick rows the digest is kept, in 44 bytes, and where; of others of the same cell the values. */
    @Test
    void quickRowsAreKeptAsTheirDigest() throws IOException {
        ReplicateValues values = counted(3);
        Path file = dir.resolve("journal").resolve("000001.journal");
        try (Journal journal = open()) {
            journal.add(KEY, 0, 2, values, true);
            assertThat(Files.size(file)).isEqualTo(JournalFormat.header("0123456789ab").length + 44);
            journal.add(KEY, 2, ROWS, values, false);
        }
        try (Journal journal = open()) {
            assertThat(journal.damage()).isEmpty();
            ReplicateValues same = empty(3);
            ReplicateStore.Known known = journal.take(KEY, 0, same);
            assertThat(known.rows().cardinality()).isEqualTo(ROWS);
            assertThat(known.digested()).containsExactly(new DigestedRows(file, 0, 2, values.digest(0, 2)));
            assertThat(same.row(1)).as("left to be computed").containsOnly(0);
            assertThat(same.row(2)).isEqualTo(values.row(2));
            assertThat(journal.take(KEY, 2, same).digested())
                    .as("not asked for")
                    .isEmpty();
            ReplicateStore.Known narrow = journal.take(KEY, 0, empty(2));
            assertThat(narrow.rows().cardinality()).as("of another width").isZero();
            assertThat(narrow.digested()).isEmpty();
        }
    }

    @Test
    void aTornDigestIsNoDamageAndAChangedOneIs() throws IOException {
        try (Journal journal = open()) {
            journal.add(KEY, 0, ROWS, counted(3), true);
        }
        Path file = dir.resolve("journal").resolve("000001.journal");
        byte[] sound = Files.readAllBytes(file);
        int length = JournalFormat.PREFIX + JournalFormat.DIGEST;
        for (int cut = 1; cut <= length; cut++) {
            Files.write(file, Arrays.copyOf(sound, sound.length - cut));
            try (Journal journal = open()) {
                assertThat(journal.damage()).as("cut by " + cut).isEmpty();
                assertThat(journal.dropped()).isEqualTo(length - cut);
                assertThat(journal.take(KEY, 0, empty(3)).rows().cardinality()).isZero();
            }
        }
        for (int at = 0; at < length; at++) {
            byte[] changed = sound.clone();
            changed[sound.length - 1 - at] ^= 1;
            Files.write(file, changed);
            try (Journal journal = open()) {
                assertThat(journal.take(KEY, 0, empty(3)).rows().cardinality()).isZero();
                assertThat(journal.dropped()).isEqualTo(length);
            }
        }
    }
}
