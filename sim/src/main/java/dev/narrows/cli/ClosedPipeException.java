package dev.narrows.cli;

import java.io.IOException;

/**
 * Nobody reads what is written any more, as behind {@code | head}: there is nothing to say, and nobody to say it to.
 */
final class ClosedPipeException extends IOException {
    private static final long serialVersionUID = 1L;
    /** What POSIX systems and Windows say; no more of the failure is known than its words. */
    private static final String WORDS = "(?i).*(broken pipe|pipe (is being closed|has been ended)).*";

    private ClosedPipeException(String message, IOException cause) {
        super(message, cause);
    }

    /** The failure to write to a standard stream, with the name of the stream. */
    static IOException named(String stream, IOException failure) {
        String message = stream + ": " + failure.getMessage();
        return String.valueOf(failure.getMessage()).matches(WORDS)
                ? new ClosedPipeException(message, failure)
                : new IOException(message, failure);
    }
}
