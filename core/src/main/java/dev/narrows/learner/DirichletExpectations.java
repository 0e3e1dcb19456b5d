package dev.narrows.learner;

import dev.narrows.info.BetaBinomial;
import dev.narrows.info.DirichletMultinomial;
import dev.narrows.info.DirichletPrior;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a {@link PairLearner} does in expectation over laws drawn from a {@link DirichletPrior} of one context and data
 * sets of m pairs drawn from them, without sampling. With n the count of label y and k those of the targets with it,
 *
 * <pre>
 * E R    = 1/(A+m) sum_y E sum_a q_y(a|k) sum_u (alpha_uy + k_u) l(a,u)
 * E Rhat = 1/m     sum_y E sum_a q_y(a|k) sum_u k_u l(a,u)
 * E KL   = sum_y E KL(q_y(.|k)||uniform)
 * n ~ BB(m; a_y, A-a_y),   k ~ Dirichlet-multinomial(n, alpha_.y)
 * </pre>
 *
 * <p>The first since {@code (alpha_uy + k_u)/(A+m)} is the mean of P(u,y) given the data. For the Bayes learner it is
 * the floor in m itself. Of I(theta;D) no more is said than that it lies between 0 and E KL, and of I_1 nothing
 * (infinity). Rounded to nearest, with an error of some {@code 1e-16 (K+3) m} relative. Nats.
 */
public final class DirichletExpectations {
    private final DirichletPrior prior;
    private final Loss loss;
    private final PairLearner learner;
    private final int labels;
    private final double[] q;
    private final CompensatedSum risk = new CompensatedSum();
    private final CompensatedSum empirical = new CompensatedSum();
    private final CompensatedSum kl = new CompensatedSum();

    private DirichletExpectations(DirichletPrior prior, Loss loss, PairLearner learner, int labels) {
        this.prior = prior;
        this.loss = loss;
        this.learner = learner;
        this.labels = labels;
        this.q = new double[loss.actions()];
    }

    /**
     * The expectations.
     *
     * @param prior the prior, of one context
     * @param loss l(a,u), of as many targets
     * @param learner the learner; used
     * @param labels m, at least 1
     * @param most products of a vector of counts, a target and an action that may be enumerated
     * @return the expectations; empty where there would be more
     * @throws IllegalArgumentException if the prior has several contexts, the loss other targets, or labels is below 1
     */
    public static Optional<ExactExpectations> of(
            DirichletPrior prior, Loss loss, PairLearner learner, long labels, long most) {
        Arguments.requireSize("prior", prior.contexts(), "contexts", 1, "");
        Arguments.requireSize("loss", loss.targets(), "targets", prior.targets(), " as the prior");
        Arguments.requireAtLeast("labels", labels, 1);
        double products = (double) prior.labels() * prior.targets() * loss.actions();
        for (int j = 1; j <= prior.targets(); j++) {
            products *= (labels + (double) j) / j;
        }
        return products <= most
                ? Optional.of(new DirichletExpectations(prior, loss, learner, (int) labels).all())
                : Optional.empty();
    }

    private ExactExpectations all() {
        for (int y = 0; y < prior.labels(); y++) {
            double[] column = prior.column(0, y);
            double weight = CompensatedSum.of(column);
            if (weight > 0) {
                label(y, DirichletMultinomial.of(column), BetaBinomial.law(labels, weight, others(y)));
            } else {
                kl.add(learner.act(y, new long[column.length], q));
            }
        }
        double divergence = Math.max(0, kl.value());
        double mean = risk.value() / (prior.total(0) + labels);
        return new ExactExpectations(
                mean, mean, empirical.value() / labels, divergence, divergence, 0, Double.POSITIVE_INFINITY, 0);
    }

    private double others(int label) {
        return CompensatedSum.of(prior.labels(), y -> y == label ? 0 : CompensatedSum.of(prior.column(0, y)));
    }

    private void label(int y, DirichletMultinomial targets, double[] law) {
        double[] column = prior.column(0, y);
        for (int n = 0; n <= labels; n++) {
            double ofCount = law[n];
            if (ofCount > 0) {
                targets.each(n, (k, probability) -> add(y, column, k, ofCount * probability));
            }
        }
    }

    private void add(int y, double[] column, long[] counts, double probability) {
        Arrays.fill(q, 0);
        kl.add(probability * learner.act(y, counts, q));
        double ofMean = 0;
        double seen = 0;
        for (int u = 0; u < counts.length; u++) {
            double of = 0;
            for (int a = 0; a < q.length; a++) {
                of += q[a] * loss.value(a, u, 0);
            }
            ofMean += (column[u] + counts[u]) * of;
            seen += counts[u] * of;
        }
        risk.add(probability * ofMean);
        empirical.add(probability * seen);
    }
}
