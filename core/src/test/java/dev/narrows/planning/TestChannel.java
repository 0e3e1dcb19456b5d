package dev.narrows.planning;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;

/**
 * A channel from targets to advised actions, made by plain Blahut steps: what it carries and the risk of following it,
 * both summed from its table, so that it is an example whatever the steps did.
 */
record TestChannel(double information, double risk) {
    private static final int MOST_STEPS = 5_000;
    private static final double NEAR = 1e-9;

    /** The channel of context s at the slope t. */
    static TestChannel of(FiniteModel model, int s, double t) {
        int actions = model.actions();
        double[] r = new double[actions];
        Arrays.fill(r, 1.0 / actions);
        double[][] k = new double[model.targets()][actions];
        for (int u = 0; u < k.length; u++) {
            double least = Double.POSITIVE_INFINITY;
            for (int a = 0; a < actions; a++) {
                least = Math.min(least, model.loss().value(a, u, s));
            }
            for (int a = 0; a < actions; a++) {
                k[u][a] = Math.exp(-t * (model.loss().value(a, u, s) - least));
            }
        }
        for (int step = 0; step < MOST_STEPS && step(model, s, k, r) > 1 + NEAR; step++) {}
        return measured(model, s, k, r);
    }

    private static double step(FiniteModel model, int s, double[][] k, double[] r) {
        double[] c = new double[r.length];
        for (int u = 0; u < k.length; u++) {
            double z = 0;
            for (int a = 0; a < r.length; a++) {
                z += r[a] * k[u][a];
            }
            for (int a = 0; a < r.length; a++) {
                c[a] += model.targetProbability(u, s) * k[u][a] / z;
            }
        }
        double sum = 0;
        for (int a = 0; a < r.length; a++) {
            r[a] *= c[a];
            sum += r[a];
        }
        for (int a = 0; a < r.length; a++) {
            r[a] /= sum;
        }
        return Arrays.stream(c).max().orElseThrow();
    }

    private static TestChannel measured(FiniteModel model, int s, double[][] k, double[] r) {
        double[][] w = new double[k.length][r.length];
        double[] q = new double[r.length];
        for (int u = 0; u < k.length; u++) {
            double z = 0;
            for (int a = 0; a < r.length; a++) {
                w[u][a] = r[a] * k[u][a];
                z += w[u][a];
            }
            for (int a = 0; a < r.length; a++) {
                w[u][a] /= z;
                q[a] += model.targetProbability(u, s) * w[u][a];
            }
        }
        double information = 0;
        double risk = 0;
        for (int u = 0; u < k.length; u++) {
            for (int a = 0; a < r.length; a++) {
                double joint = model.targetProbability(u, s) * w[u][a];
                risk += joint * model.loss().value(a, u, s);
                information += joint > 0 ? joint * Math.log(w[u][a] / q[a]) : 0;
            }
        }
        return new TestChannel(information, risk);
    }

    /** One channel in each context, all at the slope t over the cost of a nat there: mean cost and mean risk. */
    static TestChannel together(FiniteModel model, double[] costs, double t) {
        double cost = 0;
        double risk = 0;
        for (int s = 0; s < model.contexts(); s++) {
            TestChannel one = of(model, s, t / costs[s]);
            cost += model.contextLaw().probability(s) * costs[s] * one.information();
            risk += model.contextLaw().probability(s) * one.risk();
        }
        return new TestChannel(cost, risk);
    }

    /**
     * The mean cost of channels with that mean risk, at a common slope, those before and after it used in turn;
     * infinite where the slope is too large for these steps.
     */
    static double cost(FiniteModel model, double[] costs, double risk) {
        double low = 1e-3;
        double high = 600;
        TestChannel before = together(model, costs, low);
        TestChannel after = together(model, costs, high);
        for (int i = 0; i < 45; i++) {
            double middle = Math.sqrt(low * high);
            TestChannel at = together(model, costs, middle);
            if (at.risk() <= risk) {
                high = middle;
                after = at;
            } else {
                low = middle;
                before = at;
            }
        }
        if (after.risk() > risk) {
            return Double.POSITIVE_INFINITY;
        }
        double share = (before.risk() - risk) / (before.risk() - after.risk());
        return before.information() + share * (after.information() - before.information());
    }
}
