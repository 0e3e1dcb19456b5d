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

/**
 * What {@code run} made of one file in a child JVM ({@link ScenarioTrials}), and the work that it took: memory
 * allocated and processor time of the thread, not the time on the wall, which other processes stretch.
 */
record Trial(int code, long bytes, double units, String out, String err) {
    /**
     * Nearly the same in every run, on every machine. Most is taken by one scalar of a megabyte: 2.2 GB, since the YAML
     * library copies what it has of a scalar with every 1,024 characters that it reads on.
     */
    private static final long MOST_BYTES = 3_000_000_000L;
    /**
     * Seen: 9 for the first file, with the loading of the classes; 7 for 40,000 duplicate keys; at most 3 for others.
     */
    private static final double MOST_UNITS = 40;

    private static final int MOST_LINES = 200;

    /** One child for all of these files; a file is its bytes, or the path of what already exists. */
    static List<Trial> all(Map<String, byte[]> files, List<Path> existing, String heap, Path dir)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(dir.resolve("runs").toString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            arguments.add(Files.write(dir.resolve(file.getKey() + ".yaml"), file.getValue())
                    .toString());
        }
        existing.forEach(path -> arguments.add(path.toString()));
        ChildJvm.Result result = ChildJvm.run(heap, ScenarioTrials.class, arguments, dir);
        assertThat(result.code()).as(String.join("\n", result.lines())).isZero();
        assertThat(result.lines()).hasSize(arguments.size() - 1);
        return result.lines().stream().map(Trial::of).toList();
    }

    private static Trial of(String line) {
        String[] words = line.split(" ");
        return new Trial(
                Integer.parseInt(words[0]),
                Long.parseLong(words[1]),
                Double.parseDouble(words[2]),
                text(words[3]),
                text(words[4]));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).substring(1);
    }

    /** Refused with little work, in a few clean lines that say this. */
    void isRefused(String message) {
        assertThat(code).as(err).isEqualTo(ExitCode.REFUSED);
        assertThat(bytes).as(err).isLessThan(MOST_BYTES);
        assertThat(units).as(err).isLessThan(MOST_UNITS);
        assertThat(out).isEmpty();
        assertThat(err)
                .contains(": error", message)
                .doesNotContain("\tat ", "Exception", "OutOfMemory", "StackOverflow");
        assertThat(err.lines()).hasSizeLessThan(MOST_LINES).allMatch(line -> line.length() <= 400);
    }
}
