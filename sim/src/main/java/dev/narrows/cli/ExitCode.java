package dev.narrows.cli;

import java.util.Collection;
import java.util.List;

/** Exit codes, a promise to scripts. */
final class ExitCode {
    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int CELLS_FAILED = 4;
    static final int VIOLATED = 5;
    static final int IMPRECISE = 6;
    static final int IO = 7;
    static final int IN_USE = 8;
    static final int INTERRUPTED = 130;
    static final int TERMINATED = 143;

    /** Which of several wins, first to last. */
    private static final List<Integer> ORDER = List.of(
            USAGE, REFUSED, IN_USE, INTERRUPTED, TERMINATED, INTERNAL, IO, CELLS_FAILED, VIOLATED, IMPRECISE, OK);

    private ExitCode() {}

    static int of(Collection<Integer> codes) {
        return ORDER.stream().filter(codes::contains).findFirst().orElse(OK);
    }
}
