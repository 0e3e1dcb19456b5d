package dev.narrows.bound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a line of {@code META-INF/services} provides. {@link java.util.ServiceLoader} finds the same on the class path;
 * it does not say in which file and line.
 *
 * @param <T> the interface
 * @param value the object of the class that the line names
 * @param file the file
 * @param line the line, from 1
 */
public record Provider<T>(T value, String file, int line) {
    private static final String FOLDER = "META-INF/services/";

    /**
     * The providers on the class path of the thread's class loader, in its order, each class once.
     *
     * @param <T> the interface
     * @param service the interface
     * @return the providers
     * @throws ExtensionException if a line names no class that provides the interface
     */
    public static <T> List<Provider<T>> all(Class<T> service) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
        Map<String, Provider<T>> byClass = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(FOLDER + service.getName()))) {
                List<String> lines = lines(url);
                for (int i = 0; i < lines.size(); i++) {
                    Line at = new Line(path(url), i + 1, lines.get(i));
                    if (!at.name().isEmpty() && !byClass.containsKey(at.name())) {
                        byClass.put(at.name(), new Provider<>(at.make(service, loader), at.file, at.number));
                    }
                }
            }
        } catch (IOException e) {
            throw new ExtensionException(FOLDER + service.getName() + ": cannot be read: " + e.getMessage());
        }
        return List.copyOf(byClass.values());
    }

    /** A path as people write it, with {@code !} after a jar. */
    private static String path(URL url) {
        String file = url.toString().replaceFirst("^(?:jar:)?file:", "").replace("+", "%2B");
        return URLDecoder.decode(file, StandardCharsets.UTF_8);
    }

    private static List<String> lines(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // a cached jar stays open after its class loader is closed
        connection.setUseCaches(false);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        }
    }

    /**
     * Asks the provider something that it must have, such as its name.
     *
     * @param <R> what is asked for
     * @param question what is asked
     * @return the answer
     * @throws ExtensionException if the provider throws, or has none
     */
    public <R> R ask(Function<? super T, R> question) {
        R answer;
        try {
            answer = question.apply(value);
        } catch (RuntimeException e) {
            throw refused("throws " + e);
        }
        if (answer == null) {
            throw refused("has no name");
        }
        return answer;
    }

    /**
     * That the provider cannot be used.
     *
     * @param reason what is wrong with its class
     * @return an exception that names file, line and class
     */
    public ExtensionException refused(String reason) {
        return new Line(file, line, value.getClass().getName()).refused(reason);
    }

    /**
     * Where it comes from, in words.
     *
     * @return class, file and line
     */
    public String place() {
        return value.getClass().getName() + " (" + file + ":" + line + ")";
    }

    /** A line of a file of services; after a # stands a comment. */
    private record Line(String file, int number, String text) {
        String name() {
            return text.replaceFirst("#.*", "").strip();
        }

        <T> T make(Class<T> service, ClassLoader loader) {
            try {
                Class<?> type = Class.forName(name(), false, loader);
                if (!service.isAssignableFrom(type)) {
                    throw refused("is no " + service.getSimpleName());
                }
                return service.cast(type.getConstructor().newInstance());
            } catch (ClassNotFoundException e) {
                throw refused("there is no such class on the class path");
            } catch (InvocationTargetException e) {
                throw refused("its constructor throws " + e.getCause());
            } catch (ReflectiveOperationException e) {
                throw refused("must be a public class with a public constructor without arguments");
            } catch (LinkageError e) {
                throw refused("cannot be loaded: " + e);
            }
        }

        ExtensionException refused(String reason) {
            return new ExtensionException(file + ":" + number + ": " + name() + ": " + reason.replaceAll("\\R", " "));
        }
    }
}
