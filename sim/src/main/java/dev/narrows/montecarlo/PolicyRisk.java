package dev.narrows.montecarlo;

import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;

/**
 * What is estimated: the true risk of one policy of a finite model (immutable).
 *
 * <pre>
 * p(s,u,y) = p_s p_s(u) W_s[u][y]                  law of context, target and label
 * g(s,u,y) = sum_a q(a|s,y) l(a,u,s)               loss of the policy q, in [0, 1]
 * R        = sum_{s,u,y} p(s,u,y) g(s,u,y)         its true risk
 * b(s,u,y) = l(a*(s,y),u,s), R* = sum p b          the same of the Bayes action a*(s,y), the least of the best
 * </pre>
 *
 * <p>Triples are numbered {@code (s K + u) |Y| + y}, pairs as in {@link FiniteModel}. The action is not drawn: a policy
 * that draws one has the expected loss of its draw. Rounded to nearest; the error of R is some 1e-16. Everything is
 * enumerated, so a model may have {@link #MOST_TRIPLES} triples at most.
 */
public final class PolicyRisk {
    /** Most triples of context, target and label: 8 MB a table. */
    public static final int MOST_TRIPLES = 1_000_000;

    private static final double ROUNDING = 1e-14;

    private final FiniteModel model;
    private final double[] law;
    private final double[] losses;
    private final double[] bayesLosses;
    private final double[] pairLosses;

    private PolicyRisk(FiniteModel model, double[][] policy) {
        this.model = model;
        int triples = triples(model);
        law = new double[triples];
        losses = new double[triples];
        bayesLosses = new double[triples];
        pairLosses = new double[model.pairs()];
        double[] canonical = model.canonicalLosses();
        for (int c = 0; c < model.pairs(); c++) {
            fillPair(c, policy[c], canonical);
        }
    }

    /**
     * The risk of a policy.
     *
     * @param model of at most {@link #MOST_TRIPLES} triples
     * @param policy {@code q(a|s,y)} at {@code [pair][a]}: a law for each pair; not modified
     * @return what is to be estimated
     * @throws IllegalArgumentException if the model is too large, or the policy is no law of an action for each pair
     */
    public static PolicyRisk of(FiniteModel model, double[][] policy) {
        if ((long) model.pairs() * model.targets() > MOST_TRIPLES) {
            throw new IllegalArgumentException("model: has " + (long) model.pairs() * model.targets()
                    + " triples of context, target and label, must have at most " + MOST_TRIPLES);
        }
        Arguments.requireSize("policy", policy.length, model.pairs());
        for (int c = 0; c < policy.length; c++) {
            Arguments.requireSize("policy[" + c + "]", policy[c].length, model.actions());
            Arguments.requireLaw("policy[" + c + "]", policy[c]);
        }
        return new PolicyRisk(model, policy);
    }

    /**
     * The risk of the best policy, R*.
     *
     * @param model of at most {@link #MOST_TRIPLES} triples
     * @return what is to be estimated
     * @throws IllegalArgumentException if the model is too large
     */
    public static PolicyRisk bayes(FiniteModel model) {
        double[][] policy = new double[model.pairs()][model.actions()];
        double[] canonical = model.canonicalLosses();
        for (int c = 0; c < policy.length; c++) {
            policy[c][bayesAction(model, canonical, c)] = 1;
        }
        return of(model, policy);
    }

    private static int triples(FiniteModel model) {
        return model.pairs() * model.targets();
    }

    private static int bayesAction(FiniteModel model, double[] canonical, int pair) {
        int from = pair * model.actions();
        int best = 0;
        for (int a = 1; a < model.actions(); a++) {
            best = canonical[from + a] < canonical[from + best] ? a : best;
        }
        return best;
    }

    private void fillPair(int pair, double[] actionLaw, double[] canonical) {
        int s = pair / model.labels();
        int y = pair % model.labels();
        int bayes = bayesAction(model, canonical, pair);
        for (int a = 0; a < actionLaw.length; a++) {
            pairLosses[pair] += actionLaw[a] * canonical[pair * actionLaw.length + a];
        }
        for (int u = 0; u < model.targets(); u++) {
            int i = triple(s, u, y);
            law[i] = model.contextLaw().probability(s)
                    * model.targetProbability(u, s)
                    * model.cascade().product(s).probability(u, y);
            for (int a = 0; a < actionLaw.length; a++) {
                losses[i] += actionLaw[a] == 0 ? 0 : actionLaw[a] * model.loss().value(a, u, s);
            }
            bayesLosses[i] = model.loss().value(bayes, u, s);
        }
    }

    int triple(int s, int u, int y) {
        return (s * model.targets() + u) * model.labels() + y;
    }

    FiniteModel model() {
        return model;
    }

    /** {@code p(s,u,y)} by triple; not to be modified. */
    double[] law() {
        return law;
    }

    /** {@code g(s,u,y)} by triple; not to be modified. */
    double[] losses() {
        return losses;
    }

    /** {@code b(s,u,y)} by triple; not to be modified. */
    double[] bayesLosses() {
        return bayesLosses;
    }

    /** {@code E[g | S=s, Y=y]} by pair: the canonical loss of the policy; not to be modified. */
    double[] pairLosses() {
        return pairLosses;
    }

    /**
     * The risk.
     *
     * @return R, in [0, 1]
     */
    public double value() {
        return mean(law, losses);
    }

    /**
     * The risk of the best policy.
     *
     * @return R*
     */
    public double bayes() {
        return mean(law, bayesLosses);
    }

    /** {@code sum_i p_i x_i}. */
    static double mean(double[] law, double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < law.length; i++) {
            sum.add(law[i] * values[i]);
        }
        return sum.value();
    }

    /** {@code sum_i p_i (x_i - mean)^2}; 0 where that is the rounding of equal values. */
    static double variance(double[] law, double[] values) {
        double mean = mean(law, values);
        double largest = 0;
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < law.length; i++) {
            if (law[i] > 0) {
                double off = values[i] - mean;
                sum.add(law[i] * off * off);
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        double rounding = ROUNDING * largest;
        return sum.value() <= rounding * rounding ? 0 : sum.value();
    }
}
