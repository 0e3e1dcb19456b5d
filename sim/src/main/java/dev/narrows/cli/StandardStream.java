package dev.narrows.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A UTF-8 writer onto standard output or error that knows whether a terminal shows it. */
final class StandardStream extends BufferedWriter {
    private final boolean terminal;

    private StandardStream(String name, FileDescriptor descriptor, boolean terminal) {
        super(new OutputStreamWriter(named(name, descriptor), StandardCharsets.UTF_8));
        this.terminal = terminal;
    }

    /** The system's messages do not say what could not be written. */
    private static OutputStream named(String name, FileDescriptor descriptor) {
        return new FileOutputStream(descriptor) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    super.write(bytes, offset, length);
                } catch (IOException e) {
                    throw ClosedPipeException.named(name, e);
                }
            }
        };
    }

    static StandardStream out() {
        return new StandardStream("standard output", FileDescriptor.out, terminal(Path.of("/proc/self/fd/1")));
    }

    static StandardStream err() {
        return new StandardStream("standard error", FileDescriptor.err, terminal(Path.of("/proc/self/fd/2")));
    }

    /** Whether a terminal that obeys a carriage return shows what is written here. */
    boolean terminal() {
        return terminal;
    }

    /**
     * Where the system shows what a descriptor stands for (Linux), whether that is a terminal; elsewhere whether the
     * JVM has a console. JDK 22 and later always have a {@link Console}, which must be asked.
     */
    static boolean terminal(Path descriptor) {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isTerminal(System.console());
        }
    }

    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            Method asked = Console.class.getMethod("isTerminal");
            return (boolean) asked.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22 there is a console only where there is a terminal
        }
    }
}
