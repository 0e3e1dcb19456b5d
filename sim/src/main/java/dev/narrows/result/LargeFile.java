package dev.narrows.result;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * points.json and checks.csv: plain, or, in a run of more than {@value #PLAIN_CELLS} cells, compressed under the same
 * name with {@code .gz} after it: one gzip member without name or time. (20 values of beta for each model: 11 KB a cell
 * become 0.5 KB for some 2 % of the time of 100 replicates. Below, what opens in any program is worth 6 MB.)
 */
final class LargeFile {
    /** The most cells of a run that has these files plain. */
    static final int PLAIN_CELLS = 500;

    private static final String COMPRESSED = ".gz";
    private static final int BUFFER = 1 << 16;
    /** Half the time of the usual level, and a third more bytes. */
    private static final int LEVEL = 3;

    private LargeFile() {}

    /** Where a run of so many cells has it. */
    static Path of(Path folder, String name, int cells) {
        return folder.resolve(cells > PLAIN_CELLS ? name + COMPRESSED : name);
    }

    /** Where a run of more, or of fewer, cells would have it. */
    static Path twin(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(
                isCompressed(file) ? name.substring(0, name.length() - COMPRESSED.length()) : name + COMPRESSED);
    }

    /** The one of both that is there; the plain one where none is. */
    static Path find(Path folder, String name) throws RefusedException {
        Path plain = folder.resolve(name);
        Path compressed = twin(plain);
        if (!PlainFiles.exists(compressed)) {
            return plain;
        }
        if (PlainFiles.exists(plain)) {
            throw new RefusedException(compressed + ": stands beside " + name + ", a run writes one of them");
        }
        return compressed;
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(COMPRESSED);
    }

    /** What compresses what is written to a file, where its name says so. */
    static OutputStream packed(Path file, OutputStream out) throws IOException {
        return isCompressed(file) ? new Packed(out) : out;
    }

    /** The text of a file, decompressed where its name says so. */
    static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!isCompressed(file)) {
            return in;
        }
        try {
            return new Unpacked(file, in);
        } catch (EOFException | ZipException e) {
            in.close();
            throw Unpacked.refused(file, e.getMessage());
        }
    }

    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    /** Refuses what no run writes: a member that is cut off or damaged, bytes after it, or far more text than bytes. */
    private static final class Unpacked extends GZIPInputStream {
        private static final int HEADER_AND_TRAILER = 18;
        /** Of runs whose cells are all but the same, 40 characters were seen for a byte. */
        private static final long MOST_FOR_A_BYTE = 300;

        private static final long ALWAYS = 1 << 20;

        private final Path file;
        private final long size;
        private long characters;

        Unpacked(Path file, InputStream in) throws IOException {
            super(in, BUFFER);
            this.file = file;
            this.size = Files.size(file);
        }

        static RefusedException refused(Path file, String why) {
            return new RefusedException(file + ": is not what a run writes: " + (why == null ? "it is cut off" : why));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                if (read < 0 && inf.getBytesRead() + HEADER_AND_TRAILER != size) {
                    throw refused(file, "there are bytes after its end");
                }
                characters += read;
                if (characters > Math.max(ALWAYS, MOST_FOR_A_BYTE * size)) {
                    throw refused(file, "it holds more than " + MOST_FOR_A_BYTE + " characters for each of its bytes");
                }
                return read;
            } catch (EOFException | ZipException e) {
                throw refused(file, e.getMessage());
            }
        }
    }
}
