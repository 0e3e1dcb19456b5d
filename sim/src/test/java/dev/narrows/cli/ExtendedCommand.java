package dev.narrows.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A command line in this process with extensions of its own. */
public final class ExtendedCommand {
    private ExtendedCommand() {}

    /** What a command printed and how it ended. */
    public record Outcome(int code, String out, String err) {}

    /** Runs a command with these jars and folders on the class path. */
    public static Outcome run(List<Path> extensions, String... words) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = new URL[extensions.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = extensions.get(i).toUri().toURL();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (URLClassLoader loader = new OwnExtensions(urls, before)) {
            thread.setContextClassLoader(loader);
            return new Outcome(Main.execute(words, out, err), out.toString(), err.toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Takes extensions of the tests from its own jars where they have them. */
    private static final class OwnExtensions extends URLClassLoader {
        OwnExtensions(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean mine = name.startsWith("dev.narrows.extension.")
                        && findResource(name.replace('.', '/') + ".class") != null;
                if (!mine || findLoadedClass(name) != null) {
                    return super.loadClass(name, resolve);
                }
                return findClass(name);
            }
        }
    }
}
