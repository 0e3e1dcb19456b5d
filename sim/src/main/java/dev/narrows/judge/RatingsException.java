package dev.narrows.judge;

import java.io.IOException;

/** A file of ratings is refused. The message begins with the file, and its line and column where one is at fault. */
public final class RatingsException extends IOException {
    private static final long serialVersionUID = 1L;

    RatingsException(String message) {
        super(message);
    }
}
