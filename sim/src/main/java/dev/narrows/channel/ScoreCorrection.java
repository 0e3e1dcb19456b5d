package dev.narrows.channel;

import dev.narrows.estimate.ClopperPearson;
import dev.narrows.estimate.Interval;
import java.util.Optional;

/**
 * The share of positive truths behind the verdicts of an imperfect judge, from N verdicts without truth, k of them
 * positive, and verdicts with truth:
 *
 * <pre>
 * Rogan-Gladen:        (p + b - 1)/(a + b - 1),   p = k/N,  a = TP/(TP + FN),  b = TN/(TN + FP)
 * prediction-powered:  p + (FN - FP)/n,           n = TP + FN + FP + TN
 * </pre>
 *
 * <p>Rogan-Gladen asks that sensitivity a and specificity b are the same on both sets; prediction-powered inference
 * that the items with truth are drawn as the others are. Both are cut to [0, 1].
 *
 * <p>Intervals hold at least at their confidence for samples of any size and shares of any value: each of the three
 * proportions has limits of Clopper and Pearson at a third of the error, and the ends are those of the estimate over
 * the box of the three; so both samples count, and no normal law is assumed. They are wider than they need be.
 * Rogan-Gladen has an interval only where a + b - 1 is above 0 on the whole box: nearer to chance the labels do not say
 * what a verdict means. Sources: W. J. Rogan and B. Gladen, Am. J. Epidemiol. 107 (1978) 71-76; A. N. Angelopoulos et
 * al., Science 382 (2023) 669-674.
 *
 * @param verdicts N, at least 1
 * @param positive k, from 0 to N
 * @param truePositive TP, at least 0
 * @param falseNegative FN, at least 0; TP + FN at least 1
 * @param falsePositive FP, at least 0
 * @param trueNegative TN, at least 0; FP + TN at least 1
 */
public record ScoreCorrection(
        long verdicts, long positive, long truePositive, long falseNegative, long falsePositive, long trueNegative) {
    private static final int PROPORTIONS = 3;

    /**
     * Checks the counts.
     *
     * @param verdicts N
     * @param positive k
     * @param truePositive TP
     * @param falseNegative FN
     * @param falsePositive FP
     * @param trueNegative TN
     * @throws IllegalArgumentException if a count is out of range
     */
    public ScoreCorrection {
        if (!(verdicts >= 1 && positive >= 0 && positive <= verdicts)) {
            throw new IllegalArgumentException(
                    "positive: " + positive + " of " + verdicts + " verdicts, must be from 0 to at least 1");
        }
        if (!(truePositive >= 0 && falseNegative >= 0 && falsePositive >= 0 && trueNegative >= 0)) {
            throw new IllegalArgumentException("counts of verdicts with truth: must be at least 0");
        }
        if (truePositive + falseNegative < 1 || falsePositive + trueNegative < 1) {
            throw new IllegalArgumentException(
                    "counts of verdicts with truth: must hold a positive and a negative truth");
        }
    }

    /**
     * The share of positive verdicts.
     *
     * @return p
     */
    public double raw() {
        return (double) positive / verdicts;
    }

    /**
     * How often a positive truth has a positive verdict.
     *
     * @return a
     */
    public double sensitivity() {
        return (double) truePositive / positives();
    }

    /**
     * How often a negative truth has a negative verdict.
     *
     * @return b
     */
    public double specificity() {
        return (double) trueNegative / negatives();
    }

    private long positives() {
        return truePositive + falseNegative;
    }

    private long negatives() {
        return falsePositive + trueNegative;
    }

    /** Verdicts with truth. */
    long labelled() {
        return positives() + negatives();
    }

    /**
     * The corrected share of Rogan and Gladen with its interval.
     *
     * @param alpha probability of an error of the interval, in (0, 1)
     * @return the estimate; empty where {@code a + b - 1} is not surely above 0
     */
    public Optional<CorrectedShare> roganGladen(double alpha) {
        Interval p = ClopperPearson.of(positive, verdicts, alpha / PROPORTIONS);
        Interval a = ClopperPearson.of(truePositive, positives(), alpha / PROPORTIONS);
        Interval b = ClopperPearson.of(trueNegative, negatives(), alpha / PROPORTIONS);
        if (!(a.low() + b.low() - 1 > 0)) {
            return Optional.empty();
        }
        return Optional.of(new CorrectedShare(
                share(raw(), sensitivity(), specificity()),
                share(p.low(), a.high(), b.low()),
                share(p.high(), a.low(), b.high())));
    }

    /**
     * Whether verdicts are worse than chance, as they are where the positive word is the negative one.
     *
     * @param alpha probability of an error of the statement, in (0, 1)
     * @return true where {@code a + b - 1} is surely below 0
     */
    public boolean inverted(double alpha) {
        Interval a = ClopperPearson.of(truePositive, positives(), alpha / PROPORTIONS);
        Interval b = ClopperPearson.of(trueNegative, negatives(), alpha / PROPORTIONS);
        return a.high() + b.high() - 1 < 0;
    }

    /**
     * {@code (p + b - 1)/(a + b - 1)} cut to [0, 1]. Increasing in p, decreasing in a and increasing in b wherever it
     * is not cut, so that its extremes over a box are at corners.
     */
    private static double share(double p, double a, double b) {
        return Math.max(0, Math.min(1, (p + b - 1) / (a + b - 1)));
    }

    /**
     * The share of prediction-powered inference with its interval.
     *
     * @param alpha probability of an error of the interval, in (0, 1)
     * @return the estimate
     */
    public CorrectedShare predictionPowered(double alpha) {
        Interval p = ClopperPearson.of(positive, verdicts, alpha / PROPORTIONS);
        Interval missed = ClopperPearson.of(falseNegative, labelled(), alpha / PROPORTIONS);
        Interval wrong = ClopperPearson.of(falsePositive, labelled(), alpha / PROPORTIONS);
        double shift = (double) (falseNegative - falsePositive) / labelled();
        return new CorrectedShare(
                cut(raw() + shift),
                cut(p.low() + missed.low() - wrong.high()),
                cut(p.high() + missed.high() - wrong.low()));
    }

    private static double cut(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
