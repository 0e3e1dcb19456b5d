package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalFormatTest {
    /** The count of rows would stand beyond the end: a search through a damaged segment tries every byte. */
    @Test
    void aPayloadThatIsTooShortForRowsAtTheEndIsNoRecord() {
        for (int payload = JournalFormat.LOOK + 1; payload <= JournalFormat.HEAD; payload++) {
            ByteBuffer end = ByteBuffer.allocate(JournalFormat.PREFIX + payload).putInt(0, payload);
            assertThat(JournalFormat.soundRecord(end, 0)).isZero();
        }
    }

    /** A count beyond that of a chunk would have millions of rows computed for one digest. */
    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 256, true", "0, 0, false", "0, 257, false", "0, -1, false", "-1, 1, false"})
    void aDigestIsOfAChunkAtMost(int first, int count, boolean sound) {
        int payload = JournalFormat.DIGEST;
        ByteBuffer record = ByteBuffer.allocate(JournalFormat.PREFIX + payload)
                .putInt(0, payload)
                .putInt(JournalFormat.PREFIX + 16, first)
                .putInt(JournalFormat.PREFIX + 20, count);
        CRC32C crc = new CRC32C();
        crc.update(record.array(), 0, 4);
        crc.update(record.array(), JournalFormat.PREFIX, payload);
        record.putInt(4, (int) crc.getValue());
        assertThat(JournalFormat.soundRecord(record, 0)).isEqualTo(sound ? record.limit() : 0);
    }
}
