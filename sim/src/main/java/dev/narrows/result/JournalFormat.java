package dev.narrows.result;

import dev.narrows.experiment.CellKey;
import dev.narrows.experiment.Look;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.experiment.ReplicateValues;
import dev.narrows.family.Quantity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal segment: a header, then records; integers and doubles big-endian.
 *
 * <pre>
 * header   "NARROWSJ", int format, int n, n bytes of text (rng contract, folder hash), int CRC32C of all before
 * record   int n, int CRC32C of n and the payload, payload of n bytes
 * payload  long, long (key of the cell), int first replicate, int count, then
 *          count rows of as many doubles as the length says, or
 *          int doubles of a row, long digest of the rows ({@link ReplicateValues#digest});
 *          or of a look at results: int number of replicates, 0 where the replicates decided on it
 * </pre>
 */
final class JournalFormat {
    /** Bytes of a record before its payload. */
    static final int PREFIX = 2 * Integer.BYTES;
    /** Bytes of a payload before its rows. */
    static final int HEAD = 2 * Long.BYTES + 2 * Integer.BYTES;
    /** Most doubles that a replicate has; of the format, so that families may never declare more. */
    static final int WIDEST = Quantity.MOST;
    /** Bytes of the payload of a look. */
    static final int LOOK = Integer.BYTES;
    /** Bytes of the payload of a digest: no multiple of those of a double, as rows are. */
    static final int DIGEST = HEAD + Integer.BYTES + Long.BYTES;
    /** Bytes of the longest record. */
    static final int LONGEST = PREFIX + HEAD + ReplicateStore.MOST_ADDED * WIDEST * Double.BYTES;

    private static final byte[] MAGIC = "NARROWSJ".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 3;

    private JournalFormat() {}

    /** The header of the segments of a folder. */
    static byte[] header(String folderHash) {
        byte[] text = ("rng " + Version.RNG_CONTRACT + ", scenario " + folderHash).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(MAGIC.length + text.length + 3 * Integer.BYTES);
        header.put(MAGIC).putInt(FORMAT).putInt(text.length).put(text);
        header.putInt(crc(header.array(), 0, header.position()));
        return header.array();
    }

    /** What another header says of itself, for people; empty where it is no sound header. */
    static String described(byte[] bytes) {
        int text = MAGIC.length + 2 * Integer.BYTES;
        if (bytes.length < text || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            return "";
        }
        int length = ByteBuffer.wrap(bytes).getInt(text - Integer.BYTES);
        if (length < 0
                || length > bytes.length - text - Integer.BYTES
                || crc(bytes, 0, text + length) != ByteBuffer.wrap(bytes).getInt(text + length)) {
            return "";
        }
        return "journal format " + ByteBuffer.wrap(bytes).getInt(MAGIC.length) + ", "
                + new String(bytes, text, length, StandardCharsets.US_ASCII);
    }

    /** Whether a file that begins so may be a segment, of any folder, or the beginning of one. */
    static boolean isOwn(byte[] start) {
        int length = Math.min(start.length, MAGIC.length);
        return Arrays.equals(start, 0, length, MAGIC, 0, length);
    }

    /** The record of the rows first..last-1; one that is too wide would be taken for damage when it is read. */
    static ByteBuffer record(CellKey key, int first, int last, ReplicateValues values) {
        if (values.width() > WIDEST) {
            throw new IllegalArgumentException("width: " + values.width() + ", must be at most " + WIDEST);
        }
        ByteBuffer record = record(HEAD + (last - first) * values.width() * Double.BYTES, key, first, last);
        values.write(first, last, record);
        return sealed(record);
    }

    /** The record of the digest of the rows first..last-1. */
    static ByteBuffer digest(CellKey key, int first, int last, ReplicateValues values) {
        ByteBuffer record = record(DIGEST, key, first, last);
        return sealed(record.putInt(values.width()).putLong(values.digest(first, last)));
    }

    private static ByteBuffer record(int payload, CellKey key, int first, int last) {
        return ByteBuffer.allocate(PREFIX + payload)
                .putInt(payload)
                .putInt(0)
                .putLong(key.high())
                .putLong(key.low())
                .putInt(first)
                .putInt(last - first);
    }

    /** The record of a look. */
    static ByteBuffer record(Look look) {
        ByteBuffer record = ByteBuffer.allocate(PREFIX + LOOK);
        return sealed(record.putInt(LOOK).putInt(0).putInt(look.replicates()));
    }

    private static ByteBuffer sealed(ByteBuffer record) {
        record.putInt(Integer.BYTES, crcOfRecord(record.array(), 0, record.getInt(0)));
        return record.flip();
    }

    /** Whether the sound record at {@code offset} is that of a look; it has no key and no rows. */
    static boolean isLook(ByteBuffer buffer, int offset) {
        return buffer.getInt(offset) == LOOK;
    }

    /** The look of such a record. */
    static Look look(ByteBuffer buffer, int offset) {
        return new Look(buffer.getInt(offset + PREFIX));
    }

    /**
     * The length of the whole record at {@code offset}; 0 where no sound record ends within the limit of the buffer.
     */
    static int soundRecord(ByteBuffer buffer, int offset) {
        if (buffer.limit() - offset < PREFIX + LOOK) {
            return 0;
        }
        int payload = buffer.getInt(offset);
        if (payload < LOOK
                || payload > LONGEST - PREFIX
                || payload > buffer.limit() - offset - PREFIX
                || !(payload == LOOK ? buffer.getInt(offset + PREFIX) >= 0 : new JournalRecord(buffer, offset).mayBe())
                || buffer.getInt(offset + Integer.BYTES) != crcOfRecord(buffer.array(), offset, payload)) {
            return 0;
        }
        return PREFIX + payload;
    }

    /** Whether these last bytes of a segment are the beginning of a record, as a killed process leaves it. */
    static boolean isCut(ByteBuffer rest) {
        if (rest.limit() < PREFIX) {
            return true;
        }
        int payload = rest.getInt(0);
        boolean longer = payload > rest.limit() - PREFIX && payload <= LONGEST - PREFIX;
        return longer && (rest.limit() < PREFIX + HEAD || new JournalRecord(rest, 0).mayBe());
    }

    private static int crcOfRecord(byte[] bytes, int offset, int payload) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, Integer.BYTES);
        crc.update(bytes, offset + PREFIX, payload);
        return (int) crc.getValue();
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
