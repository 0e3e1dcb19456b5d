package dev.narrows.result;

import java.io.IOException;

/** The journal of a folder belongs to another scenario, another rng contract or another format. */
public final class ForeignJournalException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignJournalException(String message) {
        super(message);
    }
}
