package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JournalFormatTest {
    /** The count of rows would stand beyond the end: a search through a damaged segment tries every byte. */
    @Test
    void aPayloadThatIsTooShortForRowsAtTheEndIsNoRecord() {
        for (int payload = JournalFormat.LOOK + 1; payload <= JournalFormat.HEAD; payload++) {
            ByteBuffer end = ByteBuffer.allocate(JournalFormat.PREFIX + payload).putInt(0, payload);
            assertThat(JournalFormat.soundRecord(end, 0)).isZero();
        }
    }
}
