package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a command line in this process. */
public final class Commands {
    private Commands() {}

    /** Runs a command; its exit code. */
    public static int execute(String[] words, Writer out, Writer err) {
        return Main.execute(words, out, err);
    }

    /** Standard output of a command that must succeed; {@code run} and {@code score} write into {@code out}. */
    public static String run(String[] words, Path out) {
        return run(words, out, ExitCode.OK);
    }

    /**
     * Standard output of a command that must end with this exit code; {@code run} and {@code score} write into
     * {@code out}.
     */
    public static String run(String[] words, Path out, int exitCode) {
        List<String> arguments = new ArrayList<>(List.of(words));
        if (words[0].equals("run") || words[0].equals("score") && !arguments.contains("--out")) {
            arguments.addAll(List.of("--out", out.toString()));
        }
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        int code = Main.execute(arguments.toArray(String[]::new), stdout, stderr);
        assertThat(code).as(arguments + "\n" + stderr).isEqualTo(exitCode);
        return stdout.toString();
    }
}
