package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a command line in this process. */
public final class Commands {
    private Commands() {}

    /** Standard output of a command that must succeed; {@code run} writes into {@code out}. */
    public static String run(String[] words, Path out) {
        return run(words, out, ExitCode.OK);
    }

    /** Standard output of a command that must end with this exit code; {@code run} writes into {@code out}. */
    public static String run(String[] words, Path out, int exitCode) {
        List<String> arguments = new ArrayList<>(List.of(words));
        if (words[0].equals("run")) {
            arguments.addAll(List.of("--out", out.toString()));
        }
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        int code = Main.execute(arguments.toArray(String[]::new), stdout, stderr);
        assertThat(code).as(arguments + "\n" + stderr).isEqualTo(exitCode);
        return stdout.toString();
    }
}
