package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import java.util.Arrays;

/**
 * Latent classes of items from ratings without a truth, by expectation-maximisation (immutable settings). Item i has
 * class k with probability {@code p_k}, and given its class its ratings are independent:
 *
 * <pre>
 * L = sum_i log sum_k p_k prod_j pi[rater_j][k][label_j],    j over the ratings of i
 * T_ik proportional to p_k prod_j pi[rater_j][k][label_j]
 * p_k = (1/n) sum_i T_ik,     pi[r][k][y] = sum of T_ik over the ratings y of r / that over all ratings of r
 * </pre>
 *
 * <p>There are as many classes as labels. The one-coin model has {@code pi[r][k][y] = a_r} for {@code y = k} and
 * {@code (1-a_r)/(q-1)} else. No parameter is smoothed: a rate of 0 stays 0. A row of {@code pi} on which no rating
 * bears leaves L as it is, and is uniform.
 *
 * <p>L (nats) never falls from a step to the next, up to rounding, but may end in a local maximum: try several starts
 * and take the largest. Classes are what the model calls so, not the truth; they are named by the labels such that the
 * expected number of ratings that equal their class is largest. (A one-coin model of three or more labels whose
 * {@code a_r} then stands beside the diagonal has ended in a poor maximum.) Source: A. P. Dawid and A. M. Skene,
 * Applied Statistics 28 (1979) 20-28, equations 2.3 to 2.5.
 */
public final class DawidSkene {
    private static final double TOLERANCE = 1e-9;
    private static final int STEPS = 10_000;

    private final RateModel model;
    private final double tolerance;
    private final int steps;

    private DawidSkene(RateModel model, double tolerance, int steps) {
        this.model = model;
        this.tolerance = tolerance;
        this.steps = steps;
    }

    /**
     * The model of the paper: a confusion matrix for each rater.
     *
     * @return with a tolerance of 1e-9 and at most 10,000 steps
     */
    public static DawidSkene full() {
        return with(RateModel.FULL);
    }

    /**
     * The one-coin model: for each rater how often he is right.
     *
     * @return with a tolerance of 1e-9 and at most 10,000 steps
     */
    public static DawidSkene oneCoin() {
        return with(RateModel.ONE_COIN);
    }

    static DawidSkene with(RateModel model) {
        return new DawidSkene(model, TOLERANCE, STEPS);
    }

    /**
     * Another tolerance.
     *
     * @param relative the steps end where L changes by at most so much of itself; at least 0, finite. L is then within
     *     about that change over 1 - c of its limit, c being the ratio of two successive changes
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public DawidSkene withTolerance(double relative) {
        return new DawidSkene(model, Arguments.requireFinite("tolerance", relative), steps);
    }

    /**
     * Another limit of the steps.
     *
     * @param most at least 1
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public DawidSkene withSteps(int most) {
        return new DawidSkene(model, tolerance, Arguments.requireAtLeast("steps", most, 1));
    }

    /**
     * The fit from the majority start: the posterior of a class is the share of its label among the item's ratings.
     *
     * @param ratings of at least two labels
     * @return where the steps end
     * @throws IllegalArgumentException if there is one label only
     */
    public DawidSkeneFit fit(Ratings ratings) {
        requireLabels(ratings);
        int q = ratings.labels();
        ItemCounts counts = ratings.counts();
        double[] start = new double[Math.multiplyExact(ratings.items(), q)];
        Arrays.setAll(start, j -> counts.count(j / q, j % q) / (double) counts.total(j / q));
        return iterate(new ExpectationMaximisation(ratings, model, start));
    }

    /**
     * The fit from a start that is given.
     *
     * @param ratings of at least two labels
     * @param start posteriors, {@code start[item][class]}, each row a law within 1e-9; not modified
     * @return where the steps end
     * @throws IllegalArgumentException if there is one label only, the start is of another shape, or a row is no law
     */
    public DawidSkeneFit fit(Ratings ratings, double[][] start) {
        requireLabels(ratings);
        int q = ratings.labels();
        Arguments.requireSize("start", start.length, ratings.items());
        double[] flat = new double[Math.multiplyExact(start.length, q)];
        for (int i = 0; i < start.length; i++) {
            String name = "start[" + i + "]";
            Arguments.requireSize(name, start[i].length, q);
            double sum = Arguments.requireLaw(name, start[i]);
            for (int k = 0; k < q; k++) {
                flat[i * q + k] = start[i][k] / sum;
            }
        }
        return iterate(new ExpectationMaximisation(ratings, model, flat));
    }

    private static void requireLabels(Ratings ratings) {
        Arguments.requireAtLeast("labels", ratings.labels(), 2);
    }

    private DawidSkeneFit iterate(ExpectationMaximisation em) {
        double[] history = new double[Math.min(steps, 64)];
        int done = 0;
        boolean converged = false;
        while (done < steps && !converged) {
            history = done == history.length ? Arrays.copyOf(history, Math.min(steps, 2 * done)) : history;
            history[done] = em.step();
            converged = done > 0 && Math.abs(history[done] - history[done - 1]) <= tolerance * Math.abs(history[done]);
            done++;
        }
        return em.fit(Arrays.copyOf(history, done), converged);
    }
}
