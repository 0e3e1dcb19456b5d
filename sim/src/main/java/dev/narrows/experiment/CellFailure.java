package dev.narrows.experiment;

import dev.narrows.scenario.Cell;
import java.util.concurrent.CompletionException;

/**
 * A cell that could not be computed; the others go on.
 *
 * @param cell the cell
 * @param reason why, in one line
 */
public record CellFailure(Cell cell, String reason) implements CellOutcome {
    static CellFailure of(Cell cell, Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof OutOfMemoryError error) {
            return new CellFailure(cell, OutOfMemory.line(error));
        }
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return new CellFailure(cell, cause.getClass().getSimpleName() + message);
    }

    /** What was thrown, without what the threads wrapped it into. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
