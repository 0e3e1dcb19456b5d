package dev.narrows.montecarlo;

import dev.narrows.model.FiniteModel;
import java.util.function.IntToDoubleFunction;

/**
 * The law of a triple in which every stage of the model is flattened by one exponent t.
 *
 * <pre>
 * q_t(s,u,y) = q(s) q(u|s) q(y|s,u),   q(s) ~ p_s^t, q(u|s) ~ p_s(u)^t, q(y|s,u) ~ W_s[u][y]^t,  0^t = 0
 * </pre>
 *
 * <p>t = 1 is the model itself, t = 0 uniform over what is possible at each stage. No sum over all triples is needed,
 * and what has positive probability keeps it for every t, so that weights p/q exist.
 */
final class TemperedLaw {
    private TemperedLaw() {}

    /** {@code q_t} by triple, t in [0, 1]. */
    static double[] of(PolicyRisk risk, double t) {
        FiniteModel model = risk.model();
        double[] law = new double[risk.law().length];
        double[] contexts = tempered(model.contexts(), t, model.contextLaw()::probability);
        for (int s = 0; s < model.contexts(); s++) {
            int context = s;
            double[] targets = tempered(model.targets(), t, u -> model.targetProbability(u, context));
            for (int u = 0; u < model.targets(); u++) {
                int target = u;
                double[] labels = tempered(
                        model.labels(), t, y -> model.cascade().product(context).probability(target, y));
                for (int y = 0; y < model.labels(); y++) {
                    law[risk.triple(s, u, y)] = contexts[s] * targets[u] * labels[y];
                }
            }
        }
        return law;
    }

    private static double[] tempered(int size, double t, IntToDoubleFunction probability) {
        double[] powers = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double p = probability.applyAsDouble(i);
            powers[i] = p > 0 ? StrictMath.pow(p, t) : 0;
            sum += powers[i];
        }
        for (int i = 0; i < size; i++) {
            powers[i] /= sum;
        }
        return powers;
    }
}
