package dev.narrows.rating;

import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;

/**
 * The least mean loss that a rule of context and label can have on the ratings that were counted, the Bayes risk of the
 * shares:
 *
 * <pre>
 * R = (1/N) sum_{s,y} min_a sum_u n(s,u,y) l(a,u,s)
 * </pre>
 *
 * <p>in [0, 1], with a relative rounding error of at most (K + 3) 2^-53 for K truths, to either side; under zero-one
 * loss the least share of wrong answers, {@code 1 - (1/N) sum_{s,y} max_u n(s,u,y)}. Too low on average as an estimate
 * of the risk on new items: the rule is chosen on the same counts.
 */
public final class DecisionRisk {
    private DecisionRisk() {}

    /**
     * The risk of the best rule under zero-one loss.
     *
     * @param counts of ratings
     * @return R, in [0, 1)
     */
    public static double of(JointCounts counts) {
        return of(counts, Loss.zeroOne(counts.truths()));
    }

    /**
     * The risk of the best rule.
     *
     * @param counts of ratings
     * @param loss of naming action a where the truth is u
     * @return R, in [0, 1]
     * @throws IllegalArgumentException if the loss has another number of targets than there are truths, or tables for
     *     another number of contexts than 1 or that of the counts
     */
    public static double of(JointCounts counts, Loss loss) {
        check(counts, loss);
        CompensatedSum sum = new CompensatedSum();
        double[] ofTruths = new double[counts.truths()];
        for (int s = 0; s < counts.contexts(); s++) {
            for (int y = 0; y < counts.labels(); y++) {
                for (int u = 0; u < ofTruths.length; u++) {
                    ofTruths[u] = counts.count(s, u, y);
                }
                sum.add(least(ofTruths, loss, s));
            }
        }
        return sum.value() / counts.total();
    }

    /**
     * The risk under zero-one loss of who does not see the label.
     *
     * @param counts of ratings
     * @return in [0, 1)
     */
    public static double blind(JointCounts counts) {
        return blind(counts, Loss.zeroOne(counts.truths()));
    }

    /**
     * The risk of who does not see the label: {@code (1/N) sum_s min_a sum_u n(s,u) l(a,u,s)}.
     *
     * @param counts of ratings
     * @param loss of naming action a where the truth is u
     * @return in [0, 1]
     * @throws IllegalArgumentException if the loss has another number of targets than there are truths, or tables for
     *     another number of contexts than 1 or that of the counts
     */
    public static double blind(JointCounts counts, Loss loss) {
        check(counts, loss);
        CompensatedSum sum = new CompensatedSum();
        for (int s = 0; s < counts.contexts(); s++) {
            double[] ofTruths = new double[counts.truths()];
            for (int u = 0; u < ofTruths.length; u++) {
                for (int y = 0; y < counts.labels(); y++) {
                    ofTruths[u] += counts.count(s, u, y);
                }
            }
            sum.add(least(ofTruths, loss, s));
        }
        return sum.value() / counts.total();
    }

    /**
     * What each action costs: {@code c(a) = sum_u w(u) l(a,u,s)}, in double arithmetic: with a relative error of at
     * most (K + 1) 2^-53 for K truths, to either side; exact for whole weights and zero-one loss.
     *
     * @param weights w of the truths, each at least 0, as many as the loss has targets
     * @param loss of naming action a where the truth is u
     * @param s context
     * @return c, at least 0 each
     */
    public static double[] costs(double[] weights, Loss loss, int s) {
        double[] costs = new double[loss.actions()];
        for (int a = 0; a < costs.length; a++) {
            for (int u = 0; u < weights.length; u++) {
                costs[a] += weights[u] * loss.value(a, u, s);
            }
        }
        return costs;
    }

    private static double least(double[] weights, Loss loss, int s) {
        return Arrays.stream(costs(weights, loss, s)).min().orElseThrow();
    }

    private static void check(JointCounts counts, Loss loss) {
        Arguments.requireSize("loss", loss.targets(), counts.truths());
        if (loss.contexts() != 1) {
            Arguments.requireSize("loss", loss.contexts(), counts.contexts());
        }
    }
}
