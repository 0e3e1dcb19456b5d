package dev.narrows.rating;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;

/**
 * The plug-in information {@code I(U;Y|S)} of counts that change one at a time (mutable):
 *
 * <pre>
 * N I = sum_{s,u,y} f(n(s,u,y)) - sum_{s,u} f(n(s,u)) - sum_{s,y} f(n(s,y)) + sum_s f(n(s)),   f(n) = n log n
 * </pre>
 *
 * <p>A change of one count touches one term of each sum, so that an estimate that leaves out item after item costs a
 * few terms for each.
 */
public final class PlugInSum {
    private static final int KEPT = 1 << 14;

    private final int truths;
    private final int labels;
    private final long[] joint;
    private final long[] ofTruth;
    private final long[] ofLabel;
    private final long[] ofContext;
    private long total;
    private double sum;
    /** {@code n log n} at place n of as many, for the n of {@link #termOf}: leaving out item after item meets few. */
    private long[] termOf = {};

    private double[] terms = {};

    /**
     * The sum of these counts.
     *
     * @param counts the counts to begin with
     */
    public PlugInSum(JointCounts counts) {
        this.truths = counts.truths();
        this.labels = counts.labels();
        this.joint = counts.toArray();
        this.ofTruth = new long[counts.contexts() * truths];
        this.ofLabel = new long[counts.contexts() * labels];
        this.ofContext = new long[counts.contexts()];
        for (int cell = 0; cell < joint.length; cell++) {
            int context = cell / (truths * labels);
            ofTruth[cell / labels] += joint[cell];
            ofLabel[context * labels + cell % labels] += joint[cell];
            ofContext[context] += joint[cell];
            total += joint[cell];
        }
        CompensatedSum terms = new CompensatedSum();
        add(terms, joint, 1);
        add(terms, ofTruth, -1);
        add(terms, ofLabel, -1);
        add(terms, ofContext, 1);
        this.sum = terms.value();
    }

    private static void add(CompensatedSum terms, long[] counts, int sign) {
        for (long n : counts) {
            terms.add(sign * term(n));
        }
    }

    /** {@code n log n}. */
    private static double term(long n) {
        return n <= 1 ? 0 : n * StrictMath.log(n);
    }

    /**
     * Changes a count.
     *
     * @param cell where it stands in {@link JointCounts#toArray}
     * @param change what is added, negative to take ratings out
     * @throws IllegalArgumentException if the count would be below 0
     */
    public void add(int cell, long change) {
        Arguments.requireAtLeast("count", joint[cell] + change, 0);
        int context = cell / (truths * labels);
        sum += change(joint, cell, change)
                - change(ofTruth, cell / labels, change)
                - change(ofLabel, context * labels + cell % labels, change)
                + change(ofContext, context, change);
        total += change;
    }

    private double change(long[] counts, int at, long change) {
        double before = known(counts[at]);
        counts[at] += change;
        return known(counts[at]) - before;
    }

    private double known(long n) {
        if (terms.length == 0) {
            termOf = new long[KEPT];
            terms = new double[KEPT];
        }
        int at = (int) n & KEPT - 1;
        if (termOf[at] != n) {
            termOf[at] = n;
            terms[at] = term(n);
        }
        return terms[at];
    }

    /**
     * The information of the counts as they are now.
     *
     * @return nats, at least 0; 0 without ratings
     */
    public double value() {
        return total == 0 ? 0 : Math.max(0, sum / total);
    }
}
