package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;

/**
 * What the posterior of one pair does in expectation over its count {@code N ~ Bin(m, p)} (mutable while it is summed).
 *
 * <p>Three ways, taken in this order:
 *
 * <ol>
 *   <li>p = 0 or 1, or one group of losses: the count is known, or does not matter.
 *   <li>Many labels: below {@code low = mp - sqrt(2 mp T)} N falls with probability at most {@code e^-T} (Chernoff), T
 *       = {@value #TAIL_EXPONENT}. Groups with {@code exp(-low rate_g)/mass_0 <= e^-D}, D = {@value #DEAD_EXPONENT},
 *       are left out. The rest varies slowly: Gauss quadrature, when {@code rho sigma <= } {@value #SLOW}, rho the
 *       largest rate left. For {@code |n' - n| <= 1/rho} in the complex plane, {@code |Z(n')| >= cos(1) Z(Re n')}, so
 *       posterior means of a g in [0, 1] are analytic there and at most 1/cos(1), below 2, and Cauchy's estimate gives
 *       {@code |f^(2r)|/(2r)! <= 2 rho^{2r}}: with r! and {@code (rho sigma)^{2r}} the error is below 1e-27, and below
 *       {@code (m rho + 2) 1e-27} for N times a mean and for the KL (its derivative is n Var(rate)).
 *   <li>Else by summing from the mode outwards; p(n) is log-concave, so what is beyond n is at most the geometric
 *       series {@code p(n) r/(1-r)}, r the next ratio; it ends at {@value #TAIL} of the sum, on either side.
 * </ol>
 */
final class PairExpectation {
    /** Largest share of the binomial law left out on a side of the sum. */
    static final double TAIL = 1e-18;

    private static final double NOTHING = 1e-250;
    private static final double TAIL_EXPONENT = 42;
    private static final double DEAD_EXPONENT = 58;
    private static final double SLOW = 0.05;
    private static final double QUADRATURE_ERROR = 1e-27;
    private static final double LEAST_DEVIATION = 64;

    private final LossGroups groups;
    private final int pair;
    private final int from;
    private final int size;
    private final double[] q;
    private final double[] qSum;
    /** {@code E[N q_g]}, before it is divided. */
    private final double[] countedSum;

    private final CompensatedSum weights = new CompensatedSum();
    private final CompensatedSum divergence = new CompensatedSum();
    private final CompensatedSum loss = new CompensatedSum();
    /** {@code E N^2 sum_g q_g |rate_g - mean rate|}: what the divergence moves by where the rates are off. */
    private final CompensatedSum sensitivity = new CompensatedSum();
    /** Bounds what the probabilities, and the divergence and loss a label, miss. */
    private double missing;

    private PairExpectation(LossGroups groups, int pair) {
        this.groups = groups;
        this.pair = pair;
        this.from = groups.start[pair];
        this.size = groups.start[pair + 1] - from;
        this.q = new double[size];
        this.qSum = new double[size];
        this.countedSum = new double[size];
    }

    /** The expectations of one pair with {@code N ~ Bin(m, p_pair)}. */
    static PairExpectation of(LossGroups groups, int pair, long m) {
        PairExpectation expectation = new PairExpectation(groups, pair);
        double p = groups.probability[pair];
        if (p <= 0 || p >= 1 || expectation.size == 1) {
            expectation.add(1, p >= 1 ? m : m * p);
        } else if (!expectation.addSlowly(m, p)) {
            expectation.addAll(m, p);
        }
        return expectation;
    }

    /** The same, always by summing: the check on the quadrature. */
    static PairExpectation bySumming(LossGroups groups, int pair, long m) {
        PairExpectation expectation = new PairExpectation(groups, pair);
        expectation.addAll(m, groups.probability[pair]);
        return expectation;
    }

    private void add(double weight, double n) {
        weights.add(weight);
        divergence.add(weight * groups.posterior(pair, n, q));
        double observable = 0;
        double meanRate = 0;
        for (int g = 0; g < size; g++) {
            meanRate += q[g] * groups.rate[from + g];
            qSum[g] += weight * q[g];
            countedSum[g] += weight * n * q[g];
            observable += q[g] * groups.observableLoss[from + g];
        }
        loss.add(weight * n * observable);
        double spread = 0;
        for (int g = 0; g < size; g++) {
            spread += q[g] * Math.abs(groups.rate[from + g] - meanRate);
        }
        sensitivity.add(weight * n * n * spread);
    }

    /** The second way; false if it does not apply. */
    private boolean addSlowly(long m, double p) {
        double mean = m * p;
        double low = mean - Math.sqrt(2 * mean * TAIL_EXPONENT);
        double sigma = Math.sqrt(mean * (1 - p));
        double dead = DEAD_EXPONENT - StrictMath.log(groups.mass[from]);
        double largest = 0;
        for (int g = from + 1; g < from + size && low > 0 && low * groups.rate[g] < dead; g++) {
            largest = groups.rate[g];
        }
        if (!(low > 0) || !(largest * sigma <= SLOW) || (largest > 0 && sigma < LEAST_DEVIATION)) {
            return false;
        }
        if (largest == 0) {
            add(1, mean);
        } else {
            BinomialQuadrature quadrature = new BinomialQuadrature(m, p);
            for (int i = 0; i < BinomialQuadrature.NODES; i++) {
                add(quadrature.weight(i), quadrature.node(i));
            }
        }
        double saturated = 1 - StrictMath.log(groups.mass[from]);
        missing = saturated * (StrictMath.exp(-TAIL_EXPONENT) + size * dead * StrictMath.exp(-DEAD_EXPONENT))
                + (m * largest + 2) * QUADRATURE_ERROR;
        return true;
    }

    /** The third way. */
    private void addAll(long m, double p) {
        double odds = p / (1 - p);
        long mode = Math.min(m, (long) Math.floor((m + 1.0) * p));
        add(1, mode);
        double tail = 0;
        double mass = 1;
        for (long n = mode; n < m; n++) {
            double ratio = (double) (m - n) / (n + 1) * odds;
            mass *= ratio;
            double next = (double) (m - n - 1) / (n + 2) * odds;
            add(mass, n + 1.0);
            if (next < 1 && mass * next / (1 - next) <= TAIL * weights.value()) {
                tail += mass * next / (1 - next);
                break;
            }
        }
        mass = 1;
        for (long n = mode; n > 0; n--) {
            mass *= n / ((m - n + 1) * odds);
            double next = (n - 1) / ((m - n + 2) * odds);
            add(mass, n - 1.0);
            if (next < 1 && mass * next / (1 - next) <= TAIL * weights.value()) {
                tail += mass * next / (1 - next);
                break;
            }
        }
        missing = 2 * (1 - StrictMath.log(groups.mass[from])) * tail / weights.value();
    }

    private double mean(double[] loss) {
        double sum = 0;
        for (int g = 0; g < size; g++) {
            sum += qSum[g] * loss[from + g];
        }
        return sum / weights.value();
    }

    /** {@code E q_g}, a group. */
    double meanPosterior(int group) {
        return qSum[group] / weights.value();
    }

    /** {@code E sum_a q(a) l(a)}. */
    double risk() {
        return mean(groups.trueLoss);
    }

    /** {@code E sum_a q(a) lt(a)}. */
    double observableRisk() {
        return mean(groups.observableLoss);
    }

    /** {@code E[N sum_a q(a) lt(a)]}. */
    double loss() {
        return loss.value() / weights.value();
    }

    /** {@code E KL(q||P)}. */
    double divergence() {
        return divergence.value() / weights.value();
    }

    /** {@code I(theta_c; N_c) = E KL(q||qbar) = E KL(q||P) - KL(qbar||P)}, {@code qbar = E q}. */
    double information() {
        return Math.max(0, divergence() - divergence(qSum, weights.value(), groups.mass, from, 1));
    }

    /**
     * What one label that fell on this pair tells of the pair's action: {@code KL(law(theta_c|Z_1=c) || law(theta_c))},
     * the first law {@code E[N q]/E N}, the second {@code E q}. 0 in a pair of probability 0.
     */
    double labelInformation() {
        double counted = 0;
        for (int g = 0; g < size; g++) {
            counted += countedSum[g];
        }
        return counted > 0 ? divergence(countedSum, counted, qSum, 0, weights.value()) : 0;
    }

    /**
     * {@code KL(q/qTotal || p/pTotal)}, p from a place on. A count is at most m, so q is at most p over the probability
     * of the pair: where p underflows to 0 and q is below {@code NOTHING}, the term is below 1e-240, and is left out.
     */
    static double divergence(double[] q, double qTotal, double[] p, int pFrom, double pTotal) {
        double sum = 0;
        for (int g = 0; g < q.length; g++) {
            double ofQ = q[g] / qTotal;
            double ofP = p[pFrom + g] / pTotal;
            if (ofP > 0 || ofQ > NOTHING) {
                sum += GibbsKernel.divergenceTerm(ofQ, ofP);
            }
        }
        return sum;
    }

    /**
     * Bounds what truncation leaves out of {@code p} {@link #labelInformation()}: what is left out of both laws has a
     * likelihood ratio {@code N/(mp)} of at most 1/p.
     */
    double missingLabelInformation() {
        return missing == 0 ? 0 : missing * (2 - StrictMath.log(groups.probability[pair]));
    }

    /**
     * How far the divergence is off, to first order, where each loss is off by one unit: {@code dKL = sum_g q_g (x_g -
     * mean x) dx_g} with {@code x_g = N rate_g} and {@code |dx_g| <= N beta}. A mean loss moves by {@code dlt} and
     * {@code Cov(lt, dx)}: by no more than one unit and this divided by {@code N beta}, a count of N; where {@code N
     * beta < 1}, by two units.
     */
    double perUnitOfLoss(double beta) {
        return beta * sensitivity.value() / weights.value();
    }

    /** Bounds what truncation and quadrature leave out of each of these numbers, the loss divided by m. */
    double missing() {
        return missing;
    }

    /** The same for {@link #information()}: the entropy of a mean that is off by that much may be off by more. */
    double missingInformation() {
        return missing == 0 ? 0 : missing + size * missing * (2 - StrictMath.log(missing));
    }
}
