package dev.narrows.experiment;

import java.util.Collection;
import java.util.Locale;

/** What the replicates say of a bound. */
public enum Verdict {
    /** The bound is consistent with its promise, at the stated confidence. */
    HOLDS,
    /** The bound breaks its promise, at the stated confidence. */
    VIOLATED,
    /** The replicates decide neither way. */
    INCONCLUSIVE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /**
     * The verdict of several bounds together: violated if one is, else inconclusive if one is, else holds.
     *
     * @param verdicts verdicts of the bounds
     * @return the verdict of all
     */
    public static Verdict of(Collection<Verdict> verdicts) {
        return of(verdicts.contains(VIOLATED), !verdicts.contains(INCONCLUSIVE));
    }

    /** The verdict that is certain: at most one of these is; inconclusive where none is. */
    static Verdict of(boolean violated, boolean holds) {
        return violated ? VIOLATED : holds ? HOLDS : INCONCLUSIVE;
    }

    /**
     * The name in results.
     *
     * @return the lower-case name
     */
    public String label() {
        return label;
    }
}
