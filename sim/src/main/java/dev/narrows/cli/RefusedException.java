package dev.narrows.cli;

/** An input that a command does not accept: one line says which and why; the exit code is {@link ExitCode#REFUSED}. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
