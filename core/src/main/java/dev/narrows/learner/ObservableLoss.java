package dev.narrows.learner;

/**
 * What a learner sees of a label's loss.
 *
 * <pre>
 * canonical  lt(a;s,y) = E[l(a,U,s) | S=s, Y=y]   data (s,y)     unbiased for the true risk, presumes a known channel
 * revealed   l(a,u,s)                             data (s,y,u)   unbiased for the true risk, the target is shown
 * proxy      l(a,g(y),s), g: label to target      data (s,y)     biased: the label is taken at face value
 * calibrated the canonical loss of a channel      data (s,y)     biased: the channel is estimated from gold labels
 *            that is estimated
 * </pre>
 *
 * <p>Measured-KL ceilings bound the risk under the observable loss. That is the true risk in the <em>matched</em>
 * cases; with a proxy or an estimated channel it is not, and such a ceiling says nothing about the true risk. The
 * channel budget bounds the KL of what is computed from labels alone, so a learner who sees the targets has none.
 * Source: Cao, arXiv:2509.15932.
 */
public enum ObservableLoss {
    /** The expected loss given context and label. */
    CANONICAL("canonical"),
    /** The loss of the revealed target. */
    REVEALED("revealed"),
    /** The loss of the target that the label is taken for. */
    PROXY("proxy"),
    /** The expected loss given context and label, the channel being estimated: {@link CalibratedLosses}. */
    CALIBRATED("calibrated");

    private final String label;

    ObservableLoss(String label) {
        this.label = label;
    }

    /**
     * Name in scenario files and results.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /**
     * Whether ceilings on the risk under the observable loss are ceilings on the true risk.
     *
     * @return false for a proxy and for an estimated channel
     */
    public boolean matched() {
        return this == CANONICAL || this == REVEALED;
    }

    /**
     * What a ceiling bounds under this loss, in plain words.
     *
     * @return one clause
     */
    public String bounds() {
        return matched() ? "the true risk" : "the risk under the " + label + " loss, not the true risk";
    }
}
