package dev.narrows.bound;

/** How a floor turns information into risk. */
public enum Rung {
    /** Fano's inequality in its weak form, {@link WeakFano}. */
    WEAK_FANO("weak-fano"),
    /** Fano's inequality, {@link SharpFano}. */
    SHARP_FANO("sharp-fano"),
    /** The distortion-rate function of the target, which needs no separation. */
    RATE_DISTORTION("rate-distortion");

    private final String label;

    Rung(String label) {
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
