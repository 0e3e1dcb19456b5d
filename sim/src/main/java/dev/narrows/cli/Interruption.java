package dev.narrows.cli;

import dev.narrows.experiment.Halt;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What ends a run before its work is done: SIGINT, SIGTERM, {@code --max-time}. The first one asks for a halt; if the
 * run has not ended {@value #GRACE_MILLIS} ms after a signal, or at a second signal, the process ends at once: what is
 * in the journal is safe, and files under temporary names are removed by the next run. Where the platform has no such
 * signals, only the time counts.
 */
final class Interruption implements AutoCloseable {
    private static final long GRACE_MILLIS = 1500;
    private static final Map<String, Integer> SIGNALS =
            Map.of("INT", ExitCode.INTERRUPTED, "TERM", ExitCode.TERMINATED);

    private final Halt halt = new Halt();
    private final Map<String, Object> before = new LinkedHashMap<>();
    private int code;
    private final CountDownLatch ended = new CountDownLatch(1);

    Interruption(Optional<Duration> maxTime) {
        SIGNALS.keySet().forEach(this::handle);
        maxTime.ifPresent(this::startClock);
    }

    Halt halt() {
        return halt;
    }

    /** Exit code of what ended the run; 0 where nothing has. */
    synchronized int code() {
        return code;
    }

    private void startClock(Duration maxTime) {
        Thread clock = new Thread(
                () -> {
                    if (!waited(maxTime.toMillis())) {
                        request(ExitCode.IMPRECISE);
                    }
                },
                "narrows-clock");
        clock.setDaemon(true);
        clock.start();
    }

    private synchronized boolean request(int why) {
        boolean first = code == 0 || code == ExitCode.IMPRECISE;
        code = first ? why : code;
        halt.request();
        return first;
    }

    private void signalled(int why) {
        if (!request(why) || !waited(GRACE_MILLIS)) {
            Runtime.getRuntime().halt(why);
        }
    }

    /** Whether the run ended within this time. */
    private boolean waited(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** By reflection: the class is in every JDK, but no part of the Java platform. */
    private void handle(String name) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object own = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        signalled(SIGNALS.get(name));
                        return null;
                    });
            before.put(name, install(name, own));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return; // the signal keeps its ordinary effect, and the journal is safe from that too
        }
    }

    private static Object install(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }

    @Override
    public void close() {
        ended.countDown();
        before.forEach((name, handler) -> {
            try {
                install(name, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("signal " + name + " was handled before", e);
            }
        });
    }
}
