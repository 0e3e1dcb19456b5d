package dev.narrows.bound;

/** Whether information is averaged over the contexts before or after it is turned into risk. */
public enum ContextUse {
    /** The paper's form: the averaged information, and the least separation. */
    AVERAGED("averaged"),
    /** Each context with its own information and separation, then the mean. */
    PER_CONTEXT("per-context");

    private final String label;

    ContextUse(String label) {
        this.label = label;
    }

    /**
     * The name in files and tables.
     *
     * @return lower case, words joined by hyphens
     */
    public String label() {
        return label;
    }
}
