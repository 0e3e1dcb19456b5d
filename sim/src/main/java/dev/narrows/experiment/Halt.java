package dev.narrows.experiment;

import java.util.concurrent.CompletableFuture;

/**
 * A request to start no more work, made by another thread: a signal, a clock, a failed cell (thread-safe). Each
 * experiment has a halt of its own within that of the command: the command's halt ends it, its own end does not end the
 * others.
 */
public final class Halt {
    private final CompletableFuture<Object> requested = new CompletableFuture<>();

    /** Nothing is requested yet. */
    public Halt() {}

    /** A halt that is requested with this one; a request of its own stays its own. */
    Halt within() {
        Halt inner = new Halt();
        requested.thenRun(inner::request);
        return inner;
    }

    /** Asks for the end; more than once is as once. */
    public void request() {
        requested.complete(this);
    }

    /**
     * Whether the end was asked for.
     *
     * @return true from the first request on
     */
    public boolean requested() {
        return requested.isDone();
    }

    /** Waits for the request or the other event; whether the other event came. */
    boolean waitedFor(CompletableFuture<?> other) {
        CompletableFuture.anyOf(other.handle((value, thrown) -> other), requested)
                .join();
        return other.isDone();
    }
}
