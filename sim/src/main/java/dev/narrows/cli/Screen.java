package dev.narrows.cli;

import dev.narrows.experiment.Verdict;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a text is set for: a number of columns, with colours or without.
 *
 * @param width columns, {@value #LEAST} or more
 * @param colour whether escape codes for colours are obeyed
 */
record Screen(int width, boolean colour) {
    /** Fewer columns than these are taken for these. */
    static final int LEAST = 40;

    /** Where no terminal shows the text, and COLUMNS is not set: a file, a pipe. */
    static final Screen PLAIN = new Screen(100, false);

    private static final int MOST = 10_000;
    private static final int ORDINARY = 80;
    private static final String ESCAPE = "\u001b[";

    Screen {
        width = Math.max(LEAST, Math.min(MOST, width));
    }

    /**
     * The screen behind a stream. Its width is COLUMNS of the environment, also of a file or a pipe, else the
     * terminal's own, else 80; there are colours on a terminal unless NO_COLOR is set to something or {@code noColour}.
     */
    static Screen of(Writer out, Map<String, String> environment, boolean noColour) {
        boolean terminal = out instanceof StandardStream stream && stream.terminal();
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,5}")) {
            return new Screen(Integer.parseInt(columns), colours(out, environment, noColour));
        }
        return terminal
                ? new Screen(TerminalSize.columns().orElse(ORDINARY), colours(out, environment, noColour))
                : PLAIN;
    }

    /** Whether a stream may have colours. */
    static boolean colours(Writer out, Map<String, String> environment, boolean noColour) {
        return out instanceof StandardStream stream
                && stream.terminal()
                && !noColour
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Lines broken at spaces, what follows a break indented; a word that is wider than a line is cut into lines. */
    String wrap(String text, int indent) {
        return text.lines().map(line -> broken(line, indent) + "\n").collect(Collectors.joining());
    }

    private String broken(String line, int indent) {
        StringBuilder text = new StringBuilder();
        String rest = line;
        int room = width;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            boolean inWords = space > 0 && !rest.substring(0, space).isBlank();
            int end = inWords ? space : room;
            text.append(rest.substring(0, end).stripTrailing()).append('\n').append(" ".repeat(indent));
            rest = rest.substring(end).stripLeading();
            room = width - indent;
        }
        return text.append(rest).toString();
    }

    /** A verdict in its colour: holds green, violated and failed red, inconclusive yellow; padding stays outside. */
    String verdict(String shown) {
        String word = shown.strip();
        if (!colour || word.isEmpty()) {
            return shown;
        }
        String last = word.substring(word.lastIndexOf(' ') + 1);
        String code = last.equals(Verdict.HOLDS.label())
                ? "32"
                : last.equals(Verdict.INCONCLUSIVE.label())
                        ? "33"
                        : last.equals(Verdict.VIOLATED.label()) || last.equals("failed") ? "1;31" : "";
        return code.isEmpty() ? shown : shown.replace(word, ESCAPE + code + "m" + word + ESCAPE + "0m");
    }

    /** A header. */
    String header(String line) {
        return colour ? ESCAPE + "1m" + line + ESCAPE + "0m" : line;
    }
}
