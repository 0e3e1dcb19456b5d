package dev.narrows.cli;

import com.sun.management.ThreadMXBean;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Main class of a child JVM: {@code run} on each file, one line per file: exit code, bytes that the thread allocated,
 * its processor time in units of {@link #unit()}, both outputs in Base64.
 */
public final class ScenarioTrials {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 100_000_000;

    private ScenarioTrials() {}

    /** First argument: folder of the runs; then the files. */
    public static void main(String[] arguments) {
        double unit = unit();
        for (int i = 1; i < arguments.length; i++) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long start = THREAD.getCurrentThreadCpuTime();
            int code = Main.execute(new String[] {"run", "--out", arguments[0], arguments[i]}, out, err);
            double time = (THREAD.getCurrentThreadCpuTime() - start) / unit;
            bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
            System.out.println(code + " " + bytes + " " + time + " " + base64(out) + " " + base64(err));
        }
    }

    /**
     * Nanoseconds of processor time that 10^8 dependent steps take here, about a tenth of a second: a measure of work
     * that a slow or busy machine stretches as it stretches what is measured with it.
     */
    private static double unit() {
        long start = THREAD.getCurrentThreadCpuTime();
        long x = 1;
        for (int i = 0; i < STEPS; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        if (x == 0) {
            throw new IllegalStateException("the steps must not be left out");
        }
        return THREAD.getCurrentThreadCpuTime() - start;
    }

    private static String base64(StringWriter text) {
        // a mark before the text, so that an empty one is still a word
        return Base64.getEncoder().encodeToString(("|" + text).getBytes(StandardCharsets.UTF_8));
    }
}
