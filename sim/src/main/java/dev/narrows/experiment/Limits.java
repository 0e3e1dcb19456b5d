package dev.narrows.experiment;

import dev.narrows.estimate.Interval;
import dev.narrows.estimate.MeanInterval;
import java.util.Locale;

/**
 * When the confidence limits of a cell hold, and how they are made. Both kinds cover with at least their confidence and
 * err outward.
 *
 * <p>Sources: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934), for rates at a fixed number; H. Robbins, Ann. Math.
 * Statist. 41 (1970), for the mixture; {@link MeanInterval} for means.
 */
public enum Limits {
    /** For a number of replicates fixed beforehand: Clopper-Pearson for rates, betting for means. */
    FIXED("betting", MeanInterval::fixedBetting),
    /**
     * At any stopping time, hence also where earlier results decided on the number; wider: Beta mixture, betting
     * sequence.
     */
    ANYTIME("betting-sequence", MeanInterval::betting);

    private interface OfMean {
        Interval of(double[] values, double low, double high, double alpha);
    }

    private final String method;
    private final OfMean ofMean;

    Limits(String method, OfMean ofMean) {
        this.method = method;
        this.ofMean = ofMean;
    }

    /** Limits of a mean over replicates of a known range, at confidence {@code 1 - alpha}. */
    Interval mean(double[] values, Interval range, double alpha) {
        return ofMean.of(values, range.low(), range.high(), alpha);
    }

    /** How the limits of a mean are made, as results name it. */
    String method() {
        return method;
    }

    /**
     * The name in results.
     *
     * @return the lower-case name
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
