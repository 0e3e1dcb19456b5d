package dev.narrows.info;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.NormalLaw;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Models of a rater as channels: from what is true, or was judged, to what the rater says. Inputs are targets or
 * judgments {@code u}, outputs labels {@code h}.
 *
 * <p>Exponentials are those of {@link StrictMath} and normal probabilities those of {@link NormalLaw}: the same bits on
 * every platform. Entries are rounded to nearest, each row is divided by its sum once.
 */
public final class RaterChannels {
    private static final double SQRT_2 = Math.sqrt(2);

    private RaterChannels() {}

    /**
     * Softmax choice of the true label among q: {@code W[u][h]} proportional to {@code e^beta} if h = u, to 1
     * otherwise. It is {@link NamedChannels#symmetric} with {@code e = (q-1)/(q-1+e^beta)}; useless at beta = 0,
     * noiseless as beta grows.
     *
     * <p>Source: R. D. Luce, <em>Individual Choice Behavior</em>, Wiley 1959 (the choice axiom, in exponential form).
     *
     * @param q alphabet, at least 2
     * @param beta inverse temperature, finite and at least 0
     * @return the q x q channel
     * @throws IllegalArgumentException if {@code q < 2}, or beta is negative, infinite or NaN
     */
    public static Channel softmax(int q, double beta) {
        Arguments.requireFinite("beta", beta);
        double others = (Arguments.requireAtLeast("q", q, 2) - 1) * StrictMath.exp(-beta);
        return NamedChannels.symmetric(q, others / (1 + others));
    }

    /**
     * Softmax choice by similarity: {@code W[u][h] = e^{beta sim(u,h)} / sum_k e^{beta sim(u,k)}}; equal rows at beta =
     * 0, the most similar labels alone as beta grows.
     *
     * <p>Source: R. D. Luce, <em>Individual Choice Behavior</em>, Wiley 1959.
     *
     * @param similarity {@code similarity[u][h]}, finite, rows of one length; not modified
     * @param beta inverse temperature, finite and at least 0
     * @return the channel, as many inputs and outputs as the table has rows and columns
     * @throws IllegalArgumentException if the table is empty or ragged or holds a number that is not finite, or beta is
     *     negative, infinite or NaN
     */
    public static Channel softmax(double[][] similarity, double beta) {
        RaterArguments.table("similarity", similarity);
        Arguments.requireFinite("beta", beta);
        double[][] rows = new double[similarity.length][similarity[0].length];
        for (int u = 0; u < rows.length; u++) {
            double largest = Probabilities.largest(similarity[u]);
            double sum = 0;
            for (int h = 0; h < rows[u].length; h++) {
                // at beta = 0 an overflowing difference would give 0 times infinity
                rows[u][h] = beta == 0 ? 1 : StrictMath.exp(beta * (similarity[u][h] - largest));
                sum += rows[u][h];
            }
            Probabilities.divide(rows[u], sum);
        }
        return Channel.of(rows);
    }

    /**
     * Lapses: with probability eps the rater answers at random, {@code (1-eps) W + eps/|H|}. Capacity at most
     * {@code (1-eps) C(W)}: it is a mixture of W and a useless channel, and mutual information is convex in the
     * channel.
     *
     * <p>Source: F. A. Wichmann and N. J. Hill, "The psychometric function: I", Perception and Psychophysics 63, 2001
     * (the lapse rate).
     *
     * @param rate eps, in [0, 1]
     * @param attentive W, the rater who does not lapse
     * @return the channel, of the shape of W
     * @throws IllegalArgumentException if the rate lies outside [0, 1] or is NaN
     */
    public static Channel lapse(double rate, Channel attentive) {
        double[] anything = new double[attentive.outputs()];
        Arrays.fill(anything, 1.0 / anything.length);
        return mixed("rate", rate, attentive, anything);
    }

    /**
     * Sycophancy: with probability alpha the rater gives the favoured label whatever is true, {@code (1-alpha) W +
     * alpha 1{h = favoured}}. Capacity at most {@code (1-alpha) C(W)}, as for {@link #lapse}. What is favoured may
     * differ between contexts: one channel for each.
     *
     * @param alpha probability of flattery, in [0, 1]
     * @param favoured the favoured label, 0..|H|-1
     * @param honest W, the rater who does not flatter
     * @return the channel, of the shape of W
     * @throws IllegalArgumentException if alpha lies outside [0, 1] or is NaN, or there is no label {@code favoured}
     */
    public static Channel sycophantic(double alpha, int favoured, Channel honest) {
        double[] flattery = new double[honest.outputs()];
        flattery[RaterArguments.index("favoured", favoured, honest.outputs())] = 1;
        return mixed("alpha", alpha, honest, flattery);
    }

    private static Channel mixed(String name, double weight, Channel w, double[] law) {
        Arguments.requireFraction(name, weight);
        double[][] rows = new double[w.inputs()][w.outputs()];
        for (int u = 0; u < rows.length; u++) {
            for (int h = 0; h < law.length; h++) {
                rows[u][h] = (1 - weight) * w.probability(u, h) + weight * law[h];
            }
        }
        return Channel.of(rows);
    }

    /**
     * Likert scale with even positions {@code u/(q-1)} and even thresholds {@code l/L}, l = 1..L-1: see
     * {@link #likert(double[], double[], double)}.
     *
     * @param q targets, at least 2
     * @param steps L, steps of the scale, at least 2
     * @param sd standard deviation of the judgment, finite and above 0, in units of the scale from 0 to 1
     * @return the q x L channel
     * @throws IllegalArgumentException if a number is too small, or sd is infinite or NaN
     */
    public static Channel likert(int q, int steps, double sd) {
        return likert(evenPositions(q), evenThresholds(steps), sd);
    }

    /**
     * Positions {@code u/(q-1)}: the targets spread evenly over the scale from 0 to 1.
     *
     * @param q targets, at least 2
     * @return the q positions
     * @throws IllegalArgumentException if {@code q < 2}
     */
    public static double[] evenPositions(int q) {
        double[] positions = new double[Arguments.requireAtLeast("q", q, 2)];
        Arrays.setAll(positions, u -> u / (q - 1.0));
        return positions;
    }

    /**
     * Thresholds {@code l/L}, l = 1..L-1: steps of one width over the scale from 0 to 1.
     *
     * @param steps L, at least 2
     * @return the L - 1 thresholds
     * @throws IllegalArgumentException if {@code steps < 2}
     */
    public static double[] evenThresholds(int steps) {
        double[] thresholds = new double[Arguments.requireAtLeast("steps", steps, 2) - 1];
        Arrays.setAll(thresholds, l -> (l + 1.0) / steps);
        return thresholds;
    }

    /**
     * Likert scale: a target at position {@code x_u} is judged with normal noise, and the judgment falls between two
     * thresholds {@code t_1 < ... < t_{L-1}} (with {@code t_0 = -inf, t_L = inf}),
     *
     * <pre>
     * W[u][l] = Phi((t_{l+1} - x_u)/sd) - Phi((t_l - x_u)/sd),     l = 0..L-1
     * </pre>
     *
     * <p>As sd falls to 0 the label is the step that holds the position (a position on a threshold is split evenly
     * between the two); as sd grows only the two extreme steps are left, 1/2 each. Source: L. L. Thurstone, "A law of
     * comparative judgment", Psychological Review 34, 1927 (normal discriminal processes); P. McCullagh, "Regression
     * models for ordinal data", J. Royal Statistical Society B 42, 1980 (thresholds).
     *
     * @param positions {@code x_u}, finite, at least one; not modified
     * @param thresholds {@code t_1..t_{L-1}}, finite and increasing, at least one; not modified
     * @param sd standard deviation of the judgment, finite and above 0, in the unit of the positions
     * @return the channel, |positions| x (|thresholds| + 1)
     * @throws IllegalArgumentException if a list is empty, holds a number that is not finite or does not increase where
     *     it must, or sd is not finite and above 0
     */
    public static Channel likert(double[] positions, double[] thresholds, double sd) {
        RaterArguments.list("positions", positions);
        RaterArguments.list("thresholds", thresholds);
        RaterArguments.increasing("thresholds", thresholds);
        Arguments.requirePositive("sd", sd);
        double[][] rows = new double[positions.length][thresholds.length + 1];
        for (int u = 0; u < rows.length; u++) {
            double low = Double.NEGATIVE_INFINITY;
            for (int l = 0; l <= thresholds.length; l++) {
                double high = l == thresholds.length ? Double.POSITIVE_INFINITY : (thresholds[l] - positions[u]) / sd;
                rows[u][l] = NormalLaw.between(low, high);
                low = high;
            }
        }
        return Channel.of(rows);
    }

    /**
     * Pairwise comparison with logistic noise: shown answers a and b under target u, the rater prefers b (label 1, else
     * 0) with probability {@code 1/(1 + e^{-beta (r_u(b) - r_u(a))})}; even odds at beta = 0, the better answer always
     * as beta grows.
     *
     * <p>Source: R. A. Bradley and M. E. Terry, "Rank analysis of incomplete block designs: I", Biometrika 39, 1952.
     *
     * @param rewards {@code rewards[u][answer] = r_u(answer)}, finite, rows of one length; not modified
     * @param a the first answer of the pair
     * @param b the second one; equal ones are even odds
     * @param beta inverse temperature, finite and at least 0
     * @return the channel, targets x 2
     * @throws IllegalArgumentException if the table is empty or ragged or holds a number that is not finite, a or b is
     *     no answer, or beta is negative, infinite or NaN
     */
    public static Channel bradleyTerry(double[][] rewards, int a, int b, double beta) {
        Arguments.requireFinite("beta", beta);
        // at beta = 0 an overflowing gain would give 0 times infinity
        return comparison(
                rewards, a, b, gain -> beta == 0 ? 0 : beta * gain, logit -> 1 / (1 + StrictMath.exp(-logit)));
    }

    /**
     * Pairwise comparison with normal noise of standard deviation sd on each reward: label 1 (b is preferred) with
     * probability {@code Phi((r_u(b) - r_u(a))/(sd sqrt 2))}; even odds as sd grows, the better answer always as it
     * falls to 0.
     *
     * <p>Source: L. L. Thurstone, "A law of comparative judgment", Psychological Review 34, 1927 (case V).
     *
     * @param rewards {@code rewards[u][answer] = r_u(answer)}, finite, rows of one length; not modified
     * @param a the first answer of the pair
     * @param b the second one; equal ones are even odds
     * @param sd standard deviation of a reward as it is felt, finite and above 0
     * @return the channel, targets x 2
     * @throws IllegalArgumentException if the table is empty or ragged or holds a number that is not finite, a or b is
     *     no answer, or sd is not finite and above 0
     */
    public static Channel thurstone(double[][] rewards, int a, int b, double sd) {
        Arguments.requirePositive("sd", sd);
        return comparison(rewards, a, b, gain -> gain / sd / SQRT_2, NormalLaw::cdf);
    }

    /** b is preferred to a with the probability that a symmetric law gives to what is below the scaled gain. */
    private static Channel comparison(
            double[][] rewards, int a, int b, DoubleUnaryOperator scaled, DoubleUnaryOperator below) {
        RaterArguments.table("rewards", rewards);
        RaterArguments.index("a", a, rewards[0].length);
        RaterArguments.index("b", b, rewards[0].length);
        return Channel.of(Arrays.stream(rewards)
                .mapToDouble(row -> scaled.applyAsDouble(row[b] - row[a]))
                .mapToObj(z -> new double[] {below.applyAsDouble(-z), below.applyAsDouble(z)})
                .toArray(double[][]::new));
    }
}
