package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ratings larger than the heap. */
class JudgeMemoryTest {
    private static final String HEAP = "64m";
    private static final String REST = ",\"what was asked and answered at some length, " + "word ".repeat(20) + "\"\n";
    private static final int ROWS = 700_000;

    @TempDir
    Path folder;

    private Path rows(int withoutEnd) throws IOException {
        Path file = folder.resolve("ratings.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("label,truth,text\n");
            for (int i = 0; i < ROWS; i++) {
                out.write((i % 5 == 0 ? 1 : i % 2) + "," + i % 2 + (i == withoutEnd ? ",\"text\n" : REST));
            }
        }
        assertThat(Files.size(file)).isGreaterThan(100_000_000);
        return file;
    }

    private ChildJvm.Result judge(Path file, Path channel) throws IOException, InterruptedException {
        List<String> words = List.of("judge", file.toString(), "--write-channel", channel.toString());
        return ChildJvm.run(HEAP, Main.class, words, folder);
    }

    @Test
    void areMeasuredRowByRow() throws Exception {
        Path channel = folder.resolve("channel.yaml");
        ChildJvm.Result result = judge(rows(-1), channel);

        assertThat(result.code()).as(String.join("\n", result.lines())).isZero();
        assertThat(Files.readString(channel))
                .contains("channel: {type: confusion, counts: [[280000, 70000], [0, 350000]]}");
    }

    /** Quotes after the one that is not closed close it at the next quoted text. */
    @Test
    void areRefusedAtTheirFaultAndNothingIsWritten() throws Exception {
        Path channel = folder.resolve("channel.yaml");
        Path file = rows(500_000);
        ChildJvm.Result result = judge(file, channel);

        assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.lines().get(0))
                .startsWith("narrows: " + file + ":500003:6: \"w\" after the closing quote of the field that begins at"
                        + " 500002:5");
        assertThat(channel).doesNotExist();
    }
}
