package dev.narrows.certificate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code scripts/check} in a process of its own: the reader of certificates that shares nothing with this program. */
final class Checker {
    /** Where the checker is. */
    static final Path FOLDER =
            Path.of("..", "scripts", "check").toAbsolutePath().normalize();

    private Checker() {}

    /** What a program prints, and its exit code. */
    record Answer(int code, String printed) {
        List<String> lines() {
            return printed.lines().toList();
        }
    }

    static void assumePython() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "python3"))),
                "python3 is not on the path: certificates are not checked here");
    }

    static Answer check(Path folder, String... options) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("-B", FOLDER.resolve("narrows_check.py").toString()));
        words.addAll(List.of(options));
        words.add(folder.toString());
        return python(words.toArray(String[]::new));
    }

    static Answer python(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), printed);
    }
}
