package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.Commands;
import dev.narrows.model.FiniteModel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the lines of a page in a folder that stands for the checkout; {@code scripts/narrows} runs in this process. */
final class ReadmeShell {
    private static final String NARROWS = "scripts/narrows ";
    private static final String EXTENSIONS = "NARROWS_EXTENSIONS=";
    private static final Pattern EXIT = Pattern.compile(" # exit (\\d+)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path dir;

    ReadmeShell(Path dir) {
        this.dir = dir;
    }

    /** Where the classes of core and sim are. */
    static String classPath() throws URISyntaxException {
        return place(FiniteModel.class) + File.pathSeparator + place(Narrows.class);
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** What a line prints; it must end with 0, or with what its comment says. */
    String run(String line) throws IOException, InterruptedException, URISyntaxException {
        if (line.startsWith(EXTENSIONS)) {
            int space = line.indexOf(' ');
            return extended(dir.resolve(line.substring(EXTENSIONS.length(), space)), line.substring(space + 1));
        }
        if (line.startsWith(NARROWS)) {
            return narrows(line);
        }
        if (line.startsWith("scripts/")) {
            assertThat(ReadmeBlocks.ROOT.resolve(line.split(" ")[0])).as(line).isExecutable();
            return "";
        }
        return process(
                "sh",
                "-c",
                line.replace("javac ", Path.of(System.getProperty("java.home"), "bin", "javac") + " ")
                        .replace(
                                "python3 scenarios/",
                                "python3 -B " + ReadmeBlocks.ROOT.toAbsolutePath() + "/scenarios/")
                        .replace("python3 scripts/", "python3 -B " + ReadmeBlocks.ROOT.toAbsolutePath() + "/scripts/")
                        .replace("sim/target/narrows.jar", "'" + classPath() + "'"));
    }

    /** Whether Python 3 is on the path. */
    static boolean hasPython() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "python3")));
    }

    /** What a program prints that must end with 0. */
    String process(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + printed)
                .isZero();
        return printed;
    }

    private String extended(Path folder, String line) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return narrows(line);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private String narrows(String line) {
        Matcher exit = EXIT.matcher(line);
        int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(EXIT.matcher(line).replaceFirst("").substring(NARROWS.length()));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : place(word.group(2)));
        }
        return Commands.run(words.toArray(String[]::new), dir.resolve("runs"), code)
                .replace(dir + "/", "")
                .replace(ReadmeBlocks.ROOT + "/", "");
    }

    private String place(String word) {
        return word.matches("(scenarios|core)/.*")
                ? ReadmeBlocks.ROOT.resolve(word).toString()
                : word.matches("(runs|mine)/.*|my-.*") ? dir.resolve(word).toString() : word;
    }
}
