package dev.narrows.bound;

import dev.narrows.info.DirichletMultinomial;
import dev.narrows.info.DirichletPrior;
import dev.narrows.model.Loss;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The targets with one label in one context: their weights, and the losses of every action (immutable). */
final class LabelColumn {
    private final double[] alpha;
    private final double others;
    /** {@code l(a,u)} at {@code a K + u}. */
    private final double[] loss;

    private final DirichletMultinomial counts;

    private LabelColumn(double[] alpha, double others, double[] loss) {
        this.alpha = alpha;
        this.others = others;
        this.loss = loss;
        this.counts = DirichletMultinomial.of(alpha);
    }

    /** The labels of a context that can occur. */
    static List<LabelColumn> all(DirichletPrior prior, Loss loss, int s) {
        List<LabelColumn> columns = new ArrayList<>();
        for (int y = 0; y < prior.labels(); y++) {
            double[] alpha = prior.column(s, y);
            if (Arrays.stream(alpha).anyMatch(weight -> weight > 0)) {
                columns.add(new LabelColumn(alpha, others(prior, s, y), losses(loss, s)));
            }
        }
        return columns;
    }

    /** The weight of all other labels of the context. */
    private static double others(DirichletPrior prior, int s, int label) {
        return CompensatedSum.of(prior.labels(), y -> y == label ? 0 : CompensatedSum.of(prior.column(s, y)));
    }

    private static double[] losses(Loss loss, int s) {
        double[] losses = new double[loss.actions() * loss.targets()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = loss.value(i / loss.targets(), i % loss.targets(), s);
        }
        return losses;
    }

    /** {@code a_sy}. */
    double weight() {
        return CompensatedSum.of(alpha);
    }

    double others() {
        return others;
    }

    int targets() {
        return counts.classes();
    }

    int actions() {
        return loss.length / alpha.length;
    }

    /** {@code g(n) = E min_a sum_u (alpha_u + k_u) l(a,u)} over the counts k of n labels. */
    double leastLoss(int n) {
        CompensatedSum mean = new CompensatedSum();
        counts.each(n, (k, probability) -> mean.add(probability * loss(best(k), k)));
        return mean.value();
    }

    /** {@code sum_u (alpha_u + k_u) l(a,u)}. */
    private double loss(int a, long[] k) {
        double sum = 0;
        for (int u = 0; u < alpha.length; u++) {
            sum += (alpha[u] + k[u]) * loss[a * alpha.length + u];
        }
        return sum;
    }

    private int best(long[] k) {
        int best = 0;
        double least = loss(0, k);
        for (int a = 1; a < actions(); a++) {
            double other = loss(a, k);
            if (other < least) {
                least = other;
                best = a;
            }
        }
        return best;
    }

    /**
     * A number not above {@code E min_a sum_u q_u l(a,u)}, q the shares of the targets, and one not below it, from n
     * labels: {@link LearningLimit}.
     *
     * @return {low, high}, without the rounding
     */
    double[] limit(int n) {
        CompensatedSum low = new CompensatedSum();
        CompensatedSum high = new CompensatedSum();
        double total = weight() + n;
        counts.each(n, (k, probability) -> {
            int best = best(k);
            double least = loss(best, k) / total;
            high.add(probability * least);
            low.add(probability * Math.max(0, least - regret(best, k, total)));
        });
        return new double[] {low.value(), high.value()};
    }

    /**
     * {@code sum_a E [X_a]+}, at least what knowing q would save; {@code X_a = sum_u q_u (l(best,u) - l(a,u))} has a
     * mean mu of at most 0 and a variance v, and {@code E [X]+ <= (sqrt(mu^2 + v) - |mu|)/2}.
     */
    private double regret(int best, long[] k, double total) {
        double regret = 0;
        for (int a = 0; a < actions(); a++) {
            double mean = Math.min(0, (loss(best, k) - loss(a, k)) / total);
            double variance = 0;
            for (int u = 0; u < alpha.length && a != best; u++) {
                double from = loss[best * alpha.length + u] - loss[a * alpha.length + u] - mean;
                variance += (alpha[u] + k[u]) / total * from * from;
            }
            variance /= total + 1;
            regret += variance > 0 ? variance / (StrictMath.sqrt(mean * mean + variance) - mean) / 2 : 0;
        }
        return regret;
    }
}
