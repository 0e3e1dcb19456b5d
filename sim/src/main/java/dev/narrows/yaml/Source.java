package dev.narrows.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a file: at most 1 MiB of UTF-8 (a byte order mark is passed over) without tabs and control characters.
 */
public final class Source {
    public static final int LARGEST = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    private final String file;
    private final String text;
    private final String[] lines;

    private Source(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = LINE_BREAK.split(text, -1);
    }

    /** Reads the bytes; whatever is wrong with them goes into {@code problems}. */
    public static Source of(String file, byte[] utf8, Problems problems) {
        if (utf8.length > LARGEST) {
            problems.add(
                    Mark.START,
                    KeyPath.ROOT,
                    "has more than " + Wording.count(LARGEST) + " bytes, the limit of a file");
            return new Source(file, "");
        }
        String decoded = new String(utf8, StandardCharsets.UTF_8);
        boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
        Source source = new Source(file, marked ? decoded.substring(1) : decoded);
        int sound = soundPrefix(utf8, marked);
        if (sound >= 0) {
            problems.add(source.markAt(sound), KeyPath.ROOT, "is not UTF-8 from here on");
        } else {
            source.checkCharacters(problems);
        }
        return source;
    }

    /** Characters before the first byte that is no UTF-8, or -1 when all are. */
    private static int soundPrefix(byte[] utf8, boolean marked) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(utf8.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), characters, true);
        return result.isError() ? characters.position() - (marked ? 1 : 0) : -1;
    }

    private void checkCharacters(Problems problems) {
        for (int i = 0; i < lines.length; i++) {
            int column = 1;
            for (int j = 0; j < lines[i].length(); column++) {
                int c = lines[i].codePointAt(j);
                if (!allowed(c)) {
                    problems.add(
                            new Mark(i + 1, column),
                            KeyPath.ROOT,
                            c == '\t'
                                    ? "is a tab, indent and separate with spaces"
                                    : String.format(
                                            Locale.ROOT, "is the character U+%04X, which may not stand in a file", c));
                    break;
                }
                j += Character.charCount(c);
            }
        }
    }

    private static boolean allowed(int c) {
        return c >= ' ' && c < 0x7f
                || c >= 0xa0 && c != BYTE_ORDER_MARK && c != 0x2028 && c != 0x2029 && (c & 0xfffe) != 0xfffe;
    }

    /** Line and column of the character at this index of the text. */
    Mark markAt(int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        String[] linesBefore = LINE_BREAK.split(before, -1);
        String last = linesBefore[linesBefore.length - 1];
        return new Mark(linesBefore.length, last.codePointCount(0, last.length()) + 1);
    }

    public String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** One line of the text, empty beyond the end. */
    public String line(int number) {
        return number >= 1 && number <= lines.length ? lines[number - 1] : "";
    }
}
