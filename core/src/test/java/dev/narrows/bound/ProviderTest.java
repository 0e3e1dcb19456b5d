package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers are those that the file names, each with its line; what is wrong with one says file, line and class. */
class ProviderTest {
    private static final String SERVICES = "META-INF/services/" + Word.class.getName();

    @TempDir
    private Path dir;

    /** A service. */
    public interface Word extends Supplier<String> {}

    /** A provider. */
    public static final class Fine implements Word {
        @Override
        public String get() {
            return "fine";
        }
    }

    /** Another. */
    public static final class Nameless implements Word {
        @Override
        public String get() {
            return null;
        }
    }

    /** A third. */
    public static final class Throwing implements Word {
        @Override
        public String get() {
            throw new IllegalStateException("two\nlines");
        }
    }

    @Test
    void providersHaveTheFileAndTheLineThatNamesThem() throws IOException {
        Path file = dir.resolve("with space+plus").resolve(SERVICES);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "# words\n\n" + Fine.class.getName() + " # the first\n" + Fine.class.getName() + "\n"
                        + Nameless.class.getName() + "\n");
        List<Provider<Word>> providers = in(dir.resolve("with space+plus"));
        assertThat(providers).extracting(Provider::line).containsExactly(3, 5);
        assertThat(providers).extracting(Provider::file).containsOnly(file.toString());
        assertThat(providers.get(0).ask(Word::get)).isEqualTo("fine");
        assertThat(providers.get(0).place()).isEqualTo(Fine.class.getName() + " (" + file + ":3)");
    }

    @Test
    void aProviderThatFailsIsRefusedWithItsLine() throws IOException {
        Path jar = jar(Throwing.class.getName() + "\n" + Nameless.class.getName() + "\n");
        List<Provider<Word>> providers = in(jar);
        String file = jar + "!/" + SERVICES;
        assertThatThrownBy(() -> providers.get(0).ask(Word::get))
                .isInstanceOf(ExtensionException.class)
                .hasMessage(file + ":1: " + Throwing.class.getName()
                        + ": throws java.lang.IllegalStateException: two lines");
        assertThatThrownBy(() -> providers.get(1).ask(Word::get))
                .isInstanceOf(ExtensionException.class)
                .hasMessage(file + ":2: " + Nameless.class.getName() + ": has no name");
        assertThat(providers.get(1).refused("is odd"))
                .hasMessage(file + ":2: " + Nameless.class.getName() + ": is odd");
    }

    /** A jar that is kept open would give what it held before. */
    @Test
    void aJarThatWasReplacedIsReadAnew() throws IOException {
        assertThat(in(jar(Fine.class.getName()))).extracting(Provider::value).hasOnlyElementsOfType(Fine.class);
        Path replaced = jar("# of another length\n" + Nameless.class.getName());
        assertThat(in(replaced)).extracting(Provider::value).hasOnlyElementsOfType(Nameless.class);
    }

    private Path jar(String services) throws IOException {
        Path jar = dir.resolve("words.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(SERVICES));
            out.write(services.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }

    private static List<Provider<Word>> in(Path classPath) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, ProviderTest.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            return Provider.all(Word.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
