package dev.narrows.bound;

/** Which number stands for the information {@code I(J;Y|S=s)} that the label carries, largest first, in nats. */
public enum InformationKind {
    /** The smaller capacity of the two stages, {@code C_tot|s = min(C_cog|s, C_art|s)}. */
    TOTAL("total"),
    /** The capacity of both stages together, {@code C_cas|s}. */
    CASCADE("cascade"),
    /** What the codebook mixture really sends, {@code I(J;Y|S=s) = I(U;Y|S=s)}. */
    MIXTURE("mixture");

    private final String label;

    InformationKind(String label) {
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
