package dev.narrows.scenario;

/**
 * One error of a scenario file, or one warning: what is accepted and seldom meant.
 *
 * @param file name of the file as it was given
 * @param line line, from 1; 0 when an option of the command line is wrong, which the message then names
 * @param column column in code points, from 1; 0 with line 0
 * @param path path in the document, such as {@code model.articulation.rows[1]}; empty for the document as a whole
 * @param message what is wrong and what is allowed
 * @param sourceLine the line of the file; empty where there is none to show
 * @param warning whether the file is accepted all the same
 */
public record Problem(
        String file, int line, int column, String path, String message, String sourceLine, boolean warning) {
    private static final int LONGEST_LINE = 160;
    private static final int BEFORE = 100;

    /**
     * As it is printed: {@code file:line:column: error at path: message} (or {@code warning}), the source line (of a
     * long line the part around the error) and a caret under the column.
     *
     * @return one line, or three joined by line feeds
     */
    public String format() {
        String kind = warning ? "warning" : "error";
        if (line == 0) {
            return file + ": " + kind + ": " + message;
        }
        String head =
                file + ":" + line + ":" + column + ": " + kind + (path.isEmpty() ? "" : " at " + path) + ": " + message;
        if (sourceLine.isBlank()) {
            return head;
        }
        int[] characters = sourceLine
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .toArray();
        int from = characters.length > LONGEST_LINE && column > BEFORE ? column - BEFORE : 0;
        from = Math.min(from, characters.length);
        int shown = Math.min(LONGEST_LINE, characters.length - from);
        return head + "\n" + new String(characters, from, shown) + "\n" + " ".repeat(Math.max(0, column - 1 - from))
                + "^";
    }

    @Override
    public String toString() {
        return format();
    }
}
