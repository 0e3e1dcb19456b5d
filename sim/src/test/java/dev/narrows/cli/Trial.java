package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What {@code run} made of one file in a child JVM ({@link ScenarioTrials}). */
record Trial(int code, long milliseconds, String out, String err) {
    private static final int MOST_LINES = 200;

    /** One child for all of these files; a file is its bytes, or the path of what already exists. */
    static List<Trial> all(Map<String, byte[]> files, List<Path> existing, String heap, Path dir)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(dir.resolve("runs").toString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            arguments.add(Files.write(dir.resolve(file.getKey() + ".yaml"), file.getValue()).toString());
        }
        existing.forEach(path -> arguments.add(path.toString()));
        ChildJvm.Result result = ChildJvm.run(heap, ScenarioTrials.class, arguments, dir);
        assertThat(result.code()).as(String.join("\n", result.lines())).isZero();
        assertThat(result.lines()).hasSize(arguments.size() - 1);
        return result.lines().stream().map(Trial::of).toList();
    }

    private static Trial of(String line) {
        String[] words = line.split(" ");
        return new Trial(Integer.parseInt(words[0]), Long.parseLong(words[1]), text(words[2]), text(words[3]));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).substring(1);
    }

    /** Refused within {@code most} milliseconds, in a few clean lines that say this. */
    void isRefused(long most, String message) {
        assertThat(code).as(err).isEqualTo(ExitCode.REFUSED);
        assertThat(milliseconds).as(err).isLessThan(most);
        assertThat(out).isEmpty();
        assertThat(err).contains(": error", message).doesNotContain("\tat ", "Exception", "OutOfMemory", "StackOverflow");
        assertThat(err.lines()).hasSizeLessThan(MOST_LINES).allMatch(line -> line.length() <= 400);
    }
}
