package dev.narrows.bound;

import dev.narrows.info.BetaBinomial;
import dev.narrows.info.DirichletPrior;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.Bracket;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.List;

/**
 * A floor in m: the risk of the Bayes learner after m labels with their targets, where the joint law of target and
 * label is drawn from a {@link DirichletPrior} (immutable),
 *
 * <pre>
 * R*_m = sum_s p_s E_D sum_y min_a sum_u E[P_s(u,y)|D] l(a,u,s)
 *      = sum_s p_s sum_N Bin(N; m, p_s) 1/(A_s+N) sum_y sum_n BB(n; N, a_sy, A_s-a_sy) g_sy(n)
 * g_sy(n) = E min_a sum_u (alpha_suy+k_u) l(a,u,s),   k ~ Dirichlet-multinomial(n, alpha_s.y),   a_sy = sum_u alpha_suy
 * </pre>
 *
 * <p>No learner, whatever it makes of m labels, has a smaller risk averaged over the prior, hence there is a law on
 * which its risk is at least that. It is <em>no</em> floor under the risk on one known law. It does not increase in m,
 * and tends to {@link #limit E R*}. The second line needs {@code C(m+K,K)} vectors of counts for each label, K targets,
 * in place of all data sets: given the count n of a label the targets with it are independent of all else.
 *
 * <p>Labels <em>without</em> their targets teach nothing here: the posterior of the shares of the targets with a label
 * is their prior, so that the risk stays that of m = 0 ({@link #withoutTargets}). That is a property of this prior,
 * under which the law of the labels and the shares are independent, and false where the channel is known.
 *
 * <p>Where that is more than {@link #MOST} products, the value is the lower end of the limit. Rounded down: all terms
 * are positive, each relative error at most {@code 16 (K+3) (m+16) 2^-53}, by which the sum is lowered; binomial
 * weights below 1e-18 are left out. Sources: A. Xu, M. Raginsky, Minimum excess risk in Bayesian learning,
 * arXiv:2012.14868; T. S. Ferguson, Ann. Statist. 1 (1973) 209-230.
 */
public final class LearningFloor implements LowerBound {
    /** Most products of a vector of counts and a loss that the exact value may take: some seconds. */
    public static final long MOST = 1L << 30;

    /** Of a single target there is little to enumerate, and still a number for each count. */
    private static final long MOST_LABELS = 1L << 22;

    private static final double LEAST_WEIGHT = 1e-18;

    private final Pmf contexts;
    private final DirichletPrior prior;
    private final Loss loss;
    private final long labels;
    private final boolean exact;
    private final double value;

    private LearningFloor(Pmf contexts, DirichletPrior prior, Loss loss, long labels, long most) {
        this.contexts = contexts;
        this.prior = prior;
        this.loss = loss;
        this.labels = labels;
        this.exact = products() <= most && labels <= MOST_LABELS;
        this.value = Math.max(0, Math.min(1, exact ? sum() : limit().low()));
    }

    /**
     * The floor after m labels with their targets.
     *
     * @param contexts the law of the contexts, {@code p_s}
     * @param prior the prior, of as many contexts
     * @param loss l(a,u,s), of as many targets, one table or one for each context
     * @param labels m, from 0 to 2^53
     * @return the floor
     * @throws IllegalArgumentException if the sizes do not fit, or labels is out of range
     */
    public static LearningFloor of(Pmf contexts, DirichletPrior prior, Loss loss, long labels) {
        return of(contexts, prior, loss, labels, MOST);
    }

    /** With another limit of the work. */
    static LearningFloor of(Pmf contexts, DirichletPrior prior, Loss loss, long labels, long most) {
        Arguments.requireSize("contexts", contexts.size(), prior.contexts());
        Arguments.requireSize("loss", loss.targets(), "targets", prior.targets(), " as the prior");
        if (loss.contexts() > 1) {
            Arguments.requireSize("loss", loss.contexts(), "tables", prior.contexts(), ", one for each context");
        }
        if (labels != 0) {
            Arguments.requireCount("labels", labels);
        }
        return new LearningFloor(contexts, prior, loss, labels, most);
    }

    /**
     * The floor after any number of labels without their targets, {@code R*_0 = sum_sy p_s min_a sum_u alpha_suy/A_s
     * l(a,u,s)}.
     *
     * @param contexts as for {@link #of}
     * @param prior as for {@link #of}
     * @param loss as for {@link #of}
     * @return the floor
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public static LearningFloor withoutTargets(Pmf contexts, DirichletPrior prior, Loss loss) {
        return of(contexts, prior, loss, 0);
    }

    @Override
    public double value() {
        return value;
    }

    /**
     * Whether the value is {@code R*_m} itself but for rounding.
     *
     * @return false where it is a number below it, since there would be too much to enumerate
     */
    public boolean isExact() {
        return exact;
    }

    /**
     * What the floor tends to, the mean over the prior of the least risk of whoever knows the law: {@code E R* = E
     * sum_sy p_s min_a sum_u P_s(u,y) l(a,u,s)}.
     *
     * @return a bracket of it, {@link LearningLimit}
     */
    public Bracket limit() {
        return new LearningLimit(contexts, prior, loss).bracket();
    }

    /** What the exact value takes: vectors of counts with their losses, and laws of the counts. */
    private double products() {
        double vectors = 1;
        for (int j = 1; j <= prior.targets(); j++) {
            vectors *= (labels + (double) j) / j;
        }
        double ofCounts = (labels + 1.0) * (contexts.size() > 1 ? 20 * StrictMath.sqrt(labels) + 20 : 1);
        return (double) prior.contexts() * prior.labels() * (vectors * prior.targets() * loss.actions() + ofCounts);
    }

    private double sum() {
        CompensatedSum risk = new CompensatedSum();
        for (int s = 0; s < prior.contexts(); s++) {
            double p = contexts.probability(s);
            if (p > 0) {
                risk.add(p * ofContext(s, p, LabelColumn.all(prior, loss, s)));
            }
        }
        return risk.value() * (1 - rounding(labels, prior.targets()));
    }

    /** Relative error of a sum of positive terms that are made of m labels and K targets. */
    static double rounding(long labels, int targets) {
        return 16.0 * (targets + 3) * (labels + 16) * 0x1p-53;
    }

    private double ofContext(int s, double p, List<LabelColumn> columns) {
        int m = (int) labels;
        List<double[]> least = new ArrayList<>();
        for (LabelColumn column : columns) {
            double[] ofCounts = new double[m + 1];
            for (int n = 0; n <= m; n++) {
                ofCounts[n] = column.leastLoss(n);
            }
            least.add(ofCounts);
        }
        double[] share = binomial(m, p);
        CompensatedSum risk = new CompensatedSum();
        for (int n = 0; n <= m; n++) {
            if (share[n] > LEAST_WEIGHT) {
                risk.add(share[n] / (prior.total(s) + n) * mean(n, columns, least));
            }
        }
        return risk.value();
    }

    private static double mean(int labels, List<LabelColumn> columns, List<double[]> least) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < columns.size(); i++) {
            double[] law = BetaBinomial.law(
                    labels, columns.get(i).weight(), columns.get(i).others());
            for (int n = 0; n <= labels; n++) {
                sum.add(law[n] * least.get(i)[n]);
            }
        }
        return sum.value();
    }

    /** {@code Bin(.; m, p)} by ratios from the mean outward, as {@link BetaBinomial}. */
    private static double[] binomial(int m, double p) {
        double[] law = new double[m + 1];
        if (p == 1) {
            law[m] = 1;
            return law;
        }
        int mean = (int) Math.min(m, m * p);
        double odds = p / (1 - p);
        law[mean] = 1;
        for (int k = mean; k < m; k++) {
            law[k + 1] = law[k] * ((m - k) * odds / (k + 1));
        }
        for (int k = mean; k > 0; k--) {
            law[k - 1] = law[k] * (k / ((m - k + 1) * odds));
        }
        double sum = CompensatedSum.of(law);
        for (int k = 0; k <= m; k++) {
            law[k] /= sum;
        }
        return law;
    }
}
