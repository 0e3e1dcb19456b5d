package dev.narrows.experiment;

/** The words for an error of the machine that its user can do something about. */
public final class OutOfMemory {
    private static final long MEGABYTE = 1_000_000;

    private OutOfMemory() {}

    /**
     * What ran out, how much there was, and what helps.
     *
     * @param error what the JVM threw
     * @return one line
     */
    public static String line(OutOfMemoryError error) {
        String what = error.getMessage() == null
                ? ""
                : " (" + error.getMessage().lines().findFirst().orElse("") + ")";
        return "out of memory" + what + ": the heap has " + Runtime.getRuntime().maxMemory() / MEGABYTE
                + " MB; JAVA_TOOL_OPTIONS=-Xmx8g gives more, -j 1 and a smaller --max-memory ask for less";
    }
}
