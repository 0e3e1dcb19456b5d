package dev.narrows.judge;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The characters of a file of UTF-8 text, without a byte order mark at its start. All characters before the first wrong
 * byte or NUL are given out before it is refused, so that its place can be counted.
 */
final class Utf8Text extends Reader {
    private static final int SIZE = 1 << 16;
    private static final char MARK = 0xFEFF;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer characters = CharBuffer.allocate(SIZE).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private boolean started;
    private boolean ended;
    private String refusal = "";

    Utf8Text(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /**
     * Reads some characters.
     *
     * @throws CharConversionException at the first character that cannot be read; its message says why
     */
    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        while (!characters.hasRemaining()) {
            if (!refusal.isEmpty()) {
                throw new CharConversionException(refusal);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        int n = Math.min(length, characters.remaining());
        characters.get(to, offset, n);
        return n;
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, n)).flip();
        ended = n < 0;
        CoderResult result = decoder.decode(bytes, characters.clear(), ended);
        characters.flip();
        if (result.isError()) {
            refusal = String.format("the byte 0x%02X is not UTF-8, must be UTF-8 text", bytes.get(bytes.position()));
        }
        if (!started && characters.hasRemaining()) {
            started = true;
            characters.position(characters.get(0) == MARK ? 1 : 0);
        }
        stopAtNul();
    }

    private void stopAtNul() {
        char[] all = characters.array();
        for (int i = characters.position(); i < characters.limit(); i++) {
            if (all[i] == 0) {
                characters.limit(i);
                refusal =
                        "the character NUL, must be UTF-8 text (in UTF-16 it is frequent: iconv -f UTF-16LE -t UTF-8)";
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
