package dev.narrows.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Tells a changed record from the torn last one that a killed run leaves: the second is no loss of anything that was
 * kept.
 */
final class JournalDamage {
    private JournalDamage() {}

    /** What is wrong from a position on, at which no sound record begins; empty where a record was being written. */
    static Optional<String> at(FileChannel channel, long position) throws IOException {
        if (JournalFormat.isCut(ByteBuffer.wrap(JournalSegment.start(channel, position, JournalFormat.LONGEST)))) {
            return Optional.empty();
        }
        long sound = JournalSegment.soundFrom(channel, position + 1);
        return Optional.of("the record at byte " + position + " is not what was written: it and " + sound
                + (sound == 1 ? " sound record" : " sound records") + " after it, " + (channel.size() - position)
                + " bytes, are dropped and computed again");
    }
}
