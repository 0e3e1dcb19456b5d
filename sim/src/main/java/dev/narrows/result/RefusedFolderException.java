package dev.narrows.result;

import java.io.IOException;

/** A folder is not what the command needs: of another scenario, unfinished, no shard. */
public final class RefusedFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message one line that names the folder
     */
    public RefusedFolderException(String message) {
        super(message);
    }
}
