package dev.narrows.result;

import java.io.IOException;

/** A folder or file that a command does not accept: of another scenario, unfinished, no shard, there already. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message one line that names the folder or file
     */
    public RefusedException(String message) {
        super(message);
    }
}
