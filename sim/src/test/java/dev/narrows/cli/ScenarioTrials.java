package dev.narrows.cli;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Main class of a child JVM: {@code run} on each file, one line a file: exit code, milliseconds, both outputs in Base64. */
public final class ScenarioTrials {
    private ScenarioTrials() {
    }

    /** First argument: folder of the runs; then the files. */
    public static void main(String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            long start = System.nanoTime();
            int code = Main.execute(new String[] {"run", "--out", arguments[0], arguments[i]}, out, err);
            System.out.println(code + " " + (System.nanoTime() - start) / 1_000_000 + " " + base64(out) + " " + base64(err));
        }
    }

    private static String base64(StringWriter text) {
        // a mark before the text, so that an empty one is still a word
        return Base64.getEncoder().encodeToString(("|" + text).getBytes(StandardCharsets.UTF_8));
    }
}
