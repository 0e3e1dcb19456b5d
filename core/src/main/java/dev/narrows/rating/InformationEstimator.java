package dev.narrows.rating;

import dev.narrows.numeric.CompensatedSum;

/**
 * Estimators of the mutual information {@code I(U;Y|S)} between truth and label, given the context, from counts of
 * ratings, in nats. N is the number of ratings. All are of independent ratings; where an item has several, resampling
 * items tells their bias better.
 */
public enum InformationEstimator {
    /**
     * The information of the shares: {@code I = sum_{s,u,y} n(s,u,y)/N log(n(s,u,y) n(s) / (n(s,u) n(s,y)))}. Too high
     * on average, by about the term that Miller and Madow subtract.
     */
    PLUG_IN("plug-in") {
        @Override
        public double of(JointCounts counts) {
            return new PlugInSum(counts).value();
        }
    },

    /**
     * Plug-in less {@code sum_s (K_uy(s) - K_u(s) - K_y(s) + 1)/(2N)}, with K the numbers of truths, labels and pairs
     * that occur in a context. May be below 0. Source: G. Miller, Note on the bias of information estimates, 1955.
     */
    MILLER_MADOW("miller-madow") {
        @Override
        public double of(JointCounts counts) {
            long free = 0;
            for (int s = 0; s < counts.contexts(); s++) {
                free += counts.total(s) == 0 ? 0 : free(counts, s);
            }
            return PLUG_IN.of(counts) - free / (2.0 * counts.total());
        }
    },

    /**
     * {@code N I - (N-1)/N sum n(s,u,y) I(without one such rating)}, the jackknife of the plug-in over ratings. May be
     * below 0; of a single rating the plug-in, 0. Source: B. Efron and C. Stein, The jackknife estimate of variance,
     * Ann. Statist. 9 (1981), for the method.
     */
    JACKKNIFE("jackknife") {
        @Override
        public double of(JointCounts counts) {
            PlugInSum plugIn = new PlugInSum(counts);
            double whole = plugIn.value();
            long n = counts.total();
            long[] cells = counts.toArray();
            CompensatedSum without = new CompensatedSum();
            for (int cell = 0; cell < cells.length; cell++) {
                if (cells[cell] > 0) {
                    plugIn.add(cell, -1);
                    without.add(cells[cell] * plugIn.value());
                    plugIn.add(cell, 1);
                }
            }
            return n == 1 ? whole : n * whole - (n - 1) * (without.value() / n);
        }
    },

    /**
     * The information of shares that are shrunk, context by context, towards equal ones of all pairs: {@code l/K +
     * (1-l) n/N}, {@code l = (1 - sum (n/N)^2) / ((N-1) sum (1/K - n/N)^2)} in [0, 1], with N and K of the context. At
     * least 0. Source: J. Hausser and K. Strimmer, Entropy inference and the James-Stein estimator, JMLR 10 (2009),
     * equations 4 to 6.
     */
    SHRINKAGE("shrinkage") {
        @Override
        public double of(JointCounts counts) {
            CompensatedSum sum = new CompensatedSum();
            for (int s = 0; s < counts.contexts(); s++) {
                if (counts.total(s) > 0) {
                    sum.add(counts.total(s) * shrunk(counts, s));
                }
            }
            return sum.value() / counts.total();
        }
    };

    private final String label;

    InformationEstimator(String label) {
        this.label = label;
    }

    /**
     * The estimate.
     *
     * @param counts of ratings
     * @return nats
     */
    public abstract double of(JointCounts counts);

    /**
     * Its name in tables and files.
     *
     * @return such as {@code miller-madow}
     */
    public String label() {
        return label;
    }

    /** {@code K_uy - K_u - K_y + 1} of a context. */
    private static long free(JointCounts counts, int s) {
        long pairs = 0;
        boolean[] truths = new boolean[counts.truths()];
        boolean[] labels = new boolean[counts.labels()];
        for (int u = 0; u < counts.truths(); u++) {
            for (int y = 0; y < counts.labels(); y++) {
                boolean seen = counts.count(s, u, y) > 0;
                pairs += seen ? 1 : 0;
                truths[u] |= seen;
                labels[y] |= seen;
            }
        }
        return pairs - seen(truths) - seen(labels) + 1;
    }

    private static int seen(boolean[] some) {
        int n = 0;
        for (boolean one : some) {
            n += one ? 1 : 0;
        }
        return n;
    }

    private static double shrunk(JointCounts counts, int s) {
        int truths = counts.truths();
        int labels = counts.labels();
        double n = counts.total(s);
        double target = 1.0 / (truths * labels);
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum distance = new CompensatedSum();
        for (int i = 0; i < truths * labels; i++) {
            double share = counts.count(s, i / labels, i % labels) / n;
            squares.add(share * share);
            distance.add((target - share) * (target - share));
        }
        double weight = distance.value() == 0 || n == 1
                ? 1
                : Math.max(0, Math.min(1, (1 - squares.value()) / ((n - 1) * distance.value())));
        double[] joint = new double[truths * labels];
        for (int i = 0; i < joint.length; i++) {
            joint[i] = weight * target + (1 - weight) * counts.count(s, i / labels, i % labels) / n;
        }
        return information(joint, truths, labels);
    }

    private static double information(double[] joint, int truths, int labels) {
        double[] ofTruth = new double[truths];
        double[] ofLabel = new double[labels];
        for (int i = 0; i < joint.length; i++) {
            ofTruth[i / labels] += joint[i];
            ofLabel[i % labels] += joint[i];
        }
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < joint.length; i++) {
            if (joint[i] > 0) {
                sum.add(joint[i] * StrictMath.log(joint[i] / (ofTruth[i / labels] * ofLabel[i % labels])));
            }
        }
        return Math.max(0, sum.value());
    }
}
