package dev.narrows.result;

import java.io.IOException;
import java.nio.file.Path;

/** Another run writes into the folder. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder, String holder) {
        super(folder + ": is in use by another run (" + holder + ")");
    }
}
