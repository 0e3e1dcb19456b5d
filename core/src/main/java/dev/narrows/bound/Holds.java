package dev.narrows.bound;

/** When a bound holds: what may be said of it, and how a simulation may hold it against the truth. */
public enum Holds {
    /** For every policy, number of labels and data set: certain. */
    ALWAYS("always, every policy and m"),
    /** With probability at least {@code 1 - delta} over data sets, for all posteriors at once. */
    WITH_PROBABILITY("with probability 1 - delta over data sets, all Q"),
    /** For means over data sets. */
    IN_EXPECTATION("in expectation over data sets"),
    /** For the mean over randomly drawn codebooks, not for each of them: a floor that no single model can break. */
    OVER_CODEBOOKS("in the mean over random codebooks"),
    /** For the mean over a prior of the law of target and label, not for each law: the floor in m. */
    OVER_PRIOR("in the mean over the prior of the law"),
    /** At the confidence of {@link Informations#confidence()}, where a channel was estimated from data. */
    AT_CONFIDENCE("at the confidence of the estimated channel");

    private final String words;

    Holds(String words) {
        this.words = words;
    }

    /**
     * The same in words, as the catalogue of bounds shows it.
     *
     * @return a few words
     */
    public String words() {
        return words;
    }
}
