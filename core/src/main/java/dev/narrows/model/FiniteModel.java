package dev.narrows.model;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import java.util.Arrays;

/**
 * The finite model: context S with law {@code p_S}, index J with prior pi (independent of S, drawn afresh for every
 * label), target {@code U = u_J(S)}, judgment H and label Y through the cascade at S, action a with loss
 * {@code l(a,U,S)} (immutable).
 *
 * <pre>
 * p_s(u)     = sum_{j: u_j(s)=u} pi_j                          law of the target
 * p(s,y)     = p_s sum_u p_s(u) W_s[u][y]                      law of a data point, pair c = s |Y| + y
 * lt(a;s,y)  = E[l(a,U,S) | S=s, Y=y]                          canonical observable loss
 * </pre>
 *
 * <p>By the tower rule the expectation of {@code lt(theta(S,Y);S,Y)} is the true risk of the policy theta, which maps
 * pairs to actions. Rounded to nearest. Source: Cao, arXiv:2509.15932, codebook mixture through a two-stage cascade.
 */
public final class FiniteModel implements Loop {
    private static final double ENTROPY_SLACK = 1e-13;

    private final Pmf contextLaw;
    private final Pmf prior;
    private final Codebook codebook;
    private final Cascade cascade;
    private final Loss loss;
    private final Separation separation;
    private final double[][] targetLaw;
    private final double[] pairProbability;
    private final double[] canonicalLoss;

    private FiniteModel(Pmf contextLaw, Pmf prior, Codebook codebook, Cascade cascade, Loss loss) {
        this.contextLaw = contextLaw;
        this.prior = prior;
        this.codebook = codebook;
        this.cascade = cascade;
        this.loss = loss;
        this.separation = Separation.of(codebook, loss);
        this.targetLaw = new double[contextLaw.size()][cascade.targets()];
        for (int s = 0; s < contexts(); s++) {
            for (int j = 0; j < codewords(); j++) {
                targetLaw[s][codebook.word(j, s)] += prior.probability(j);
            }
        }
        this.pairProbability = new double[Math.multiplyExact(contexts(), labels())];
        this.canonicalLoss = new double[Math.multiplyExact(pairs(), actions())];
        double[] byTarget = new double[Math.multiplyExact(targets(), actions())];
        for (int s = 0; s < contexts(); s++) {
            transposeLoss(s, byTarget);
            for (int y = 0; y < labels(); y++) {
                fillPair(s, y, byTarget);
            }
        }
    }

    /**
     * The model of these parts.
     *
     * @param contextLaw {@code p_S}, of size k
     * @param prior pi, of size M
     * @param codebook M codewords in each of k contexts
     * @param cascade two stages, shared or one per context
     * @param loss table over the K targets of the cascade, shared or one per context
     * @return the model
     * @throws IllegalArgumentException if sizes do not fit or a codeword is no target of the cascade
     */
    public static FiniteModel of(Pmf contextLaw, Pmf prior, Codebook codebook, Cascade cascade, Loss loss) {
        int contexts = contextLaw.size();
        require("prior", prior.size(), codebook.size(), "codewords");
        require("codebook", codebook.contexts(), contexts, "contexts");
        if (cascade.contexts() != 1) {
            require("cascade", cascade.contexts(), contexts, "contexts");
        }
        if (loss.contexts() != 1) {
            require("loss", loss.contexts(), contexts, "contexts");
        }
        require("loss", loss.targets(), cascade.targets(), "targets");
        for (int s = 0; s < contexts; s++) {
            for (int j = 0; j < codebook.size(); j++) {
                if (codebook.word(j, s) >= cascade.targets()) {
                    throw new IllegalArgumentException("codebook: holds " + codebook.word(j, s)
                            + ", must be below the number of targets, " + cascade.targets());
                }
            }
        }
        return new FiniteModel(contextLaw, prior, codebook, cascade, loss);
    }

    private static void require(String name, int found, int expected, String what) {
        if (found != expected) {
            throw new IllegalArgumentException(name + ": has " + found + " " + what + ", must have " + expected);
        }
    }

    /**
     * The loss with one row per target: read a row at a time, it is an order of magnitude faster at a thousand targets.
     */
    private void transposeLoss(int s, double[] byTarget) {
        for (int u = 0; u < targets(); u++) {
            for (int a = 0; a < actions(); a++) {
                byTarget[u * actions() + a] = loss.value(a, u, s);
            }
        }
    }

    private void fillPair(int s, int y, double[] byTarget) {
        Channel product = cascade.product(s);
        int pair = pair(s, y);
        int actions = actions();
        int row = pair * actions;
        double mass = 0;
        for (int u = 0; u < targets(); u++) {
            double joint = targetLaw[s][u] * product.probability(u, y);
            if (joint > 0) {
                mass += joint;
                int from = u * actions;
                for (int a = 0; a < actions; a++) {
                    canonicalLoss[row + a] += joint * byTarget[from + a];
                }
            }
        }
        pairProbability[pair] = contextLaw.probability(s) * mass;
        if (mass > 0) {
            for (int a = 0; a < actions(); a++) {
                int i = pair * actions() + a;
                canonicalLoss[i] = Math.min(1, canonicalLoss[i] / mass);
            }
        }
    }

    /**
     * Number of contexts.
     *
     * @return k >= 1
     */
    public int contexts() {
        return contextLaw.size();
    }

    /**
     * Number of codewords.
     *
     * @return M >= 2
     */
    public int codewords() {
        return codebook.size();
    }

    /**
     * Number of targets.
     *
     * @return K >= 1, the rows of the cognitive channel
     */
    public int targets() {
        return cascade.targets();
    }

    /**
     * Number of labels.
     *
     * @return |Y|, the columns of the articulation channel
     */
    public int labels() {
        return cascade.labels();
    }

    /**
     * Number of actions.
     *
     * @return rows of the loss table
     */
    public int actions() {
        return loss.actions();
    }

    /**
     * Number of pairs (s, y).
     *
     * @return k |Y|
     */
    public int pairs() {
        return pairProbability.length;
    }

    /**
     * Index of a pair.
     *
     * @param s context
     * @param y label
     * @return {@code s |Y| + y}
     */
    public int pair(int s, int y) {
        return s * labels() + y;
    }

    /**
     * Law of the context.
     *
     * @return {@code p_S}
     */
    @Override
    public Pmf contextLaw() {
        return contextLaw;
    }

    /**
     * Prior of the index.
     *
     * @return pi, of size M
     */
    public Pmf prior() {
        return prior;
    }

    /**
     * The codebook.
     *
     * @return M codewords a context
     */
    public Codebook codebook() {
        return codebook;
    }

    /**
     * The cascade.
     *
     * @return both stages
     */
    public Cascade cascade() {
        return cascade;
    }

    /**
     * The loss.
     *
     * @return l, in [0, 1]
     */
    public Loss loss() {
        return loss;
    }

    @Override
    public double logCodewords() {
        return StrictMath.log(prior.size());
    }

    /** What an entropy that was summed may err is taken off; that of an exactly uniform prior is log M. */
    @Override
    public double entropy() {
        for (int j = 1; j < prior.size(); j++) {
            if (prior.probability(j) != prior.probability(0)) {
                return Math.max(0, prior.entropy() - ENTROPY_SLACK);
            }
        }
        return logCodewords();
    }

    @Override
    public double logLabels() {
        return StrictMath.log(labels());
    }

    /**
     * Base loss and separation of every context.
     *
     * @return b and lam
     */
    @Override
    public Separation separation() {
        return separation;
    }

    /**
     * Probability of a target in a context.
     *
     * @param u target, 0..K-1
     * @param s context
     * @return {@code p_s(u) = sum_{j: u_j(s)=u} pi_j}; 0 for a target that is no codeword there
     */
    public double targetProbability(int u, int s) {
        return targetLaw[s][u];
    }

    /**
     * Law of the label given index and context.
     *
     * @param y label
     * @param j index
     * @param s context
     * @return {@code p(y|j,s) = W_s[u_j(s)][y]}
     */
    public double labelProbability(int y, int j, int s) {
        return cascade.product(s).probability(codebook.word(j, s), y);
    }

    /**
     * Probability of each pair.
     *
     * @return a copy, {@code p(s,y)} at {@link #pair(int, int)}; sums to 1 up to rounding
     */
    public double[] pairProbabilities() {
        return pairProbability.clone();
    }

    /**
     * Canonical observable loss.
     *
     * @return a copy, {@code lt(a;s,y) = E[l(a,U,S)|S=s,Y=y]} at {@code pair * actions + a}, in [0, 1]; 0 in pairs of
     *     probability 0
     */
    public double[] canonicalLosses() {
        return canonicalLoss.clone();
    }

    @Override
    public String toString() {
        return "FiniteModel[contexts=" + contexts() + ", codewords=" + codewords() + ", targets=" + targets()
                + ", labels=" + labels() + ", actions=" + actions() + ", prior=" + Arrays.toString(prior.toArray())
                + "]";
    }
}
