package dev.narrows.family;

/** A bound that is broken on purpose, so that one can see that the verdicts catch it. */
public enum NegativeControl {
    /**
     * The high-probability ceilings leave out their {@code log(1/delta)}; failures are held against delta all the same.
     */
    DROP_DELTA("drop-delta");

    private final String label;

    NegativeControl(String label) {
        this.label = label;
    }

    /**
     * Name in scenario files and results.
     *
     * @return kebab-case
     */
    public String label() {
        return label;
    }
}
